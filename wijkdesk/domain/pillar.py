"""Pillars and how they are rated."""

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wijkdesk.domain.refusal import Refused, check_date, require
from wijkdesk.domain.words import Light

if TYPE_CHECKING:
    from wijkdesk.domain.contact import Contact


@dataclass(kw_only=True, eq=False, repr=False)
class Rating:
    """A traffic light (stoplicht) for a pillar from ``rated_on`` until the next one."""

    id: int = field(init=False)
    light: Light
    rated_on: dt.date
    note: str = ""
    cause: str = ""
    consequence: str = ""
    correction: str = ""

    def check(self) -> None:
        check_date(self.rated_on, "rated_on")


@dataclass(kw_only=True, eq=False, repr=False)
class Pillar:
    """One of the main lines of the implementation plan (pijler).

    ``position`` orders the pillars from 1; ``colour`` (1 to 6) and ``icon`` belong to the pillar and stay when the
    order changes. ``ratings`` stands in the order in which they were given. A pillar that was retired keeps its past.
    """

    id: int = field(init=False)
    name: str
    aim: str = ""
    position: int = 1
    colour: int = 1
    icon: str = "layers"
    portfolio_holder: "Contact | None" = None
    retired_on: dt.date | None = None
    ratings: list[Rating] = field(default_factory=list)

    @property
    def rating(self) -> Rating | None:
        return self.ratings[-1] if self.ratings else None

    def rate(
        self, light: Light, on: dt.date, *, note: str = "", cause: str = "", consequence: str = "", correction: str = ""
    ) -> Rating:
        """Follow the last rating with another one; nothing that was said before changes."""
        if self.rating is not None and on < self.rating.rated_on:
            raise Refused("Er is al een latere beoordeling. Kies een datum die niet eerder ligt.", "rated_on")
        rating = Rating(
            light=light, rated_on=on, note=note, cause=cause, consequence=consequence, correction=correction
        )
        rating.check()
        self.ratings.append(rating)
        return rating

    def explain(self, *, note: str, cause: str, consequence: str, correction: str) -> None:
        """Complete the words of the newest rating; its light and date stand."""
        if self.rating is None:
            raise Refused("Deze pijler is nog niet beoordeeld. Kies eerst groen, oranje of rood.", "light")
        rating = self.rating
        rating.note, rating.cause, rating.consequence, rating.correction = note, cause, consequence, correction

    def retire(self, on: dt.date) -> None:
        check_date(on, "retired_on")
        self.retired_on = on

    def restore(self) -> None:
        self.retired_on = None

    def check(self) -> None:
        require(self.name, "name", "Geef de pijler een naam.")
        check_date(self.retired_on, "retired_on")


FOUR_PILLARS = (
    ("Wonen", "house"),
    ("Ondermijning", "shield-alert"),
    ("Fysieke leefomgeving", "trees"),
    ("Sociale weerbaarheid", "heart-handshake"),
)
"""Name and icon of the pillars that a new dossier begins with."""


def first_pillars() -> list[Pillar]:
    return [
        Pillar(name=name, icon=icon, position=number, colour=number)
        for number, (name, icon) in enumerate(FOUR_PILLARS, start=1)
    ]
