"""The years of the approach as a strip, with the half-year that is told of and where it is now."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.drawing.shapes import Drawing, Line, Measure, Rectangle, Shape, Text, Weight, shortened

_TOP, _THICKNESS, _BETWEEN = 15.0, 11.0, 2.0
_SIZE, _SMALL = 8.0, 7.5
_YEARS_AT = _TOP + _THICKNESS + 11.0
_DAYS_AT = _YEARS_AT + 11.0
_HEIGHT = _DAYS_AT + 3.0
_NEAR = 6.0  # Between two texts on a line.
_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


@dataclass(frozen=True, slots=True)
class _Year:
    """A year of the approach, counted from its first day; both days included, the last year may be cut off."""

    number: int
    first_day: dt.date
    last_day: dt.date

    @property
    def name(self) -> str:
        first = self.first_day
        is_calendar_year = (first.month, first.day) == (1, 1)
        return str(first.year) if is_calendar_year else f"{first.year}/{(first.year + 1) % 100:02}"


@dataclass(frozen=True, slots=True)
class _Strip:
    """Where days stand between left and right."""

    first_day: dt.date
    last_day: dt.date
    width: float

    def begin(self, day: dt.date) -> float:
        whole = (self.last_day - self.first_day).days + 1
        return min(max((day - self.first_day).days / whole, 0.0), 1.0) * self.width

    def end(self, day: dt.date) -> float:
        return self.begin(day + dt.timedelta(days=1))


def draw_year_strip(
    first_day: dt.date,
    last_day: dt.date,
    today: dt.date,
    half_year: HalfYear | None,
    *,
    width: float,
    measure: Measure,
    said: str = "",
) -> Drawing:
    """Draw the approach from its first day to its last, both included, a segment for each of its years.

    What is over is filled in, ``half_year`` stands out in it; "nu" stands at ``today`` when that lies within the
    approach. ``said`` is the alternative text, where it is not to be the usual one.
    """
    strip = _Strip(first_day, last_day, width)
    years = _years(first_day, last_day)
    shapes = [shape for year in years for shape in _segment(year, years[-1], strip, today, half_year)]
    shapes += _above(strip, today, half_year, measure)
    shapes += _year_names(years, strip, today, measure)
    shapes += _days(strip, measure)
    return Drawing(width, _HEIGHT, tuple(shapes), said or _in_words(years, strip, today))


def _years(first_day: dt.date, last_day: dt.date) -> list[_Year]:
    years: list[_Year] = []
    begin = first_day
    while begin <= last_day:
        following = _anniversary(first_day, len(years) + 1)
        years.append(_Year(len(years) + 1, begin, min(following - dt.timedelta(days=1), last_day)))
        begin = following
    return years


def _anniversary(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # There is no 29 February.
        return dt.date(day.year + years, 3, 1)


def _segment(year: _Year, last: _Year, strip: _Strip, today: dt.date, half_year: HalfYear | None) -> list[Shape]:
    """One year: what is still to come, what is over, and its part of the half-year that is told of."""
    left, right = strip.begin(year.first_day), strip.end(year.last_day)
    if year is not last:
        right -= min(_BETWEEN, (right - left) / 2)

    def part(first_day: dt.date, last_day: dt.date, tone: str | None, outline: str | None = None) -> list[Shape]:
        begin, end = max(strip.begin(first_day), left), min(strip.end(last_day), right)
        return [Rectangle(begin, _TOP, end - begin, _THICKNESS, tone, outline)] if end > begin else []

    shapes = part(year.first_day, year.last_day, "faint") + part(year.first_day, today, "bar")
    if half_year is not None:
        shapes += part(half_year.first_day, min(half_year.last_day, today), "accent")
        shapes += part(max(half_year.first_day, today + dt.timedelta(days=1)), half_year.last_day, None, "accent")
    return shapes


def _above(strip: _Strip, today: dt.date, half_year: HalfYear | None, measure: Measure) -> list[Shape]:
    """The word "nu" with its line, and the name of the half-year beside it."""
    baseline, shapes = _TOP - 5.5, list[Shape]()
    taken: tuple[float, float] | None = None
    if strip.first_day <= today <= strip.last_day:
        at, now = strip.end(today), measure("nu", _SIZE, "strong")
        begin = min(max(at - now / 2, 0.0), strip.width - now)
        taken = begin, begin + now
        shapes.append(Line(((at, _TOP - 3), (at, _TOP + _THICKNESS + 3)), "surface", 3.5))
        shapes.append(Line(((at, _TOP - 3), (at, _TOP + _THICKNESS + 3)), "text", 1.5))
        shapes.append(Text(begin, baseline, "nu", _SIZE, "text", "strong"))
    elif today < strip.first_day:
        taken = 0.0, measure("nog niet begonnen", _SIZE, "regular")
        shapes.append(Text(0, baseline, "nog niet begonnen", _SIZE, "text2"))
    else:
        taken = strip.width - measure("afgelopen", _SIZE, "regular"), strip.width
        shapes.append(Text(strip.width, baseline, "afgelopen", _SIZE, "text2", anchor="end"))
    if half_year is not None and half_year.overlaps(strip.first_day, strip.last_day):
        shapes += _half_year_name(half_year, strip, taken, measure)
    return shapes


def _half_year_name(half_year: HalfYear, strip: _Strip, taken: tuple[float, float], measure: Measure) -> list[Shape]:
    """Over the middle of the half-year, or as near to it as what stands there already leaves room."""
    name = measure(half_year.dutch, _SIZE, "strong")
    middle = (strip.begin(half_year.first_day) + strip.end(half_year.last_day)) / 2
    wanted = min(max(middle - name / 2, 0.0), strip.width - name)
    places = [wanted, taken[0] - _NEAR - name, taken[1] + _NEAR]
    free = [
        place
        for place in places
        if 0 <= place <= strip.width - name and (place + name <= taken[0] - _NEAR or place >= taken[1] + _NEAR)
    ]
    if not free:
        return []
    begin = min(free, key=lambda place: abs(place - wanted))
    return [Text(begin, _TOP - 5.5, half_year.dutch, _SIZE, "accent", "strong")]


def _year_names(years: Sequence[_Year], strip: _Strip, today: dt.date, measure: Measure) -> list[Shape]:
    """The name of each year below its segment, or of every second, third and so on where there is too little room."""
    widest = max((measure(year.name, _SIZE, "strong") for year in years), default=0.0) + _NEAR
    every = max(math.ceil(widest * len(years) / strip.width), 1)
    shapes: list[Shape] = []
    for year in years[::every]:
        is_now = year.first_day <= today <= year.last_day
        weight: Weight = "strong" if is_now else "regular"
        begin = strip.begin(year.first_day)
        if begin + measure(year.name, _SIZE, weight) <= strip.width:
            shapes.append(Text(begin, _YEARS_AT, year.name, _SIZE, "text" if is_now else "text2", weight))
    return shapes


def _days(strip: _Strip, measure: Measure) -> list[Shape]:
    """The first day and the last, in as many words as there is room for."""
    for in_words in (_long, _short):
        first, last = in_words(strip.first_day), in_words(strip.last_day)
        if measure(first, _SMALL, "regular") + _NEAR + measure(last, _SMALL, "regular") <= strip.width:
            break
    else:
        room = max((strip.width - _NEAR) / 2, 0)
        first, last = (shortened(day, room, _SMALL, "regular", measure) for day in (first, last))
    return [
        Text(0, _DAYS_AT, first, _SMALL, "text2"),
        Text(strip.width, _DAYS_AT, last, _SMALL, "text2", anchor="end"),
    ]


def _long(day: dt.date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _short(day: dt.date) -> str:
    return f"{day:%d-%m-%Y}"


def _in_words(years: Sequence[_Year], strip: _Strip, today: dt.date) -> str:
    first, last = _long(strip.first_day), _long(strip.last_day)
    if today < strip.first_day:
        return f"De wijkaanpak begint op {first} en loopt tot en met {last}."
    if today > strip.last_day:
        return f"De wijkaanpak liep van {first} tot en met {last}."
    here = next(year.number for year in years if year.first_day <= today <= year.last_day)
    return f"Jaar {here} van {len(years)}: de wijkaanpak loopt van {first} tot en met {last}."
