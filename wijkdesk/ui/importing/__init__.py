"""Reading in what comes from other programs: what a file holds is shown before any of it is stored."""
