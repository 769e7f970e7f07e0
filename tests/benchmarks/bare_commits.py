"""What no edit can do without: one row changed and committed by the driver alone."""

from itertools import count


def bare_commits(connection, *, noted=False):
    """Gives what changes another row at each call, and commits that; what was changed is ``noted`` where asked."""
    numbers = count(1)

    def commit():
        number = next(numbers)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE actions SET title = ? WHERE id = ?", (f"Titel {number}", number % 100 + 1))
        if noted:
            _note(connection)
        connection.execute("COMMIT")

    return commit


def _note(connection):
    step = connection.execute(
        "INSERT INTO journal_steps (at, label, kind, state) VALUES (?, 'Actie gewijzigd', 'bare', 'done')",
        ("2026-03-12T09:00:00.000+00:00",),
    ).lastrowid
    connection.execute(
        "INSERT INTO journal_changes (step_id, table_name, row_key, before, after) VALUES (?, 'actions', ?, ?, ?)",
        (step, "[1]", "x" * 900, "x" * 900),
    )
