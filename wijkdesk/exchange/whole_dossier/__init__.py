"""A whole dossier as a folder that can be read without Wijkdesk, and a dossier made of such a folder again.

``layout`` says what stands where, ``explanation`` and ``meanings`` tell it to whoever opens the folder.
"""
