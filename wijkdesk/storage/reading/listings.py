"""Whole lists as tables of plain values under the words of the forms, for who takes them along."""

import datetime as dt
import sqlite3
from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Area, Indicator, Measurement
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.photo import Photo
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ActionState, EventKind, Light, MomentKind
from wijkdesk.privacy.cautions import OF_A_NAME
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.record_words import Names, in_words, line_of, references_of, texts_of, title_of
from wijkdesk.storage.reading.records import RECORDS, Record, Shown
from wijkdesk.storage.reading.rows import unreadable
from wijkdesk.storage.reading.timeline import TimelineRow, list_timeline

Cell = str | int | float | dt.date | None
"""A value of a list: words, a number or a day; ``None`` where nothing is known."""

NUMBER: Final = "Nummer"
TIMELINE: Final = "timeline"

RECORDED: Final[Mapping[str, type]] = {
    "programme": Programme,
    "pillars": Pillar,
    "actions": Action,
    "organisations": Organisation,
    "contacts": Contact,
    "moments": ContactMoment,
    "promises": Promise,
    "commitments": Commitment,
    "goals": PolicyGoal,
    "events": Event,
    "escalations": Escalation,
    "areas": Area,
    "indicators": Indicator,
    "measurements": Measurement,
    "photos": Photo,
    "overviews": Overview,
}
"""What can be listed with all that is recorded of it, by the word for it on the command line."""

TITLES: Final[Mapping[str, str]] = {
    kind: RECORDS[thing].several.capitalize() if kind != "programme" else RECORDS[thing].word
    for kind, thing in RECORDED.items()
} | {TIMELINE: "Tijdlijn"}
"""Every list, by the same word, and what it is called."""

_Row = dict[str, Any]
_BETWEEN: Final = "; "


class Listing(NamedTuple):
    """A list: what it is called, what stands above its columns, and its rows.

    ``written`` are the places of the columns in which somebody wrote as they liked.
    """

    title: str
    headings: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    written: tuple[int, ...]


def listing_of(
    connection: sqlite3.Connection, kind: str, ids: Sequence[Hashable] | None = None, *, with_numbers: bool = False
) -> Listing:
    """One of ``TITLES``: all of it, or the rows with these ids in this order, as far as they are there.

    ``with_numbers`` gives each thing its number, and each that it refers to its own. Raises ``Damaged`` for a value
    that cannot be read, and any other ``DossierFault``.
    """
    try:
        if kind == TIMELINE:
            return _timeline(connection, ids)
        return _records(connection, RECORDS[RECORDED[kind]], TITLES[kind], ids, with_numbers)
    except (LookupError, TypeError, ValueError) as error:
        raise unreadable(connection) from error


def _records(
    connection: sqlite3.Connection,
    record: Record,
    title: str,
    ids: Sequence[Hashable] | None,
    with_numbers: bool,
) -> Listing:
    rows = _rows_of(connection, record.table)
    picked = list(rows.values()) if ids is None else [rows[each] for each in ids if each in rows]
    names = _names(connection, record)
    pairs = [(pair, _paired(connection, pair.table, pair.owner, pair.other)) for pair in record.pairs]
    parts = [(part, _lines(connection, part.table, part.owner)) for part in record.parts]
    headings = [NUMBER] if with_numbers else []
    written = []
    for name, shown in record.columns.items():
        if shown.holds is str and name not in OF_A_NAME:
            written.append(len(headings))
        headings.append(shown.label)
        if with_numbers and isinstance(shown.holds, str):
            headings.append(f"{shown.label} ({NUMBER.lower()})")
    headings += [pair.label for pair in record.pairs] + [part.label for part in record.parts]
    cells: list[tuple[Cell, ...]] = []
    for row in picked:
        line: list[Cell] = [row["id"]] if with_numbers else []
        for name, shown in record.columns.items():
            line.append(_cell(shown, row[name], names))
            if with_numbers and isinstance(shown.holds, str):
                line.append(row[name])
        for pair, others in pairs:
            line.append(_BETWEEN.join(names[pair.target, each] for each in others.get(row["id"], ())))
        line += [_BETWEEN.join(lines.get(row["id"], ())) for _part, lines in parts]
        cells.append(tuple(line))
    return Listing(title, tuple(headings), cells, tuple(written))


def _cell(shown: Shown, value: Any, names: Names) -> Cell:
    if value is None or value == "":
        return None
    if shown.holds is dt.date:
        return dt.date.fromisoformat(value)
    if shown.holds in (int, float):
        return value + 0 if isinstance(value, int | float) else float(value)
    if shown.holds is dict:
        return "\n".join(f"{name}: {text}" for name, text in texts_of(value).items()) or None
    return in_words(shown, value, names)


def _rows_of(connection: sqlite3.Connection, table: str) -> dict[int, _Row]:
    """The rows of a table by their id, without bytes."""
    found = fetch(connection, f"PRAGMA table_info({table})")
    columns = [name for _, name, kind, *_ in found if kind != "BLOB"]
    marked = ", ".join(f'"{name}"' for name in columns)
    rows = fetch(connection, f"SELECT {marked} FROM {table} ORDER BY id")
    return {row["id"]: row for row in (dict(zip(columns, each, strict=True)) for each in rows)}


def _names(connection: sqlite3.Connection, record: Record) -> dict[tuple[str, int], str]:
    """What everything is called that a row of this kind can refer to."""
    tables = {shown.holds for shown in record.columns.values() if isinstance(shown.holds, str)}
    tables |= {pair.target for pair in record.pairs}
    return {name: text for table in sorted(tables) for name, text in _titles(connection, table).items()}


def _titles(connection: sqlite3.Connection, table: str) -> dict[tuple[str, int], str]:
    return {(table, number): title_of(table, row, {}) for number, row in _rows_of(connection, table).items()}


def _paired(connection: sqlite3.Connection, table: str, owner: str, other: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for one, another in fetch(connection, f"SELECT {owner}, {other} FROM {table} ORDER BY {owner}, {other}"):
        found.setdefault(one, []).append(another)
    return found


def _lines(connection: sqlite3.Connection, table: str, owner: str) -> dict[int, list[str]]:
    """The parts of each thing, a line each."""
    rows = list(_rows_of(connection, table).values())
    tables = {target for row in rows for target, _ in references_of(table, row)}
    names = {name: text for each in sorted(tables) for name, text in _titles(connection, each).items()}
    found: dict[int, list[str]] = {}
    for row in rows:
        if row[owner] is not None:
            found.setdefault(row[owner], []).append(line_of(table, row, names))
    return found


# -- the timeline --


def _timeline(connection: sqlite3.Connection, ids: Sequence[Hashable] | None) -> Listing:
    rows = {row.id: row for row in list_timeline(connection)}
    picked = list(rows.values()) if ids is None else [rows[str(each)] for each in ids if each in rows]
    cells: list[tuple[Cell, ...]] = [
        (row.day, row.title, _what(row), row.pillar, "ja" if row.confidential else "nee") for row in picked
    ]
    return Listing(TITLES[TIMELINE], ("Dag", "Wat", "Soort", "Pijler", "Vertrouwelijk"), cells, written=(1,))


def _what(row: TimelineRow) -> str:
    if row.source == "event":
        return EventKind(row.what).dutch
    if row.source == "moment":
        return MomentKind(row.what).dutch
    if row.source == "end":
        return f"actie {ActionState(row.what).dutch}"
    if row.source == "rating":
        return f"beoordeeld: {Light(row.what.removeprefix('rating_')).dutch}"
    return "actie begonnen" if row.source == "start" else "directe melding"
