"""How often a partner was there, half-year after half-year, beside what its rhythm comes to."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import Rhythm


@dataclass(frozen=True, slots=True)
class Attended:
    """In how many contact moments of a half-year a partner was; ``None`` where none is recorded.

    ``agreed`` is what the rhythm comes to in that half-year, ``None`` without a rhythm.
    """

    half_year: HalfYear
    moments: int | None
    agreed: int | None


def attendance(
    days: Iterable[dt.date],
    rhythm: Rhythm | None,
    *,
    since: dt.date | None,
    until: dt.date,
    most: int = 4,
) -> tuple[Attended, ...]:
    """The last half-years up to the one of ``until``, oldest first, at most ``most`` of them.

    ``days`` are those of the contact moments that the partner was in, a day for each; ``since`` is the first day of the
    commitment.
    """
    there_on = list(days)
    half_year = HalfYear.of(until)
    found: list[Attended] = []
    while len(found) < most and (since is None or half_year.last_day >= since):
        there = sum(half_year.contains(day) and day <= until for day in there_on)
        found.append(Attended(half_year, there or None, agreed_times(rhythm, half_year, since, until)))
        half_year = half_year.previous
    return tuple(reversed(found))


def agreed_times(rhythm: Rhythm | None, half_year: HalfYear, since: dt.date | None, until: dt.date) -> int | None:
    """How many times a partner that keeps its rhythm is there from ``since`` to ``until``, in one half-year.

    A part of a half-year counts for its share, rounded down. ``None`` without a rhythm, and when it comes to nothing.
    """
    if rhythm is None:
        return None
    first_day = max(since or half_year.first_day, half_year.first_day)
    days = (min(until, half_year.last_day) - first_day).days + 1
    all_days = (half_year.last_day - half_year.first_day).days + 1
    return max(0, rhythm.times_a_half_year * days // all_days) or None
