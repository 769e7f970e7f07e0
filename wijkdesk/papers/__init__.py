"""Papers about a dossier itself, to print and keep."""
