"""The sheet of commands and their keys."""
