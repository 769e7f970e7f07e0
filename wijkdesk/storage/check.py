"""Whether a dossier is whole: its file, its references, its values, its journal and its search index."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Float, Integer, LargeBinary, create_engine, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from wijkdesk.domain.attention import Postponement
from wijkdesk.domain.caution import AllowedCaution
from wijkdesk.domain.distinct import Distinct
from wijkdesk.domain.figures import BorderChange
from wijkdesk.domain.half_year_round import RoundStep
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.table_mapping import TableMapping
from wijkdesk.storage import driver, faults, search_index, search_state
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.mapping import ANNOUNCED
from wijkdesk.storage.tables import ChoiceText, ReadableTexts, metadata
from wijkdesk.storage.writing.edit import NAMES

# What has commands of its own has its name here.
_KINDS = {
    **NAMES,
    Postponement: "Uitgesteld punt",
    RoundStep: "Onderdeel van de halfjaarronde",
    Distinct: "Niet dezelfde",
    AllowedCaution: "Wat mag blijven staan",
    BorderChange: "Jaar met andere grenzen",
    TableMapping: "Indeling van een tabel",
}

# What SQLite says of an index that does not fit what it was made of; it can be made anew, so it is told apart.
_OF_INDEX = "FTS5 table main.search"

_MOST_PLACES = 100  # where SQLite stops counting

# What reading a value of a wrong type, or a rule that is asked about it, can end in.
_UNREADABLE = (faults.Damaged, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


def findings(dossier: Dossier) -> list[str]:
    """What is wrong with a dossier, a Dutch sentence each, without personal data; empty when all is well.

    Nothing is changed. Raises a ``DossierFault`` when the file cannot be read at all.
    """
    connection = dossier.reader
    places = damaged_places(connection)
    if places:
        # In a damaged file the rest would only name the same damage again, or fail on it.
        return [_damage(places)]
    return [
        *broken_rows(connection),
        *_journal(connection),
        *_broken_rules(connection),
        *_search_index(connection),
    ]


def broken_rows(connection: sqlite3.Connection) -> Iterator[str]:
    """Rows that refer to nothing, or hold what their column is not for; a Dutch sentence each, without their texts."""
    yield from _broken_references(connection)
    yield from _unreadable_rows(connection)


def _damage(places: int) -> str:
    where = "1 plaats" if places == 1 else f"{places} plaatsen" if places < _MOST_PLACES else "heel veel plaatsen"
    return f"Het dossier is beschadigd op {where}. Zet een back-up terug; het bestand zelf blijft zoals het is."


def damaged_places(connection: sqlite3.Connection) -> int:
    """How many places in the file hold no longer what was written."""
    told = [text for (text,) in driver.fetch(connection, "PRAGMA quick_check")] + driver.broken_seals(connection)
    lines = [line for text in told for line in text.splitlines()]
    return sum(line != "ok" and not line.startswith("***") and _OF_INDEX not in line for line in lines)


def _broken_references(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, target, _ in driver.fetch(connection, "PRAGMA foreign_key_check"):
        yield f"In {table} verwijst rij {row} naar iets in {target} dat er niet is."


def _unreadable_rows(connection: sqlite3.Connection) -> Iterator[str]:
    for table in metadata.sorted_tables:
        columns = [
            f"typeof({column.name})" if isinstance(column.type, LargeBinary) else column.name
            for column in table.columns
        ]
        sql = f"SELECT rowid, {', '.join(columns)} FROM {table.name}"
        driver.fetch(connection, f"{sql} LIMIT 0")  # without its columns a table has no row to name
        try:
            rows = driver.fetch(connection, sql)
        except faults.Damaged:  # one of them holds no text where it says so; only row by row it shows which
            rows = []
            for (number,) in driver.fetch(connection, f"SELECT rowid FROM {table.name}"):
                try:
                    rows += driver.fetch(connection, f"{sql} WHERE rowid = ?", (number,))
                except faults.Damaged:
                    yield f"In {table.name} is rij {number} niet te lezen."
        for number, *values in rows:
            if not all(map(is_readable, table.columns, values)):
                yield f"In {table.name} is rij {number} niet te lezen."


def is_readable(column: Column[Any], value: object) -> bool:
    """Whether a value is what its column says, as the file keeps it."""
    kind = column.type
    if value is None:
        return bool(column.nullable)
    if isinstance(kind, LargeBinary):
        return value == "blob" or (value == "null" and bool(column.nullable))
    if isinstance(kind, Integer | Boolean):
        return isinstance(value, int)
    if isinstance(kind, Float):
        return isinstance(value, int | float)
    if not isinstance(value, str):
        return False
    try:
        if isinstance(kind, Date):
            dt.date.fromisoformat(value)
        elif isinstance(kind, ChoiceText):
            kind.choices(value)
        elif isinstance(kind, JSON | ReadableTexts):
            return isinstance(json.loads(value), dict)
    except ValueError:
        return False
    return True


def _journal(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        rows = driver.fetch(connection, "SELECT id, table_name, before, after FROM journal_changes")
    except faults.Damaged:
        yield "De geschiedenis is niet te lezen. Ongedaan maken kan daar stoppen."
        return
    for number, table, before, after in rows:
        columns = {column.name for column in metadata.tables[table].columns} if table in ANNOUNCED else set()
        try:
            images = [json.loads(image) for image in (before, after) if image is not None]
            sound = bool(columns and images) and all(image.keys() <= columns for image in images)
        except _UNREADABLE:
            sound = False
        if not sound:
            yield f"In de geschiedenis is regel {number} niet te lezen. Ongedaan maken kan daar stoppen."


def _search_index(connection: sqlite3.Connection) -> Iterator[str]:
    name = driver.file_of(connection).name
    if not search_state.is_current(connection):
        yield f"De zoekindex ontbreekt of is van een andere versie. Open {name} in het venster; dan is hij er weer."
    elif search_index.differs(connection):
        yield f"In de zoekindex staat iets anders dan in het dossier. Vernieuw: wijkdesk check {name} --rebuild-index"


def _broken_rules(connection: sqlite3.Connection) -> Iterator[str]:
    engine = create_engine("sqlite://", creator=lambda: connection, module=driver.driver_module(), poolclass=StaticPool)
    with Session(engine) as session:
        for kind, name in _KINDS.items():
            try:
                with faults.driver_faults(driver.file_of(connection)):
                    things: Sequence[Any] = session.scalars(select(kind)).all()
            except _UNREADABLE:
                yield f"{name}: een waarde is niet te lezen, dus de regels zijn niet nagegaan."
                continue
            for thing in things:
                try:
                    with faults.driver_faults(driver.file_of(connection)):
                        thing.check()
                except Refused as refused:
                    yield f"{name} {thing.id}: {refused.reason}"
                except _UNREADABLE:
                    yield f"{name} {thing.id}: een waarde is niet te lezen."
        session.expunge_all()
