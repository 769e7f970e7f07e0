"""Actions: what is done, how it ends and what it taught."""

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wijkdesk.domain.refusal import Refused, check_date, check_period, require
from wijkdesk.domain.words import ActionState

if TYPE_CHECKING:
    from wijkdesk.domain.contact import Contact, Organisation
    from wijkdesk.domain.goal import PolicyGoal
    from wijkdesk.domain.pillar import Pillar


@dataclass(kw_only=True, eq=False, repr=False)
class Action:
    """Something done for the neighbourhood (actie), under one main pillar and any others it serves.

    ``first_day`` and ``due`` are the plan; ``ended_on`` is when it really ended. An action without ``due`` goes on.
    ``follows`` is the earlier, ended action that this one came from.
    """

    id: int = field(init=False)
    title: str
    description: str = ""
    main_pillar: "Pillar | None" = None
    other_pillars: "list[Pillar]" = field(default_factory=list)
    state: ActionState = ActionState.PLANNED
    first_day: dt.date | None = None
    due: dt.date | None = None
    ended_on: dt.date | None = None
    quick_win: bool = False
    by_residents: bool = False
    confidential: bool = False
    next_step: str = ""
    waits_for: str = ""
    place: str = ""
    lead: "Organisation | None" = None
    lead_contact: "Contact | None" = None
    partners: "list[Organisation]" = field(default_factory=list)
    goals: "list[PolicyGoal]" = field(default_factory=list)
    result: str = ""
    lesson: str = ""
    follows: "Action | None" = None

    def plan(self) -> None:
        self._must_not_have_ended()
        self.state = ActionState.PLANNED

    def start(self, on: dt.date | None = None) -> None:
        """Begin, or go on after waiting.

        ``on`` becomes the first day where none was known, unless the plan said that all would be ready before it: an
        action that begins too late still begins.
        """
        self._must_not_have_ended()
        check_date(on, "first_day")
        if self.first_day is None and on is not None and (self.due is None or on <= self.due):
            self.first_day = on
        self.state = ActionState.RUNNING
        self.waits_for = ""

    def wait(self, reason: str = "") -> None:
        """Stand still for a while; ``reason`` says for what or whom."""
        self._must_not_have_ended()
        self.state = ActionState.WAITING
        self.waits_for = reason

    def end(
        self,
        how: ActionState,
        on: dt.date,
        *,
        lesson: str,
        result: str | None = None,
        followed_by: "Action | None" = None,
    ) -> None:
        """End as gelukt, deels gelukt, niet gelukt or gestopt.

        What was learned must be said, also of a success. Without ``result`` stays what was written before.
        ``followed_by`` names the action that came of this one.
        """
        self._must_not_have_ended()
        if not how.is_ended:
            raise Refused("Kies hoe de actie eindigde: gelukt, deels gelukt, niet gelukt of gestopt.", "state")
        if self.state is ActionState.IDEA and how is not ActionState.STOPPED:
            raise Refused("Dit is nog een idee. Zet de actie eerst op gepland of loopt, of kies gestopt.", "state")
        _check_ending(self.first_day, on, lesson)
        if followed_by is not None:
            followed_by.follow(self)
        self.state, self.ended_on, self.lesson = how, on, lesson
        self.result = self.result if result is None else result
        self.next_step = self.waits_for = ""

    def reopen(self) -> None:
        """Take an ended action up again; result and lesson stay as they were written."""
        if not self.state.is_ended:
            raise Refused("Deze actie is niet geëindigd.", "state")
        self.state, self.ended_on = ActionState.RUNNING, None

    def follow(self, earlier: "Action") -> None:
        """Come from ``earlier``; a circle of actions is refused."""
        ancestor: Action | None = earlier
        while ancestor is not None:
            if ancestor is self:
                raise Refused("Een actie kan niet uit zichzelf volgen. Kies een andere actie.", "follows")
            ancestor = ancestor.follows
        self.follows = earlier

    def check(self) -> None:
        require(self.title, "title", "Geef de actie een titel.")
        check_period(self.first_day, self.due, "due")
        if self.state.is_ended:
            if self.ended_on is None:
                raise Refused("Vul in wanneer de actie eindigde.", "ended_on")
            _check_ending(self.first_day, self.ended_on, self.lesson)
        elif self.ended_on is not None:
            raise Refused("Een actie die nog niet is geëindigd, heeft geen einddatum.", "ended_on")
        if self.main_pillar is not None and self.main_pillar in self.other_pillars:
            raise Refused("De hoofdpijler staat ook bij de andere pijlers. Haal hem daar weg.", "other_pillars")

    def _must_not_have_ended(self) -> None:
        if self.state.is_ended:
            raise Refused("Deze actie is al geëindigd. Heropen de actie om verder te gaan.", "state")


def _check_ending(first_day: dt.date | None, ended_on: dt.date, lesson: str) -> None:
    require(lesson, "lesson", "Schrijf op wat je hiervan hebt geleerd. Eén zin is genoeg.")
    check_date(ended_on, "ended_on")
    if first_day is not None and ended_on < first_day:
        raise Refused("Het einde ligt voor het begin. Kies een latere einddatum.", "ended_on")
