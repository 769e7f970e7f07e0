"""The program tries itself: whether all that it needs is there and works, on the machine where it stands."""
