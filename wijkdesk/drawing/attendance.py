"""How often a partner was there: a bar for each half-year beside what was agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wijkdesk.drawing.shapes import Drawing, Line, Measure, Rectangle, Shape, Spot, Text, Weight, one_line

_TOP, _BARS, _BELOW = 12.0, 46.0, 14.0
_HEIGHT = _TOP + _BARS + _BELOW
_SIZE, _SMALL = 8.0, 7.5
_WIDEST, _SHARE = 22.0, 0.62  # A bar: at most so wide, and of the room that its half-year has.
_NEAR = 5.0
_NUMBER = 11.0  # A number with the air around it.
_STRONG: Final[Weight] = "strong"
_REGULAR: Final[Weight] = "regular"
NOT_NOTED = "niets vastgelegd"


@dataclass(frozen=True, slots=True)
class Present:
    """One half-year: its name in words and in short, how often the partner was there, and how often was agreed.

    ``times`` is ``None`` where nothing was noted, ``agreed`` where no rhythm was agreed. ``stands_out`` for those that
    are told of.
    """

    name: str
    short: str
    times: int | None
    agreed: int | None
    stands_out: bool = False


def draw_attendance(half_years: Sequence[Present], *, width: float, measure: Measure) -> Drawing:
    """Draw a bar for each half-year, oldest first, with its number above it and a line at what was agreed.

    Where nothing was noted stands nothing but a dashed foot. Where there is no room for all numbers there are none; of
    the names below those stand that have room, the last in any case.
    """
    most = max([each.times or 0 for each in half_years] + [each.agreed or 0 for each in half_years] + [1])
    step = width / max(len(half_years), 1)
    bar = min(step * _SHARE, _WIDEST)
    room = all(measure(str(each.times), _SIZE, _STRONG) < step - 1 for each in half_years if each.times is not None)
    shapes: list[Shape] = []
    spots: list[Spot] = []
    for place, each in enumerate(half_years):
        middle = step * (place + 0.5)
        top, drawn = _bar(each, middle, bar, min(bar / 2 + 2, step / 2), _BARS / most)
        shapes += drawn
        if each.times is not None and room:
            shapes.append(_number(each, middle, top))
        spots.append(Spot(step * place, 0, step, _HEIGHT, f"{one_line(each.name)}: {_said(each)}"))
    shapes += _names(half_years, step, measure)
    return Drawing(width, _HEIGHT, tuple(shapes), _in_words(half_years), tuple(spots))


def _bar(each: Present, middle: float, width: float, reach: float, unit: float) -> tuple[float, list[Shape]]:
    """The bar and the line of what was agreed, which reaches so far to both sides; and above which its number fits."""
    left, right, foot = middle - width / 2, middle + width / 2, _TOP + _BARS
    shapes: list[Shape] = [Line(((left, foot), (right, foot)), "line", dashed=each.times is None)]
    top = foot
    if each.times is not None:
        top = foot - each.times * unit
        tone = "accent" if each.stands_out else "bar"
        shapes.append(Rectangle(left, top, width, foot - top, tone))
    if each.agreed is not None:
        level = foot - each.agreed * unit
        shapes.append(Line(((middle - reach, level), (middle + reach, level)), "text", 1.25))
        if level - 1 <= top <= level + _NUMBER:
            top = level  # the number stands above the line, where it would run through it
    return top, shapes


def _number(each: Present, middle: float, top: float) -> Text:
    tone, weight = ("text", _STRONG) if each.stands_out else ("text2", _REGULAR)
    return Text(middle, top - 3, str(each.times), _SIZE, tone, weight, "middle")


def _names(half_years: Sequence[Present], step: float, measure: Measure) -> list[Shape]:
    """The names from the last one back, as far as none runs into another; the first where there is room beside it."""
    shapes: list[Shape] = []
    free = float("inf")
    for place in reversed(range(len(half_years))):
        name = half_years[place].short
        wide = measure(name, _SMALL, "regular")
        middle = step * (place + 0.5)
        left = max(min(middle - wide / 2, step * len(half_years) - wide), 0)
        if left + wide + _NEAR <= free:
            shapes.append(Text(left, _TOP + _BARS + 11, name, _SMALL, "text2"))
            free = left
    return shapes


def _said(each: Present) -> str:
    if each.times is None:
        return NOT_NOTED
    return f"{each.times} keer" if each.agreed is None else f"{each.times} keer, afgesproken {each.agreed}"


def _in_words(half_years: Sequence[Present]) -> str:
    told = (f"{one_line(each.name)} {_said(each)}" for each in half_years)
    return f"Staafdiagram. Hoe vaak aan tafel per halfjaar: {'; '.join(told)}."
