"""Where days stand on the screen, and the bands and names of the calendar above them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from itertools import zip_longest
from typing import Final, NamedTuple

from wijkdesk.domain.dutch_dates import MONTHS, WEEKDAYS

NARROWEST: Final = 0.03
"""Pixels a day at which a hundred years fit; nothing is zoomed out further."""
WIDEST: Final = 120.0
FIRST: Final = dt.date(1900, 1, 1).toordinal()
_LAST_YEAR: Final = 2199
LAST: Final = dt.date(_LAST_YEAR, 12, 31).toordinal()


class Scale(NamedTuple):
    """``left`` is the day at the left edge, ``day_width`` how wide a day is."""

    left: float
    day_width: float

    def x(self, day: float) -> float:
        return (day - self.left) * self.day_width

    def day_at(self, x: float) -> float:
        return self.left + x / self.day_width

    def zoomed(self, by: float, x: float) -> Scale:
        """The scale in which a day is so many times as wide, with the day at ``x`` in its place."""
        day_width = min(max(self.day_width * by, NARROWEST), WIDEST)
        return Scale(self.day_at(x) - x / day_width, day_width).kept()

    def moved(self, pixels: float) -> Scale:
        return Scale(self.left + pixels / self.day_width, self.day_width).kept()

    def kept(self) -> Scale:
        """The scale within the years that there are dates for."""
        return self._replace(left=min(max(self.left, FIRST), LAST))


def fitting(first: int, last: int, width: float, margin: float = 0.0) -> Scale:
    """The scale at which these days, both included, fill the width but for a margin on both sides."""
    room = max(width - 2 * margin, 1.0)
    day_width = min(max(room / (last - first + 1), NARROWEST), WIDEST)
    centre = (first + last + 1) / 2
    return Scale(centre - width / 2 / day_width, day_width).kept()


class Unit(Enum):
    YEAR = "year"
    HALF = "half"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"


class Tick(NamedTuple):
    """A part of the calendar, from its first day up to ``end`` (half open); its name may be empty."""

    first: int
    end: int
    name: str
    is_even: bool


_LEAST: Final = {Unit.YEAR: 34.0, Unit.HALF: 52.0, Unit.MONTH: 30.0, Unit.WEEK: 52.0, Unit.DAY: 34.0}
"""How wide a part must be for its name."""
_DAYS: Final = {Unit.YEAR: 365.0, Unit.HALF: 182.0, Unit.MONTH: 30.4, Unit.WEEK: 7.0, Unit.DAY: 1.0}
_BELOW: Final = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.HALF)


def units(day_width: float) -> tuple[Unit, Unit | None]:
    """What the two lines of the calendar show: larger parts above, smaller ones below where there is room for them."""
    fine = next((unit for unit in _BELOW if _DAYS[unit] * day_width >= _LEAST[unit]), None)
    if fine in (Unit.DAY, Unit.WEEK):
        return Unit.MONTH, fine
    return Unit.YEAR, fine


def named(found: Sequence[Tick]) -> Iterator[tuple[Tick, int]]:
    """The parts that have a name, each with the day up to which there is room for it: where the next name begins."""
    with_name = [tick for tick in found if tick.name]
    for tick, after in zip_longest(with_name, with_name[1:]):
        yield tick, after.first if after else found[-1].end


@lru_cache(maxsize=16)
def ticks(unit: Unit, scale: Scale, width: float) -> Sequence[Tick]:
    """The parts of the calendar that are seen, the first and the last perhaps in part.

    Where years are too narrow for their names, only those that can be divided by five, ten ... have one. A frame asks
    for the same ones several times.
    """
    return tuple(_ticks(unit, scale, width))


def _ticks(unit: Unit, scale: Scale, width: float) -> Iterator[Tick]:
    first = _begin(unit, dt.date.fromordinal(int(min(max(scale.left, FIRST), LAST))))
    right = min(scale.day_at(width), LAST)
    every = next((n for n in (1, 2, 5, 10, 25, 50) if n * 365 * scale.day_width >= _LEAST[Unit.YEAR]), 100)
    is_above = units(scale.day_width)[0] is unit
    while first.toordinal() < right:
        tick, end = _tick(unit, first, is_above=is_above)
        yield tick if unit is not Unit.YEAR or first.year % every == 0 else tick._replace(name="")
        if end.year > _LAST_YEAR:
            return
        first = end


@lru_cache(maxsize=4096)
def _tick(unit: Unit, first: dt.date, *, is_above: bool) -> tuple[Tick, dt.date]:
    """The part of the calendar that begins on a day, and the first day after it."""
    end, name = _next(unit, first), _name(unit, first)
    if unit is Unit.MONTH and is_above:
        name = f"{name} {first.year}"
    return Tick(first.toordinal(), end.toordinal(), name, _number(unit, first) % 2 == 0), end


def _begin(unit: Unit, day: dt.date) -> dt.date:
    match unit:
        case Unit.YEAR:
            return day.replace(month=1, day=1)
        case Unit.HALF:
            return day.replace(month=1 if day.month <= 6 else 7, day=1)
        case Unit.MONTH:
            return day.replace(day=1)
        case Unit.WEEK:
            return day - dt.timedelta(day.weekday())
        case Unit.DAY:
            return day


def _next(unit: Unit, first: dt.date) -> dt.date:
    match unit:
        case Unit.YEAR:
            return first.replace(year=first.year + 1)
        case Unit.HALF:
            return first.replace(month=7) if first.month == 1 else first.replace(year=first.year + 1, month=1)
        case Unit.MONTH:
            return (first + dt.timedelta(31)).replace(day=1)
        case Unit.WEEK:
            return first + dt.timedelta(7)
        case Unit.DAY:
            return first + dt.timedelta(1)


def _number(unit: Unit, first: dt.date) -> int:
    match unit:
        case Unit.YEAR:
            return first.year
        case Unit.HALF:
            return first.year * 2 + (first.month > 6)
        case Unit.MONTH:
            return first.year * 12 + first.month
        case Unit.WEEK:
            return first.toordinal() // 7
        case Unit.DAY:
            return first.toordinal()


def _name(unit: Unit, first: dt.date) -> str:
    match unit:
        case Unit.YEAR:
            return str(first.year)
        case Unit.HALF:
            return "1e helft" if first.month == 1 else "2e helft"
        case Unit.MONTH:
            return MONTHS[first.month - 1]
        case Unit.WEEK:
            return f"week {first.isocalendar().week}"
        case Unit.DAY:
            return f"{WEEKDAYS[first.weekday()][:2]} {first.day}"
