"""One indicator above the lanes, against the same time: where its numbers stand, whatever paints them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from wijkdesk.drawing.timeline.scale import Scale

Place = tuple[float, float]

DOT: Final = 3.0
GAP: Final = 6.0
BELOW: Final = 8.0


class Measured(NamedTuple):
    """A value in the middle of its period; None where there is no number."""

    day: float
    value: float | None
    number: str
    period: str


class MeasuredLine(NamedTuple):
    """An indicator in one area, oldest first."""

    indicator: str
    unit: str
    area: str
    tone: str
    values: tuple[Measured, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """Each period with its number, for who cannot see the line."""
        return tuple(f"{each.period}: {each.number}" for each in self.values)


class Number(NamedTuple):
    """What is written from ``x`` on, on the line ``y``."""

    x: float
    y: float
    text: str


class Drawn(NamedTuple):
    """A line as it is drawn: its points, with ``None`` where there is no number, and what is written at them."""

    line: MeasuredLine
    places: tuple[Place | None, ...]
    numbers: tuple[Number, ...]
    is_upper: bool


class Type(NamedTuple):
    """Of the letters: how far they rise above and come below their line, and how wide a text is."""

    rise: float
    fall: float
    wide: Callable[[str], float]


def place_lines(
    lines: Sequence[MeasuredLine], scale: Scale, width: float, top: float, height: float, letters: Type
) -> list[Drawn]:
    """Place lines between ``top`` and ``top + height``, from 0 or the least upwards; the upper one first.

    Numbers stand at the points of the upper line, each where there is room beside the one before, and behind each line
    at its newest, with its area where there are several; none stands over another.
    """
    there = [each.value for line in lines for each in line.values if each.value is not None]
    least, most = min([0.0, *there]), max(there, default=0.0)
    above = letters.rise + letters.fall + DOT
    room = height - above - BELOW

    def place(each: Measured) -> Place | None:
        if each.value is None:
            return None
        return scale.x(each.day), top + above + room * (1 - (each.value - least) / ((most - least) or 1))

    drawn = [
        Drawn(line, tuple(map(place, line.values)), (), is_upper=number == 0)
        for number, line in enumerate(sorted(lines, key=lambda line: -_newest(line)))
    ]
    ends = _ends(drawn, letters)
    return [
        each._replace(numbers=(*(_along(each, width, letters) if each.is_upper else ()), *ends.get(number, ())))
        for number, each in enumerate(drawn)
    ]


def _newest(line: MeasuredLine) -> float:
    return next((each.value for each in reversed(line.values) if each.value is not None), 0.0)


def _points(drawn: Drawn) -> list[tuple[Place, Measured]]:
    return [(place, each) for place, each in zip(drawn.places, drawn.line.values, strict=True) if place is not None]


def _along(drawn: Drawn, width: float, letters: Type) -> list[Number]:
    numbers, free = [], 0.0
    for (x, y), each in _points(drawn)[:-1]:
        wide = letters.wide(each.number)
        left = x - wide / 2
        if left >= free and left + wide <= width:
            numbers.append(Number(left, y - DOT - letters.fall, each.number))
            free = left + wide + GAP
    return numbers


def _ends(drawn: Sequence[Drawn], letters: Type) -> dict[int, tuple[Number]]:
    """What is written behind each line, by its number; from above down, none over another."""
    newest = {number: points[-1] for number, each in enumerate(drawn) if (points := _points(each))}
    lowest, found = 0.0, {}
    for number, ((x, y), each) in sorted(newest.items(), key=lambda end: end[1][0][1]):
        baseline = max(y + (letters.rise - letters.fall) / 2, lowest)
        area = f" {drawn[number].line.area}" if len(drawn) > 1 else ""
        found[number] = (Number(x + GAP, baseline, f"{each.number}{area}"),)
        lowest = baseline + (letters.rise + letters.fall) * 0.9
    return found
