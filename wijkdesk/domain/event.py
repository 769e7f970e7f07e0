"""Events: dated facts, and what is heard in the street."""

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wijkdesk.domain.refusal import Refused, check_date, require
from wijkdesk.domain.words import EventKind

if TYPE_CHECKING:
    from wijkdesk.domain.action import Action
    from wijkdesk.domain.pillar import Pillar


@dataclass(kw_only=True, eq=False, repr=False)
class Event:
    """A dated fact (gebeurtenis). Of kind signal it is something heard in the street, without names.

    ``action`` is the action that it belongs to; for a signal, the action that came of it.
    """

    id: int = field(init=False)
    title: str
    day: dt.date
    kind: EventKind = EventKind.ACTIVITY
    description: str = ""
    place: str = ""
    pillar: "Pillar | None" = None
    action: "Action | None" = None
    confidential: bool = False

    def become(self, action: "Action") -> None:
        """Let a signal lead to an action."""
        if self.kind is not EventKind.SIGNAL:
            raise Refused("Alleen een signaal kan een actie worden.", "kind")
        self.action = action

    def check(self) -> None:
        require(self.title, "title", "Geef de gebeurtenis een titel.")
        check_date(self.day, "day")
