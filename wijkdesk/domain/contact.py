"""Organisations, the people in them, and who was what when."""

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from wijkdesk.domain.refusal import Refused, check_date, check_period, require
from wijkdesk.domain.words import ContactKind, LegalGround, OrganisationKind


@dataclass(kw_only=True, eq=False, repr=False)
class Organisation:
    """A partner in the approach (organisatie), the municipality's own departments and residents' groups included."""

    id: int = field(init=False)
    name: str
    kind: OrganisationKind = OrganisationKind.OTHER
    phone: str = ""
    email: str = ""
    website: str = ""
    address: str = ""
    notes: str = ""
    confidential: bool = False
    left_on: dt.date | None = None

    def check(self) -> None:
        require(self.name, "name", "Geef de organisatie een naam.")
        check_date(self.left_on, "left_on")


@dataclass(kw_only=True, eq=False, repr=False)
class Position:
    """What a person is at an organisation from ``first_day`` to ``last_day``; ``is_head`` for a head of department."""

    id: int = field(init=False)
    organisation: Organisation
    role: str = ""
    is_head: bool = False
    first_day: dt.date | None = None
    last_day: dt.date | None = None

    def check(self) -> None:
        check_period(self.first_day, self.last_day, "last_day")


@dataclass(kw_only=True, eq=False, repr=False)
class Contact:
    """A person (contact): professional, administrator or resident.

    Of a resident the least that serves is kept: a name, one way to reach them, and why, on what ground, from where and
    until when that may be kept. ``what_matters`` (someone's deepest concern) and notes are for the others. ``infix`` is
    the *tussenvoegsel*: "van den" in "Anna van den Berg".
    """

    id: int = field(init=False)
    kind: ContactKind = ContactKind.PROFESSIONAL
    first_name: str = ""
    infix: str = ""
    last_name: str = ""
    phone: str = ""
    email: str = ""
    what_matters: str = ""
    notes: str = ""
    confidential: bool = False
    purpose: str = ""
    ground: LegalGround | None = None
    source: str = ""
    review_on: dt.date | None = None
    positions: list[Position] = field(default_factory=list)

    @property
    def name(self) -> str:
        return full_name(self.first_name, self.infix, self.last_name)

    def take_position(
        self,
        organisation: Organisation,
        *,
        role: str = "",
        is_head: bool = False,
        first_day: dt.date | None = None,
        last_day: dt.date | None = None,
    ) -> Position:
        position = Position(
            organisation=organisation, role=role, is_head=is_head, first_day=first_day, last_day=last_day
        )
        position.check()
        self.positions.append(position)
        return position

    def positions_beyond(self, day: dt.date) -> list[Position]:
        """The positions held on ``day`` that do not end with it."""
        return [position for position in self.positions if is_held_on(position, day) and position.last_day != day]

    def leave(self, organisation: Organisation, on: dt.date) -> None:
        """End every running position at an organisation, with ``on`` as the last day."""
        check_date(on, "last_day")
        for position in self.positions_beyond(on):
            if position.organisation is organisation:
                position.last_day = on

    def keep_until_review(self, today: dt.date, months: int) -> None:
        """Keep the data, and look at them again after so many months."""
        year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        self.review_on = dt.date(year, month + 1, min(today.day, last))

    def check(self) -> None:
        if not self.first_name.strip() and not self.last_name.strip():
            raise Refused("Vul een naam in.", "last_name")
        check_date(self.review_on, "review_on")
        if self.kind is ContactKind.RESIDENT:
            self._check_least_that_serves()

    def _check_least_that_serves(self) -> None:
        if self.phone.strip() and self.email.strip():
            raise Refused("Van een bewoner bewaar je één manier van bereiken: telefoon of e-mail.", "email")
        if self.what_matters.strip():
            raise Refused("Wat iemand drijft leg je alleen vast van professionals en bestuurders.", "what_matters")
        if self.notes.strip():
            raise Refused("Van een bewoner bewaar je geen aantekeningen.", "notes")


class Held(Protocol):
    """A position, of the domain or as it is read; an open side reaches on for ever."""

    @property
    def first_day(self) -> dt.date | None: ...
    @property
    def last_day(self) -> dt.date | None: ...


SomePosition = TypeVar("SomePosition", bound=Held)


def is_held_on(position: Held, day: dt.date) -> bool:
    return (position.first_day or dt.date.min) <= day <= (position.last_day or dt.date.max)


def position_on(positions: Iterable[SomePosition], day: dt.date) -> SomePosition | None:
    """The one that began last of somebody's positions on ``day``."""
    held = [position for position in positions if is_held_on(position, day)]
    return max(held, key=lambda position: position.first_day or dt.date.min, default=None)


def full_name(first_name: str, infix: str, last_name: str) -> str:
    """A name as it is spoken: "Anna van den Berg"."""
    return " ".join(part.strip() for part in (first_name, infix, last_name) if part.strip())


def sorting_name(first_name: str, infix: str, last_name: str) -> str:
    """A name as a Dutch list sorts it, on the core: "Berg, Anna van den"."""
    if not last_name.strip():
        return full_name(first_name, infix, "")
    rest = full_name(first_name, infix, "")
    return f"{last_name.strip()}, {rest}" if rest else last_name.strip()


INFIXES = frozenset(
    (
        *("aan", "al", "bij", "d'", "da", "de", "del", "della", "den", "der", "des", "di", "dos", "du", "el", "het"),
        *("in", "l'", "la", "le", "op", "'s", "'t", "te", "ten", "ter", "tot", "uit", "van", "von", "voor", "zu"),
    )
)
"""The words that a *tussenvoegsel* is made of."""


def split_name(name: str) -> tuple[str, str, str]:
    """First name, *tussenvoegsel* and last name of a name as people type it.

    Understands "Anna van den Berg" and "Berg, Anna van den". A single word is a first name, and a capital at the very
    beginning too: "Al Bakker".
    """
    core, comma, rest = name.partition(",")
    if comma:
        first = rest.split()
        start = len(first)
        while start and first[start - 1].lower() in INFIXES:
            start -= 1
        return " ".join(first[:start]), " ".join(first[start:]), " ".join(core.split())
    return _split_in_spoken_order(name.split())


def _split_in_spoken_order(words: list[str]) -> tuple[str, str, str]:
    if len(words) < 2:
        return " ".join(words), "", ""
    last = len(words) - 1
    begin = next((place for place in range(last) if _begins_infix(words, place)), last)
    end = begin
    while end < last and words[end].lower() in INFIXES:
        end += 1
    return " ".join(words[:begin]), " ".join(words[begin:end]), " ".join(words[end:])


def _begins_infix(words: list[str], place: int) -> bool:
    return (words[place] if place == 0 else words[place].lower()) in INFIXES
