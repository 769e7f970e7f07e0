"""Whether a partner's commitment fades, judged against that partner's own earlier half-years alone.

The rule, in words. Attendance of the agreed rhythm is laid beside the partner's own half-years of before, and beside
the same months of earlier years, for schools are quiet in summer; what chance may do is reckoned as in Fisher's exact
test. Promises kept and broken are treated likewise; silence and fewer actions only add to it. It takes three points to
say that it fades. More than was agreed counts as what was agreed, so that who pledged little and does that never fades.
What was not noted is no evidence: a half-year in which little was noted of the others, or nothing of this partner, is
left out, unless the partner stayed away for more than a half-year while the log of the others went on.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import Choice
from wijkdesk.insight.chance import chance_of_so_few, chance_of_so_few_days
from wijkdesk.insight.partner_history import LOG_MAY_REST, PartnerHistory, Recorded, agreed_between, record


class Course(Choice):
    """Which way a partner's commitment goes."""

    STEADY = "steady", "houdt vol"
    FADING = "fading", "wordt minder"
    TOO_SHORT = "too_short", "nog te kort om iets te zeggen"
    TOO_LITTLE = "too_little", "te weinig vastgelegd om iets te zeggen"


class Sign(Choice):
    """What stands against a partner."""

    ATTENDANCE = "attendance", "minder aan tafel"
    PROMISES = "promises", "minder toezeggingen nagekomen"
    SILENCE = "silence", "stil"
    ACTIONS = "actions", "minder acties"


@dataclass(frozen=True, slots=True)
class Share:
    """``times`` of ``of``, from the first to the last day; ``of`` counts half-years where no rhythm was agreed."""

    times: int
    of: int
    first_day: dt.date
    last_day: dt.date

    @property
    def rate(self) -> float:
        return self.times / self.of


@dataclass(frozen=True, slots=True)
class Standing:
    """How a partner stands, with the evidence.

    ``half_years`` is oldest first. ``recent`` and ``before`` are the shares that were compared last, ``None`` where
    nothing could be compared; ``has_rhythm`` says what they are shares of: times agreed or, without a rhythm, moments a
    half-year. ``silent_days`` counts, and ``is_silent`` judges, from ``last_moment`` as far as the log was kept.
    """

    course: Course
    half_years: tuple[Recorded, ...] = ()
    signs: frozenset[Sign] = frozenset()
    has_rhythm: bool = True
    recent: Share | None = None
    before: Share | None = None
    kept_recently: Share | None = None
    kept_before: Share | None = None
    last_moment: dt.date | None = None
    silent_days: int | None = None
    is_silent: bool = False


@dataclass(slots=True)
class _Found:
    """Evidence while it is gathered."""

    points: int = 0
    signs: set[Sign] = field(default_factory=set)

    def add(self, sign: Sign, points: int) -> None:
        if points:
            self.points += points
            self.signs.add(sign)


_POINTS = 3
_STRONG, _WEAK = 0.05, 0.15  # how likely chance alone is to give so few
_MUCH_LESS, _LESS, _ALIKE = 0.6, 0.75, 0.85  # of the rate before
_LEAST_HALF_YEARS = 2
_LEAST_AGREED_NOW = 4  # times agreed in a half-year that is not over, before it says anything by itself


def judge(
    history: PartnerHistory,
    others: Sequence[PartnerHistory] = (),
    noted: Sequence[dt.date] = (),
    *,
    today: dt.date,
) -> Standing:
    """Judge a partner on ``today``, by what was noted up to then.

    ``others`` are the other partners, and ``noted`` the days on which anything was noted of anybody, oldest first, else
    those of all these partners: they show whether the log was kept. A month after the last of these days nothing more
    is expected of anybody.
    """
    all_days = noted or sorted({*history.moments, *(day for other in others for day in other.moments)})
    days = all_days[: bisect_right(all_days, today)]
    there = [day for day in history.moments if day <= today]
    until = min(today, days[-1] + LOG_MAY_REST) if days else today
    half_years = record(history, others, days, until)
    if not half_years or not there:
        return Standing(Course.TOO_LITTLE, half_years)
    silent = _silent_days(there[-1], until, half_years)
    is_silent = bool(_is_silent(there, silent, half_years))
    weighed = _follow(history, there, half_years)
    if weighed is None:
        is_new = sum(each.is_whole for each in half_years) <= _LEAST_HALF_YEARS
        course = Course.TOO_SHORT if is_new else Course.TOO_LITTLE
        return Standing(course, half_years, last_moment=there[-1], silent_days=silent, is_silent=is_silent)
    return Standing(
        Course.FADING if weighed.fades else Course.STEADY,
        half_years,
        weighed.signs if weighed.fades else frozenset(),
        weighed.has_rhythm,
        weighed.recent,
        weighed.before,
        weighed.kept_recently,
        weighed.kept_before,
        there[-1],
        silent,
        is_silent,
    )


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What was found at the end of one half-year."""

    fades: bool
    signs: frozenset[Sign]
    has_rhythm: bool
    recent: Share
    before: Share
    kept_recently: Share | None
    kept_before: Share | None


def _follow(history: PartnerHistory, there: Sequence[dt.date], half_years: Sequence[Recorded]) -> _Weighed | None:
    """Weigh at the end of each half-year: who fades, fades until a whole half-year is as before again."""
    found: _Weighed | None = None
    for place in range(len(half_years)):
        so_far = half_years[: place + 1]
        now = _weigh(history, there[: bisect_right(there, so_far[-1].last_day)], so_far)
        if now is not None and not now.fades and found is not None and found.fades:
            now = now if _is_back(so_far[-1], found) else _still_fading(so_far, found)
        found = now
    return found


def _is_back(newest: Recorded, found: _Weighed) -> bool:
    is_seen = newest.is_whole and newest.log_was_kept and newest.moments
    return bool(is_seen) and not newest.broken and _share([newest]).rate > _ALIKE * found.before.rate


def _still_fading(half_years: Sequence[Recorded], found: _Weighed) -> _Weighed:
    recent = [each for each in _usable(half_years) if each.last_day >= found.recent.first_day]
    return replace(found, recent=_share(recent) if recent else found.recent)


def _weigh(history: PartnerHistory, there: Sequence[dt.date], half_years: Sequence[Recorded]) -> _Weighed | None:
    """Weigh all that stands against a partner; ``None`` where there is too little to compare."""
    usable = _usable(half_years)
    windows = _windows(usable, half_years)
    if not windows or not there:
        return None
    found = _Found()
    recent, before = _attendance(history, windows, found)
    kept_now, kept_before = _promises(half_years, windows[0], found)
    silent = _silent_days(there[-1], half_years[-1].last_day, half_years)
    found.add(Sign.SILENCE, _is_silent(there, silent, half_years))
    found.add(Sign.ACTIONS, _has_fewer_actions(half_years))
    fades = found.points >= _POINTS
    has_rhythm = usable[-1].agreed is not None
    return _Weighed(fades, frozenset(found.signs), has_rhythm, recent, before, kept_now, kept_before)


# -- attendance --


def _usable(half_years: Sequence[Recorded]) -> list[Recorded]:
    """The half-years that say something: the log was kept, and the partner was seen or stayed away for long."""
    has_rhythm = any(each.agreed is not None for each in half_years)
    found = []
    for place, each in enumerate(half_years):
        neighbours = [*half_years[max(place - 1, 0) : place], *half_years[place + 1 : place + 2]]
        is_away = any(not other.moments and other.log_was_kept for other in neighbours)
        if each.log_was_kept and (each.agreed is not None or not has_rhythm) and (each.moments or is_away):
            found.append(each)
    return found


def _windows(usable: Sequence[Recorded], half_years: Sequence[Recorded]) -> list[tuple[list[Recorded], list[Recorded]]]:
    """What is recent, each with all that came before: the widest first; empty where there is too little to compare."""
    if not usable or usable[-1].half_year < half_years[-1].half_year.previous:
        return []
    running = [each for each in usable[-1:] if not each.is_whole and each is half_years[-1]]
    whole = [each for each in usable if each.is_whole]
    found = []
    for size in (2, 1, 0):
        before, recent = (whole[:-size], [*whole[-size:], *running]) if size else (whole, running)
        enough = bool(recent) and (size > 0 or (running[0].agreed or 0) >= _LEAST_AGREED_NOW)
        if enough and len(before) >= _LEAST_HALF_YEARS:
            found.append((recent, before))
    return found


def _attendance(
    history: PartnerHistory, windows: Sequence[tuple[list[Recorded], list[Recorded]]], found: _Found
) -> tuple[Share, Share]:
    """Weigh the attendance in each window, and return the one that says most, else the latest whole half-year's."""
    most, told = 0, windows[min(len(windows) - 1, 1)]
    for recent, before in windows:
        points = _points_of(history, recent, before)
        if points > most:
            most, told = points, (recent, before)
    found.add(Sign.ATTENDANCE, most)
    return _share(told[0]), _share(told[1])


def _points_of(history: PartnerHistory, recent: list[Recorded], before: list[Recorded]) -> int:
    now, then = _share(recent), _share(before)
    wholes = [each for each in recent if each.is_whole]
    limit = _LESS if len(wholes) > 1 else _MUCH_LESS
    if not then.times or now.rate > limit * then.rate or _recovered(recent, then):
        return 0
    if not _is_less_than_in_its_season(history, recent, before, now):
        return 0
    if recent[-1].agreed is not None:
        chance = chance_of_so_few(now.times, now.of, then.times, then.of)
    else:
        days, days_before = (sum(each.days * each.log for each in part) for part in (recent, before))
        chance = chance_of_so_few_days(now.times, days, then.times, days_before)
    return 3 if chance < _STRONG else 2 if chance < _WEAK else 0


def _share(half_years: Sequence[Recorded]) -> Share:
    """How often the partner was there of what was agreed and could have been noted; without a rhythm, a half-year."""
    times = of = 0
    for each in half_years:
        if each.agreed is None:
            times, of = times + each.weeks, of + 1
        else:
            agreed = max(1, round(each.agreed * each.log))
            times, of = times + min(each.weeks, agreed), of + agreed
    return Share(times, of, half_years[0].first_day, half_years[-1].last_day)


def _recovered(recent: Sequence[Recorded], then: Share) -> bool:
    """Whether the newest part of what is recent is as before again."""
    newest = recent[-1] if recent[-1].is_whole or (recent[-1].agreed or 0) >= _LEAST_AGREED_NOW - 1 else None
    wholes = [each for each in recent if each.is_whole]
    return any(_share([each]).rate > _ALIKE * then.rate for each in [*wholes[-1:], *([newest] if newest else [])])


def _is_less_than_in_its_season(
    history: PartnerHistory, recent: Sequence[Recorded], before: Sequence[Recorded], now: Share
) -> bool:
    """Whether the same months of earlier years saw the partner clearly more often; yes where there were none."""
    known = {each.half_year for each in before}
    times = of = days = 0
    for each in recent:
        for years in range(1, each.half_year.year - before[0].half_year.year + 1):
            first_day, last_day = _years_before(each.first_day, years), _years_before(each.last_day, years)
            agreed = agreed_between(history.pledges, first_day, last_day)
            if HalfYear.of(first_day) in known and (agreed is None) is (each.agreed is None):
                there = history.weeks(first_day, last_day)
                times += there if agreed is None else min(there, agreed)
                of, days = of + (agreed or 1), days + each.days
    if not days:
        return True
    if recent[-1].agreed is None:
        return chance_of_so_few_days(now.times, sum(each.days for each in recent), times, days) < _WEAK
    return chance_of_so_few(now.times, now.of, times, of) < _WEAK


def _years_before(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


# -- what adds to it --


def _promises(
    half_years: Sequence[Recorded], window: tuple[list[Recorded], list[Recorded]], found: _Found
) -> tuple[Share | None, Share | None]:
    """Weigh what was kept of the promises with an outcome, in the recent days against those before."""
    first_day = window[0][0].first_day
    recent = _kept([each for each in half_years if each.first_day >= first_day])
    before = _kept([each for each in half_years if each.first_day < first_day])
    if recent is not None and before is not None and recent.of - recent.times > 1 and recent.rate < before.rate:
        chance = chance_of_so_few(recent.times, recent.of, before.times, before.of)
        found.add(Sign.PROMISES, 3 if chance < _STRONG else 1 if chance < 2 * _WEAK else 0)
    return recent, before


def _kept(half_years: Sequence[Recorded]) -> Share | None:
    kept, broken = sum(each.kept for each in half_years), sum(each.broken for each in half_years)
    if not kept + broken:
        return None
    return Share(kept, kept + broken, half_years[0].first_day, half_years[-1].last_day)


def _silent_days(last: dt.date, until: dt.date, half_years: Sequence[Recorded]) -> int:
    """The days without a moment since the last one, but for those in which the log was not kept."""
    silent = (until - last).days
    for each in half_years:
        if not each.log_was_kept:
            silent -= max((each.last_day - max(each.first_day, last)).days, 0)
    return max(silent, 0)


def _is_silent(there: Sequence[dt.date], silent: int, half_years: Sequence[Recorded]) -> int:
    """A point for more than twice the agreed interval, and clearly more than it was ever away before."""
    gaps = [(later - day).days for day, later in pairwise(there)]
    agreed = next((each for each in reversed(half_years) if each.is_whole and each.agreed is not None), None)
    interval = agreed.days / agreed.agreed if agreed is not None and agreed.agreed else sum(gaps) / max(len(gaps), 1)
    return int(silent > max(2 * interval, 1.25 * max(gaps, default=0), 60))


def _has_fewer_actions(half_years: Sequence[Recorded]) -> int:
    """A point where the last whole half-year has half of the actions that it usually had, or less, and two fewer."""
    wholes = [each for each in half_years if each.is_whole]
    if len(wholes) <= _LEAST_HALF_YEARS:
        return 0
    usual = sum(each.actions for each in wholes[:-1]) / len(wholes[:-1])
    return int(wholes[-1].actions <= min(usual / 2, usual - 2))
