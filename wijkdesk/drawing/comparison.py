"""The neighbourhood beside the areas around it: a bar for each, with its number, its start and the target."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijkdesk.drawing.shapes import Drawing, Line, Measure, Rectangle, Shape, Text, Weight, shortened

NO_DATA = "geen gegevens"

_ROW, _THICKNESS, _GAP, _SIZE = 15.5, 8.0, 6.0, 8.5
_MOST_LABEL = 0.44  # Of the width, for the names of the areas.
_TARGET_ROOM = 12.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One area: ``value`` and ``start`` in the unit of the figure, ``None`` where there are no data.

    ``said`` and ``said_at_start`` are the same numbers in words, such as ``22,0 %``.
    """

    area: str
    value: float | None
    said: str
    is_own: bool
    start: float | None = None
    said_at_start: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    value: float
    said: str


def draw_comparison(
    about: str, bars: Sequence[Bar], target: Target | None, *, colour: int, width: float, measure: Measure
) -> Drawing:
    """Draw the bars below each other, own areas in the colour of the pillar; ``about`` says what is measured, and when.

    An area without data has words in place of a bar. The start is a small upright line on the bar, the target a dashed
    one through all of them. Bars begin at nothing, so that lengths can be compared.
    """
    label = min(
        max((measure(bar.area, _SIZE, _weight(bar)) for bar in bars), default=0.0) + 1,
        width * _MOST_LABEL,
    )
    number = max((measure(bar.said, _SIZE, "strong") for bar in bars if bar.value is not None), default=0.0)
    left = label + _GAP
    room = max(width - left - number - _GAP, 1.0)
    top = _TARGET_ROOM if target is not None else 0.0
    most = max([abs(value) for value in _values(bars, target)] or [0.0]) or 1.0
    height = top + _ROW * len(bars)
    shapes: list[Shape] = []
    if target is not None:
        shapes += _target(target, left + room * max(target.value, 0) / most, top, height, width, measure)
    for place, bar in enumerate(bars):
        shapes += _bar(bar, top + place * _ROW, label, left, room / most, colour, measure)
    return Drawing(width, height, tuple(shapes), _in_words(about, bars, target))


def _bar(bar: Bar, top: float, label: float, left: float, scale: float, colour: int, measure: Measure) -> list[Shape]:
    weight, baseline, middle = _weight(bar), top + _ROW / 2 + 3, top + _ROW / 2
    name = shortened(bar.area, label, _SIZE, weight, measure)
    shapes: list[Shape] = [Text(0, baseline, name, _SIZE, "text" if bar.is_own else "text2", weight)]
    if bar.value is None:
        return [*shapes, Text(left, baseline, bar.said or NO_DATA, _SIZE, "text2")]
    length = max(bar.value * scale, 0.75)
    fill = f"pillar{colour}.fill" if bar.is_own else "bar"
    shapes.append(Rectangle(left, middle - _THICKNESS / 2, length, _THICKNESS, fill))
    if bar.start is not None and bar.start > 0:
        at = left + bar.start * scale
        shapes.append(Line(((at, middle - _THICKNESS / 2 - 2), (at, middle + _THICKNESS / 2 + 2)), "text", 1))
    beyond = max(length, (bar.start or 0) * scale)
    tone = f"pillar{colour}" if bar.is_own else "text2"
    at = left + beyond + 4
    # The number stands free of the line of the target.
    shapes.append(Rectangle(at - 2, top + 1, measure(bar.said, _SIZE, weight) + 4, _ROW - 2, "surface"))
    shapes.append(Text(at, baseline, bar.said, _SIZE, tone, weight))
    return shapes


def _target(target: Target, at: float, top: float, bottom: float, width: float, measure: Measure) -> list[Shape]:
    said = f"doel {target.said}"
    half = measure(said, 7.5, "regular") / 2
    place = min(max(at, half), width - half)
    return [
        Line(((at, top - 2), (at, bottom)), "text2", 0.75, dashed=True),
        Text(place, top - 5, said, 7.5, "text2", anchor="middle"),
    ]


def _weight(bar: Bar) -> Weight:
    return "strong" if bar.is_own else "regular"


def _values(bars: Sequence[Bar], target: Target | None) -> list[float]:
    known = [value for bar in bars for value in (bar.value, bar.start) if value is not None]
    return [*known, target.value] if target is not None else known


def _in_words(about: str, bars: Sequence[Bar], target: Target | None) -> str:
    areas = [
        f"{bar.area} {bar.said if bar.value is not None else bar.said or NO_DATA}"
        + (f" (eerst {bar.said_at_start})" if bar.start is not None and bar.said_at_start else "")
        for bar in bars
    ]
    aim = f" Het doel is {target.said}." if target is not None else ""
    return f"Staafdiagram. {about}: {'; '.join(areas)}.{aim}"
