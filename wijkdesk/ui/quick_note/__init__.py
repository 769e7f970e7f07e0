"""One line, typed from anywhere, and what is made of it."""
