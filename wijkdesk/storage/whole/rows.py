"""Every row of a dossier, of one moment."""

import sqlite3
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from wijkdesk.storage import driver
from wijkdesk.storage.migrations import KNOWN
from wijkdesk.storage.whole.schema import columns_of, table_names

Row = dict[str, Any]
Rows = dict[str, list[Row]]

PICTURES: Final = "pictures"
"""The table whose bytes are large and never change: they are read apart, a few rows at a time."""


class Whole(NamedTuple):
    """The rows of each table by the names of their columns, under which schema, and the last id that each table gave.

    Values are as the file keeps them. Those of pictures have no bytes yet.
    """

    schema: str
    rows: Rows
    sequences: dict[str, int]


def read_whole(connection: sqlite3.Connection) -> Whole:
    """Everything but the bytes of pictures; for ``Dossier.read_at_one_moment``. Raises a ``DossierFault``."""
    rows: Rows = {}
    for table in table_names():
        columns = [each.name for each in columns_of(table) if table != PICTURES or not each.holds_bytes]
        found = driver.fetch(connection, f"SELECT {_marked(columns)} FROM {table} ORDER BY rowid")
        rows[table] = [dict(zip(columns, row, strict=True)) for row in found]
    sequences = driver.fetch(connection, "SELECT name, seq FROM sqlite_sequence ORDER BY name")
    known = set(table_names())
    return Whole(KNOWN[-1], rows, {name: last for name, last in sequences if name in known})


def read_pictures(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Row]:
    """The rows of these pictures with their bytes; one that is gone is left out."""
    columns = [each.name for each in columns_of(PICTURES)]
    marks = ", ".join("?" for _ in ids)
    sql = f"SELECT {_marked(columns)} FROM {PICTURES} WHERE id IN ({marks}) ORDER BY id"
    return [dict(zip(columns, row, strict=True)) for row in driver.fetch(connection, sql, ids)]


def _marked(columns: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)
