"""Everything in a dossier that has the words that somebody types, newest first, by kind of thing."""

import datetime as dt
import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.photo import Photo
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.promise import Promise
from wijkdesk.storage import faults
from wijkdesk.storage.driver import fetch, file_of
from wijkdesk.storage.reading.found_words import Marked, excerpt, mark, words_at
from wijkdesk.storage.reading.rows import names, person, read
from wijkdesk.storage.search_index import INDEXED_START, Waiting, waiting_in, words_in
from wijkdesk.storage.searchable import DAY_SHIFT, KIND_SHIFT, SEARCHABLE

MOST_COUNTED: Final = 99
"""Of how many more of a kind it is said how many there are."""

_AT_ONCE: Final = 500
"""How many the first query asks for, of all kinds together; of most words there are less."""


class Hit(NamedTuple):
    """A thing that was found.

    ``detail`` is what tells it from others of that title; ``snippet`` the piece of another text in which words stand
    that its title does not have, empty when it has them all. ``what`` is the value of its state or kind in
    ``domain.words``; empty where it has none. ``opens`` is what shows it: the thing itself, or where it hangs.
    """

    kind: type
    id: int
    title: Marked
    detail: str
    snippet: Marked
    what: str
    day: dt.date | None
    confidential: bool
    opens: tuple[type, int]


class Group(NamedTuple):
    """The newest of one kind, and how many more there are, of which no more than ``MOST_COUNTED`` are counted."""

    kind: type
    hits: list[Hit]
    more: int


class _Row(NamedTuple):
    id: int
    title: str
    detail: str
    what: str
    day: dt.date | None
    confidential: bool
    texts: tuple[str, ...]
    event_id: int | None


def search(
    reader: sqlite3.Connection,
    text: str,
    *,
    index: sqlite3.Connection | None = None,
    only: type | None = None,
    most: int = 5,
) -> list[Group]:
    """What has every word of ``text``, ``most`` of each kind, in the order of ``SEARCHABLE``; nothing for no words.

    A word is found by its beginning, in titles and names by any piece of it. Whatever is typed is text and no command.
    ``index`` is where the search index is, when that is not in what ``reader`` reads. ``only`` asks for one kind.
    Raises a ``DossierFault``.
    """
    words = list(dict.fromkeys(words_in(text)))
    if not words:
        return []
    kinds = {each.number: each.kind for each in SEARCHABLE if only in (None, each.kind)}
    found = _found(index or reader, reader, words, kinds, most)
    return [_group(reader, kinds[number], found[number], words, most) for number in kinds if number in found]


def things(reader: sqlite3.Connection, wanted: Sequence[tuple[type, int]]) -> list[Hit]:
    """These things as hits, in this order, without what is no longer there."""
    numbers: dict[type, list[int]] = {}
    for kind, number in wanted:
        numbers.setdefault(kind, []).append(number)
    there = {(kind, hit.id): hit for kind, ids in numbers.items() if kind in _SHOWN for hit in _hits(reader, kind, ids)}
    return [there[each] for each in wanted if each in there]


def _found(
    index: sqlite3.Connection, reader: sqlite3.Connection, words: Sequence[str], kinds: Collection[int], most: int
) -> dict[int, list[int]]:
    """Where what was found stands in the index, by the number of its kind, newest first: at least what is counted."""
    match = " AND ".join(f'"{word}"*' for word in words)
    # What begins with a long word FTS5 collects before it gives the first of it: once for all kinds, then.
    at_once = -1 if max(map(len, words)) > INDEXED_START else _AT_ONCE
    try:
        waiting = waiting_in(index, reader)  # first: what is taken in after this is found twice, and not never
        found = _places(index, match, kinds, at_once, most + MOST_COUNTED + 1, waiting)
    except faults.Damaged as damaged:
        raise faults.Damaged(
            "Er kan nu niet worden gezocht, want de zoekindex is beschadigd. Sluit Wijkdesk en vernieuw hem met "
            f"'wijkdesk check {file_of(index).name} --rebuild-index'."
        ) from damaged
    for number, new in _by_kind(_waiting_places(words, waiting)).items():
        found[number] = sorted({*found.get(number, ()), *new}, reverse=True)
    return found


def _places(
    index: sqlite3.Connection, match: str, kinds: Collection[int], at_once: int, enough: int, waiting: Waiting
) -> dict[int, list[int]]:
    """Where things match, by the number of their kind: of each the newest, at least ``enough`` where there are so many.

    One query goes from kind to kind, the last first, and stops after ``at_once``, or never where that is -1; the next
    one goes on at the kind of which there is not enough yet. To ask each kind by itself takes half as long again, and
    many times as long for several words, of which FTS5 looks far for those that have all.
    """
    found: dict[int, list[int]] = {}
    first, last = min(kinds) << KIND_SHIFT, ((max(kinds) + 1) << KIND_SHIFT) - 1
    more = at_once
    while first < last:
        places = _newest(index, match, first, last, more, waiting)
        for number, each in _by_kind(places).items():
            found.setdefault(number, []).extend(each)
        if len(places) != more:
            break
        number = places[-1] >> KIND_SHIFT
        last = (number << KIND_SHIFT if len(found[number]) >= enough else places[-1]) - 1
        more = enough
    return found


def _newest(index: sqlite3.Connection, match: str, first: int, last: int, most: int, waiting: Waiting) -> list[int]:
    """The last places that match, from ``last`` down to ``first``."""
    # Only where anything waits: it is asked of each row that matches.
    but_for = "AND rowid NOT IN (SELECT value FROM json_each(?))" if waiting.stale else ""
    stale = [json.dumps(list(waiting.stale))] if waiting.stale else []
    rows = fetch(
        index,
        f"""SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? {but_for}
            ORDER BY rowid DESC LIMIT ?""",
        (match, first, last, *stale, most),
    )
    return [place for (place,) in rows]


def _waiting_places(words: Sequence[str], waiting: Waiting) -> list[int]:
    """Where things will be in the index that are not in it yet and match, as FTS5 would say it."""
    return sorted(
        place
        for place, its_words in waiting.now
        if all(any(its_word.startswith(word) for its_word in its_words) for word in words)
    )


def _by_kind(places: list[int]) -> dict[int, list[int]]:
    """Places in order, apart for each kind; most often all are of the same."""
    if not places:
        return {}
    number = places[0] >> KIND_SHIFT
    if places[-1] >> KIND_SHIFT == number:
        return {number: places}
    return {number: list(each) for number, each in groupby(places, key=lambda place: place >> KIND_SHIFT)}


def _id(place: int) -> int:
    return place & ((1 << DAY_SHIFT) - 1)


def _group(reader: sqlite3.Connection, kind: type, places: Sequence[int], words: Sequence[str], most: int) -> Group:
    more = min(len(places) - most, MOST_COUNTED + 1)
    return Group(kind, _hits(reader, kind, list(map(_id, places[:most])), words), max(more, 0))


def _hits(reader: sqlite3.Connection, kind: type, ids: Sequence[int], words: Sequence[str] = ()) -> list[Hit]:
    rows = {row.id: row for row in read(reader, _Row, _SHOWN[kind], only=ids)}
    return [_hit(kind, rows[number], words) for number in ids if number in rows]


def _hit(kind: type, row: _Row, words: Sequence[str]) -> Hit:
    title = HalfYear.parse(row.title).dutch.capitalize() if kind is Overview else row.title
    there = words_at(title, words)
    opens = (Event, row.event_id) if row.event_id is not None else (kind, row.id)
    marked, snippet = mark(title, there, anywhere=True), excerpt(row.texts, set(words) - there)
    return Hit(kind, row.id, marked, row.detail, snippet, row.what, row.day, row.confidential, opens)


def _shown(
    table: str,
    title: str,
    *,
    texts: str,
    detail: str = "''",
    what: str = "''",
    day: str = "NULL",
    confidential: str = "t.confidential",
    event: str = "NULL",
) -> str:
    return f"""SELECT t.id, coalesce({title}, ''), coalesce({detail}, ''), {what}, {day}, {confidential}, {texts},
        {event} FROM {table} t {{where}}"""


def _name(table: str, column: str, what: str = "x.name") -> str:
    return f"(SELECT {what} FROM {table} x WHERE x.id = t.{column})"


_PERSON = person("x")
_WITH_WHOM = f"""(SELECT group_concat(value, ', ') FROM (
    SELECT value FROM json_each({names("moment_contacts", "contacts", "moment_id", what=_PERSON)})
    UNION ALL SELECT value FROM json_each({names("moment_organisations", "organisations", "moment_id")})))"""
_NEWEST_POSITION = """(SELECT concat_ws(', ', nullif(p.role, ''), o.name) FROM positions p
    JOIN organisations o ON o.id = p.organisation_id WHERE p.contact_id = t.id
    ORDER BY p.last_day IS NOT NULL, p.first_day DESC, p.id DESC LIMIT 1)"""
_ROLES = "coalesce((SELECT group_concat(role, ' · ') FROM positions WHERE contact_id = t.id), '')"
_RATINGS = """(SELECT json_group_array(value) FROM (SELECT t.aim AS value UNION ALL
    SELECT concat_ws(' ', note, cause, consequence, correction) FROM ratings WHERE pillar_id = t.id))"""
_NOTES = "coalesce((SELECT group_concat(note, ' ') FROM reconfirmations WHERE commitment_id = t.id), '')"
_FROM_TO = f"""concat_ws(' → ', coalesce({_name("contacts", "by_contact_id", _PERSON)},
    {_name("organisations", "by_organisation_id")}), coalesce({_name("contacts", "to_contact_id", _PERSON)},
    {_name("organisations", "to_organisation_id")}))"""

_SHOWN: Final[Mapping[type, str]] = {
    Action: _shown(
        *("actions", "t.title"),
        texts="json_array(t.description, t.place, t.next_step, t.waits_for, t.result, t.lesson)",
        detail=_name("pillars", "main_pillar_id"),
        what="t.state",
        day="coalesce(t.first_day, t.started_on, t.due)",
    ),
    Contact: _shown(
        *("contacts", person("t")),
        texts=f"json_array(t.phone, t.email, t.what_matters, t.notes, t.purpose, t.source, {_ROLES})",
        detail=_NEWEST_POSITION,
        what="t.kind",
    ),
    Organisation: _shown(
        *("organisations", "t.name"),
        texts="json_array(t.phone, t.email, t.website, t.address, t.notes)",
        what="t.kind",
    ),
    ContactMoment: _shown(
        *("moments", f"iif(trim(t.summary) = '', {_WITH_WHOM}, t.summary)"),
        texts="json_array(t.notes)",
        detail=f"iif(trim(t.summary) = '', '', {_WITH_WHOM})",
        what="t.kind",
        day="t.day",
    ),
    Promise: _shown(
        *("promises", "t.what"),
        texts="json_array(t.reason, t.told_how)",
        detail=_FROM_TO,
        what="t.state",
        day="t.made_on",
    ),
    Commitment: _shown(
        *("commitments", f"iif(trim(t.what) = '', {_name('organisations', 'organisation_id')}, t.what)"),
        texts=f"json_array(t.end_reason, {_NOTES})",
        detail=f"iif(trim(t.what) = '', '', {_name('organisations', 'organisation_id')})",
        day="t.first_day",
    ),
    PolicyGoal: _shown(
        *("goals", "t.title"),
        texts="json_array(t.description)",
        detail=f"coalesce({_name('organisations', 'organisation_id')}, "
        f"{_name('contacts', 'portfolio_holder_id', _PERSON)})",
        what="t.state",
        day="t.due",
    ),
    Event: _shown(*("events", "t.title"), texts="json_array(t.description, t.place)", what="t.kind", day="t.day"),
    Escalation: _shown(
        *("escalations", "t.subject"),
        texts="json_array(t.what_happened, t.consequence, t.asked, t.answer)",
        detail=_name("contacts", "reported_to_id", _PERSON),
        what="t.state",
        day="t.sent_on",
    ),
    Pillar: _shown(*("pillars", "t.name"), texts=_RATINGS, confidential="0"),
    Photo: _shown(
        *("photos", "t.description"),
        texts="'[]'",
        detail=f"coalesce({_name('actions', 'action_id', 'x.title')}, {_name('events', 'event_id', 'x.title')})",
        what="t.moment",
        day="t.taken_on",
        event="t.event_id",
    ),
    Overview: _shown(
        *("overviews", "t.year || '-' || t.half"),
        texts="(SELECT json_group_array(value) FROM json_each(t.texts))",
        what="t.state",
        confidential="0",
    ),
}
