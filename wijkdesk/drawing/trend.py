"""How a number went through time: a line for each own area, labelled at its end."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijkdesk.drawing.comparison import NO_DATA, Target
from wijkdesk.drawing.shapes import Drawing, Line, Mark, Measure, Rectangle, Shape, Text, Weight, shortened

_SIZE, _AXIS = 8.5, 7.5
_HEIGHT, _TOP, _BOTTOM = 80.0, 12.0, 14.0
_MOST_LABEL = 0.4  # Of the width, for the labels at the end of the lines.
_LINE_OF_TEXT = 10.5


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of one area, one for each period: ``None`` where there are no data; ``said`` the last in words."""

    area: str
    values: tuple[float | None, ...]
    said: tuple[str, ...]


def draw_trend(
    about: str,
    periods: Sequence[str],
    series: Sequence[Series],
    target: Target | None,
    *,
    colour: int,
    width: float,
    measure: Measure,
) -> Drawing:
    """Draw a line for each series over the periods, oldest first; ``about`` says what is measured.

    A period without data leaves a gap: nothing is drawn between numbers that are not neighbours in time. The scale
    begins at nothing. The first period and the last stand below; every line has its name and last number at its end.
    """
    labels = [(f"{each.area} {_last_said(each)}".strip(), each) for each in series]
    label = min(max((measure(text, _SIZE, "strong") for text, _ in labels), default=0.0) + 2, width * _MOST_LABEL)
    right, bottom = width - label - 8, _HEIGHT - _BOTTOM
    known = [value for each in series for value in each.values if value is not None]
    most = max([*known, *([target.value] if target else [])], default=0.0) or 1.0
    least = min([*known, 0.0])

    def at(place: int, value: float) -> tuple[float, float]:
        step = right / max(len(periods) - 1, 1)
        return place * step + 3 * (place == 0), bottom - (value - least) / (most - least) * (bottom - _TOP)

    shapes: list[Shape] = [Rectangle(0, bottom, right, 0.5, "line")]
    ends: list[tuple[float, str, str]] = []
    if target is not None:
        height = at(0, target.value)[1]
        shapes.append(Line(((0, height), (right, height)), "text2", 0.75, dashed=True))
        ends.append((height, f"doel {target.said}", "text2"))
    for text, each in labels:
        points = [(place, value) for place, value in enumerate(each.values) if value is not None]
        shapes += _line([(place, at(place, value)) for place, value in points], f"pillar{colour}.fill")
        if points:
            ends.append((at(*points[-1])[1], text, f"pillar{colour}"))
    shapes += _labels(ends, right + 8, label, measure)
    if periods:
        shapes.append(Text(0, _HEIGHT - 3, periods[0], _AXIS, "text2"))
    if len(periods) > 1:
        shapes.append(Text(right, _HEIGHT - 3, periods[-1], _AXIS, "text2", anchor="end"))
    return Drawing(width, _HEIGHT, tuple(shapes), _in_words(about, periods, series, target))


def _line(points: Sequence[tuple[int, tuple[float, float]]], tone: str) -> list[Shape]:
    """The stretches between numbers that follow each other, and a mark on each."""
    shapes: list[Shape] = []
    stretch: list[tuple[float, float]] = []
    before = None
    for place, point in points:
        if before is not None and place != before + 1:
            shapes.append(Line(tuple(stretch), tone, 1.5))
            stretch = []
        stretch.append(point)
        before = place
    if stretch:
        shapes.append(Line(tuple(stretch), tone, 1.5))
    return [*shapes, *(Mark(x, y, 2.2, tone) for _, (x, y) in points)]


def _labels(ends: Sequence[tuple[float, str, str]], left: float, room: float, measure: Measure) -> list[Shape]:
    """The labels at the ends of their lines, moved apart where two would cover each other."""
    shapes: list[Shape] = []
    lowest = 0.0
    for height, text, tone in sorted(ends):
        baseline = max(height + 3, lowest + _LINE_OF_TEXT)
        weight: Weight = "regular" if tone == "text2" else "strong"
        shown = shortened(text, room, _SIZE, weight, measure)
        shapes.append(Text(left, baseline, shown, _SIZE, tone, weight))
        lowest = baseline
    return shapes


def _last_said(series: Series) -> str:
    return next((said for said in reversed(series.said) if said), "")


def _in_words(about: str, periods: Sequence[str], series: Sequence[Series], target: Target | None) -> str:
    told = []
    for each in series:
        numbers = [
            f"{period} {said if value is not None else NO_DATA}"
            for period, value, said in zip(periods, each.values, each.said, strict=True)
        ]
        told.append(f"{each.area}: {', '.join(numbers)}")
    aim = f" Het doel is {target.said}." if target is not None else ""
    return f"Lijndiagram. {about}. {'; '.join(told)}.{aim}"
