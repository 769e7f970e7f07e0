"""The journal: what each edit changed, row by row, so that it can be undone, redone and read as history.

Triggers write it, for changes that no Python code sees: cascades and bulk updates. They live as long as a connection
(TEMP) and are made from the tables, so that they can never lag behind them. A row that changes twice in one step is
noted once, from its first to its last value. Bytes are left out: a picture never changes.

A step is an ``edit``, an ``undo`` or ``redo`` of one, or ``final``: an edit that cannot be undone, and nothing before
it either. An edit is ``done``, ``undone``, or ``dropped`` once something else was done after it was undone.
"""

import datetime as dt
import json
from typing import Any, NamedTuple

from sqlalchemy import Connection, LargeBinary, Table

from wijkdesk.storage.mapping import ANNOUNCED
from wijkdesk.storage.tables import metadata

Changed = dict[type, set[int]]
"""Which things changed: by kind, their ids."""


def install(connection: Any) -> None:
    """Have every later change on this driver connection noted."""
    connection.execute("CREATE TEMP TABLE current_step (step_id INTEGER NOT NULL)")
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
            SELECT step_id, '{table.name}', json_array({key}), {before}, {after} FROM current_step WHERE true
            ON CONFLICT (step_id, table_name, row_key) DO UPDATE SET after = excluded.after;
        END"""


def _row(table: Table, side: str) -> str:
    columns = (column.name for column in table.columns if not isinstance(column.type, LargeBinary))
    return "json_object(" + ", ".join(f"'{name}', {side}.\"{name}\"" for name in columns) + ")"


class Step(NamedTuple):
    """A step that is being made; ``goes_on`` when it continues one that was there."""

    id: int
    kind: str
    goes_on: bool


def begin(connection: Connection, label: str, kind: str, visit: str | None = None) -> Step:
    """Start a step, or go on with the last one when it was made in the same visit to a field."""
    earlier = _step_of_visit(connection, visit)
    step = Step(earlier or _new_step(connection, label, kind, visit), kind, earlier is not None)
    connection.exec_driver_sql("DELETE FROM current_step")
    connection.exec_driver_sql("INSERT INTO current_step VALUES (?)", (step.id,))
    return step


def _step_of_visit(connection: Connection, visit: str | None) -> int | None:
    if visit is None:
        return None
    last = connection.exec_driver_sql(
        "SELECT id, visit, state FROM journal_steps ORDER BY id DESC LIMIT 1"
    ).one_or_none()
    return last.id if last is not None and last.visit == visit and last.state == "done" else None


def _new_step(connection: Connection, label: str, kind: str, visit: str | None) -> int:
    at = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    added = connection.exec_driver_sql(
        "INSERT INTO journal_steps (at, label, kind, state, visit) VALUES (?, ?, ?, 'done', ?)",
        (at, label, kind, visit),
    )
    assert added.lastrowid is not None
    return added.lastrowid


def finish(connection: Connection, step: Step) -> Changed:
    """Close a step and say what it changed; a step without any change leaves no trace."""
    changes = _changes(connection, step.id)
    kept = [change for change in changes if change.before != change.after]
    connection.exec_driver_sql("DELETE FROM current_step")
    connection.exec_driver_sql("DELETE FROM journal_changes WHERE step_id = ? AND before IS after", (step.id,))
    if not kept:
        connection.exec_driver_sql("DELETE FROM journal_steps WHERE id = ?", (step.id,))
    elif step.kind in ("edit", "final"):
        connection.exec_driver_sql("UPDATE journal_steps SET state = 'dropped' WHERE state = 'undone'")
    # A visit that ends as it began changed something on the way, and whoever showed that must hear of it.
    return _announced(changes if step.goes_on else kept)


class _Change(NamedTuple):
    table: str
    key: list[int]
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def _changes(connection: Connection, step: int) -> list[_Change]:
    rows = connection.exec_driver_sql(
        "SELECT table_name, row_key, before, after FROM journal_changes WHERE step_id = ? ORDER BY id", (step,)
    ).all()
    return [_Change(table, json.loads(key), _loads(before), _loads(after)) for table, key, before, after in rows]


def _loads(text: str | None) -> dict[str, Any] | None:
    row: dict[str, Any] | None = None if text is None else json.loads(text)
    return row


def _announced(changes: list[_Change]) -> Changed:
    found: Changed = {}
    for change in changes:
        for row in (change.before, change.after):
            for kind, column in ANNOUNCED[change.table] if row is not None else ():
                if row is not None and row[column] is not None:
                    found.setdefault(kind, set()).add(row[column])
    return found


def turn(connection: Connection, step: int, *, back: bool) -> None:
    """Apply a step backwards or forwards; the caller has begun the step in which that is noted."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    changes = _changes(connection, step)
    for change in reversed(changes) if back else changes:
        target = change.before if back else change.after
        origin = change.after if back else change.before
        _put(connection, metadata.tables[change.table], change.key, target, exists=origin is not None)
    state = "undone" if back else "done"
    connection.exec_driver_sql("UPDATE journal_steps SET state = ? WHERE id = ?", (state, step))


def _put(connection: Connection, table: Table, key: list[int], row: dict[str, Any] | None, *, exists: bool) -> None:
    where = " AND ".join(f'"{column.name}" = ?' for column in table.primary_key)
    if row is None:
        connection.exec_driver_sql(f"DELETE FROM {table.name} WHERE {where}", tuple(key))
    elif exists:
        sets = ", ".join(f'"{name}" = ?' for name in row)
        connection.exec_driver_sql(f"UPDATE {table.name} SET {sets} WHERE {where}", (*row.values(), *key))
    else:
        names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" for _ in row)
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", tuple(row.values()))
