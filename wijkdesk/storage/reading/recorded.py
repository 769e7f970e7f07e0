"""What the journal holds of rows, and what things were called when."""

import json
import sqlite3
from bisect import bisect_left
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.record_words import Names, references_of, title_of

Row = dict[str, Any]
_Line = tuple[int, str, str, str | None, str | None]


class Recorded(NamedTuple):
    """What one step made of one row, as the journal holds it; an image is ``None`` where the row was not there."""

    step: int
    table: str
    key: tuple[int, ...]
    before: Row | None
    after: Row | None


# The unique index on step, table and key is a list of all that the journal is about, a fortieth of its size: which
# lines matter is found there, and only these are read.
_CHANGES = """WITH found AS MATERIALIZED (SELECT id FROM journal_changes WHERE {where})
    SELECT c.step_id, c.table_name, c.row_key, c.before, c.after FROM found CROSS JOIN journal_changes c
    ON c.id = found.id{and_where} ORDER BY c.step_id, c.id"""


def changes_where(
    connection: sqlite3.Connection, where: str, parameters: Mapping[str, object], *, and_where: str = ""
) -> list[Recorded]:
    """The changes whose step, table and key are as ``where`` says, oldest first; ``and_where`` may look inside."""
    return [
        Recorded(step, table, tuple(json.loads(key)), _row(before), _row(after))
        for step, table, key, before, after in _lines_where(connection, where, parameters, and_where)
    ]


def _lines_where(
    connection: sqlite3.Connection, where: str, parameters: Mapping[str, object], and_where: str = ""
) -> list[_Line]:
    sql = _CHANGES.format(where=where, and_where=f" WHERE {and_where}" if and_where else "")
    return fetch(connection, sql, parameters)


def _row(image: str | None) -> Row | None:
    row: Row | None = None if image is None else json.loads(image)
    return row


def rows_now(connection: sqlite3.Connection, table: str, numbers: Collection[int]) -> dict[int, Row]:
    """The rows of a table with these ids that are there now, without bytes, by their id."""
    found = fetch(connection, f"PRAGMA table_info({table})")
    names = [name for _, name, kind, *_ in found if kind != "BLOB"]
    marked = ", ".join(f'"{name}"' for name in names)
    rows = fetch(
        connection,
        f"SELECT {marked} FROM {table} WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(numbers)),),
    )
    return {row[0]: dict(zip(names, row, strict=True)) for row in rows}


class NamesInTime:
    """What the things of a dossier were called at each moment that is asked for."""

    def __init__(self, connection: sqlite3.Connection, wanted: Collection[tuple[str, int]]) -> None:
        self._now = {
            (table, number): row
            for table in sorted({table for table, _ in wanted})
            for number, row in rows_now(connection, table, {each for name, each in wanted if name == table}).items()
        }
        # Of a thing that was changed a thousand times one line matters: none is taken apart before it does.
        self._past: dict[tuple[str, int], list[_Line]] = {}
        if wanted:
            keys = json.dumps([[table, f"[{number}]"] for table, number in sorted(wanted)])
            of_them = "(table_name, row_key) IN (SELECT value ->> 0, value ->> 1 FROM json_each(:keys))"
            for line in _lines_where(connection, of_them, {"keys": keys}):
                self._past.setdefault((line[1], json.loads(line[2])[0]), []).append(line)

    def at(self, step: int, references: Collection[tuple[str, int]]) -> Names:
        """What these were called when this step was done; what nothing is known of is left out."""
        rows = {each: self._row_at(each, step) for each in references}
        return {each: title_of(each[0], row, {}) for each, row in rows.items() if row is not None}

    def _row_at(self, reference: tuple[str, int], step: int) -> Row | None:
        past = self._past.get(reference, [])
        place = bisect_left(past, step, key=lambda line: line[0])
        if place < len(past):
            *_, before, after = past[place]
            return _row(before or after)
        if reference in self._now or not past:
            return self._now.get(reference)
        *_, before, after = past[-1]
        return _row(after or before)


def said_of(kind: str, label: str) -> str:
    """What a step of this kind did, in the words of the menu."""
    return {"undo": "Ongedaan gemaakt: ", "redo": "Opnieuw gedaan: "}.get(kind, "") + label


def referred_to(changes: Collection[Recorded]) -> set[tuple[str, int]]:
    """All that the rows of these changes refer to."""
    return {
        reference
        for change in changes
        for image in (change.before, change.after)
        if image is not None
        for reference in references_of(change.table, image)
    }
