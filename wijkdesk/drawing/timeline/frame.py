"""What is seen of the board at a place and zoom: bars, marks, counts and words, with none of the rest looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise, zip_longest
from math import ceil, floor
from typing import Final, NamedTuple

from wijkdesk.drawing.timeline.board import Board, Lane, Packed
from wijkdesk.drawing.timeline.scale import Scale
from wijkdesk.drawing.timeline.things import Point, Span, Thing

HIGHEST_LANE: Final = 26.0
LOWEST_LANE: Final = 6.0
NAME_HEIGHT: Final = 12.0
POINTS_HEIGHT: Final = 26.0
SECTION_GAP: Final = 10.0
_LEAST_FOR_WORDS: Final = 18.0
_ROOMY: Final = 1.6
"""Pixels a day from which lanes are as high as words need, however many there are."""
_SCREENS: Final = 3.0
"""How often as high as what is seen the board may be, before its lanes are made lower."""
_NARROW: Final = 4.0
_TOUCHING: Final = 2.0
_BUCKET: Final = 18.0
_INSIDE: Final = 6.0
_GLYPH: Final = 16.0
_BETWEEN: Final = 4.0
_LIFTED: Final = 3.0
"""How much higher words stand over what shows how full a span is."""

Measure = Callable[[str], float]
"""How wide a title is where it is painted."""


class Window(NamedTuple):
    """What of the board is looked at: ``top`` is how far it was scrolled down."""

    scale: Scale
    top: float
    width: float
    height: float
    lane_height: float


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
    """A section as it is seen. ``bars`` are by their look; ``spans`` is how many it has in the days that are seen."""

    packed: Packed
    y: float
    height: float
    bars: dict[str, list[Bar]]
    spots: list[Spot]
    words: list[Words]
    spans: int = 0


def lane_height(board: Board, day_width: float, height: float) -> float:
    """How high a lane is: as words need, or lower where months are narrow and the board would take many screens."""
    if day_width >= _ROOMY or board.lanes * HIGHEST_LANE <= _SCREENS * height:
        return HIGHEST_LANE
    room = _SCREENS * height - sum(_height_without_lanes(packed) for packed in board.sections)
    return min(max(room / board.lanes, LOWEST_LANE), HIGHEST_LANE)


def section_tops(board: Board, of_lane: float) -> list[float]:
    """Where each section begins, and below the last one where the board ends."""
    tops = [0.0]
    for packed in board.sections:
        tops.append(tops[-1] + _height_without_lanes(packed) + max(len(packed.lanes) * of_lane, NAME_HEIGHT))
    return tops


def frame(board: Board, window: Window, measure: Measure) -> list[Row]:
    """The sections that are seen, from top to bottom."""
    rows = []
    tops = section_tops(board, window.lane_height)
    for packed, (begin, end) in zip(board.sections, pairwise(tops), strict=True):
        y = begin - window.top
        if end - window.top > 0 and y < window.height:
            rows.append(_row(packed, y, end - begin, window, measure))
    return rows


def bar_of(board: Board, window: Window, span: Span) -> tuple[float, float]:
    """Where a span stands from the top of the board, and how high: for scrolling to what is not seen."""
    tops = section_tops(board, window.lane_height)
    for packed, top in zip(board.sections, tops, strict=False):
        for number, lane in enumerate(packed.lanes):
            place = bisect_left(lane.firsts, span.first)
            if place < len(lane.spans) and lane.spans[place] == span:
                return top + _points_height(packed) + number * window.lane_height, window.lane_height
    return 0.0, window.lane_height


def thing_at(rows: list[Row], x: float, y: float) -> tuple[Thing, int] | None:
    """What stands at a place, a point above a bar, and how many it stands for."""
    for row in rows:
        if not row.y <= y < row.y + row.height:
            continue
        for spot in row.spots:
            if abs(spot.x - x) <= _GLYPH / 2 and abs(spot.y - y) <= _GLYPH / 2:
                return spot.point, spot.number
        for bars in row.bars.values():
            for bar in bars:
                if bar.x <= x <= bar.x + max(bar.width, _NARROW) and bar.y <= y < bar.y + bar.height:
                    return bar.span, bar.number
    return None


# -- inside --


def _points_height(packed: Packed) -> float:
    return POINTS_HEIGHT if packed.points else SECTION_GAP / 2


def _height_without_lanes(packed: Packed) -> float:
    return _points_height(packed) + SECTION_GAP


def _row(packed: Packed, y: float, height: float, window: Window, measure: Measure) -> Row:
    left, right = window.scale.left, window.scale.day_at(window.width)
    row = Row(packed, y, height, defaultdict(list), [], [], packed.number_between(left, right))
    if packed.points and y + POINTS_HEIGHT > 0:
        _place_points(row, y + POINTS_HEIGHT / 2, window, measure)
    top = y + _points_height(packed)
    of_lane = window.lane_height
    first = max(0, floor(-top / of_lane))
    last = min(len(packed.lanes), ceil((window.height - top) / of_lane))
    for number in range(first, last):
        _place_bars(row, packed.lanes[number], top + number * of_lane, window, measure)
    return row


def _place_bars(row: Row, lane: Lane, y: float, window: Window, measure: Measure) -> None:
    left, day_width = window.scale
    width, of_lane = window.width, window.lane_height
    thickness = of_lane - max(1.0, of_lane * 0.2)
    has_words = of_lane >= _LEAST_FOR_WORDS
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
        if has_words and previous is not None:
            _name(row, previous, x, thickness, measure)
        bar = Bar(x, y, max(right - x, 1.0), thickness, span, 1, (begin < 0, end > width))
        bars[span.look].append(bar)
        previous = bar
        ahead = bar if right - x < _NARROW else None
    if has_words and previous is not None:
        _name(row, previous, width, thickness, measure)


def _name(row: Row, bar: Bar, until: float, thickness: float, measure: Measure) -> None:
    """The title of a bar within it where it fits or is long enough to be begun, else behind it where there is room."""
    is_one = bar.number == 1
    text = bar.span.title if is_one else f"{bar.number} {row.packed.section.noun[1]}"
    before = _INSIDE + _GLYPH if is_one else _INSIDE
    inside = bar.width - before - _INSIDE
    middle = bar.y + thickness / 2 - (_LIFTED if bar.span.levels else 0.0)
    needed = measure(text)
    if inside >= (min(needed, 40.0) if is_one else needed):
        row.words.append(Words(bar.x + before, middle, inside, text))
        return
    behind = until - (bar.x + bar.width) - 2 * _BETWEEN
    if behind >= (min(needed, 60.0) if is_one else needed):
        row.words.append(Words(bar.x + bar.width + _BETWEEN, middle, behind, text))


def _place_points(row: Row, y: float, window: Window, measure: Measure) -> None:
    """Points by themselves where they stand apart; those of one narrow stretch of time together, with their number.

    The stretches lie fast in time, so that nothing jumps while the board is moved.
    """
    left, day_width = window.scale
    points, days = row.packed.points, row.packed.days
    stretch = max(_BUCKET / day_width, 1.0)
    number = floor(left / stretch)
    place = bisect_left(days, number * stretch)
    right = left + window.width / day_width
    placed: list[Spot] = []
    while place < len(days) and days[place] <= right:
        number = floor(days[place] / stretch)
        # At least the one: what is broken off in dividing may put its stretch just before it.
        end = max(bisect_left(days, (number + 1) * stretch, place), place + 1)
        day = (days[place] + days[end - 1]) / 2
        spot = Spot((day + 0.5 - left) * day_width, y, points[place], end - place)
        if placed and spot.x - placed[-1].x < _GLYPH:  # at either side of where two stretches meet
            before = placed.pop()
            spot = Spot((before.x + spot.x) / 2, y, before.point, before.number + spot.number)
        placed.append(spot)
        place = end
    for spot, after in zip_longest(placed, placed[1:]):
        row.spots.append(spot)
        if spot.number == 1 and day_width >= _ROOMY:
            begin = spot.x + _GLYPH / 2 + _BETWEEN
            room = (after.x - _GLYPH / 2 if after else window.width) - begin - _BETWEEN
            if room >= min(measure(spot.point.title), 60.0):
                row.words.append(Words(begin, y, room, spot.point.title))
