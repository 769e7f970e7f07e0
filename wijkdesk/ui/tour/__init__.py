"""The tour of the window, for who is new to it."""
