"""What no edit can do without: one row changed and committed by the driver alone."""

from itertools import count


def bare_commits(connection):
    """Gives what changes another row at each call, and commits that."""
    numbers = count(1)

    def commit():
        number = next(numbers)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE actions SET title = ? WHERE id = ?", (f"Titel {number}", number % 100 + 1))
        connection.execute("COMMIT")

    return commit
