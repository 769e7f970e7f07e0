"""Right by the people of the dossier: the register, forgetting, and what their data are looked at for."""
