"""What a table from elsewhere is held against: what there is already of a kind, and by what names things are called."""

import datetime as dt
import json
import sqlite3
from typing import Any, NamedTuple

from wijkdesk.domain.contact import Contact
from wijkdesk.domain.words import Choice, ImportKind
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.duplicates import organisations_of_contacts
from wijkdesk.storage.reading.records import RECORDS
from wijkdesk.storage.reading.rows import read, unreadable


class KnownThing(NamedTuple):
    """``values`` are those of the domain by attribute; what it refers to by id, several in a tuple."""

    id: int
    values: dict[str, Any]


class PillarPlace(NamedTuple):
    id: int
    position: int
    name: str


class RememberedMapping(NamedTuple):
    """What the columns of a table with such headings became, by heading."""

    kind: ImportKind
    columns: dict[str, str]


def list_known(connection: sqlite3.Connection, kind: type[Any]) -> list[KnownThing]:
    """Everything of a kind, in the order in which it was added.

    A contact has ``organisations`` too: where somebody holds or held a position.
    """
    record = RECORDS[kind]
    columns = ", ".join(record.columns)
    several = {
        pairs.attribute: _pairs(connection, f"SELECT {pairs.owner}, {pairs.other} FROM {pairs.table} ORDER BY 1, 2")
        for pairs in record.pairs
    }
    if kind is Contact:
        several["organisations"] = organisations_of_contacts(connection)
    known = []
    for number, *row in fetch(connection, f"SELECT id, {columns} FROM {record.table} ORDER BY id", ()):
        values = {
            name.removesuffix("_id"): _value(connection, shown.holds, value)
            for (name, shown), value in zip(record.columns.items(), row, strict=True)
        }
        values |= {attribute: tuple(pairs.get(number, ())) for attribute, pairs in several.items()}
        known.append(KnownThing(number, values))
    return known


def list_pillar_places(connection: sqlite3.Connection) -> list[PillarPlace]:
    return read(
        connection, PillarPlace, "SELECT t.id, t.position, t.name FROM pillars t {where} ORDER BY t.position, t.id"
    )


def remembered_mapping(connection: sqlite3.Connection, headings: str) -> RememberedMapping | None:
    """What the last table with these headings became; ``headings`` as ``key_of_headings`` gives them."""
    newest = "SELECT kind, columns FROM table_mappings WHERE headings = ? AND kind != ? ORDER BY id DESC LIMIT 1"
    found = fetch(connection, newest, (headings, ImportKind.FIGURES.value))
    try:
        return RememberedMapping(ImportKind(found[0][0]), dict(json.loads(found[0][1]))) if found else None
    except (TypeError, ValueError) as error:
        raise unreadable(connection) from error


def _pairs(connection: sqlite3.Connection, sql: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for owner, other in fetch(connection, sql):
        found.setdefault(owner, []).append(other)
    return found


def _value(connection: sqlite3.Connection, holds: type | str, value: Any) -> Any:
    """A column as the domain has it."""
    if value is None or isinstance(holds, str):
        return value
    try:
        if holds is dt.date:
            return dt.date.fromisoformat(value)
        if holds is bool:
            return value != 0
        return holds(value) if issubclass(holds, Choice) else value
    except (TypeError, ValueError) as error:
        raise unreadable(connection) from error
