"""The years of the approach as a strip, with the half-year that is told of and where it is now."""

import datetime as dt
from collections.abc import Callable

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.drawing.shapes import Drawing, Line, Measure, Rectangle, Shape, Text

_TOP, _THICKNESS, _SIZE = 14.0, 12.0, 8.0
_HEIGHT = _TOP + _THICKNESS + 16.0


def draw_year_strip(
    first_day: dt.date,
    last_day: dt.date,
    today: dt.date,
    half_year: HalfYear,
    *,
    said: str,
    width: float,
    measure: Measure,
) -> Drawing:
    """Draw the approach from its first day to its last, both included, what is over filled in.

    ``said`` is the alternative text. A line with "nu" stands at ``today`` when that lies within the approach.
    """
    days = (last_day - first_day).days + 1

    def at(day: dt.date) -> float:
        return min(max((day - first_day).days / days, 0.0), 1.0) * width

    over = at(today + dt.timedelta(days=1))
    shapes: list[Shape] = [
        Rectangle(0, _TOP, width, _THICKNESS, "sunken"),
        Rectangle(0, _TOP, over, _THICKNESS, "pillar5.tint"),
    ]
    start, end = at(half_year.first_day), min(at(half_year.last_day + dt.timedelta(days=1)), over)
    if end > start:
        shapes.append(Rectangle(start, _TOP, end - start, _THICKNESS, "accent"))
    shapes += _years(first_day, last_day, at, measure)
    if first_day <= today <= last_day:
        shapes += _now(over, width, measure)
    return Drawing(width, _HEIGHT, tuple(shapes), said)


def _years(first_day: dt.date, last_day: dt.date, at: Callable[[dt.date], float], measure: Measure) -> list[Shape]:
    """A line where each calendar year begins, and its number below where there is room."""
    shapes: list[Shape] = []
    for year in range(first_day.year, last_day.year + 1):
        start, end = at(max(dt.date(year, 1, 1), first_day)), at(min(dt.date(year, 12, 31), last_day))
        if year > first_day.year:
            shapes.append(Line(((start, _TOP), (start, _TOP + _THICKNESS)), "surface", 1.5))
        if measure(str(year), _SIZE, "regular") + 4 <= end - start:
            shapes.append(Text(start + (2 if year > first_day.year else 0), _HEIGHT - 5, str(year), _SIZE, "text2"))
    return shapes


def _now(at: float, width: float, measure: Measure) -> list[Shape]:
    half = measure("nu", _SIZE, "strong") / 2
    return [
        Line(((at, _TOP - 3), (at, _TOP + _THICKNESS + 3)), "accent", 1.5),
        Text(min(max(at, half), width - half), _TOP - 5, "nu", _SIZE, "accent", "strong", "middle"),
    ]
