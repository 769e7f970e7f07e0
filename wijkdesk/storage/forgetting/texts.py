"""Every free text of a dossier: as it stands now, and as the journal holds it."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from wijkdesk.domain.words import OverviewState
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.tables import ReadableText, ReadableTexts, metadata

_NOT_ASKED_ABOUT: Final = {
    "contacts": {"first_name", "infix", "last_name"},
    "programmes": {"uid"},
    "pictures": {"media_type"},
}
"""What is the name of somebody, which is theirs whatever else it may be, and what nobody wrote."""
_GOES_WHOLE: Final = frozenset({"table_mappings"})
"""What goes as a whole where it names somebody, for nothing is left to recognise a table by."""


class Place(NamedTuple):
    """Where a text stands: ``column`` is that of a table, or ``texts:outlook`` for one of several texts in a column."""

    table: str
    id: int
    column: str


class PlacedText(NamedTuple):
    place: Place
    text: str


def text_columns() -> dict[str, list[str]]:
    """The columns that hold a free text, by table."""
    found = {
        table.name: [
            column.name
            for column in table.columns
            if isinstance(column.type, ReadableText) and column.name not in _NOT_ASKED_ABOUT.get(table.name, ())
        ]
        for table in metadata.sorted_tables
        if not table.name.startswith(("journal_", "account_")) and table.name not in {"overviews", *_GOES_WHOLE}
    }
    return {name: columns for name, columns in found.items() if columns and "id" in metadata.tables[name].columns}


def texts_now(connection: sqlite3.Connection, without_contacts: tuple[int, ...] = ()) -> Iterator[PlacedText]:
    """Every text that stands in the dossier, but for those in the rows of these contacts and in adopted overviews."""
    for table, columns in text_columns().items():
        rows = fetch(connection, f"SELECT id, {', '.join(columns)} FROM {table} ORDER BY id")
        for number, *texts in rows:
            if table == "contacts" and number in without_contacts:
                continue
            for column, text in zip(columns, texts, strict=True):
                if text and text.strip():
                    yield PlacedText(Place(table, number, column), text)
    for number, texts in fetch(
        connection, "SELECT id, texts FROM overviews WHERE state <> ? ORDER BY id", (OverviewState.ADOPTED.value,)
    ):
        for name, text in json.loads(texts).items():
            if text.strip():
                yield PlacedText(Place("overviews", number, f"texts:{name}"), text)


def write_text(connection: sqlite3.Connection, place: Place, text: str) -> None:
    """Put a text in the place of the one that stands there; the caller has begun a step."""
    column, _, name = place.column.partition(":")
    if not name:
        connection.execute(f"UPDATE {place.table} SET {column} = ? WHERE id = ?", (text, place.id))
        return
    [(kept,)] = connection.execute(f"SELECT {column} FROM {place.table} WHERE id = ?", (place.id,)).fetchall()
    changed = json.dumps({**json.loads(kept), name: text})
    connection.execute(f"UPDATE {place.table} SET {column} = ? WHERE id = ?", (changed, place.id))


Rewrite = Callable[[Place, str], str]
"""What becomes of a text at a place."""


def texts_in_journal(connection: sqlite3.Connection) -> Iterator[PlacedText]:
    """Every text that the journal holds, of what is there and of what is gone; oldest first."""
    found: dict[PlacedText, None] = {}

    def keep(place: Place, text: str) -> str:
        if text.strip():
            found[PlacedText(place, text)] = None
        return text

    for table, key, *images in fetch(
        connection, "SELECT table_name, row_key, before, after FROM journal_changes ORDER BY id"
    ):
        for image in images:
            _rewritten(image, table, key, keep)
    yield from found


def rewrite_journal(connection: sqlite3.Connection, rewrite: Rewrite) -> None:
    """Give every text that the journal holds what becomes of it; what an adopted overview said stays."""
    rows = connection.execute("SELECT id, table_name, row_key, before, after FROM journal_changes").fetchall()
    for number, table, key, *images in rows:
        new = [_rewritten(image, table, key, rewrite) for image in images]
        if new != images:
            connection.execute("UPDATE journal_changes SET before = ?, after = ? WHERE id = ?", (*new, number))


def _rewritten(text: str | None, table: str, key: str, rewrite: Rewrite) -> str | None:
    columns, several = _journaled_texts().get(table, ((), ()))
    if text is None or not (columns or several):
        return text
    image: dict[str, Any] = json.loads(text)
    if table == "overviews" and image.get("state") == OverviewState.ADOPTED.value:
        return text
    row, new = json.loads(key)[0], dict(image)
    for column in columns:
        if isinstance(image.get(column), str):
            new[column] = rewrite(Place(table, row, column), image[column])
    for column in several:
        if image.get(column):
            kept = json.loads(image[column])
            changed = {name: rewrite(Place(table, row, f"{column}:{name}"), each) for name, each in kept.items()}
            new[column] = image[column] if changed == kept else json.dumps(changed)
    return text if new == image else json.dumps(new, ensure_ascii=False, separators=(",", ":"))


@cache
def _journaled_texts() -> dict[str, tuple[Sequence[str], Sequence[str]]]:
    """By table the columns with one text, and those with several."""
    single = text_columns()
    several = {
        table.name: [column.name for column in table.columns if isinstance(column.type, ReadableTexts)]
        for table in metadata.sorted_tables
        if table.name not in _GOES_WHOLE
    }
    return {name: (single.get(name, ()), several[name]) for name in several if several[name] or name in single}
