"""All that a dossier holds, as plain rows: read out of it, described, and made into a dossier again."""
