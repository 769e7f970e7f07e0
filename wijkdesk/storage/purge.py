"""Purging what was deleted for good: what the journal holds of it, and the bytes of its photos.

The history of what is still there stays whole. What touched something that is purged cannot be undone any more, and
nothing before that either, so that no undo ever does half of what it says.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable

from wijkdesk.storage import journal, search_index
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.records import BELONGS_TO, KIND_OF, RECORDS
from wijkdesk.storage.tables import metadata

Key = tuple[str, str]
"""A row as the journal names it: its table, and its key as JSON."""

_STEPS_AT_ONCE = 2_000  # so that no read keeps an edit waiting
_ALONE = (
    "postponements",
    "round_steps",
    "distinct_pairs",
    "allowed_cautions",
    "border_changes",
    "table_mappings",
)  # of no interest to anybody once they are gone
_OWNERS = BELONGS_TO | {"positions": {"contact_id": "contacts"}}
"""What goes for good with what: by table, the columns that refer to it. A position belongs to the person's history."""


def deleted_until(connection: sqlite3.Connection, step: int) -> list[Key]:
    """The things that a step up to this one deleted; whether they came back since is not looked at."""
    tables = json.dumps([*KIND_OF, *_ALONE])
    found: dict[Key, None] = {}
    for first in range(0, step, _STEPS_AT_ONCE):
        last = min(first + _STEPS_AT_ONCE, step)
        rows = fetch(
            connection,
            """SELECT table_name, row_key FROM journal_changes WHERE step_id > ? AND step_id <= ? AND after IS NULL
               AND table_name IN (SELECT value FROM json_each(?))""",
            (first, last, tables),
        )
        found |= dict.fromkeys((table, key) for table, key in rows)
    return list(found)


def purge(connection: sqlite3.Connection, rows: Iterable[Key], until: int | None = None) -> None:
    """Purge these rows and what belonged to them, as far as they are gone; with ``until``, before the step after it.

    The caller has begun a transaction.
    """
    wanted = [row for row in rows if not _is_there(connection, row)]
    if until is not None:
        later = _changed_after(connection, until)
        wanted = [row for row in wanted if row not in later]
    if not wanted:
        return
    doomed = _with_what_belongs(connection, wanted)
    numbers = json.dumps(_changes_about(connection, doomed))
    _close_undo(connection, numbers)
    connection.execute("DELETE FROM journal_changes WHERE id IN (SELECT value FROM json_each(?))", (numbers,))
    connection.execute(
        """DELETE FROM journal_steps WHERE kind != 'final' AND id NOT IN (SELECT step_id FROM journal_changes)
           AND id != (SELECT max(id) FROM journal_steps)"""
    )
    search_index.catch_up(connection)  # what goes for good does not wait for its words to go


def forget(connection: sqlite3.Connection, rows: Iterable[Key]) -> None:
    """Let the journal forget these rows, also of the step that is being made; the caller closes undo."""
    numbers = json.dumps(_changes_about(connection, set(rows)))
    connection.execute("DELETE FROM journal_changes WHERE id IN (SELECT value FROM json_each(?))", (numbers,))


def pictures_of_nobody(connection: sqlite3.Connection) -> list[int]:
    """The ids of pictures that no photo shows, and that none can show again."""
    rows = connection.execute(
        """WITH told AS MATERIALIZED (SELECT before, after FROM journal_changes
               WHERE id IN (SELECT id FROM journal_changes WHERE table_name = 'photos'))
           SELECT id FROM pictures WHERE id NOT IN (SELECT picture_id FROM photos)
           AND id NOT IN (SELECT before ->> 'picture_id' FROM told WHERE before IS NOT NULL)
           AND id NOT IN (SELECT after ->> 'picture_id' FROM told WHERE after IS NOT NULL)"""
    )
    return [number for (number,) in rows.fetchall()]


def delete_pictures(connection: sqlite3.Connection, numbers: Collection[int]) -> None:
    """Delete the bytes of these pictures."""
    connection.execute(
        "DELETE FROM pictures WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(numbers)),)
    )


def _is_there(connection: sqlite3.Connection, row: Key) -> bool:
    table = metadata.tables[row[0]]
    where = " AND ".join(f'"{column.name}" = ?' for column in table.primary_key)
    found = connection.execute(f"SELECT 1 FROM {table.name} WHERE {where}", tuple(json.loads(row[1])))
    return found.fetchone() is not None


def _changed_after(connection: sqlite3.Connection, step: int) -> set[Key]:
    rows = connection.execute("SELECT table_name, row_key FROM journal_changes WHERE step_id > ?", (step,))
    return {(table, key) for table, key in rows.fetchall()}


def _with_what_belongs(connection: sqlite3.Connection, rows: Iterable[Key]) -> set[Key]:
    """These, what belonged to them and to that, and the pairs that they had."""
    found = set(rows)
    new = found
    while new:
        keys = {(table, json.loads(key)[0]) for table, key in new}
        new = {row for row in _belonging_to(connection, keys) if row not in found and not _is_there(connection, row)}
        found |= new
    return found


def _belonging_to(connection: sqlite3.Connection, owners: set[tuple[str, int]]) -> set[Key]:
    found: set[Key] = set()
    for table, columns in _OWNERS.items():
        for column, target in columns.items():
            numbers = [number for name, number in owners if name == target]
            if numbers:
                rows = connection.execute(
                    f"""SELECT row_key FROM journal_changes
                        WHERE id IN (SELECT id FROM journal_changes WHERE table_name = ?)
                        AND coalesce(before, after) ->> '{column}' IN (SELECT value FROM json_each(?))""",
                    (table, json.dumps(numbers)),
                )
                found |= {(table, key) for (key,) in rows.fetchall()}
    for record in RECORDS.values():
        for pairs in record.pairs:
            numbers = [number for name, number in owners if name == record.table]
            if numbers:
                rows = connection.execute(
                    """SELECT row_key FROM journal_changes WHERE table_name = ?
                       AND row_key ->> 0 IN (SELECT value FROM json_each(?))""",
                    (pairs.table, json.dumps(numbers)),
                )
                found |= {(pairs.table, key) for (key,) in rows.fetchall()}
    return found


def _changes_about(connection: sqlite3.Connection, rows: set[Key]) -> list[int]:
    found = connection.execute(
        """SELECT id FROM journal_changes
           WHERE (table_name, row_key) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))""",
        (json.dumps(sorted(rows)),),
    )
    return [number for (number,) in found.fetchall()]


def _close_undo(connection: sqlite3.Connection, changes: str) -> None:
    """Close what cannot be turned any more without these changes."""
    touching = """SELECT s.id FROM journal_steps s WHERE s.kind = 'edit' AND s.state = ? AND s.id IN
        (SELECT step_id FROM journal_changes WHERE id IN (SELECT value FROM json_each(?)))"""
    last = connection.execute(f"SELECT max(id) FROM ({touching})", ("done", changes)).fetchone()[0]
    if last is not None:
        connection.execute(
            "UPDATE journal_steps SET state = 'closed' WHERE kind = 'edit' AND state = 'done' AND id <= ?", (last,)
        )
    if connection.execute(touching, ("undone", changes)).fetchone() is not None:
        journal.drop_undone(connection)
