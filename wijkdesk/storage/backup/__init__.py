"""Backups of a dossier: made while it is used, kept as long as they serve, copied to a second place, and put back.

``copies`` says which there are and what they hold. A full one is the file as it was; a light one is without the bytes
of the photos, and without the search index, which is made anew. Each is under the key of its dossier.
"""
