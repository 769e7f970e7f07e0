"""A half-year seen from today, and how actions, policy goals and commitments stood in it.

A row of the dossier tells the present, and a half-year may be years ago: what stood then follows from the dates in the
row. What the present says without a date (an action waits, is planned) can be told of the present half-year alone.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import ActionState, GoalState

NOT_STARTED = (ActionState.IDEA, ActionState.PLANNED)


class Action(Protocol):
    """How an action stands, when it began or should have, and when it ended."""

    @property
    def state(self) -> ActionState: ...
    @property
    def began_on(self) -> dt.date | None: ...
    @property
    def ended_on(self) -> dt.date | None: ...


class Goal(Protocol):
    @property
    def state(self) -> GoalState: ...
    @property
    def settled_on(self) -> dt.date | None: ...


class Pledge(Protocol):
    @property
    def first_day(self) -> dt.date | None: ...
    @property
    def last_day(self) -> dt.date | None: ...


class Answer(Protocol):
    @property
    def day(self) -> dt.date: ...


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """A half-year, seen from today: the last day that may be told of is ``day``."""

    half_year: HalfYear
    today: dt.date

    @property
    def day(self) -> dt.date:
        return min(self.half_year.last_day, self.today)

    @property
    def has_begun(self) -> bool:
        return self.half_year.first_day <= self.today

    @property
    def is_present(self) -> bool:
        """Whether today lies in the half-year, so that the present is what is told."""
        return self.half_year.contains(self.today)

    @property
    def tells_plans(self) -> bool:
        """Whether today lies in the half-year or in the next one: then what is planned now was the plan."""
        return self.has_begun and self.today <= self.half_year.next.last_day

    def knows(self, day: dt.date | None) -> bool:
        """Whether something of this day had happened; what has no day has not."""
        return day is not None and day <= self.day

    def within(self, day: dt.date | None) -> bool:
        """Whether something of this day happened in the half-year."""
        return self.half_year.contains(day) and self.knows(day)


def action_state(action: Action, view: Viewpoint) -> ActionState | None:
    """The state of an action at the end, or ``None`` when nothing shows that it was there then.

    - Ended by then: as it ended. Ended later: it still ran.
    - Begun by then, and not ended: it ran. That it waits is only known of the present.
    - It begins later: planned in the present half-year, not there yet in an earlier one; what began since may have been
      nobody's plan then. The day on which it really began counts, and the planned one where nobody noted that.
    - Planned and never started: a plan, in the present half-year and in the one that is just over, whose overview is
      still being made. A first day is then no more than the plan. An idea is only known of the present.
    - Without a first day nobody knows since when it ran: it is told of from the half-year in which it ended, and in the
      present one while it runs.
    """
    if action.state.is_ended and view.knows(action.ended_on):
        return action.state
    if action.state is ActionState.IDEA:
        return ActionState.IDEA if view.is_present else None
    if action.state is ActionState.PLANNED:
        return ActionState.PLANNED if view.tells_plans else None
    if not view.is_present and not view.knows(action.began_on):
        return None
    if action.began_on is not None and not view.knows(action.began_on):
        return ActionState.PLANNED
    return ActionState.WAITING if view.is_present and action.state is ActionState.WAITING else ActionState.RUNNING


def is_at_work(action: Action, view: Viewpoint, *, ever: bool = False) -> bool:
    """Whether something was done for an action in the half-year: it ran at the end, or ended in it.

    A plan is no work. With ``ever`` it may have ended before the half-year too.
    """
    state = action_state(action, view)
    if state is None or state in NOT_STARTED:
        return False
    return ever or not state.is_ended or view.within(action.ended_on)


def goal_state(goal: Goal, view: Viewpoint) -> GoalState:
    """The state of a policy goal at the end: what was settled later was still open."""
    return goal.state if view.knows(goal.settled_on) else GoalState.OPEN


def commitment_stood(commitment: Pledge, answers: Sequence[Answer], left_on: dt.date | None, view: Viewpoint) -> bool:
    """Whether a commitment stood on some day of the half-year.

    ``answers`` are its own, oldest first; ``left_on`` is when the organisation left the approach, which ends it too.
    Without a first day it is there from its first answer and, without any, in the present half-year alone.
    """
    since = commitment.first_day or (answers[0].day if answers else None)
    if not (view.knows(since) if since is not None else view.is_present):
        return False
    until = min(commitment.last_day or dt.date.max, left_on or dt.date.max)
    return until >= view.half_year.first_day
