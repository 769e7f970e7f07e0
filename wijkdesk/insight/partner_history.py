"""What the dossier knows of one partner through the half-years, and in which of them the log was kept at all."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import Rhythm

LOG_IS_KEPT_FROM = 0.6
"""The share of what is usually noted of other partners below which a half-year says nothing about this one."""

LOG_MAY_REST = dt.timedelta(days=30)
"""How long nothing need be noted of anybody while the log is kept all the same."""

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pledge:
    """In what rhythm a partner would take part, from the first to the last day; open sides reach on."""

    rhythm: Rhythm | None
    first_day: dt.date | None = None
    last_day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A promise by a partner that was kept, or was not; other outcomes are no evidence of anything."""

    on: dt.date
    kept: bool


@dataclass(frozen=True, slots=True)
class TakingPart:
    """An action that a partner took part in, from the day on which it began; ``None`` as last day while it runs."""

    first_day: dt.date
    last_day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class PartnerHistory:
    """All that is recorded of a partner. ``moments`` has the day of each moment that it was in, oldest first."""

    pledges: tuple[Pledge, ...]
    moments: tuple[dt.date, ...]
    promises: tuple[Outcome, ...] = ()
    actions: tuple[TakingPart, ...] = ()

    @property
    def since(self) -> dt.date | None:
        """The day of its first pledge, or of what is recorded first where that has no day."""
        days = [pledge.first_day for pledge in self.pledges if pledge.first_day is not None]
        return min(days, default=self.moments[0] if self.moments else None)

    def weeks(self, first_day: dt.date, last_day: dt.date) -> int:
        """In how many weeks it was there, from the first to the last day, both included.

        Six talks in one week are no half-year at the table.
        """
        there = self.moments[bisect_left(self.moments, first_day) : bisect_right(self.moments, last_day)]
        return len({(day.toordinal() - 1) // 7 for day in there})


@dataclass(frozen=True, slots=True)
class Recorded:
    """One half-year of a partner, from ``first_day`` to ``last_day``, both included: less than a whole at either end.

    ``moments`` counts those that it was in, and ``weeks`` the weeks in which they fell. ``agreed`` is what its rhythm
    comes to in these days, ``None`` without a rhythm or where that comes to nothing. ``log`` is how much of what is
    usually noted of the others was noted now, at most 1; below ``LOG_IS_KEPT_FROM`` the half-year is no evidence.
    """

    half_year: HalfYear
    first_day: dt.date
    last_day: dt.date
    moments: int
    weeks: int
    agreed: int | None
    kept: int
    broken: int
    actions: int
    log: float

    @property
    def is_whole(self) -> bool:
        return (self.first_day, self.last_day) == (self.half_year.first_day, self.half_year.last_day)

    @property
    def log_was_kept(self) -> bool:
        return self.log >= LOG_IS_KEPT_FROM

    @property
    def days(self) -> int:
        return (self.last_day - self.first_day).days + 1


def record(
    history: PartnerHistory, others: Sequence[PartnerHistory], noted: Sequence[dt.date], until: dt.date
) -> tuple[Recorded, ...]:
    """The half-years of a partner up to ``until``, oldest first; ``noted`` has the days on which anything was noted.

    How well the log was kept is read from the ``others``; where most of them were seen less, from everything that was
    noted, for then they may all be fading; and without others from what was noted without this partner. Where the
    partner itself was noted as usual the log was kept in any case.
    """
    since = history.since
    if since is None or not noted:
        return ()
    since = max(since, noted[0] - LOG_MAY_REST)  # before anything was noted at all, nobody can have been noted
    own_days = set(history.moments)
    of_own, *of_others = (_log_of(each.moments, _span(each), until) for each in (history, *others))
    of_all = _log_of([day for day in noted if others or day not in own_days], (noted[0], dt.date.max), until)
    found: list[Recorded] = []
    half_year = HalfYear.of(since)
    while half_year.first_day <= until:
        first_day, last_day = max(since, half_year.first_day), min(until, half_year.last_day)
        own = of_own.share(first_day, last_day)
        settled = [promise for promise in history.promises if first_day <= promise.on <= last_day]
        found.append(
            Recorded(
                half_year=half_year,
                first_day=first_day,
                last_day=last_day,
                moments=_count(history.moments, first_day, last_day),
                weeks=history.weeks(first_day, last_day),
                agreed=agreed_between(history.pledges, first_day, last_day),
                kept=sum(promise.kept for promise in settled),
                broken=sum(not promise.kept for promise in settled),
                actions=sum(_ran(action, first_day, last_day) for action in history.actions),
                log=max(_how_kept(of_others, of_all, first_day, last_day), min(own or 0.0, 1.0)),
            )
        )
        half_year = half_year.next
    return tuple(found)


def agreed_between(pledges: Iterable[Pledge], first_day: dt.date, last_day: dt.date) -> int | None:
    """What the pledges come to between two days of one half-year, both included, rounded down.

    Where two hold, the closest rhythm counts. ``None`` where it comes to nothing.
    """
    half_year = HalfYear.of(first_day)
    with_rhythm = [pledge for pledge in pledges if pledge.rhythm is not None]
    edges = {first_day, last_day + _DAY}
    for pledge in with_rhythm:
        for day in (pledge.first_day, pledge.last_day + _DAY if pledge.last_day else None):
            if day is not None and first_day < day <= last_day:
                edges.add(day)
    ordered = sorted(edges)
    times = 0.0
    for begin, end in pairwise(ordered):
        held = [
            pledge.rhythm.times_a_half_year
            for pledge in with_rhythm
            if pledge.rhythm and (pledge.first_day or begin) <= begin <= (pledge.last_day or begin)
        ]
        times += max(held, default=0) * (end - begin).days
    whole = (half_year.last_day - half_year.first_day).days + 1
    return int(times / whole + 1e-9) or None


def _ran(action: TakingPart, first_day: dt.date, last_day: dt.date) -> bool:
    return action.first_day <= last_day and (action.last_day is None or action.last_day >= first_day)


_Span = tuple[dt.date, dt.date] | None


class _Log(NamedTuple):
    """What was noted of somebody in the days in which that can be expected.

    ``usual`` is how often in each half-year of those, by its first day: it is asked for in every half-year of every
    partner, while the window goes on.
    """

    moments: Sequence[dt.date]
    span: _Span
    usual: tuple[tuple[dt.date, int], ...]

    def share(self, first_day: dt.date, last_day: dt.date) -> float | None:
        """What was noted in these days of what is noted in as many of another half-year; ``None`` if that is little."""
        if self.span is None or self.span[0] > first_day or self.span[1] < last_day:
            return None
        this = HalfYear.of(first_day)
        begin = this.first_day
        usual = [times for day, times in self.usual if day != begin]
        if not usual:
            return None
        share_of_half_year = ((last_day - first_day).days + 1) / ((this.last_day - begin).days + 1)
        expected = median(usual) * share_of_half_year
        return _count(self.moments, first_day, last_day) / expected if expected >= 1 else None


def _log_of(moments: Sequence[dt.date], span: _Span, until: dt.date) -> _Log:
    usual = []
    if span is not None and moments:
        each, last = HalfYear.of(span[0]), min(span[1], until)
        while each.last_day <= last:
            if span[0] <= each.first_day:
                usual.append((each.first_day, _count(moments, each.first_day, each.last_day)))
            each = each.next
    return _Log(moments, span, tuple(usual))


def _how_kept(others: Sequence[_Log], everything: _Log, first_day: dt.date, last_day: dt.date) -> float:
    """How much was noted of the others against what is usual for them, at most 1; 1 where nothing can be said."""
    shares = [other.share(first_day, last_day) for other in others]
    known = [share for share in shares if share is not None]
    of_others = median(known) if known else None
    if of_others is not None and of_others >= LOG_IS_KEPT_FROM:
        return min(of_others, 1.0)
    of_all = everything.share(first_day, last_day)
    return min(max((share for share in (of_others, of_all) if share is not None), default=1.0), 1.0)


def _span(other: PartnerHistory) -> _Span:
    """From when to when moments of a partner can be expected."""
    if other.since is None:
        return None
    ends = [pledge.last_day or dt.date.max for pledge in other.pledges]
    return other.since, max(ends, default=dt.date.max)


def _count(days: Sequence[dt.date], first_day: dt.date, last_day: dt.date) -> int:
    """How many of the days, oldest first, lie between two days, both included."""
    return bisect_right(days, last_day) - bisect_left(days, first_day)
