"""What this program is: its version, what is inside and under which licence, and where the files of the user are."""
