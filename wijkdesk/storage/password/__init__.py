"""The password of a dossier: setting, changing and removing it, the recovery key, and how strong a new one is."""
