"""The place of the actions: their list, the pane of one or several, how one ends, and its photos."""
