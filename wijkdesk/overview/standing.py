"""How a thing stood at the end of a half-year, derived from the dates in its row.

A row tells the present. An overview tells of a half-year that may be years ago, so nothing may be in it that happened
after its last day or, while it still runs, after today. What the present says without a date (an action waits, is
planned) can be told of the present half-year alone. Words have no dates: results, lessons, reasons and answers are told
from the day on which the thing itself ended, was settled or was answered. Links have none either: under which pillar
and with whom something was done is told as the dossier has it now.
"""

import datetime as dt
from collections.abc import Sequence

from wijkdesk.domain.words import EscalationState, PromiseState
from wijkdesk.insight import attendance
from wijkdesk.insight.viewpoint import Viewpoint
from wijkdesk.overview.outcome import RatingLine
from wijkdesk.overview.sections import Confirmation
from wijkdesk.storage.reading.events import EscalationRow
from wijkdesk.storage.reading.programme import RatingRow
from wijkdesk.storage.reading.promises import CommitmentRow, PromiseRow, ReconfirmationRow


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
