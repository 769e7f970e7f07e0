"""A dossier for a successor: made anew from the rows that may go along, under a password of its own.

Nothing is copied but rows. So what was deleted, what may not go along and the old key are nowhere in the new file.
"""

import sqlite3
from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Table

from wijkdesk.storage import journal
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.tables import ReadableText, metadata
from wijkdesk.storage.whole.rows import PICTURES, Rows, read_pictures, read_whole
from wijkdesk.storage.write_side import driver_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Part(NamedTuple):
    """What goes along: of each named table these ids, all of the others, and every text as ``clean`` makes it."""

    ids: Mapping[str, Collection[int]]
    clean: Callable[[str], str]


def write_for_successor(dossier: Dossier, path: Path, part: Part | None, *, password: str | None) -> None:
    """Write a dossier with all that stands in this one, its history too, or with one ``part`` of it.

    Raises ``AlreadyThere`` when a file of that name exists, and another ``DossierFault`` when it cannot be written.
    """
    rows, sequences = dossier.read_at_one_moment(partial(_read, part=part))
    with dossier.reader_of_its_own() as pictures:
        Dossier.create(path, partial(_fill, rows=rows, sequences=sequences, pictures=pictures), password=password)


def _read(connection: sqlite3.Connection, *, part: Part | None) -> tuple[Rows, dict[str, int]]:
    whole = read_whole(connection)
    rows = whole.rows
    if part is None:
        return rows, whole.sequences
    for name, ids in part.ids.items():
        rows[name] = [row for row in rows[name] if row["id"] in ids]
    _let_go(rows)
    for table in metadata.sorted_tables:
        _clean(table, rows[table.name], part.clean)
    shown = {photo["picture_id"] for photo in rows["photos"]}
    rows[PICTURES] = [row for row in rows[PICTURES] if row["id"] in shown]
    return rows, {}


def _let_go(rows: Rows) -> None:
    """Leave out what belongs to something that is left out, and forget what only refers to it."""
    kept = {name: {row["id"] for row in found if "id" in row} for name, found in rows.items()}
    is_settled = False
    while not is_settled:
        is_settled = True
        for table in metadata.sorted_tables:
            for column in table.columns:
                for key in column.foreign_keys:
                    there = {None, *kept[key.column.table.name]}
                    lost = [row for row in rows[table.name] if row[column.name] not in there]
                    if key.ondelete == "SET NULL":
                        for row in lost:
                            row[column.name] = None
                    elif lost:
                        is_settled = False
                        rows[table.name] = [row for row in rows[table.name] if row[column.name] in there]
                        kept[table.name] = {row["id"] for row in rows[table.name] if "id" in row}


def _clean(table: Table, rows: list[dict[str, Any]], clean: Callable[[str], str]) -> None:
    texts = [column.name for column in table.columns if isinstance(column.type, ReadableText)]
    for row in rows:
        for name in texts:
            if row.get(name):
                row[name] = clean(row[name])


def _fill(session: "Session", rows: Rows, sequences: dict[str, int], pictures: sqlite3.Connection) -> None:
    connection = driver_of(session.connection())
    connection.execute("PRAGMA defer_foreign_keys = ON")  # an action may follow on one that comes behind it
    for row in rows[PICTURES]:
        _insert(connection, PICTURES, read_pictures(pictures, [row["id"]]))
    for table in metadata.sorted_tables:
        if rows[table.name] and table.name != PICTURES:
            _insert(connection, table.name, rows[table.name])
    # No id is ever used twice, also not that of something which was deleted.
    for name, last in sequences.items():
        connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
        connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, last))
    if rows["journal_steps"]:
        journal.close_undo(connection, "Overgedragen")


def _insert(connection: sqlite3.Connection, table: str, rows: list[dict[str, Any]]) -> None:
    names, marks = ", ".join(rows[0]), ", ".join("?" * len(rows[0]))
    connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", [tuple(row.values()) for row in rows])
