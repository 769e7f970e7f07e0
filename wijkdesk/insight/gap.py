"""How far an area is from another, and whether that becomes less."""

import re
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from wijkdesk.domain.figure_words import PER_CENT, number_in_words
from wijkdesk.domain.figures import period_in_words
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import Direction, Measure
from wijkdesk.insight.course import Line, Period

_IN_THOUSANDS: Final = re.compile(r"^x 1[. ]?000 ")
"""How a table writes its unit; in a sentence nobody says it so."""


class Gap(NamedTuple):
    """How much an area has more than another: in the newest and the oldest period in which both are known.

    ``now`` and ``then`` are in the unit of the figure; ``then`` is None where there is one such period. ``is_newest``
    when nothing newer is known of the area. ``other_borders`` when one of the two got other borders in between, so that
    the two gaps are not of the same.
    """

    other: str
    period: Period
    now: float
    is_newest: bool
    first_period: Period | None = None
    then: float | None = None
    other_borders: bool = False


def gap_between(
    own: Line, other: Line, periods: Sequence[Period], measure: Measure, borders: Collection[int] = ()
) -> Gap | None:
    """The gap between two areas; None where no period has both, and of counts, which tell how large an area is.

    ``borders`` are the years from which one of them has other borders.
    """
    if measure is Measure.COUNT:
        return None
    both = [
        (period, mine - theirs)
        for period, mine, theirs in zip(periods, own.values, other.values, strict=True)
        if mine is not None and theirs is not None
    ]
    if not both:
        return None
    newest = max(period for period, mine in zip(periods, own.values, strict=True) if mine is not None)
    (first, then), (last, now) = both[0], both[-1]
    if first == last:
        return Gap(other.name, last, now, last == newest)
    changed = any(first[0].year < year <= last[1].year for year in borders)
    return Gap(other.name, last, now, last == newest, first, then, changed)


def gap_in_words(gap: Gap, *, unit: str, decimals: int, good_is: Direction | None) -> str:
    """``Verschil met Haarlem 4,3 procentpunt (ongunstig); in 2016 5,1: kleiner geworden.``, or what fits of it.

    Both gaps are rounded once, from the numbers themselves; what rounds to the same did not change.
    """
    now = round(gap.now, decimals)
    place = "" if gap.is_newest else f" in {period_of_figure(gap.period)}"
    measured_in = "procentpunt" if unit == PER_CENT else _IN_THOUSANDS.sub("duizend ", unit)
    size = f"{number_in_words(abs(now), decimals)} {measured_in}".rstrip()
    said = f"Verschil met {gap.other}{place} {size}{_bracketed(_side(now, good_is))}"
    if now == 0:
        said = f"Geen verschil met {gap.other}{place}"
    if gap.then is None or gap.first_period is None:
        return f"{said}."
    then = round(gap.then, decimals)
    has_turned = now * then < 0
    before = _bracketed(_side(then, good_is)) if has_turned else ""
    earlier = f"in {period_of_figure(gap.first_period)} {number_in_words(abs(then), decimals)}{before}"
    if gap.other_borders:
        return f"{said}; {earlier}, maar toen met andere grenzen."
    return f"{said}; {earlier}: {_change(now, then)}."


def period_of_figure(first_and_last: Period) -> str:
    """``2020``, ``eerste helft 2026``, or the days."""
    half_year = HalfYear.of(first_and_last[0])
    if first_and_last == (half_year.first_day, half_year.last_day):
        return half_year.dutch
    return period_in_words(*first_and_last)


def _side(gap: float, good_is: Direction | None) -> str:
    if gap == 0:
        return ""
    if good_is is None:
        return "hoger" if gap > 0 else "lager"
    return "gunstig" if (gap > 0) is (good_is is Direction.UP) else "ongunstig"


def _bracketed(word: str) -> str:
    return f" ({word})" if word else ""


def _change(now: float, then: float) -> str:
    if now * then < 0:
        return "omgeslagen"
    if abs(now) == abs(then):
        return "even groot gebleven"
    return "kleiner geworden" if abs(now) < abs(then) else "groter geworden"
