"""What a thing was before, what was deleted and what left the dossier, as text or as JSON for another program."""

import datetime as dt
import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from wijkdesk.cli.show import one_line, table_of
from wijkdesk.exchange.account_file import HEADINGS, cells
from wijkdesk.storage.reading.account import AccountRow
from wijkdesk.storage.reading.bin import BinRow, list_bin
from wijkdesk.storage.reading.history import HistoryEntry, history_of
from wijkdesk.storage.reading.records import KIND_OF

_TABLES = {"programme": "programmes"}  # the word on the command line, where it is not that of the table


def history_as_text(kind: str, number: int, connection: sqlite3.Connection) -> str:
    """A line a change, newest first, and below it a line a field; a sentence when nothing changed."""
    entries = _history(kind, number, connection)
    return "\n".join(line for entry in entries for line in _lines(entry)) or "Hier is nog niets aan gewijzigd."


def history_as_json(kind: str, number: int, connection: sqlite3.Connection) -> str:
    """A list of changes, newest first, each with its fields; nothing is shortened."""
    rows = [
        {"step": entry.step, "at": entry.at.isoformat(), "label": entry.label, "is_undone": entry.is_undone}
        | {"fields": [{"label": each.label, "before": each.before, "after": each.after} for each in entry.fields]}
        for entry in _history(kind, number, connection)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def bin_as_text(connection: sqlite3.Connection) -> str:
    """A table with a line a deleted thing, the last first; a sentence when there is none."""
    rows = _bin(connection)
    if not rows:
        return "De prullenbak is leeg."
    cells = [
        [str(row.number), row.word, row.title, f"{row.deleted_at:%d-%m-%Y %H.%M}", row.with_it or "-"] for row in rows
    ]
    return table_of([["id", "soort", "wat", "verwijderd", "ging mee"], *cells])


def bin_as_json(connection: sqlite3.Connection) -> str:
    """A list of deleted things, the last first, under the words of ``show`` for their kinds."""
    words = {table: word for word, table in _TABLES.items()}
    rows: list[dict[str, Any]] = [
        {"kind": words.get(row.id[0], row.id[0]), "id": row.number, "title": row.title}
        | {"deleted_at": row.deleted_at.isoformat(), "label": row.label, "with_it": row.with_it}
        for row in _bin(connection)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def account_as_text(rows: Sequence[AccountRow]) -> str:
    """A table with a line a time that something left or happened, the last first; a sentence when there is none."""
    if not rows:
        return "In het logboek staat nog niets."
    return table_of([[heading.lower() for heading in HEADINGS], *map(cells, rows)])


def _history(kind: str, number: int, connection: sqlite3.Connection) -> list[HistoryEntry]:
    return history_of(connection, KIND_OF[_TABLES.get(kind, kind)], number)


def _bin(connection: sqlite3.Connection) -> list[BinRow]:
    return list_bin(connection, dt.datetime.now(dt.UTC))


def _lines(entry: HistoryEntry) -> list[str]:
    undone = " (later ongedaan gemaakt)" if entry.is_undone else ""
    head = f"{entry.at:%d-%m-%Y %H.%M}  {one_line(entry.label)}{undone}"
    return [head, *(f"    {each.label}: {_said(each.before)} -> {_said(each.after)}" for each in entry.fields)]


def _said(text: str) -> str:
    return one_line(text) or "leeg"
