"""Contact moments: being there."""

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wijkdesk.domain.contact import is_held_on
from wijkdesk.domain.refusal import check_date
from wijkdesk.domain.words import MomentKind

if TYPE_CHECKING:
    from wijkdesk.domain.action import Action
    from wijkdesk.domain.contact import Contact, Organisation
    from wijkdesk.domain.pillar import Pillar


@dataclass(kw_only=True, eq=False, repr=False)
class ContactMoment:
    """A talk, lunch, phone call, visit or meeting (contactmoment) on one day.

    A meeting with eight people is one moment with eight contacts. ``organisations`` names partners that were there
    without a person being known.
    """

    id: int = field(init=False)
    day: dt.date
    kind: MomentKind = MomentKind.TALK
    summary: str = ""
    notes: str = ""
    contacts: "list[Contact]" = field(default_factory=list)
    organisations: "list[Organisation]" = field(default_factory=list)
    pillar: "Pillar | None" = None
    action: "Action | None" = None
    confidential: bool = False

    def organisations_present(self) -> "list[Organisation]":
        """Every partner that was there, by name or through a person who worked there on that day."""
        held = (
            position for contact in self.contacts for position in contact.positions if is_held_on(position, self.day)
        )
        return list(dict.fromkeys([*self.organisations, *(position.organisation for position in held)]))

    def check(self) -> None:
        check_date(self.day, "day")
