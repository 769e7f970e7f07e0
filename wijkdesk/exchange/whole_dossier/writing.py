"""A whole dossier written to a folder, a piece at a time."""

import datetime as dt
import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final, NamedTuple

from wijkdesk import __version__
from wijkdesk.domain.refusal import Refused
from wijkdesk.exchange.spreadsheets.taking import list_as_csv
from wijkdesk.exchange.whole_dossier.explanation import explanation
from wijkdesk.exchange.whole_dossier.layout import (
    CONTENTS,
    DATA,
    EXPLANATION,
    FILES,
    FORMAT,
    LISTS,
    data_of,
    file_of,
    list_of,
)
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.new_file import new_folder, write_through
from wijkdesk.storage.reading.listings import TITLES, Listing, listing_of
from wijkdesk.storage.whole.rows import PICTURES, Row, Whole, read_pictures, read_whole

_PICTURES_AT_ONCE: Final = 20

Do = Callable[..., Any]
Told = Callable[[int, int], object]


class Begun(NamedTuple):
    """What stands in the folder before the pictures do: of each table how many rows, and the sum of its file."""

    schema: str
    sequences: dict[str, int]
    tables: dict[str, dict[str, Any]]
    pictures: list[int]


def here(work: Callable[..., Any], *arguments: Any) -> Any:
    """Do a piece of work in this process."""
    return work(*arguments)


def take_everything(
    dossier: Path, key: str | None, folder: Path, *, today: dt.date, do: Do = here, told: Told | None = None
) -> None:
    """Write all of a dossier, which opens with ``key``, to a new ``folder``, which is there whole or not at all.

    ``do`` is called with each piece of work and what goes in, and may do it elsewhere; ``told`` hears how much is done,
    and of how much, and what it raises ends it. Raises ``AlreadyThere`` when the folder exists, another
    ``DossierFault``, or ``Refused``.
    """
    with new_folder(folder) as building:
        begun: Begun = do(begin, dossier, key, building)
        rows: list[Row] = []
        whole = len(begun.pictures) + 1
        for first in range(0, len(begun.pictures), _PICTURES_AT_ONCE):
            if told is not None:
                told(first + 1, whole)
            rows += do(write_pictures, dossier, key, building, begun.pictures[first : first + _PICTURES_AT_ONCE])
        if told is not None:
            told(whole, whole)
        do(finish, building, begun, rows, dossier.stem, today)


def begin(path: Path, key: str | None, building: Path) -> Begun:
    """Write everything but the pictures, of one moment."""
    for name in (DATA, FILES, LISTS):
        (building / name).mkdir()
    with Dossier.open(path, key=key, read_only=True) as dossier:
        whole, listings = dossier.read_at_one_moment(_read)
    for listing in listings:
        (building / list_of(listing.title)).write_bytes(list_as_csv(listing))
    tables = {
        table: _write_table(building, table, (_with_files(building, table, row) for row in rows))
        for table, rows in whole.rows.items()
        if table != PICTURES
    }
    return Begun(whole.schema, whole.sequences, tables, [row["id"] for row in whole.rows[PICTURES]])


def write_pictures(path: Path, key: str | None, building: Path, ids: list[int]) -> list[Row]:
    """Write the bytes of these pictures, and give their rows with where these are."""
    with Dossier.open(path, key=key, read_only=True) as dossier:
        rows = read_pictures(dossier.reader, ids)
    if len(rows) != len(ids):
        raise Refused("Intussen ging er een foto uit het dossier. Neem de gegevens opnieuw mee.")
    return [_with_files(building, PICTURES, row) for row in rows]


def finish(building: Path, begun: Begun, pictures: list[Row], title: str, today: dt.date) -> None:
    """Write what the folder holds, for people and for Wijkdesk."""
    tables = begun.tables | {PICTURES: _write_table(building, PICTURES, pictures)}
    text = explanation(title, begun.schema, {table: each["rows"] for table, each in tables.items()}, today)
    (building / EXPLANATION).write_text(text, "utf-8-sig", newline="\r\n")  # as every editor opens it
    contents = {
        "format": FORMAT,
        "program": f"Wijkdesk {__version__}",
        "schema": begun.schema,
        "sequences": begun.sequences,
        "tables": dict(sorted(tables.items())),
    }
    (building / CONTENTS).write_text(json.dumps(contents, indent=1), "utf-8")
    write_through(building / CONTENTS)


def _read(connection: sqlite3.Connection) -> tuple[Whole, list[Listing]]:
    return read_whole(connection), [listing_of(connection, kind, with_numbers=True) for kind in TITLES]


def _with_files(building: Path, table: str, row: Row) -> Row:
    """The row with, in the place of bytes, where they were written."""
    return {
        name: _write_file(building, file_of(table, row["id"], name, value), value) if type(value) is bytes else value
        for name, value in row.items()
    }


def _write_file(building: Path, name: str, content: bytes) -> dict[str, str]:
    (building / name).write_bytes(content)
    return {"file": name, "sha256": hashlib.sha256(content).hexdigest()}


def _write_table(building: Path, table: str, rows: Iterable[Row]) -> dict[str, Any]:
    """A list with a row a line; a line at a time, as nobody is to wait for all of a long history."""
    number, total = 0, hashlib.sha256()
    with (building / data_of(table)).open("wb") as file:
        for row in rows:
            line = f"{',' if number else '['}\n{json.dumps(row, ensure_ascii=False)}".encode()
            total.update(line)
            file.write(line)
            number += 1
        end = b"\n]\n" if number else b"[]\n"
        total.update(end)
        file.write(end)
    return {"rows": number, "sha256": total.hexdigest()}
