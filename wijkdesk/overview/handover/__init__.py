"""What a successor gets: the part of the dossier that is not confidential, and two pages to begin with."""
