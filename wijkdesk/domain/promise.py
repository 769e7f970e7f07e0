"""Promises: who would do what for whom, and what became of it."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from wijkdesk.domain.refusal import Refused, check_date, require
from wijkdesk.domain.words import PromiseState

if TYPE_CHECKING:
    from wijkdesk.domain.action import Action
    from wijkdesk.domain.contact import Contact, Organisation
    from wijkdesk.domain.moment import ContactMoment
    from wijkdesk.domain.pillar import Pillar


Party = TypeVar("Party")


@dataclass(kw_only=True, eq=False, repr=False)
class Promise:
    """What was promised, by whom and to whom (toezegging).

    Without ``by_contact`` and ``by_organisation`` it is our own promise. ``to_residents`` is a promise to people of the
    neighbourhood, for which no name is needed. ``made_in`` is the moment in which it was made; ``replaces`` is the
    earlier promise that was renegotiated into this one.
    """

    id: int = field(init=False)
    what: str
    by_contact: "Contact | None" = None
    by_organisation: "Organisation | None" = None
    to_contact: "Contact | None" = None
    to_organisation: "Organisation | None" = None
    to_residents: bool = False
    made_on: dt.date | None = None
    due: dt.date | None = None
    state: PromiseState = PromiseState.OPEN
    settled_on: dt.date | None = None
    reason: str = ""
    told_on: dt.date | None = None
    told_how: str = ""
    pillar: "Pillar | None" = None
    action: "Action | None" = None
    made_in: "ContactMoment | None" = None
    replaces: "Promise | None" = None
    confidential: bool = False

    def keep(self, on: dt.date) -> None:
        self._settle(PromiseState.KEPT, on)

    def break_off(self, on: dt.date, reason: str = "") -> None:
        """Say that it was not kept; why may follow later."""
        self._settle(PromiseState.BROKEN, on, reason)

    def refuse(self, on: dt.date, reason: str) -> None:
        """Answer "nee": honest, and therefore with its reason."""
        require(reason, "reason", "Schrijf op waarom het nee is. Eén zin is genoeg.")
        self._settle(PromiseState.REFUSED, on, reason)

    def renegotiate(self, on: dt.date, *, due: dt.date | None, what: str = "", reason: str = "") -> "Promise":
        """Close this promise and return the one that replaces it, between the same parties."""
        self._settle(PromiseState.RENEGOTIATED, on, reason)
        return Promise(
            what=what.strip() or self.what,
            by_contact=self.by_contact,
            by_organisation=self.by_organisation,
            to_contact=self.to_contact,
            to_organisation=self.to_organisation,
            to_residents=self.to_residents,
            made_on=on,
            due=due,
            pillar=self.pillar,
            action=self.action,
            replaces=self,
            confidential=self.confidential,
        )

    def tell_residents(self, on: dt.date, how: str) -> None:
        """Note when and how residents heard what became of it."""
        check_date(on, "told_on")
        self._check_after_making(on, "told_on")
        self.told_on, self.told_how = on, how

    def reopen(self) -> None:
        if self.state is PromiseState.OPEN:
            raise Refused("Deze toezegging staat nog open.", "state")
        if self.state is PromiseState.RENEGOTIATED:
            raise Refused("Hier kwam een nieuwe afspraak voor in de plaats. Ga verder met die afspraak.", "state")
        self.state, self.settled_on = PromiseState.OPEN, None

    def check(self) -> None:
        require(self.what, "what", "Schrijf op wat er is toegezegd.")
        for name in ("made_on", "due", "settled_on", "told_on"):
            check_date(getattr(self, name), name)
        self._check_after_making(self.due, "due")
        self._check_after_making(self.settled_on, "settled_on")
        self._check_after_making(self.told_on, "told_on")
        if self.state is PromiseState.OPEN and self.settled_on is not None:
            raise Refused("Een toezegging die nog openstaat, is niet afgesloten. Haal die datum weg.", "settled_on")
        if self.state is not PromiseState.OPEN and self.settled_on is None:
            raise Refused(f"Vul in sinds wanneer dit geldt: {self.state.dutch}.", "settled_on")
        if self.state is PromiseState.REFUSED:
            require(self.reason, "reason", "Schrijf op waarom het nee is. Eén zin is genoeg.")

    def _settle(self, state: PromiseState, on: dt.date, reason: str = "") -> None:
        if self.state is not PromiseState.OPEN:
            raise Refused(f"Deze toezegging is al afgesloten: {self.state.dutch}.", "state")
        check_date(on, "settled_on")
        self._check_after_making(on, "settled_on")
        self.state, self.settled_on, self.reason = state, on, reason

    def _check_after_making(self, day: dt.date | None, field_name: str) -> None:
        if day is not None and self.made_on is not None and day < self.made_on:
            raise Refused("Dit ligt voor de dag van de toezegging. Kies een latere datum.", field_name)


def likely_promiser(present: Sequence[Party], residents: Collection[Party]) -> Party | None:
    """Who of those present may have promised something: the only one that is no resident; ``None`` is ourselves."""
    others = [party for party in present if party not in residents]
    return others[0] if len(others) == 1 else None


def is_likely_to_residents(present: Sequence[Party], residents: Collection[Party]) -> bool:
    """Whether a promise is to residents: one was there, or nobody is known to have been."""
    return not present or any(party in residents for party in present)
