"""The journal: what each edit changed, row by row, so that it can be undone, redone and read as history.

Triggers write it, each change in the last step, also those that no Python code sees: cascades and bulk updates. They
live as long as a connection (TEMP) and are made from the tables, so that they can never lag behind them. A row that
changes twice in one step is noted once, from its first to its last value. Bytes, such as those of an adopted overview,
stand in it as hexadecimal.

A step is an ``edit``, an ``undo`` or ``redo`` of one, or ``final``: an edit that cannot be undone, and nothing before
it either. An edit is ``done``, ``undone``, ``dropped`` once something else was done after it was undone, or ``closed``
once what it touched, or what was done after it, is not kept any more.
"""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Column, LargeBinary, Table

from wijkdesk.storage.mapping import ANNOUNCED
from wijkdesk.storage.tables import metadata

Changed = dict[type, set[int]]
"""Which things changed: by kind, their ids."""


def install(connection: sqlite3.Connection) -> None:
    """Have every later change on this connection of the driver noted."""
    for name in ANNOUNCED:
        for statement in _triggers(metadata.tables[name]):
            connection.execute(statement)


def _triggers(table: Table) -> list[str]:
    old, new = _row(table, "OLD"), _row(table, "NEW")
    return [
        _trigger(table, "INSERT", "NEW", "NULL", new),
        _trigger(table, "UPDATE", "NEW", old, new),
        _trigger(table, "DELETE", "OLD", old, "NULL"),
    ]


def _trigger(table: Table, what: str, side: str, before: str, after: str) -> str:
    key = ", ".join(f'{side}."{column.name}"' for column in table.primary_key)
    return f"""
        CREATE TEMP TRIGGER journal_{what.lower()}_{table.name} AFTER {what} ON main.{table.name} BEGIN
            INSERT INTO journal_changes (step_id, table_name, row_key, before, after)
            VALUES ((SELECT max(id) FROM journal_steps), '{table.name}', json_array({key}), {before}, {after})
            ON CONFLICT (step_id, table_name, row_key) DO UPDATE SET after = excluded.after;
        END"""


def _row(table: Table, side: str) -> str:
    return "json_object(" + ", ".join(f"'{column.name}', {_noted(column, side)}" for column in table.columns) + ")"


def _noted(column: Column[Any], side: str) -> str:
    """A value as JSON can hold it."""
    value = f'{side}."{column.name}"'
    return f"iif({value} IS NULL, NULL, hex({value}))" if isinstance(column.type, LargeBinary) else value


Image = dict[str, Any]
"""A row at one moment: its values by the names of their columns."""


class Change(NamedTuple):
    """What a step makes of one row; an image is ``None`` where the row is not there."""

    table: str
    key: str
    before: Image | None
    after: Image | None


class Noted(NamedTuple):
    """A change as the journal has it: its images as JSON."""

    table: str
    key: str
    before: str | None
    after: str | None


class Step(NamedTuple):
    """A step that is being made, and, when it goes on with an earlier one, what that already changed."""

    id: int
    kind: str
    earlier: list[Noted]


def begin(connection: sqlite3.Connection, label: str, kind: str, visit: str | None = None) -> Step:
    """Start a step, or go on with the last one when that is an edit made in the same visit to a field."""
    number = _step_of_visit(connection, visit) if kind == "edit" and visit is not None else None
    if number is not None:
        return Step(number, kind, _noted_in(connection, number))
    return Step(_new_step(connection, label, kind, visit), kind, [])


def _step_of_visit(connection: sqlite3.Connection, visit: str) -> int | None:
    last = connection.execute("SELECT id, visit, kind FROM journal_steps ORDER BY id DESC LIMIT 1").fetchone()
    return last[0] if last is not None and last[1:] == (visit, "edit") else None


def _new_step(connection: sqlite3.Connection, label: str, kind: str, visit: str | None) -> int:
    at = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    added = connection.execute(
        "INSERT INTO journal_steps (at, label, kind, state, visit) VALUES (?, ?, ?, 'done', ?)",
        (at, label, kind, visit),
    )
    assert added.lastrowid is not None
    return added.lastrowid


def finish(connection: sqlite3.Connection, step: Step) -> Changed:
    """Close a step and say what changed since it was begun or gone on with; one without any change leaves no trace."""
    noted = _noted_in(connection, step.id)
    lasting = [each for each in noted if each.before != each.after]
    if len(lasting) < len(noted):
        connection.execute("DELETE FROM journal_changes WHERE step_id = ? AND before IS after", (step.id,))
    if not lasting:
        connection.execute("DELETE FROM journal_steps WHERE id = ?", (step.id,))
    elif step.kind in ("edit", "final"):
        drop_undone(connection)
    stood = {(each.table, each.key): each.after for each in step.earlier}
    return _announced(each for each in noted if each.after != stood.get((each.table, each.key), each.before))


def close_undo(connection: sqlite3.Connection, label: str) -> None:
    """Let nothing that was done before be undone or redone; what was done stays readable."""
    _new_step(connection, label, "final", None)
    drop_undone(connection)


def drop_undone(connection: sqlite3.Connection) -> None:
    """Let nothing that was undone be done again."""
    connection.execute("UPDATE journal_steps SET state = 'dropped' WHERE kind = 'edit' AND state = 'undone'")


def changes_of(connection: sqlite3.Connection, step: int) -> list[Change]:
    """What a step made of each row, in the order in which it came to them."""
    noted = _noted_in(connection, step)
    return [Change(each.table, each.key, _image(each.before), _image(each.after)) for each in noted]


def _noted_in(connection: sqlite3.Connection, step: int) -> list[Noted]:
    rows = connection.execute(
        "SELECT table_name, row_key, before, after FROM journal_changes WHERE step_id = ? ORDER BY id", (step,)
    ).fetchall()
    return [Noted(*row) for row in rows]


def _image(text: str | None) -> Image | None:
    image: Image | None = None if text is None else json.loads(text)
    return image


def _announced(changes: Iterable[Noted]) -> Changed:
    found: Changed = {}
    for each in changes:
        for kind, column in ANNOUNCED[each.table]:
            if column == "id":  # which is its key: no need to read all of it
                numbers = json.loads(each.key)
            else:
                numbers = [image[column] for image in map(_image, (each.before, each.after)) if image is not None]
            found.setdefault(kind, set()).update(number for number in numbers if number is not None)
    return {kind: numbers for kind, numbers in found.items() if numbers}


def turn(connection: sqlite3.Connection, step: int, *, back: bool) -> None:
    """Apply a step backwards or forwards; the caller has begun the step in which that is noted."""
    changes = changes_of(connection, step)
    if len(changes) > 1:  # for a single one SQLite need not prepare all its statements again, as this makes it do
        connection.execute("PRAGMA defer_foreign_keys = ON")
    if back:
        changes = [Change(table, key, after, before) for table, key, before, after in reversed(changes)]
    # First the rows that stay: they let go of those that leave, before a cascade takes them along. Then those that
    # leave; then those that come, which find free what must be unique.
    for change in sorted(changes, key=lambda change: (change.before is None, change.after is None)):
        put(connection, change)
    state = "undone" if back else "done"
    connection.execute("UPDATE journal_steps SET state = ? WHERE id = ?", (state, step))


def put(connection: sqlite3.Connection, change: Change) -> None:
    """Make a row what it is after this change."""
    table, row = metadata.tables[change.table], change.after
    where = " AND ".join(f'"{column.name}" = ?' for column in table.primary_key)
    key = json.loads(change.key)
    if row is None:
        connection.execute(f"DELETE FROM {table.name} WHERE {where}", tuple(key))
        return
    if change.before is not None:
        # SQLite looks after whatever refers to a row, and after its indexes, at each column that is set.
        changed = {
            name: value for name, value in row.items() if name not in change.before or value != change.before[name]
        }
        values = tuple(kept(table, name, value) for name, value in changed.items())
        sets = ", ".join(f'"{name}" = ?' for name in changed)
        connection.execute(f"UPDATE {table.name} SET {sets} WHERE {where}", (*values, *key))
    else:
        insert(connection, change.table, [row])


def insert(connection: sqlite3.Connection, name: str, rows: Sequence[Image]) -> None:
    """Store rows of one table, each with the same columns."""
    table = metadata.tables[name]
    names, marks = ", ".join(f'"{column}"' for column in rows[0]), ", ".join("?" for _ in rows[0])
    values = [tuple(kept(table, column, value) for column, value in row.items()) for row in rows]
    connection.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", values)


def kept(table: Table, name: str, value: Any) -> Any:
    """A value as the table holds it."""
    is_binary = value is not None and isinstance(table.columns[name].type, LargeBinary)
    return bytes.fromhex(value) if is_binary else value
