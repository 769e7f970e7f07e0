"""What `build_installer.py` does, a room a system; nothing of it is in the program."""
