"""The handbook: its pages as they are written, what is found in them, and all of it as one PDF."""
