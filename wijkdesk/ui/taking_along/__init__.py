"""Taking along what the dossier holds: a list as a spreadsheet, or everything as a folder."""
