"""The course of an official figure or an own measurement: of rows of a dossier, with all that is said of it."""
