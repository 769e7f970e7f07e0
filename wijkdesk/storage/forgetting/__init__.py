"""Right by people: what a dossier says of somebody, and how it forgets that."""
