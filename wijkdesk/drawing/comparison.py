"""The neighbourhood beside the areas around it: a bar for each, with its number, its start and the target."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijkdesk.drawing.shapes import (
    Anchor,
    Drawing,
    Line,
    Measure,
    Rectangle,
    Shape,
    Spot,
    Text,
    Weight,
    longest_word,
    one_line,
    shortened,
    wrapped,
)

NO_DATA = "geen gegevens"

_ROW, _THICKNESS, _SIZE, _LINE = 16.0, 9.0, 8.5, 10.5
_SMALL = 7.5  # The size of the label of the target.
_TARGET_ROOM = 12.0
_GAP, _NEAR = 6.0, 4.0  # Between a name and the bars, and between a bar and its number.
# Of the width: names, names of one long word, numbers, and numbers at either side of nothing.
_MOST_NAME, _MOST_WORD, _MOST_NUMBER, _MOST_OF_TWO = 0.44, 0.52, 0.28, 0.17
_THINNEST = 0.75  # A bar of nothing is still there to see.
_TICK = 2.5  # How far the start stands out of its bar.
_CASING = 1.0  # Of the ground, at either side of a line that crosses bars.
_THICK, _THIN = 1.0, 0.75  # Marks on one bar, and lines through all of them.


@dataclass(frozen=True, slots=True)
class Bar:
    """One area: ``value`` and ``start`` in the unit of the figure, ``None`` where there are no data.

    ``said`` and ``said_at_start`` are the same numbers in words, such as ``22,0 %``; where there is no value, ``said``
    may say why.
    """

    area: str
    value: float | None
    said: str
    is_own: bool
    start: float | None = None
    said_at_start: str = ""

    @property
    def in_words(self) -> str:
        return (one_line(self.said) or NO_DATA) if self.value is None else one_line(self.said)


@dataclass(frozen=True, slots=True)
class Target:
    value: float
    said: str


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where numbers stand between left and right."""

    zero: float
    unit: float

    def at(self, value: float) -> float:
        return self.zero + value * self.unit


@dataclass(frozen=True, slots=True)
class _Row:
    """One area in its place; its number, or the words in place of it, is anchored at ``number_at``."""

    bar: Bar
    top: float
    height: float
    name: tuple[str, ...]
    number: str
    number_at: float
    anchor: Anchor
    number_width: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    def covers(self, x: float) -> bool:
        """Whether an upright line at ``x`` would run through the number."""
        left = self.number_at - (self.number_width if self.anchor == "end" else 0)
        return left - 3 < x < left + self.number_width + 3


def draw_comparison(
    about: str, bars: Sequence[Bar], target: Target | None, *, colour: int, width: float, measure: Measure
) -> Drawing:
    """Draw the bars below each other, own areas in the colour of the pillar; ``about`` says what is measured, and when.

    An area without data has words in place of a bar. The start is a small upright line on the bar, the target a dashed
    one through all of them. Bars begin at nothing, so that lengths can be compared; below nothing they go to the left.
    """
    names = _names(bars, width, measure)
    scale, left = _scale(bars, names, target, width, measure)
    top = _TARGET_ROOM if target is not None else 0.0
    rows = _rows(bars, names, scale, left, top, width, measure)
    bottom = rows[-1].top + rows[-1].height if rows else top
    shapes: list[Shape] = []
    if scale.zero > left:
        shapes += _upright(scale.zero, rows, "line")
    for row in rows:
        shapes += _bar(row, scale, colour)
    if target is not None:
        shapes += _target(target, scale.at(target.value), rows, width, measure)
    for row in rows:
        shapes += _words(row, colour)
    spots = tuple(Spot(0, row.top, width, row.height, _told(row.bar)) for row in rows)
    return Drawing(width, bottom, tuple(shapes), _in_words(about, bars, target), spots)


def _names(bars: Sequence[Bar], width: float, measure: Measure) -> list[tuple[str, ...]]:
    word = max((longest_word(bar.area, _SIZE, _weight(bar), measure) for bar in bars), default=0.0)
    room = max(width * _MOST_NAME, min(word, width * _MOST_WORD))
    return [wrapped(bar.area, room, _SIZE, _weight(bar), measure) for bar in bars]


def _scale(
    bars: Sequence[Bar], names: Sequence[tuple[str, ...]], target: Target | None, width: float, measure: Measure
) -> tuple[_Scale, float]:
    """The scale, and where the room for bars begins."""
    lines = [(line, _weight(bar)) for bar, name in zip(bars, names, strict=True) for line in name]
    left = max((measure(line, _SIZE, weight) for line, weight in lines), default=0.0) + _GAP
    values = [value for bar in bars for value in (bar.value, bar.start) if value is not None]
    values += [target.value] if target is not None else []
    least, most = min([0.0, *values]), max([0.0, *values])
    room = _most_number(bars, width)
    before = _number_room([bar for bar in bars if bar.value is not None and bar.value < 0], room, measure)
    behind = _number_room([bar for bar in bars if bar.value is not None and bar.value >= 0], room, measure)
    unit = max(width - left - before - behind, 1.0) / (most - least if most - least > 1e-200 else 1.0)
    return _Scale(left + before - least * unit, unit), left


def _most_number(bars: Sequence[Bar], width: float) -> float:
    """How wide a number may be."""
    sides = {bar.value < 0 for bar in bars if bar.value is not None}
    return width * (_MOST_OF_TWO if len(sides) > 1 else _MOST_NUMBER)


def _number_room(bars: Sequence[Bar], room: float, measure: Measure) -> float:
    """The room beside the bars that their numbers take."""
    widest = max((measure(bar.in_words, _SIZE, _weight(bar)) for bar in bars), default=-_NEAR)
    return min(widest, room) + _NEAR


def _rows(
    bars: Sequence[Bar],
    names: Sequence[tuple[str, ...]],
    scale: _Scale,
    left: float,
    top: float,
    width: float,
    measure: Measure,
) -> list[_Row]:
    rows = []
    for bar, name in zip(bars, names, strict=True):
        height = _ROW + _LINE * (len(name) - 1)
        room = width - left if bar.value is None else _most_number(bars, width)
        number = shortened(bar.in_words, room, _SIZE, _number_weight(bar), measure)
        taken = measure(number, _SIZE, _number_weight(bar))
        at, anchor = _number_place(bar, scale, left, taken)
        rows.append(_Row(bar, top, height, name, number, at, anchor, taken))
        top += height
    return rows


def _number_place(bar: Bar, scale: _Scale, left: float, taken: float) -> tuple[float, Anchor]:
    """Behind the bar, and behind its start as well where there is no room for a number in between."""
    if bar.value is None:
        return left, "start"
    end, start = scale.at(bar.value), scale.at(bar.value if bar.start is None else bar.start)
    fits_between = abs(start - end) >= taken + 2 * _NEAR
    if bar.value < 0:
        return (end if fits_between else min(end, start)) - _NEAR, "end"
    return (end if fits_between else max(end, start)) + _NEAR, "start"


def _bar(row: _Row, scale: _Scale, colour: int) -> list[Shape]:
    bar = row.bar
    if bar.value is None:
        return []
    length = max(abs(bar.value) * scale.unit, _THINNEST)
    begin = scale.zero - (length if bar.value < 0 else 0)
    top, fill = row.middle - _THICKNESS / 2, f"pillar{colour}.fill" if bar.is_own else "bar"
    shapes: list[Shape] = [Rectangle(begin, top, length, _THICKNESS, fill)]
    return [*_lost(bar, top, scale, colour), *shapes, *_start(bar, top, scale, colour)]


def _lost(bar: Bar, top: float, scale: _Scale, colour: int) -> list[Shape]:
    """What the bar was longer at the start, faintly: it ties the mark of the start to its bar."""
    value, start = bar.value or 0.0, bar.start or 0.0
    if value * start < 0 or abs(start) <= abs(value):
        return []
    left, right = sorted((scale.at(value), scale.at(start)))
    return [Rectangle(left, top, right - left, _THICKNESS, f"pillar{colour}.tint" if bar.is_own else "faint")]


def _start(bar: Bar, top: float, scale: _Scale, colour: int) -> list[Shape]:
    if bar.start is None:
        return []
    tone = f"pillar{colour}" if bar.is_own else "text2"
    return _cased(scale.at(bar.start), top - _TICK, top + _THICKNESS + _TICK, tone, thickness=_THICK)


def _words(row: _Row, colour: int) -> list[Shape]:
    bar, lines = row.bar, len(row.name)
    baseline = row.middle + 3
    shapes: list[Shape] = [
        Text(
            0,
            baseline + (place - (lines - 1) / 2) * _LINE,
            line,
            _SIZE,
            "text" if bar.is_own else "text2",
            _weight(bar),
        )
        for place, line in enumerate(row.name)
    ]
    tone = f"pillar{colour}" if bar.is_own and bar.value is not None else "text2"
    number = Text(row.number_at, baseline, row.number, _SIZE, tone, _number_weight(bar), row.anchor)
    return [*shapes, number]


def _target(target: Target, at: float, rows: Sequence[_Row], width: float, measure: Measure) -> list[Shape]:
    said = shortened(f"doel {target.said}", width, _SMALL, "regular", measure)
    half = measure(said, _SMALL, "regular") / 2
    place = min(max(at, half), width - half)
    label = Text(place, _TARGET_ROOM - 5, said, _SMALL, "text2", anchor="middle")
    return [*_upright(at, rows, "text2", dashed=True), label]


def _upright(at: float, rows: Sequence[_Row], tone: str, *, dashed: bool = False) -> list[Shape]:
    """A line from the first row to the last, broken off where a number stands in its way."""
    shapes: list[Shape] = []
    begin: float | None = None
    for row in rows:
        if row.covers(at):
            shapes += _cased(at, begin, row.top, tone, dashed=dashed) if begin is not None else []
            begin = None
        elif begin is None:
            begin = row.top - 2 if dashed and row is rows[0] else row.top
    if begin is not None:
        shapes += _cased(at, begin, rows[-1].top + rows[-1].height, tone, dashed=dashed)
    return shapes


def _cased(
    at: float, top: float, bottom: float, tone: str, *, thickness: float = _THIN, dashed: bool = False
) -> list[Shape]:
    """An upright line that can be told from the bars that it crosses, also without colour."""
    ends = ((at, top), (at, bottom))
    return [Line(ends, "surface", thickness + 2 * _CASING), Line(ends, tone, thickness, dashed=dashed)]


def _weight(bar: Bar) -> Weight:
    return "strong" if bar.is_own else "regular"


def _number_weight(bar: Bar) -> Weight:
    return "strong" if bar.is_own and bar.value is not None else "regular"


def _told(bar: Bar) -> str:
    start = one_line(bar.said_at_start) if bar.start is not None else ""
    return f"{one_line(bar.area)}: {bar.in_words}" + (f", eerst {start}" if start else "")


def _in_words(about: str, bars: Sequence[Bar], target: Target | None) -> str:
    areas = [
        f"{one_line(bar.area)} {bar.in_words}"
        + (f" (eerst {one_line(bar.said_at_start)})" if bar.start is not None and bar.said_at_start else "")
        for bar in bars
    ]
    aim = f" Het doel is {one_line(target.said)}." if target is not None else ""
    return f"Staafdiagram. {one_line(about)}: {'; '.join(areas)}.{aim}"
