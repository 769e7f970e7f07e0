"""Everything that has a date, as one list."""

import datetime as dt
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from typing import Final, NamedTuple

from wijkdesk.domain.action import Action
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.pillar import Pillar
from wijkdesk.storage import driver
from wijkdesk.storage.reading.rows import Reader, person, read

NEWEST: Final = 1000
"""So many of a kind are read at once."""
PORTION: Final = 1000


class TimelineRow(NamedTuple):
    """Something on the timeline.

    ``id`` tells it from all others: what it is and its number. ``what`` is an EventKind, a MomentKind, "escalation",
    "action_start", an ActionState for how an action ended, or "rating_" and a Light. Only a direct report that was not
    sent yet has no day.
    """

    id: str
    source: str
    number: int
    day: dt.date | None
    what: str
    title: str
    pillar_id: int | None
    pillar: str | None
    confidential: bool


_WITH_WHOM = f"""(SELECT group_concat({person("c")}, ', ') FROM moment_contacts mc JOIN contacts c
    ON c.id = mc.contact_id WHERE mc.moment_id = t.id)"""

_SOURCES: Final[Mapping[str, str]] = {
    "event": """SELECT 'event-' || t.id, 'event', t.id, t.day, t.kind, t.title, t.pillar_id, p.name, t.confidential
        FROM events t LEFT JOIN pillars p ON p.id = t.pillar_id""",
    "moment": f"""SELECT 'moment-' || t.id, 'moment', t.id, t.day, t.kind,
        CASE WHEN trim(t.summary) = '' THEN coalesce({_WITH_WHOM}, '') ELSE t.summary END,
        t.pillar_id, p.name, t.confidential
        FROM moments t LEFT JOIN pillars p ON p.id = t.pillar_id""",
    "escalation": """SELECT 'escalation-' || t.id, 'escalation', t.id, t.sent_on, 'escalation', t.subject,
        t.pillar_id, p.name, t.confidential
        FROM escalations t LEFT JOIN pillars p ON p.id = t.pillar_id""",
    "start": """SELECT 'start-' || t.id, 'start', t.id, coalesce(t.started_on, t.first_day), 'action_start', t.title,
        t.main_pillar_id, p.name, t.confidential
        FROM actions t LEFT JOIN pillars p ON p.id = t.main_pillar_id""",
    "end": """SELECT 'end-' || t.id, 'end', t.id, t.ended_on, t.state, t.title,
        t.main_pillar_id, p.name, t.confidential
        FROM actions t LEFT JOIN pillars p ON p.id = t.main_pillar_id""",
    "rating": """SELECT 'rating-' || t.id, 'rating', t.pillar_id, t.rated_on, 'rating_' || t.light,
        coalesce(nullif(t.note, ''), p.name), t.pillar_id, p.name, 0
        FROM ratings t JOIN pillars p ON p.id = t.pillar_id""",
}

_OF_KIND: Final[Mapping[type, tuple[str, ...]]] = {
    Event: ("event",),
    ContactMoment: ("moment",),
    Escalation: ("escalation",),
    Action: ("start", "end"),
    Pillar: ("rating",),
}

_TABLES: Final = {
    "event": "events",
    "moment": "moments",
    "escalation": "escalations",
    "start": "actions",
    "end": "actions",
    "rating": "ratings",
}
_DAYS: Final = {
    "event": "t.day",
    "moment": "t.day",
    "escalation": "t.sent_on",
    "start": "coalesce(t.started_on, t.first_day)",
    "end": "t.ended_on",
    "rating": "t.rated_on",
}

_CONDITIONS: Final = {
    "start": "coalesce(t.started_on, t.first_day) IS NOT NULL AND t.state NOT IN ('idea', 'planned')",
    "end": "t.ended_on IS NOT NULL",
}


def list_timeline(connection: sqlite3.Connection) -> list[TimelineRow]:
    """Everything that has a date, newest first; direct reports that were not sent yet stand on top."""
    rows = [row for source in _SOURCES for row in _read(connection, source, "")]
    rows.sort(key=_newest_first, reverse=True)
    return rows


def _newest_first(row: TimelineRow) -> int:
    return (row.day or dt.date.max).toordinal()


def timeline_in_portions(reader: Reader) -> Iterator[list[TimelineRow]]:
    """Everything that has a date: first what is newest, in the order of list_timeline, then the rest in portions."""
    days = [
        row[0]
        for source, day in _DAYS.items()
        for row in driver.fetch(
            reader(),
            f"SELECT {day} FROM {_TABLES[source]} t WHERE {day} IS NOT NULL ORDER BY 1 DESC LIMIT 1 OFFSET {NEWEST}",
            (),
        )
    ]
    since = max(days, default="")
    newest = [
        row
        for source, day in _DAYS.items()
        for row in _read(reader(), source, f"({day} > '{since}' OR {day} IS NULL)" if since else "")
    ]
    newest.sort(key=_newest_first, reverse=True)
    yield newest
    for source, day in _DAYS.items() if since else ():
        [(last,)] = driver.fetch(reader(), f"SELECT max(id) FROM {_TABLES[source]}", ())
        for begin in range(0, last or 0, PORTION):
            yield _read(reader(), source, f"t.id > {begin} AND t.id <= {begin + PORTION} AND {day} <= '{since}'")


def timeline_of(connection: sqlite3.Connection, kind: type, numbers: Collection[int]) -> list[TimelineRow]:
    """What things of a kind have on the timeline: an action its start and its end, a pillar its ratings."""
    if not numbers:
        return []
    column = "t.pillar_id" if kind is Pillar else "t.id"
    picked = f"{column} IN ({', '.join(str(int(number)) for number in numbers)})"
    return [row for source in _OF_KIND.get(kind, ()) for row in _read(connection, source, picked)]


def ids_on_timeline(kind: type, number: int) -> tuple[str, ...]:
    """Which rows a thing can have on the timeline; a pillar has those of its ratings, which are not known here."""
    return tuple(f"{source}-{number}" for source in _OF_KIND.get(kind, ()) if source != "rating")


def _read(connection: sqlite3.Connection, source: str, picked: str) -> list[TimelineRow]:
    conditions = " AND ".join(part for part in (_CONDITIONS.get(source, ""), picked) if part)
    where = f" WHERE {conditions}" if conditions else ""
    return read(connection, TimelineRow, f"{_SOURCES[source]}{where}{{where}}")
