"""The areas of a dossier."""
