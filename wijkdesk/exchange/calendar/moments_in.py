"""Which meetings of a calendar could be contact moments, and who of the dossier was there."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from wijkdesk.domain.contact import full_name
from wijkdesk.domain.folding import fold
from wijkdesk.domain.words import MomentKind
from wijkdesk.exchange.calendar.appointments import Attendee, Meeting
from wijkdesk.insight.duplicates.likeness import address_key, words_of
from wijkdesk.storage.reading.duplicates import contacts_to_compare
from wijkdesk.storage.reading.moments import MomentRow, list_moments
from wijkdesk.storage.reading.programme import list_programmes
from wijkdesk.storage.writing.calendar import Met

_MANY = 3  # with so many it is a meeting


class Proposed(NamedTuple):
    """A meeting as a contact moment: which contacts were there, by id and name, and who else.

    ``is_noted`` says that the dossier has it already.
    """

    meeting: Meeting
    kind: MomentKind
    contacts: tuple[int, ...]
    names: tuple[str, ...]
    strangers: tuple[str, ...]
    is_noted: bool

    @property
    def is_likely(self) -> bool:
        """Whether it is a contact moment as far as that can be told: one with somebody whom the dossier knows."""
        return bool(self.contacts) and not self.is_noted and not self.meeting.is_private


def propose_moments(meetings: Iterable[Meeting], connection: sqlite3.Connection) -> list[Proposed]:
    """Hold meetings beside the dossier, in their order."""
    people = _People(connection)
    noted: defaultdict[str, list[MomentRow]] = defaultdict(list)
    for row in list_moments(connection):
        noted[row.day.isoformat()].append(row)
    return [_proposed(meeting, people, noted[meeting.day.isoformat()]) for meeting in meetings]


def met(proposed: Proposed) -> Met:
    """A meeting as the command that notes it takes it; a private one is confidential here."""
    meeting = proposed.meeting
    return Met(meeting.day, proposed.kind, meeting.summary, proposed.contacts, confidential=meeting.is_private)


class _People:
    """The contacts by their e-mail address, and by their name where one alone has it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        rows = contacts_to_compare(connection)
        self.names = {row.id: full_name(row.first_name, row.infix, row.last_name) for row in rows}
        by_email, by_name = defaultdict(list), defaultdict(list)
        for row in rows:
            by_email[address_key(row.email)].append(row.id)
            by_name[words_of(self.names[row.id])].append(row.id)
        self._by_email = {key: numbers[0] for key, numbers in by_email.items() if key and len(numbers) == 1}
        self._by_name = {key: numbers[0] for key, numbers in by_name.items() if len(numbers) == 1 and len(key) > 1}
        # A calendar turns names around: "Berg, Anna van den".
        self._by_name |= {tuple(sorted(key)): number for key, number in self._by_name.items()}
        self._own = {words_of(row.coordinator) for row in list_programmes(connection) if row.coordinator.strip()}

    def known(self, attendee: Attendee) -> int | None:
        words = words_of(attendee.name)
        by_email = self._by_email.get(address_key(attendee.email))
        return by_email if by_email is not None else self._by_name.get(words, self._by_name.get(tuple(sorted(words))))

    def is_coordinator(self, attendee: Attendee) -> bool:
        return words_of(attendee.name) in self._own


def _proposed(meeting: Meeting, people: _People, that_day: list[MomentRow]) -> Proposed:
    found = [(each, people.known(each)) for each in meeting.attendees if not people.is_coordinator(each)]
    contacts = tuple(dict.fromkeys(number for _, number in found if number is not None))
    strangers = tuple(each.name or each.email for each, number in found if number is None)
    return Proposed(
        meeting,
        _kind(meeting, len(found)),
        contacts,
        tuple(people.names[number] for number in contacts),
        strangers,
        any(_is_same(meeting, contacts, row) for row in that_day),
    )


def _kind(meeting: Meeting, present: int) -> MomentKind:
    if "lunch" in fold(meeting.summary):
        return MomentKind.LUNCH
    return MomentKind.MEETING if present >= _MANY else MomentKind.TALK


def _is_same(meeting: Meeting, contacts: tuple[int, ...], row: MomentRow) -> bool:
    same_words = bool(meeting.summary) and fold(meeting.summary) == fold(" ".join(row.summary.split()))
    return same_words or (bool(contacts) and set(contacts) == set(row.contact_ids))
