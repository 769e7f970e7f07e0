"""Commitments: what a partner pledged for years, and whether it still stands."""

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wijkdesk.domain.refusal import Refused, check_date, check_period, require
from wijkdesk.domain.words import ContactKind, Rhythm

if TYPE_CHECKING:
    from wijkdesk.domain.contact import Contact, Organisation


@dataclass(kw_only=True, eq=False, repr=False)
class Reconfirmation:
    """The answer of a head, on one day, to the question whether the pledge still stands."""

    id: int = field(init=False)
    day: dt.date
    by: "Contact | None" = None
    confirmed: bool = True
    note: str = ""

    def check(self) -> None:
        check_date(self.day, "day")


@dataclass(kw_only=True, eq=False, repr=False)
class Commitment:
    """What an organisation pledged, by which head, for how long, and in what rhythm it takes part.

    ``head_since`` is the day on which a successor took over; until that successor has answered, the commitment waits to
    be reconfirmed. ``reconfirmations`` stands in order of time.
    """

    id: int = field(init=False)
    organisation: "Organisation"
    what: str
    head: "Contact | None" = None
    head_since: dt.date | None = None
    rhythm: Rhythm | None = None
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    end_reason: str = ""
    confidential: bool = False
    reconfirmations: list[Reconfirmation] = field(default_factory=list)

    def reconfirm(self, on: dt.date, *, confirmed: bool = True, note: str = "") -> Reconfirmation:
        """Add the present head's answer; one from before the last answer, or from before this head, is refused."""
        if self.reconfirmations and on < self.reconfirmations[-1].day:
            raise Refused("Er is al een latere bevestiging. Kies een datum die niet eerder ligt.", "day")
        if self.head_since is not None and on < self.head_since:
            raise Refused("Toen ging het huidige afdelingshoofd er nog niet over. Kies een latere datum.", "day")
        answer = Reconfirmation(day=on, by=self.head, confirmed=confirmed, note=note)
        answer.check()
        self.reconfirmations.append(answer)
        return answer

    def hand_over(self, successor: "Contact", on: dt.date) -> None:
        """Let another head answer for it from ``on``, after all that was answered; who said yes stays on record."""
        check_date(on, "head_since")
        if successor.kind is ContactKind.RESIDENT:
            raise Refused("Een bewoner kan geen afdelingshoofd zijn. Kies een andere opvolger.", "successor")
        last = max([answer.day for answer in self.reconfirmations] + [self.head_since or dt.date.min])
        if on < last:
            raise Refused("Het hoofd van nu zei later nog iets over dit commitment. Kies een latere dag.", "on")
        self.head, self.head_since = successor, on

    def end(self, on: dt.date, reason: str = "") -> None:
        check_period(self.first_day, on, "last_day")
        self.last_day, self.end_reason = on, reason

    def check(self) -> None:
        require(self.what, "what", "Schrijf op wat de partner heeft toegezegd.")
        check_date(self.head_since, "head_since")
        check_period(self.first_day, self.last_day, "last_day")
