"""The board as plain shapes on white: what leaves the window as a picture or a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from wijkdesk.drawing.shapes import Drawing, Line, Mark, Measure, Rectangle, Shape, Text, Weight, shortened, wrapped
from wijkdesk.drawing.timeline.board import Board
from wijkdesk.drawing.timeline.frame import Bar, Row, Spot, Window, Words, frame
from wijkdesk.drawing.timeline.marks import mark_of
from wijkdesk.drawing.timeline.measured import DOT, MeasuredLine, Place, Type, place_lines
from wijkdesk.drawing.timeline.scale import Scale, Tick, named, ticks, units
from wijkdesk.drawing.timeline.things import Span, Thing

NAMES: Final = 150.0
HEAD: Final = 40.0
ABOVE: Final = 84.0
"""Room above the rows for the lines of an indicator."""
TITLE: Final = 34.0
_TITLE, _HEADING, _BODY, _SMALL = 17.0, 13.0, 12.0, 11.0
_ENDED: Final = ("succeeded", "partly", "failed", "stopped")
_RUNNING: Final = ("running", "waiting")
_MOST_NAMED: Final = 40
"""So many things of a section are named in the alternative text; the rest is counted."""

Told = Callable[[Thing], str]


class Look(NamedTuple):
    """What is drawn: the days at ``scale``, ``height`` of the board from ``top``, and lines in ``above`` before it."""

    scale: Scale
    width: float
    top: float
    height: float
    most_lanes: int
    today: int
    term: tuple[int, int] | None
    above: float = 0.0

    @property
    def down(self) -> float:
        """How far below the top the rows begin: below the title, the calendar and the lines of an indicator."""
        return TITLE + HEAD + self.above

    @property
    def whole_height(self) -> float:
        return self.down + self.height


def draw_board(
    board: Board,
    look: Look,
    title: str,
    *,
    points: float,
    told: Told,
    measure: Measure,
    edge: float = 0.0,
    lines: Sequence[MeasuredLine] = (),
) -> Drawing:
    """Draw the board below its title, the names of its sections before it and the calendar above it.

    ``lines`` are those of an indicator, in the room that the look leaves above the rows.
    ``points`` is how many points a pixel of the board becomes; ``told`` says all there is to tell of a thing; ``edge``
    is left free on all sides, in pixels.
    """
    pen = _Pen(points, measure, edge)
    window = Window(look.scale, look.top, look.width, look.height, 1.0, look.most_lanes)
    rows = frame(board, window, lambda text: pen.width(text, _BODY))
    bottom = look.whole_height
    pen.text(0, 20, shortened(title, (NAMES + look.width) * points, _TITLE * points, "strong", measure), _TITLE)
    _draw_calendar(pen, look, bottom)
    if lines:
        _draw_lines(pen, lines, look)
    for row in rows:
        _draw_row(pen, row, look)
    width, height = NAMES + look.width + 2 * edge, bottom + 2 * edge
    return Drawing(width * points, height * points, tuple(pen.shapes), _in_words(title, rows, look, told, lines))


class _Pen:
    """Collects shapes, measured in pixels of the board, as points."""

    def __init__(self, points: float, measure: Measure, edge: float) -> None:
        self.points, self.measure, self._edge = points, measure, edge
        self.shapes: list[Shape] = []

    def width(self, text: str, size: float, weight: Weight = "regular") -> float:
        return self.measure(text, size * self.points, weight) / self.points

    def box(
        self, x: float, y: float, width: float, height: float, tone: str | None, outline: str | None = None
    ) -> None:
        if width > 0 and height > 0:
            p = self.points
            self.shapes.append(Rectangle(*self._place(x, y), width * p, height * p, tone, outline))

    def line(
        self, places: Sequence[tuple[float, float]], tone: str, thick: float = 1.0, *, dashed: bool = False
    ) -> None:
        points = tuple(self._place(x, y) for x, y in places)
        self.shapes.append(Line(points, tone, thick * self.points, dashed))

    def mark(self, x: float, y: float, radius: float, tone: str, *, filled: bool = True) -> None:
        self.shapes.append(Mark(*self._place(x, y), radius * self.points, tone, filled))

    def text(self, x: float, y: float, text: str, size: float, tone: str = "text", weight: Weight = "regular") -> None:
        """Text that begins at ``x`` and stands on ``y``."""
        is_heading = size in (_TITLE, _HEADING)
        strength: Weight = "strong" if is_heading else weight
        self.shapes.append(Text(*self._place(x, y), text, size * self.points, tone, strength))

    def _place(self, x: float, y: float) -> tuple[float, float]:
        return (x + self._edge) * self.points, (y + self._edge) * self.points


# -- the calendar --


def _draw_calendar(pen: _Pen, look: Look, bottom: float) -> None:
    scale, top = look.scale, TITLE + HEAD
    above, below = units(scale.day_width)
    large = list(ticks(above, scale, look.width))
    for tick in large:
        x = scale.x(tick.first)
        if 0 <= x <= look.width:
            pen.line([(NAMES + x, TITLE + 4), (NAMES + x, bottom)], "line", 1.5)
    for day in (look.term[0], look.term[1] + 1) if look.term is not None else ():
        x = scale.x(day)
        if 0 <= x <= look.width:
            pen.line([(NAMES + x, top), (NAMES + x, bottom)], "text2", 1, dashed=True)
    today = scale.x(look.today + 0.5)
    word = "Vandaag"
    begin = min(max(today - pen.width(word, _SMALL) / 2, 0), look.width - pen.width(word, _SMALL))
    label = (begin, begin + pen.width(word, _SMALL)) if 0 <= today <= look.width else None
    _draw_ticks(pen, large, look, TITLE + 14, _HEADING, None)
    if below is not None:
        for tick in ticks(below, scale, look.width):
            x = scale.x(tick.first)
            if 0 <= x <= look.width:
                pen.line([(NAMES + x, top), (NAMES + x, bottom)], "line", 0.75, dashed=True)
        _draw_ticks(pen, list(ticks(below, scale, look.width)), look, TITLE + 31, _SMALL, label)
    if label is not None:
        pen.text(NAMES + label[0], TITLE + 31, word, _SMALL, "accent", "strong")
        pen.line([(NAMES + today, top), (NAMES + today, bottom)], "accent", 1.5)
    pen.line([(NAMES, top), (NAMES + look.width, top)], "line")


def _draw_ticks(
    pen: _Pen, found: Sequence[Tick], look: Look, y: float, size: float, label: tuple[float, float] | None
) -> None:
    """The names of parts of the calendar, none under the word of today."""
    for tick, following in named(found):
        left, right = max(look.scale.x(tick.first), 0.0), min(look.scale.x(following), look.width)
        end = left + 4 + pen.width(tick.name, size, "strong")
        is_free = label is None or end < label[0] or left + 4 > label[1]
        if end <= right and is_free:
            pen.text(NAMES + left + 4, y, tick.name, size, "text" if size == _HEADING else "text2")


# -- the lines of an indicator --


def _draw_lines(pen: _Pen, lines: Sequence[MeasuredLine], look: Look) -> None:
    top = TITLE + HEAD
    pen.line([(0, look.down), (NAMES + look.width, look.down)], "line")
    names = wrapped(lines[0].indicator, (NAMES - 24) * pen.points, _HEADING * pen.points, "strong", pen.measure, most=2)
    for place, name in enumerate(names):
        pen.text(10, top + 18 + place * 16, name, _HEADING)
    pen.text(10, top + 18 + 16 * len(names), lines[0].unit, _SMALL, "text2")
    letters = Type(_SMALL * 0.97, _SMALL * 0.24, lambda text: pen.width(text, _SMALL))
    for drawn in place_lines(lines, look.scale, look.width, top, look.above, letters):
        tone = drawn.line.tone
        for here, there in pairwise(drawn.places):
            if here is not None and there is not None and (part := _within(here, there, look.width)):
                pen.line([(NAMES + x, y) for x, y in part], f"{tone}.fill", 1.5, dashed=not drawn.is_upper)
        for x, y in filter(None, drawn.places):
            if 0 <= x <= look.width:
                pen.mark(NAMES + x, y, DOT, f"{tone}.fill")
        for x, y, text in drawn.numbers:
            if x >= 0 and x + pen.width(text, _SMALL) <= look.width:
                pen.text(NAMES + x, y, text, _SMALL, tone)


def _within(here: Place, there: Place, width: float) -> list[Place]:
    """The part of a piece of a line, from left to right, that is seen; empty where none is."""
    (left, from_y), (right, to_y) = here, there
    begin, end = max(left, 0.0), min(right, width)
    if begin >= end:
        return []
    slope = (to_y - from_y) / (right - left)
    return [(begin, from_y + (begin - left) * slope), (end, from_y + (end - left) * slope)]


# -- the rows --


def _draw_row(pen: _Pen, row: Row, look: Look) -> None:
    down, section = look.down, row.packed.section
    top = max(row.y, 0.0) + down
    room = min(row.y + row.height, look.height) + down - top
    if row.y > 0:
        pen.line([(0, top), (NAMES + look.width, top)], "line")
    lines = wrapped(section.name, (NAMES - 24) * pen.points, _HEADING * pen.points, "strong", pen.measure)
    if room >= _HEADING + 8:
        pen.box(0, top + 7, 4, 14, f"{section.tone}.fill")
        for number, line in enumerate(lines):
            pen.text(10, top + 18 + number * 16, line, _HEADING)
    if row.spans and room >= 20 + 16 * len(lines) + 4:
        pen.text(10, top + 18 + 16 * len(lines), f"{row.spans} {section.noun[row.spans != 1]}", _SMALL, "text2")
    for look_of, bars in row.bars.items():
        for bar in bars:
            if 0 <= bar.y + bar.height / 2 <= look.height:
                _draw_bar(pen, bar, look_of, section.tone, look)
    for spot in row.spots:
        if 0 <= spot.y <= look.height:
            _draw_spot(pen, spot, section.tone, look)
    for words in row.words:
        if 0 <= words.y <= look.height:
            _draw_words(pen, words, look)


def _draw_bar(pen: _Pen, bar: Bar, look_of: str, tone: str, look: Look) -> None:
    x, y = NAMES + bar.x, look.down + bar.y
    if look_of == "counted":
        pen.box(x, y, bar.width, bar.height, f"{tone}.tint")
        pen.box(x, y, bar.width, 2, f"{tone}.fill")
        return
    if look_of in _ENDED:
        pen.box(x, y, bar.width, bar.height, f"{tone}.tint")
    elif look_of in _RUNNING:
        pen.box(x, y, bar.width, bar.height, f"{tone}.tint", tone)
        passed = min(look.scale.x(look.today + 1), bar.x + bar.width) - bar.x
        pen.box(x + 1, y + bar.height - 4, passed - 2, 3, f"{tone}.fill")
    elif look_of in ("commitment", "fading"):
        pen.box(x, y, bar.width, bar.height, f"{tone}.tint")
        _draw_levels(pen, bar, tone, look)
    else:
        pen.box(x, y, bar.width, bar.height, "surface")
    if look_of not in (*_ENDED, *_RUNNING, "commitment"):
        corners = [(x, y), (x + bar.width, y), (x + bar.width, y + bar.height), (x, y + bar.height), (x, y)]
        pen.line(corners, tone, 1.2, dashed=True)
    if bar.number == 1 and bar.width >= 22:
        for shape in mark_of(look_of, x + 12, y + bar.height / 2, "text"):
            _add(pen, shape)


def _draw_levels(pen: _Pen, bar: Bar, tone: str, look: Look) -> None:
    bottom = look.down + bar.y + bar.height - 1
    for first, last, level in bar.span.levels:
        begin = max(look.scale.x(first), bar.x)
        end = min(look.scale.x(last + 1) - 1, bar.x + bar.width)
        if level is not None:
            pen.box(NAMES + begin, bottom - 1 - 5 * level, end - begin, 1 + 5 * level, f"{tone}.fill")
    for day, was_yes in bar.span.marks:
        x = look.scale.x(day + 0.5)
        if bar.x <= x <= bar.x + bar.width:
            pen.mark(NAMES + x, bottom - 3, 3, "surface")
            pen.mark(NAMES + x, bottom - 3, 2.2, "text", filled=was_yes)


def _draw_spot(pen: _Pen, spot: Spot, tone: str, look: Look) -> None:
    x, y = NAMES + spot.x, look.down + spot.y
    if spot.number == 1:
        for shape in mark_of(spot.point.look, x, y, tone):
            _add(pen, shape)
        return
    text = str(spot.number)
    width = max(pen.width(text, _SMALL) + 8, 15)
    pen.box(x - width / 2, y - 7.5, width, 15, f"{tone}.tint")
    pen.text(x - pen.width(text, _SMALL) / 2, y + 4, text, _SMALL, tone)


def _draw_words(pen: _Pen, words: Words, look: Look) -> None:
    text = shortened(words.text, words.room * pen.points, _BODY * pen.points, "regular", pen.measure)
    pen.text(NAMES + words.x, look.down + words.y + _BODY * 0.36, text, _BODY)


def _add(pen: _Pen, shape: Shape) -> None:
    """Add a shape that was drawn in pixels of the board."""
    match shape:
        case Line():
            pen.line(shape.points, shape.tone, shape.thickness, dashed=shape.dashed)
        case Mark():
            pen.mark(shape.x, shape.y, shape.radius, shape.tone, filled=shape.filled)
        case Rectangle():
            pen.box(shape.x, shape.y, shape.width, shape.height, shape.tone, shape.outline)


# -- in words --


def _in_words(title: str, rows: Sequence[Row], look: Look, told: Told, lines: Sequence[MeasuredLine]) -> str:
    first, last = look.scale.left, look.scale.day_at(look.width)
    measured = (f"{line.indicator}, {line.area}: {'; '.join(line.told)}." for line in lines)
    return " ".join([f"{title}.", *measured, *(_section_in_words(row, first, last, told) for row in rows)])


def _section_in_words(row: Row, first: float, last: float, told: Told) -> str:
    there = list(_between(row, first, last))
    named = [told(thing).rstrip(".") for thing in there[:_MOST_NAMED]]
    rest = [f"en nog {len(there) - _MOST_NAMED}"] if len(there) > _MOST_NAMED else []
    return f"{row.packed.section.name}: {'; '.join([*named, *rest]) or 'niets'}."


def _between(row: Row, first: float, last: float) -> Iterator[Thing]:
    for thing in row.packed.things:
        begin, end = (thing.first, thing.last) if isinstance(thing, Span) else (thing.day, thing.day)
        if end >= first and begin <= last:
            yield thing
