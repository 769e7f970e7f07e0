"""The lists of a dossier as text to read or as JSON for another program."""

import datetime as dt
import json
import sqlite3
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from wijkdesk.domain.figures import period_in_words
from wijkdesk.domain.words import Choice
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.events import list_escalations, list_events
from wijkdesk.storage.reading.figures import MeasurementRow, list_areas, list_indicators, list_measurements
from wijkdesk.storage.reading.moments import list_moments
from wijkdesk.storage.reading.overviews import list_overviews
from wijkdesk.storage.reading.people import list_contacts, list_organisations
from wijkdesk.storage.reading.photos import list_photos
from wijkdesk.storage.reading.programme import list_pillars, list_programmes, list_ratings
from wijkdesk.storage.reading.promises import list_commitments, list_goals, list_promises, list_reconfirmations

_WIDEST = 60  # letters in a cell, so that a list of actions with long titles can still be looked through
_JOINERS = "\u200c\u200d"  # without them Arabic words and composed emoji fall apart


class History(NamedTuple):
    """What was said of each thing in the course of time: its name in JSON, what reads it, and whose it is."""

    name: str
    read: Callable[[sqlite3.Connection], Sequence[Any]]
    owner: str


class Kind(NamedTuple):
    """How one kind of thing is listed: what reads it, and the fields that a reader wants under their Dutch names."""

    read: Callable[[sqlite3.Connection], Sequence[Any]]
    columns: dict[str, str]
    history: History | None = None


KINDS = {
    "programme": Kind(
        list_programmes,
        {
            "name": "wijkaanpak",
            "municipality": "gemeente",
            "sponsor": "opdrachtgever",
            "first_day": "eerste dag",
            "last_day": "laatste dag",
            "areas": "gebied",
        },
    ),
    "pillars": Kind(
        list_pillars,
        {
            "name": "pijler",
            "light": "stoplicht",
            "rated_on": "sinds",
            "portfolio_holder": "portefeuillehouder",
            "running_actions": "lopende acties",
        },
        History("ratings", list_ratings, "pillar_id"),
    ),
    "actions": Kind(
        list_actions,
        {
            "title": "actie",
            "state": "stand",
            "main_pillar": "pijler",
            "lead": "trekker",
            "due": "klaar",
            "ended_on": "einde",
        },
    ),
    "organisations": Kind(
        list_organisations,
        {"name": "organisatie", "kind": "soort", "people": "contacten", "last_moment": "laatst gezien"},
    ),
    "contacts": Kind(
        list_contacts,
        {
            "name": "naam",
            "kind": "soort",
            "organisation": "organisatie",
            "role": "functie",
            "last_moment": "laatst gezien",
        },
    ),
    "moments": Kind(
        list_moments,
        {"day": "dag", "kind": "soort", "summary": "waarover", "contacts": "met", "organisations": "organisaties"},
    ),
    "promises": Kind(
        list_promises,
        {
            "what": "toezegging",
            "by_organisation": "door organisatie",
            "by_contact": "door",
            "state": "stand",
            "due": "uiterlijk",
        },
    ),
    "commitments": Kind(
        list_commitments,
        {
            "organisation": "organisatie",
            "what": "toegezegd",
            "head": "afdelingshoofd",
            "rhythm": "ritme",
            "last_answer_on": "laatst bevestigd",
        },
        History("reconfirmations", list_reconfirmations, "commitment_id"),
    ),
    "goals": Kind(
        list_goals,
        {
            "title": "beleidsdoel",
            "organisation": "organisatie",
            "portfolio_holder": "portefeuillehouder",
            "state": "stand",
            "due": "uiterlijk",
        },
    ),
    "events": Kind(list_events, {"day": "dag", "kind": "soort", "title": "gebeurtenis", "pillar": "pijler"}),
    "escalations": Kind(
        list_escalations,
        {
            "sent_on": "verstuurd",
            "subject": "onderwerp",
            "reported_to": "aan",
            "state": "stand",
            "answered_on": "antwoord",
        },
    ),
    "areas": Kind(list_areas, {"code": "code", "name": "gebied", "parent": "hoort bij", "is_own": "eigen gebied"}),
    "indicators": Kind(
        list_indicators,
        {"name": "cijfer", "unit": "eenheid", "measure": "soort", "pillar": "pijler", "source": "bron"},
    ),
    "measurements": Kind(
        list_measurements,
        {
            "indicator": "cijfer",
            "area_code": "code",
            "area": "gebied",
            "period": "periode",
            "value": "waarde",
            "unit": "eenheid",
            "source": "bron",
        },
    ),
    "photos": Kind(
        list_photos,
        {"description": "foto", "moment": "moment", "taken_on": "genomen", "action": "actie", "event": "gebeurtenis"},
    ),
    "overviews": Kind(list_overviews, {"year": "jaar", "half": "helft", "state": "stand", "adopted_on": "vastgesteld"}),
}
"""What can be listed, by the word for it on the command line."""


def as_json(kind: str, connection: sqlite3.Connection) -> str:
    """A list of objects: ids, plain values, ISO dates; a fixed choice is the value that a dossier keeps.

    Nothing is left out or shortened. A thing with a history has it as a list of such objects, oldest first.
    """
    rows = [_plain(row) for row in KINDS[kind].read(connection)]
    history = KINDS[kind].history
    if history is not None:
        past = [_plain(row) for row in history.read(connection)]
        for row in rows:
            row[history.name] = [each for each in past if each[history.owner] == row["id"]]
    return json.dumps(rows, ensure_ascii=False, indent=2, default=str)


def as_text(kind: str, connection: sqlite3.Connection) -> str:
    """A table with a line a thing, its id first; a sentence when there is nothing.

    Long cells are cut off with an ellipsis, and signs that would steer the screen are left out.
    """
    rows = [_plain(row) | _chosen(row) for row in KINDS[kind].read(connection)]
    if not rows:
        return "Hier staat nog niets."
    columns = {"id": "id"} | KINDS[kind].columns
    return table_of([list(columns.values()), *([_in_dutch(row[name]) for name in columns] for row in rows)])


def table_of(cells: Sequence[Sequence[str]]) -> str:
    """Lines of cells as a table; long cells are cut off, and signs that would steer the screen are left out."""
    table = [[_cell(text) for text in line] for line in cells]
    widths = [max(len(line[index]) for line in table) for index in range(len(cells[0]))]
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in table)


def _plain(row: Any) -> dict[str, Any]:
    values: dict[str, Any] = row._asdict()
    if isinstance(row, MeasurementRow):
        values["period"] = period_in_words(row.first_day, row.last_day)
    return values


def _chosen(row: Any) -> dict[str, str]:
    return {name: value.dutch for name, value in row._asdict().items() if isinstance(value, Choice)}


def _in_dutch(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, dt.date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value)


def _cell(text: str) -> str:
    line = one_line(text) or "-"
    return line if len(line) <= _WIDEST else line[: _WIDEST - 1].rstrip() + "…"


def one_line(text: str) -> str:
    """The text on one line, without what would move the cursor, colour the screen or turn the direction."""
    seen = (" " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign for sign in text if not _is_unseen(sign))
    return " ".join("".join(seen).split())


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) == "Cf" and sign not in _JOINERS
