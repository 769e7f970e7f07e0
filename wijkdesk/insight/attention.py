"""What needs the coordinator's attention, and what hurts most if it is left.

Each rule takes what is open and gives its needs; nothing here reads a dossier. A thing that was never entered asks for
nothing.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import ActionState, AttentionReason, OverviewState, PromiseState
from wijkdesk.insight.fading import Course, Standing
from wijkdesk.insight.open_things import (
    DuePromise,
    OpenAction,
    OpenReport,
    OverviewNeed,
    Pledged,
    Rated,
    Reviewed,
    Seen,
)

MOST_SHOWN = 7
_MOST_OF_A_KIND = 2
"""How many of the lines that are shown have the same reason, as long as there are others."""

SOON = dt.timedelta(days=7)
REMEMBERED = dt.timedelta(days=366)
"""How long residents may still be told what became of a promise."""
_WEEK_FOR_AN_ANSWER = 7  # days
_OVERVIEW_COMES = 42  # days before the end of the half-year
_ASK_AGAIN = 60  # days before the end of the half-year
_RATING_HOLDS = 184  # days: a half-year
_ACTION_SETTLES = 14  # days in which an action that began need not have a next step
FEWEST_MOMENTS = 4
"""In fewer moments nobody has a rhythm of their own."""


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that needs attention.

    ``about`` is the id of the thing, for an overview the number of its half-year. ``name`` says what it is and
    ``who`` whose it is, "" where that is nobody. ``day`` is the day that counts: when it was due, sent, last seen.
    ``days`` is how long that is ago, below 0 for what must still come. ``hurts`` orders the needs: more is worse.
    ``is_settled`` marks a promise of which residents have not heard the outcome, ``lacking_results`` counts the ended
    actions of an overview without a result, ``usual_weeks`` lie between two moments with a person.
    """

    reason: AttentionReason
    about: int
    name: str
    hurts: float
    who: str = ""
    day: dt.date | None = None
    days: int = 0
    is_settled: bool = False
    head_is_new: bool = False
    head_said_no: bool = False
    lacking_results: int = 0
    usual_weeks: int | None = None
    standing: Standing | None = None


# -- the rules, what hurts most first --


def unanswered_reports(reports: Iterable[OpenReport], today: dt.date) -> list[Need]:
    """Direct reports that have waited a week or longer for an answer."""
    return [
        Need(
            AttentionReason.UNANSWERED,
            report.id,
            report.subject,
            100 + min(days, 30),
            report.reported_to or "",
            report.sent_on,
            days,
        )
        for report in reports
        if report.sent_on is not None and (days := (today - report.sent_on).days) >= _WEEK_FOR_AN_ANSWER
    ]


def due_promises(promises: Iterable[DuePromise], today: dt.date) -> list[Need]:
    """Open promises that are late or due within a week, and "nee" that residents have not heard yet."""
    found = []
    for promise in promises:
        weight = 90 if promise.to_residents else 80 if promise.is_ours else 65
        day = promise.due if promise.state is PromiseState.OPEN else promise.settled_on
        if day is None:
            continue
        days = (today - day).days
        if promise.state is PromiseState.OPEN and day <= today + SOON:
            hurts = weight + min(days, 30) / 2 if days >= 0 else weight - 15 + days
        elif promise.state is not PromiseState.OPEN and promise.to_residents and days >= _WEEK_FOR_AN_ANSWER:
            hurts = 66 + min(days, 120) / 6
        else:
            continue
        is_settled = promise.state is not PromiseState.OPEN
        who = promise.by or ""
        found.append(
            Need(AttentionReason.PROMISE_DUE, promise.id, promise.what, hurts, who, day, days, is_settled=is_settled)
        )
    return found


def fading_commitments(standings: Mapping[int, Standing], commitments: Iterable[Pledged], today: dt.date) -> list[Need]:
    """Partners of which the commitment fades, once each; ``about`` is the organisation."""
    names = {commitment.organisation_id: commitment.organisation for commitment in commitments}
    return [
        Need(
            AttentionReason.FADING,
            number,
            names[number],
            72 + 4 * len(standing.signs),
            day=standing.last_moment,
            days=(today - standing.last_moment).days if standing.last_moment else 0,
            standing=standing,
        )
        for number, standing in standings.items()
        if standing.course is Course.FADING and number in names
    ]


def overviews_due(needs: Mapping[HalfYear, OverviewNeed], today: dt.date) -> list[Need]:
    """The overview of the half-year that is over and not adopted, and the next one from six weeks before its day.

    One of longer ago is told when somebody began to make it.
    """
    found = []
    for half_year, need in needs.items():
        is_old = half_year < HalfYear.of(today).previous
        if need.state is OverviewState.ADOPTED or not (need.state or (not is_old and (need.ended or need.moments))):
            continue
        days = (today - half_year.last_day).days
        if days >= -_OVERVIEW_COMES:
            hurts = 60 + min(days, 60) / 4 if days > 0 else 50 + (_OVERVIEW_COMES + days) / 3
            found.append(
                Need(
                    AttentionReason.OVERVIEW_DUE,
                    half_year.number,
                    half_year.dutch,
                    hurts,
                    day=half_year.last_day,
                    days=days,
                    lacking_results=need.without_result,
                )
            )
    return found


def late_actions(actions: Iterable[OpenAction], promised: Collection[int | None], today: dt.date) -> list[Need]:
    """Actions that should have been ready, and that have not ended; not those of which the promise is told already."""
    return [
        Need(
            AttentionReason.LATE_ACTION,
            action.id,
            action.title,
            60 + min((today - action.due).days, 60) / 3 + 5 * action.quick_win,
            action.lead or "",
            action.due,
            (today - action.due).days,
        )
        for action in actions
        if action.due is not None and action.due < today and action.id not in promised
    ]


def commitments_to_reconfirm(commitments: Iterable[Pledged], today: dt.date) -> list[Need]:
    """Commitments that the head of now has to confirm: a successor at once, the others each half-year.

    A "nee" asks for attention until it has become a "ja", or the commitment has ended. Once for each organisation.
    """
    found: dict[int, Need] = {}
    half_year = HalfYear.of(today)
    for commitment in commitments:
        if not (commitment.first_day or dt.date.min) <= today <= (commitment.last_day or dt.date.max):
            continue
        since, answered = commitment.head_since, commitment.last_answer_on
        is_new = since is not None and since <= today and (answered is None or answered < since)
        said_no = answered is not None and commitment.last_answer_yes is False and not is_new
        last = answered or commitment.first_day or dt.date.min
        is_due = last < half_year.first_day and (
            (half_year.last_day - today).days <= _ASK_AGAIN or last < half_year.previous.first_day
        )
        if is_new or is_due or said_no:
            day = since if is_new else answered
            hurts = 85.0 if said_no else 68.0 if is_new else 46.0
            days = (today - day).days if day is not None else 0
            who = commitment.head or ""
            need = Need(
                AttentionReason.RECONFIRM,
                commitment.id,
                commitment.organisation,
                hurts,
                who,
                day,
                days,
                head_is_new=is_new,
                head_said_no=said_no,
            )
            earlier = found.get(commitment.organisation_id)
            if earlier is None or earlier.hurts < hurts:
                found[commitment.organisation_id] = need
    return list(found.values())


def old_ratings(pillars: Iterable[Rated], today: dt.date) -> list[Need]:
    """Pillars of which the rating is older than a half-year."""
    return [
        Need(
            AttentionReason.OLD_RATING,
            pillar.id,
            pillar.name,
            48 + min(days, 365) / 20,
            day=pillar.rated_on,
            days=days,
        )
        for pillar in pillars
        if pillar.retired_on is None
        and pillar.rated_on is not None
        and (days := (today - pillar.rated_on).days) > _RATING_HOLDS
    ]


def data_to_review(residents: Iterable[Reviewed], today: dt.date) -> list[Need]:
    """Residents of whom it is time to see whether their data may still be kept."""
    return [
        Need(
            AttentionReason.REVIEW_DATA,
            resident.id,
            resident.name,
            48 + min(days, 90) / 3,
            day=resident.review_on,
            days=days,
        )
        for resident in residents
        if (days := (today - resident.review_on).days) >= 0
    ]


def quiet_contacts(
    people: Iterable[Seen], standings: Mapping[int, Standing], last_noted: dt.date | None, today: dt.date
) -> list[Need]:
    """People who were not seen for clearly longer than is usual for them, the quietest first.

    Silence is counted up to ``last_noted``, the last day on which any moment was noted. Who belongs to a partner that
    is told to fade already is left out.
    """
    if last_noted is None:
        return []
    told = {number for number, standing in standings.items() if standing.course is Course.FADING}
    found = []
    for person in people:
        silent = (min(last_noted, today) - person.last_moment).days
        limit = max(2.5 * person.average_gap, 1.25 * person.longest_gap, 42)
        if person.moments >= FEWEST_MOMENTS and silent > limit and person.organisation_id not in told:
            days = (today - person.last_moment).days
            found.append(
                Need(
                    AttentionReason.QUIET_CONTACT,
                    person.id,
                    person.name,
                    40 + min(silent / max(limit, 1), 3),
                    day=person.last_moment,
                    days=days,
                    usual_weeks=max(1, round(person.average_gap / 7)),
                )
            )
    return sorted(found, key=lambda need: -need.hurts)


def actions_without_next_step(actions: Iterable[OpenAction], today: dt.date) -> list[Need]:
    """Actions that run or wait towards a day, of which nobody noted what comes next."""
    begun = (ActionState.RUNNING, ActionState.WAITING)
    return [
        Need(
            AttentionReason.NO_NEXT_STEP,
            action.id,
            action.title,
            30 - (action.due - today).days / 1000,
            action.lead or "",
            action.due,
            (today - action.due).days,
        )
        for action in actions
        if action.state in begun
        and not action.next_step.strip()
        and action.due is not None
        and action.due >= today
        and (action.first_day is None or (today - action.first_day).days >= _ACTION_SETTLES)
    ]


# -- all together --


def in_order(needs: Iterable[Need], later: Mapping[tuple[AttentionReason, int], dt.date], today: dt.date) -> list[Need]:
    """What needs attention today, what hurts most first; what was put off until a later day is left out."""
    now = [need for need in needs if later.get((need.reason, need.about), dt.date.min) <= today]
    return sorted(now, key=lambda need: (-need.hurts, need.reason, need.about))


def most_pressing(needs: Sequence[Need], most: int = MOST_SHOWN) -> list[Need]:
    """The first of them, in their order, at most two for one reason as long as there are others."""
    times: Counter[AttentionReason] = Counter()
    picked: list[Need] = []
    rest: list[Need] = []
    for need in needs:
        times[need.reason] += 1
        (picked if times[need.reason] <= _MOST_OF_A_KIND else rest).append(need)
    chosen = [*picked, *rest][:most]
    return sorted(chosen, key=needs.index)
