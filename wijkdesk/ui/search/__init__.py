"""The box that finds everything: things of the dossier and commands of the menus."""
