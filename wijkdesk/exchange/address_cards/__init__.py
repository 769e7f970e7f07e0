"""People from and to address books: vCards of every age, and Outlook's table."""
