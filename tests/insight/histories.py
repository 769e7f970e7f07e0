"""Partners as they come: how often each was there, half-year after half-year."""

import datetime as dt

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import Rhythm
from wijkdesk.insight.fading import Course, Standing, judge
from wijkdesk.insight.partner_history import Outcome, PartnerHistory, Pledge, TakingPart

FIRST = HalfYear(2022, 1)


def half_year(number: int) -> HalfYear:
    """The half-year with this number, from 0."""
    found = FIRST
    for _ in range(number):
        found = found.next
    return found


def last_day(count: int) -> dt.date:
    """The last day of so many half-years."""
    return half_year(count - 1).last_day


def spread(times: int, over: HalfYear) -> list[dt.date]:
    """So many days at equal distances over a half-year."""
    days = (over.last_day - over.first_day).days + 1
    return [over.first_day + dt.timedelta(days=int((place + 0.5) * days / times)) for place in range(times)]


def partner(
    *times: int,
    rhythm: Rhythm | None = Rhythm.MONTHLY,
    kept: tuple[int, ...] = (),
    broken: tuple[int, ...] = (),
    actions: tuple[int, ...] = (),
) -> PartnerHistory:
    """A partner from the first half-year on; each argument has a number for each half-year."""
    promises = []
    for were_kept, counts in ((True, kept), (False, broken)):
        for place, count in enumerate(counts):
            promises += [Outcome(day, were_kept) for day in spread(count, half_year(place))]
    parts = [
        TakingPart(half_year(place).first_day, half_year(place).last_day)
        for place, count in enumerate(actions)
        for _ in range(count)
    ]
    return PartnerHistory(
        pledges=(Pledge(rhythm, FIRST.first_day),),
        moments=tuple(day for place, count in enumerate(times) for day in spread(count, half_year(place))),
        promises=tuple(sorted(promises, key=lambda promise: promise.on)),
        actions=tuple(parts),
    )


def up_to(history: PartnerHistory, day: dt.date) -> PartnerHistory:
    """What was recorded by a day."""
    return PartnerHistory(
        history.pledges,
        tuple(moment for moment in history.moments if moment <= day),
        tuple(promise for promise in history.promises if promise.on <= day),
        tuple(action for action in history.actions if action.first_day <= day),
    )


STEADY_OTHERS = (partner(*[6] * 14), partner(*[5, 6] * 7), partner(*[4] * 14, rhythm=Rhythm.SIX_WEEKLY))


def judged_at_the_end_of(
    count: int, history: PartnerHistory, others: tuple[PartnerHistory, ...] = STEADY_OTHERS
) -> Standing:
    """The judgement on the last day of so many half-years, by what was recorded then."""
    day = last_day(count)
    return judge(up_to(history, day), [up_to(other, day) for other in others], today=day)


def courses(history: PartnerHistory, count: int, others: tuple[PartnerHistory, ...] = STEADY_OTHERS) -> list[Course]:
    """The judgement at the end of each of so many half-years."""
    return [judged_at_the_end_of(each, history, others).course for each in range(1, count + 1)]
