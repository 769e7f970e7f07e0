"""Where the periods of a figure stand in time, and what else happened then."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from wijkdesk.drawing.shapes import Line, Mark, Measure, Shape, Spot, Text, one_line, shortened

SMALL: Final = 7.5
ROW: Final = 11.0
_NEAR, _RADIUS = 6.0, 2.2


@dataclass(frozen=True, slots=True)
class Happened:
    """Something of a day; ``said`` says what, and when."""

    day: dt.date
    said: str


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The periods, each from its first day to its last, both included, the oldest first.

    ``borders`` are years from which an area has other borders, with what is said of that. ``happened`` stands under
    the axis: when something was, not what it did.
    """

    periods: tuple[tuple[dt.date, dt.date], ...]
    borders: tuple[tuple[int, str], ...] = ()
    happened: tuple[Happened, ...] = ()

    def place(self, day: dt.date) -> float:
        """Where a day stands, 0 at the middle of the first period and 1 at that of the last; it may lie beyond."""
        first, last = (_middle(*each) for each in (self.periods[0], self.periods[-1]))
        return (day.toordinal() - first) / (last - first) if last > first else 0.0

    def places(self) -> tuple[float, ...]:
        """Where each period stands."""
        first, last = (_middle(*each) for each in (self.periods[0], self.periods[-1]))
        return tuple((_middle(*each) - first) / (last - first) if last > first else 0.0 for each in self.periods)

    def skipped(self) -> frozenset[int]:
        """The periods before which there is time in which nothing was measured."""
        days = enumerate(pairwise(self.periods), start=1)
        return frozenset(number for number, (before, after) in days if (after[0] - before[1]).days > 1)

    def years_in_sight(self) -> tuple[tuple[float, int], ...]:
        """The years of those changes, each once."""
        years = dict.fromkeys(year for year, _ in self.borders)
        return tuple((place, year) for year in years if 0 < (place := self.place(dt.date(year, 1, 1))) <= 1)

    def borders_in_sight(self) -> tuple[tuple[float, str], ...]:
        """The changes after the first period, at the first day of their year."""
        places = ((self.place(dt.date(year, 1, 1)), said) for year, said in self.borders)
        return tuple((place, said) for place, said in places if 0 < place <= 1)


def draw_happened(
    axis: TimeAxis, left: float, right: float, top: float, width: float, measure: Measure
) -> tuple[list[Shape], list[Spot]]:
    """A row for each thing below ``top``: a mark under its day, and what it was on the side where there is room."""
    shapes: list[Shape] = []
    spots = []
    for row, each in enumerate(axis.happened):
        x = min(max(left + (right - left) * axis.place(each.day), _RADIUS), width - _RADIUS)
        middle = top + ROW * (row + 0.5)
        before, behind = x - _RADIUS - _NEAR, width - x - _RADIUS - _NEAR
        said = one_line(each.said)
        is_behind = behind >= min(measure(said, SMALL, "regular"), before)
        text = shortened(said, behind if is_behind else before, SMALL, "regular", measure)
        at = x + (_RADIUS + _NEAR if is_behind else -_RADIUS - _NEAR)
        shapes.append(Mark(x, middle, _RADIUS, "text2"))
        shapes.append(Text(at, middle + 2.5, text, SMALL, "text2", anchor="start" if is_behind else "end"))
        spots.append(Spot(0, top + ROW * row, width, ROW, said))
    return shapes, spots


def draw_borders(
    axis: TimeAxis, left: float, right: float, bottom: float, names: Sequence[Text], measure: Measure
) -> tuple[list[Shape], list[Spot]]:
    """An upright line of dots where an area got other borders, with its year between the ``names`` of the periods."""
    found = [(left + (right - left) * place, said) for place, said in axis.borders_in_sight()]
    at = dict.fromkeys(x for x, _ in found)
    shapes: list[Shape] = [Line(((x, 0), (x, bottom)), "text2", dashed=True) for x in at]
    shapes += _years(axis, left, right, names, measure)
    return shapes, [Spot(x - 3, 0, 6, bottom, one_line(said)) for x, said in found]


def _years(axis: TimeAxis, left: float, right: float, names: Sequence[Text], measure: Measure) -> list[Shape]:
    """The years of other borders, with what they are where there is room for that at each of them."""
    years = sorted((left + (right - left) * place, year) for place, year in axis.years_in_sight())
    begin = names[0].x + measure(names[0].text, SMALL, "regular") + _NEAR
    until = names[-1].x - _NEAR if len(names) > 1 else begin
    found: list[Shape] = []
    for words in ("andere grenzen {}", "grenzen {}", "{}"):
        found, free = [], begin
        for x, year in years:
            text = words.format(year)
            half = measure(text, SMALL, "regular") / 2
            if free <= x - half and x + half <= until:
                found.append(Text(x, names[0].y, text, SMALL, "text2", anchor="middle"))
                free = x + half + _NEAR
        if len(found) == len(years):
            break
    return found


def _middle(first_day: dt.date, last_day: dt.date) -> float:
    return (first_day.toordinal() + last_day.toordinal()) / 2
