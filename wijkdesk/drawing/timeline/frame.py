"""What is seen of the board at a place and zoom: bars, marks, counts and words, with none of the rest looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise, zip_longest
from math import ceil, floor
from typing import Final, NamedTuple

from wijkdesk.drawing.timeline.board import Board, Lane, Packed
from wijkdesk.drawing.timeline.scale import Scale, ticks, units
from wijkdesk.drawing.timeline.things import Point, Span, Thing, first_day_of

LANE: Final = 26.0
NAME: Final = 38.0
"""How high a section is at least: its name and how much it has stand before it."""
POINTS: Final = 26.0
COUNTED: Final = 56.0
GAP: Final = 10.0
MOST_LANES: Final = 40
NEARBY: Final = 1.6
"""Pixels a day from which every span is drawn by itself."""
LIFTED: Final = 3.5
"""How much higher words stand over what shows how full a span is."""
_THICK: Final = 0.8
"""How much of its lane a bar takes."""
_NARROW: Final = 4.0
_TOUCHING: Final = 2.0
_BUCKET: Final = 18.0
_INSIDE: Final = 6.0
_GLYPH: Final = 16.0
_BETWEEN: Final = 4.0

Measure = Callable[[str], float]
"""How wide a title is where it is painted."""


class Window(NamedTuple):
    """What of the board is looked at: ``top`` is how far it was scrolled down, ``size`` how large its text is.

    A section of more than ``most_lanes`` is counted, as long as it is not looked at from nearby.
    """

    scale: Scale
    top: float
    width: float
    height: float
    size: float = 1.0
    most_lanes: int = MOST_LANES

    @property
    def lane(self) -> float:
        return LANE * self.size


class Bar(NamedTuple):
    """A span as it is seen; ``number`` is more than one where spans are too narrow to be told apart.

    ``is_cut`` says on which sides (left, right) it goes on beyond what is seen.
    """

    x: float
    y: float
    width: float
    height: float
    span: Span
    number: int = 1
    is_cut: tuple[bool, bool] = (False, False)


class Spot(NamedTuple):
    """A point as it is seen, around ``x`` and ``y``; ``things`` are all that stand for it."""

    x: float
    y: float
    point: Point
    number: int = 1


class Words(NamedTuple):
    """Text from ``x`` on, with ``room`` for it, its middle at ``y``."""

    x: float
    y: float
    room: float
    text: str


class Row(NamedTuple):
    """A section as it is seen. ``bars`` are by their look, those that count as "counted".

    ``spans`` is how many it has in the days that are seen.
    """

    packed: Packed
    y: float
    height: float
    bars: dict[str, list[Bar]]
    spots: list[Spot]
    words: list[Words]
    spans: int = 0


def is_counted(packed: Packed, window: Window) -> bool:
    """Whether so much stands in a section that it is counted at this zoom, and not drawn one by one."""
    return len(packed.lanes) > window.most_lanes and window.scale.day_width < NEARBY


def section_tops(board: Board, window: Window) -> list[float]:
    """Where each section begins, and below the last one where the board ends."""
    tops = [0.0]
    for packed in board.sections:
        spans = COUNTED if is_counted(packed, window) else len(packed.lanes) * LANE
        tops.append(tops[-1] + max(_points_height(packed) + spans + GAP, NAME) * window.size)
    return tops


def frame(board: Board, window: Window, measure: Measure) -> list[Row]:
    """The sections that are seen, from top to bottom."""
    rows = []
    tops = section_tops(board, window)
    for packed, (begin, end) in zip(board.sections, pairwise(tops), strict=True):
        y = begin - window.top
        if end - window.top > 0 and y < window.height:
            rows.append(_row(packed, y, end - begin, window, measure))
    return rows


def place_on_board(board: Board, window: Window, thing: Thing) -> tuple[float, float]:
    """Where a thing stands from the top of the board, and how high: for scrolling to what is not seen."""
    number = board.section_of(thing)
    packed, top = board.sections[number], section_tops(board, window)[number]
    if isinstance(thing, Span) and not is_counted(packed, window):
        for lane_number, lane in enumerate(packed.lanes):
            place = bisect_left(lane.firsts, thing.first)
            if place < len(lane.spans) and lane.spans[place] is thing:
                return top + _points_height(packed) * window.size + lane_number * window.lane, window.lane
    return top, POINTS * window.size


def thing_at(rows: list[Row], x: float, y: float, size: float = 1.0) -> tuple[Thing, int] | None:
    """What stands at a place, a point above a bar, and how many it stands for; ``size`` is as of the window."""
    near = _GLYPH * size / 2
    for row in rows:
        if not row.y <= y < row.y + row.height:
            continue
        for spot in row.spots:
            if abs(spot.x - x) <= near and abs(spot.y - y) <= near:
                return spot.point, spot.number
        for bars in row.bars.values():
            for bar in bars:
                if bar.x <= x <= bar.x + max(bar.width, _NARROW) and bar.y <= y < bar.y + bar.height:
                    return bar.span, bar.number
    return None


def shown_as(rows: list[Row], thing: Thing) -> Bar | Spot | None:
    """What stands for a thing: itself, or the mark or bar that counts it with its neighbours.

    None where it is not seen, or counted by part of the calendar.
    """
    row = next((row for row in rows if (thing.kind, thing.id) in row.packed.places), None)
    if row is None:
        return None
    if isinstance(thing, Point):
        points, days = row.packed.points, row.packed.days
        return next((spot for spot in row.spots if _counts(points, days, spot.point, spot.number, thing)), None)
    for bar in (bar for look, bars in row.bars.items() if look != "counted" for bar in bars):
        if bar.span is thing:
            return bar
        for lane in row.packed.lanes if bar.number > 1 else ():
            if _counts(lane.spans, lane.firsts, bar.span, bar.number, thing):
                return bar
    return None


# -- inside --


def _counts(things: Sequence[Thing], days: list[int], first: Thing, number: int, thing: Thing) -> bool:
    """Whether a thing is one of so many in the order of time, of which ``first`` is the first."""
    begin = bisect_left(days, first_day_of(first))
    while begin < len(things) and things[begin] is not first:
        begin += 1
    return any(each is thing for each in things[begin : begin + number])


def _points_height(packed: Packed) -> float:
    return POINTS if packed.points else GAP / 2


def _row(packed: Packed, y: float, height: float, window: Window, measure: Measure) -> Row:
    left, right = window.scale.left, window.scale.day_at(window.width)
    row = Row(packed, y, height, defaultdict(list), [], [], packed.number_between(left, right))
    points = _points_height(packed) * window.size
    if packed.points and y + points > 0:
        _place_points(row, y + points / 2, window, measure)
    top, lane = y + points, window.lane
    if is_counted(packed, window):
        _count(row, top, window, measure)
        return row
    first = max(0, floor(-top / lane))
    last = min(len(packed.lanes), ceil((window.height - top) / lane))
    for number in range(first, last):
        _place_bars(row, packed.lanes[number], top + number * lane, window, measure)
    return row


def _count(row: Row, y: float, window: Window, measure: Measure) -> None:
    """A bar for each part of the calendar, as high as there is much in it, with the number where there is room."""
    (left, day_width), width, packed = window.scale, window.width, row.packed
    words, bottom = window.size * _GLYPH, y + COUNTED * window.size
    above, below = units(day_width)
    parts = [
        (tick.first, tick.end, number, told, span)
        for tick in ticks(below or above, window.scale, width)
        for number, told, span in (packed.counted(tick.first, tick.end - 1),)
        if span is not None
    ]
    step = (bottom - y - words) / max((part[2] for part in parts), default=1)
    bars = row.bars["counted"]
    for first, end, number, told, span in parts:
        begin, right = (first - left) * day_width, (end - left) * day_width
        x, right = (begin if begin > 0 else 0.0), (right if right < width else width)
        height = max(step * number, 2.0)
        bars.append(Bar(x + 1, bottom - height, max(right - x - 2, 1.0), height, span, number))
        text, needed = told, measure(told)
        if needed > right - x - _BETWEEN:
            text = str(number)
            needed = measure(text)
        if needed <= right - x - _BETWEEN:
            row.words.append(Words((x + right - needed) / 2, bottom - height - words / 2, right - x, text))


def _place_bars(row: Row, lane: Lane, y: float, window: Window, measure: Measure) -> None:
    left, day_width = window.scale
    width, thickness = window.width, window.lane * _THICK
    spans, bars = lane.spans, row.bars
    ahead: Bar | None = None  # the last bar, which narrow ones behind it may join
    previous: Bar | None = None
    for place in lane.between(left, left + width / day_width):
        span = spans[place]
        begin = (span.first - left) * day_width
        end = (span.last + 1 - left) * day_width
        x, right = (begin if begin > 0 else 0.0), (end if end < width else width)
        if ahead is not None and x - (ahead.x + ahead.width) < _TOUCHING and right - x < _NARROW:
            joined = ahead._replace(width=max(right - ahead.x, 1.0), number=ahead.number + 1)
            bars[ahead.span.look][-1] = ahead = previous = joined
            continue
        if previous is not None:
            _name(row, previous, x, window, measure)
        bar = Bar(x, y, max(right - x, 1.0), thickness, span, 1, (begin < 0, end > width))
        bars[span.look].append(bar)
        previous = bar
        ahead = bar if right - x < _NARROW else None
    if previous is not None:
        _name(row, previous, width, window, measure)


def _name(row: Row, bar: Bar, until: float, window: Window, measure: Measure) -> None:
    """The title of a bar within it where it fits or is long enough to be begun, else behind it where there is room."""
    is_one = bar.number == 1
    text = bar.span.title if is_one else f"{bar.number} {row.packed.section.noun[1]}"
    before = _INSIDE + _GLYPH * window.size if is_one else _INSIDE
    inside = bar.width - before - _INSIDE
    middle = bar.y + bar.height / 2 - (LIFTED if bar.span.levels else 0.0)
    needed = measure(text)
    if inside >= (min(needed, 40.0) if is_one else needed):
        row.words.append(Words(bar.x + before, middle, inside, text))
        return
    behind = until - (bar.x + bar.width) - 2 * _BETWEEN
    if behind >= (min(needed, 60.0) if is_one else needed):
        row.words.append(Words(bar.x + bar.width + _BETWEEN, middle, behind, text))


def _bucket(packed: Packed, day_width: float) -> float:
    """How wide a stretch of time is of which the points stand together: as wide as their number will be."""
    days = packed.days[-1] - packed.days[0] + 1
    usual = len(packed.days) / days * _BUCKET / day_width
    return _BUCKET if usual < 3 else _BUCKET * 1.5 if usual < 30 else _BUCKET * 2


def _place_points(row: Row, y: float, window: Window, measure: Measure) -> None:
    """Points by themselves where they stand apart; those of one narrow stretch of time together, with their number.

    The stretches lie fast in time, so that nothing jumps while the board is moved.
    """
    left, day_width = window.scale
    glyph = _GLYPH * window.size
    points, days = row.packed.points, row.packed.days
    stretch = max(_bucket(row.packed, day_width) * window.size / day_width, 1.0)
    number = floor(left / stretch)
    place = bisect_left(days, number * stretch)
    right = left + window.width / day_width
    placed = row.spots
    while place < len(days) and days[place] <= right:
        number = floor(days[place] / stretch)
        # At least the one: what is broken off in dividing may put its stretch just before it. And up to a whole day, as
        # whole numbers are compared twice as fast.
        end = max(bisect_left(days, ceil((number + 1) * stretch), place), place + 1)
        day = (days[place] + days[end - 1]) / 2
        spot = Spot((day + 0.5 - left) * day_width, y, points[place], end - place)
        if placed and spot.x - placed[-1].x < glyph:  # at either side of where two stretches meet
            before = placed.pop()
            spot = Spot((before.x + spot.x) / 2, y, before.point, before.number + spot.number)
        placed.append(spot)
        place = end
    for spot, after in zip_longest(placed, placed[1:]) if day_width >= NEARBY else ():
        if spot.number == 1:
            begin = spot.x + glyph / 2 + _BETWEEN
            room = (after.x - glyph / 2 if after else window.width) - begin - _BETWEEN
            if room >= min(measure(spot.point.title), 60.0):
                row.words.append(Words(begin, y, room, spot.point.title))
