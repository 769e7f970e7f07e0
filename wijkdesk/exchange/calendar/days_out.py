"""The days of a dossier as appointments that last all day, each known by a UID that stays the same."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from icalendar import Calendar, Event

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import OverviewState
from wijkdesk.privacy.cautions import Cautions
from wijkdesk.privacy.names import Resident, ResidentNames
from wijkdesk.privacy.unanswered import hold_unanswered
from wijkdesk.storage.reading.agenda import (
    DayRow,
    days_of_actions,
    days_of_promises,
    days_of_reviews,
    residents_to_hide,
    running_commitments,
)
from wijkdesk.storage.reading.cautions import allowed_cautions, people_named
from wijkdesk.storage.reading.overviews import list_overviews
from wijkdesk.storage.reading.programme import list_programmes, programme_uid


class Part(StrEnum):
    """What can go along to a calendar."""

    ACTIONS = "actions"
    PROMISES = "promises"
    RECONFIRMATIONS = "reconfirmations"
    OVERVIEWS = "overviews"
    REVIEWS = "reviews"


class Day(NamedTuple):
    """An appointment: its ``key`` says what it is about, and ``version`` grows with each edit of that.

    ``written`` is what of its title somebody wrote. ``changed_at`` is in UTC.
    """

    key: str
    day: dt.date
    title: str
    version: int
    changed_at: dt.datetime | None
    written: str = ""


ALL_PARTS: Final = tuple(Part)


def days_of(
    connection: sqlite3.Connection, parts: Iterable[Part], today: dt.date, *, with_who: bool = False
) -> list[Day]:
    """The days of these parts, oldest first; ``with_who`` also whose they are, but never the name of a resident.

    Raises ``Refused`` where a title has something in it that was marked and nobody answered.
    """
    readers: dict[Part, Callable[[], Iterator[Day]]] = {
        Part.ACTIONS: lambda: _actions(connection, with_who=with_who),
        Part.PROMISES: lambda: _promises(connection, with_who=with_who),
        Part.RECONFIRMATIONS: lambda: _reconfirmations(connection, today),
        Part.OVERVIEWS: lambda: _overviews(connection, today),
        Part.REVIEWS: lambda: _reviews(connection),
    }
    found = [day for part in dict.fromkeys(parts) for day in readers[part]()]
    hold_unanswered((day.written for day in found), Cautions(people_named(connection), allowed_cautions(connection)))
    hidden = ResidentNames(Resident(*row) for row in residents_to_hide(connection))
    return sorted((day._replace(title=hidden.hide(day.title)[0]) for day in found), key=lambda day: (day.day, day.key))


def write_calendar(connection: sqlite3.Connection, days: Iterable[Day], now: dt.datetime) -> bytes:
    """These days as a calendar; ``now`` is the moment of writing, with its zone."""
    programme = programme_uid(connection)
    name = next((row.name for row in list_programmes(connection)), "")
    calendar = Calendar()
    calendar.add("prodid", "-//Wijkdesk//Wijkdesk//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Wijkaanpak {name}")
    for day in days:
        calendar.add_component(_event(day, programme, now))
    content: bytes = calendar.to_ical()
    return content


def _event(day: Day, programme: str, now: dt.datetime) -> Event:
    event = Event()
    event.add("uid", f"{programme}-{day.key}")
    event.add("dtstamp", now)
    if day.changed_at is not None:
        event.add("last-modified", day.changed_at)
    event.add("sequence", day.version)
    event.add("dtstart", day.day)
    event.add("dtend", day.day + dt.timedelta(days=1))  # not included
    event.add("summary", day.title)
    event.add("transp", "TRANSPARENT")
    return event


def _actions(connection: sqlite3.Connection, *, with_who: bool) -> Iterator[Day]:
    for row in days_of_actions(connection, begin=True):
        yield _day(f"action-begin-{row.id}", row, "Actie begint", with_who=with_who)
    for row in days_of_actions(connection, begin=False):
        yield _day(f"action-due-{row.id}", row, "Actie klaar", with_who=with_who)


def _promises(connection: sqlite3.Connection, *, with_who: bool) -> Iterator[Day]:
    for row in days_of_promises(connection):
        yield _day(f"promise-{row.id}", row, "Toezegging", with_who=with_who)


def _reconfirmations(connection: sqlite3.Connection, today: dt.date) -> Iterator[Day]:
    """Each running commitment is asked about before the half-year ends in which nobody did yet."""
    this = HalfYear.of(today)
    for row in running_commitments(connection, today):
        half_year = this.next if this.contains(row.day) else this
        title = f"Commitment opnieuw bevestigen: {row.who}"
        key = f"reconfirm-{row.id}-{half_year}"
        yield Day(key, half_year.last_day, title, row.version, _moment(row.changed_at), row.who)


def _overviews(connection: sqlite3.Connection, today: dt.date) -> Iterator[Day]:
    """The overviews of this half-year and the next, as far as they are not adopted yet and the approach lasts."""
    adopted = {HalfYear(row.year, row.half) for row in list_overviews(connection) if row.state is OverviewState.ADOPTED}
    last_day = next((row.last_day for row in list_programmes(connection)), None)
    this = HalfYear.of(today)
    for half_year in (this.previous, this, this.next):
        if half_year in adopted or (last_day is not None and half_year.first_day > last_day):
            continue
        if half_year < this and not any(
            HalfYear(row.year, row.half) == half_year for row in list_overviews(connection)
        ):
            continue  # nobody began one
        yield Day(f"overview-{half_year}", half_year.last_day, f"Halfjaaroverzicht {half_year.dutch}", 0, None)


def _reviews(connection: sqlite3.Connection) -> Iterator[Day]:
    for row in days_of_reviews(connection):
        yield _day(f"review-{row.id}", row, "Gegevens van een bewoner nakijken", with_who=False)


def _day(key: str, row: DayRow, what: str, *, with_who: bool) -> Day:
    title = ": ".join(part for part in (what, " ".join(row.what.split())) if part)
    if with_who and row.who:
        title = f"{title} ({row.who})"
    return Day(key, row.day, title, row.version, _moment(row.changed_at), row.what)


def _moment(text: str) -> dt.datetime | None:
    if not text:
        return None
    moment = dt.datetime.fromisoformat(text)
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
