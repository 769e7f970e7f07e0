"""A dossier with a password in the window: choosing one, getting in, and locking it when nobody is there."""
