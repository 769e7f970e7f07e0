"""Backups in the window: made beside the work, and listed in a dialog to look at and to put back."""
