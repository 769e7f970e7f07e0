"""Overviews."""

import datetime as dt
import hashlib
import json
import sqlite3
from collections.abc import Collection
from typing import Any, NamedTuple

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import OverviewState
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.rows import read, unreadable


class OverviewRow(NamedTuple):
    id: int
    year: int
    half: int
    state: OverviewState
    adopted_on: dt.date | None
    sha256: str


class AdoptedOverview(NamedTuple):
    """An adopted overview as it was frozen: what it said as JSON, and its PDF with the SHA-256 of that."""

    half_year: HalfYear
    adopted_on: dt.date
    content: dict[str, Any]
    document: bytes
    sha256: str


def adopted_overview(connection: sqlite3.Connection, half_year: HalfYear) -> AdoptedOverview | None:
    """The adopted overview of a half-year, or ``None`` while there is none.

    Raises ``Damaged`` when the PDF is not the one that was adopted.
    """
    found = _adopted(connection, "year = ? AND half = ?", half_year)
    return found[0] if found else None


def last_adopted_before(connection: sqlite3.Connection, half_year: HalfYear) -> AdoptedOverview | None:
    """The newest adopted overview of an earlier half-year, or ``None``."""
    found = _adopted(connection, "(year, half) < (?, ?)", half_year)
    return found[0] if found else None


def _adopted(connection: sqlite3.Connection, condition: str, half_year: HalfYear) -> list[AdoptedOverview]:
    """Newest first, one at most."""
    rows = fetch(
        connection,
        f"""SELECT year, half, adopted_on, content, document, sha256 FROM overviews
            WHERE state = 'adopted' AND {condition} ORDER BY year DESC, half DESC LIMIT 1""",
        (half_year.year, half_year.half),
    )
    try:
        found = [
            AdoptedOverview(
                HalfYear(year, half), dt.date.fromisoformat(adopted_on), json.loads(content), bytes(document), sha256
            )
            for year, half, adopted_on, content, document, sha256 in rows
        ]
    except (TypeError, ValueError) as error:
        raise unreadable(connection) from error
    for each in found:
        if not isinstance(each.content, dict) or hashlib.sha256(each.document).hexdigest() != each.sha256:
            raise unreadable(connection)
    return found


def list_overviews(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[OverviewRow]:
    """Every overview, oldest first, without its texts and bytes."""
    return read(
        connection,
        OverviewRow,
        """SELECT t.id, t.year, t.half, t.state, t.adopted_on, t.sha256
           FROM overviews t {where} ORDER BY t.year, t.half""",
        only=only,
    )


def texts_of(connection: sqlite3.Connection, half_year: HalfYear) -> dict[str, str]:
    """What the coordinator wrote for the overview of a half-year, by the name of the section; empty when nothing."""
    texts = _kept(connection, "texts", half_year)
    if not all(isinstance(text, str) for text in texts.values()):
        raise unreadable(connection)
    return texts


def choices_of(connection: sqlite3.Connection, half_year: HalfYear) -> dict[str, list[str]]:
    """What the coordinator picked for the overview of a half-year, by the name of the choice; empty when nothing."""
    choices = _kept(connection, "choices", half_year)
    for picked in choices.values():
        if not isinstance(picked, list) or not all(isinstance(text, str) for text in picked):
            raise unreadable(connection)
    return choices


def _kept(connection: sqlite3.Connection, column: str, half_year: HalfYear) -> dict[str, Any]:
    """The JSON object in a column of one overview."""
    rows = fetch(
        connection, f"SELECT {column} FROM overviews WHERE year = ? AND half = ?", (half_year.year, half_year.half)
    )
    if not rows:
        return {}
    try:
        kept = json.loads(rows[0][0])
    except (TypeError, ValueError) as error:
        raise unreadable(connection) from error
    if not isinstance(kept, dict):
        raise unreadable(connection)
    return kept
