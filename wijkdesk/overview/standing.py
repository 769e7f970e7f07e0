"""How a thing stood at the end of a half-year, derived from the dates in its row.

A row tells the present. An overview tells of a half-year that may be years ago, so nothing may be in it that happened
after its last day or, while it still runs, after today. What the present says without a date (an action waits, is
planned) can be told of the present half-year alone. Words have no dates: results, lessons, reasons and answers are told
from the day on which the thing itself ended, was settled or was answered. Links have none either: under which pillar
and with whom something was done is told as the dossier has it now.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import ActionState, EscalationState, GoalState, PromiseState
from wijkdesk.insight import attendance
from wijkdesk.overview.outcome import RatingLine
from wijkdesk.overview.sections import Confirmation
from wijkdesk.storage.reading.actions import ActionRow
from wijkdesk.storage.reading.events import EscalationRow
from wijkdesk.storage.reading.programme import RatingRow
from wijkdesk.storage.reading.promises import CommitmentRow, GoalRow, PromiseRow, ReconfirmationRow

NOT_STARTED = (ActionState.IDEA, ActionState.PLANNED)


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


def action_state(action: ActionRow, view: Viewpoint) -> ActionState | None:
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


def promise_state(promise: PromiseRow, view: Viewpoint) -> PromiseState | None:
    """The state of a promise at the end, or ``None`` when nothing shows that it was made by then.

    Settled by then: as it was settled. Settled later: it was still open. A promise without the day on which it was made
    is told of from the half-year in which it was settled, and in the present one while it is open. One that was settled
    on an unknown day is never told of.
    """
    is_open = promise.state is PromiseState.OPEN
    if promise.made_on is not None and not view.knows(promise.made_on):
        return None
    if not is_open and view.knows(promise.settled_on):
        return promise.state
    if not is_open and promise.settled_on is None:
        return None
    return PromiseState.OPEN if promise.made_on is not None or view.is_present else None


def escalation_state(escalation: EscalationRow, view: Viewpoint) -> EscalationState | None:
    """The state of a direct report at the end, or ``None`` when it had not been sent by then."""
    state = escalation.state
    if state is EscalationState.DRAFT or not view.knows(escalation.sent_on):
        return None
    if state is EscalationState.CLOSED and view.knows(escalation.closed_on):
        return state
    return EscalationState.ANSWERED if is_answered(escalation, view) else EscalationState.SENT


def was_open_in(escalation: EscalationRow, view: Viewpoint) -> bool:
    """Whether a direct report was sent but not closed on some day of the half-year, up to the last that is known of."""
    is_closed = escalation.state is EscalationState.CLOSED
    if escalation.state is EscalationState.DRAFT or not view.has_begun or not view.knows(escalation.sent_on):
        return False
    return not is_closed or escalation.closed_on is None or escalation.closed_on >= view.half_year.first_day


def is_answered(escalation: EscalationRow, view: Viewpoint) -> bool:
    has_answer = escalation.state in (EscalationState.ANSWERED, EscalationState.CLOSED)
    return has_answer and view.knows(escalation.answered_on)


def goal_state(goal: GoalRow, view: Viewpoint) -> GoalState:
    """The state of a policy goal at the end: what was settled later was still open."""
    return goal.state if view.knows(goal.settled_on) else GoalState.OPEN


def rating_at_end(ratings: Sequence[RatingRow], view: Viewpoint) -> RatingLine | None:
    """The last of one pillar's ratings, oldest first, that was given by then."""
    known = [rating for rating in ratings if view.knows(rating.rated_on)]
    if not known:
        return None
    last = known[-1]
    earlier = [rating.light for rating in known if rating.rated_on < view.half_year.first_day]
    given = tuple((rating.rated_on, rating.light) for rating in known if view.within(rating.rated_on))
    return RatingLine(
        light=last.light,
        rated_on=last.rated_on,
        at_start=earlier[-1] if earlier else None,
        note=last.note,
        cause=last.cause,
        consequence=last.consequence,
        correction=last.correction,
        given=given,
    )


def commitment_stood(
    commitment: CommitmentRow, answers: Sequence[ReconfirmationRow], left_on: dt.date | None, view: Viewpoint
) -> bool:
    """Whether a commitment stood on some day of the half-year.

    ``answers`` are its own, oldest first; ``left_on`` is when the organisation left the approach, which ends it too.
    Without a first day it is there from its first answer and, without any, in the present half-year alone.
    """
    since = commitment.first_day or (answers[0].day if answers else None)
    if not (view.knows(since) if since is not None else view.is_present):
        return False
    until = min(commitment.last_day or dt.date.max, left_on or dt.date.max)
    return until >= view.half_year.first_day


def agreed_times(commitment: CommitmentRow, ended_on: dt.date | None, view: Viewpoint) -> int | None:
    """How many times a partner that keeps its rhythm is there on the days of the half-year that its pledge stood.

    A part of a half-year counts for its share, rounded down. ``None`` without a rhythm, and when it comes to nothing.
    """
    return attendance.agreed_times(
        commitment.rhythm, view.half_year, commitment.first_day, min(view.day, ended_on or view.day)
    )


def confirmation(
    commitment: CommitmentRow, answers: Sequence[ReconfirmationRow], view: Viewpoint
) -> tuple[Confirmation, ReconfirmationRow | None]:
    """What the head of then last answered in the half-year, and that answer.

    After a change of head only the successor's answers count. Without an answer, a commitment that was made in this
    half-year counts as one.
    """
    changed = commitment.head_since if view.knows(commitment.head_since) else None
    given = [answer for answer in answers if view.within(answer.day) and answer.day >= (changed or dt.date.min)]
    if given:
        return (Confirmation.YES if given[-1].confirmed else Confirmation.NO), given[-1]
    if changed is None and view.within(commitment.first_day):
        return Confirmation.NEW, None
    return Confirmation.NONE, None
