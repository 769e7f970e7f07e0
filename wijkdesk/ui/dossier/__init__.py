"""Beginning: the first screen, a new dossier, and choosing one."""
