"""What left the dossier and what was done to it as a whole."""
