"""What needs attention: the lines below the places of the window, and all of them in one list."""
