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

    ``first_day`` and ``due`` are the plan, ``started_on`` and ``ended_on`` what happened: both are ``None`` if it did
    not, and ``started_on`` also where nobody noted the day. An action without ``due`` goes on. ``follows`` is the
    earlier, ended action that this one came from.
    """

    id: int = field(init=False)
    title: str
    description: str = ""
    main_pillar: "Pillar | None" = None
    other_pillars: "list[Pillar]" = field(default_factory=list)
    state: ActionState = ActionState.PLANNED
    first_day: dt.date | None = None
    due: dt.date | None = None
    started_on: dt.date | None = None
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
        """Become a plan, or a plan again: then it did not really begin."""
        self._must_not_have_ended()
        self.state, self.started_on = ActionState.PLANNED, None

    def start(self, on: dt.date | None = None) -> None:
        """Begin, or go on after waiting.

        ``on`` is the day on which it began, unless it had begun before. It becomes the planned first day too where
        there was none, but not when the plan said that all would be ready before it: an action may begin too late.
        """
        self._must_not_have_ended()
        check_date(on, "started_on")
        if self.state not in (ActionState.RUNNING, ActionState.WAITING):
            self.started_on = on
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
        _check_ending(self._begin_of(how), on, lesson)
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

    def replan(self, *, first_day: dt.date | None = None, due: dt.date | None = None) -> None:
        """Give the plan another first day or due day, or both; what happened is no plan, and is refused."""
        self._must_not_have_ended()
        if first_day is not None and self.started_on is not None:
            raise Refused(
                f"Deze actie is begonnen op {self.started_on:%d-%m-%Y}. Klopt dat niet, wijzig dan de begindatum in de "
                "actie.",
                "first_day",
            )
        self.first_day = first_day or self.first_day
        self.due = due or self.due

    def follow(self, earlier: "Action") -> None:
        """Come from ``earlier``; a circle of actions is refused."""
        ancestor: Action | None = earlier
        while ancestor is not None:
            if ancestor is self:
                raise Refused("Een actie kan niet uit zichzelf volgen. Kies een andere actie.", "follows")
            ancestor = ancestor.follows
        self.follows = earlier

    def check(self) -> None:
        self.check_alone()
        if self.main_pillar is not None and self.main_pillar in self.other_pillars:
            raise Refused("De hoofdpijler staat ook bij de andere pijlers. Haal hem daar weg.", "other_pillars")

    def check_alone(self) -> None:
        """The rules that ask nothing of what the action is related to."""
        require(self.title, "title", "Geef de actie een titel.")
        check_period(self.first_day, self.due, "due")
        check_date(self.started_on, "started_on")
        if self.started_on is not None and self.state in (ActionState.IDEA, ActionState.PLANNED):
            raise Refused("Een actie die nog niet loopt, is niet begonnen. Haal de begindatum weg.", "started_on")
        if self.state.is_ended:
            if self.ended_on is None:
                raise Refused("Vul in wanneer de actie eindigde.", "ended_on")
            _check_ending(self._begin_of(self.state), self.ended_on, self.lesson)
        elif self.ended_on is not None:
            raise Refused("Een actie die nog niet is geëindigd, heeft geen einddatum.", "ended_on")

    def _begin_of(self, how: ActionState) -> dt.date | None:
        """The day before which it cannot have ended; what never began can be stopped before it should have."""
        return self.started_on or (None if how is ActionState.STOPPED else self.first_day)

    def _must_not_have_ended(self) -> None:
        if self.state.is_ended:
            raise Refused("Deze actie is al geëindigd. Heropen de actie om verder te gaan.", "state")


def begin_of(state: ActionState, started_on: dt.date | None, first_day: dt.date | None) -> dt.date | None:
    """When an action began, or should have where nobody noted that; ``None`` for what is still to begin."""
    return None if state in (ActionState.IDEA, ActionState.PLANNED) else started_on or first_day


def _check_ending(began_on: dt.date | None, ended_on: dt.date, lesson: str) -> None:
    require(lesson, "lesson", "Schrijf op wat je hiervan hebt geleerd. Eén zin is genoeg.")
    check_date(ended_on, "ended_on")
    if began_on is not None and ended_on < began_on:
        raise Refused("Het einde ligt voor het begin. Kies een latere einddatum.", "ended_on")
