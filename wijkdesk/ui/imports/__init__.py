"""What comes in from files of other programs: chosen, shown before anything is stored, and stored in one step."""
