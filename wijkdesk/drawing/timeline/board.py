"""The board: each section packed into lanes in which nothing overlaps, once for every zoom."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from wijkdesk.drawing.timeline.things import FOREVER, Point, Section, Span, Thing, first_day_of


class Lane:
    """Spans of which none overlaps another, in the order of time."""

    __slots__ = ("firsts", "lasts", "spans")

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.firsts: list[int] = []
        self.lasts: list[int] = []

    def add(self, span: Span) -> None:
        self.spans.append(span)
        self.firsts.append(span.first)
        self.lasts.append(span.last)

    def between(self, first: float, last: float) -> range:
        """The places of the spans that are there on any day from ``first`` to ``last``."""
        return range(bisect_right(self.lasts, first - 1), bisect_right(self.firsts, last))


class Packed:
    """A section, its spans in lanes and its points in the order of time."""

    __slots__ = ("days", "lanes", "points", "section")

    def __init__(self, section: Section) -> None:
        self.section = section
        self.lanes = _pack(section.spans)
        self.points: Sequence[Point] = sorted(section.points, key=lambda point: (point.day, point.id))
        self.days = [point.day for point in self.points]


class Board:
    """All sections, and the first and last day of anything on it; without anything, ``first`` and ``last`` are None."""

    def __init__(self, sections: Iterable[Section]) -> None:
        self.sections = [Packed(section) for section in sections]
        things = [thing for packed in self.sections for thing in _things(packed)]
        ends = [thing.last for thing in things if isinstance(thing, Span) and thing.last < FOREVER]
        days = [*map(first_day_of, things), *ends]
        self.first = min(days, default=None)
        self.last = max(days, default=None)

    @property
    def lanes(self) -> int:
        return sum(len(packed.lanes) for packed in self.sections)

    def in_time(self, section: int) -> Iterator[Thing]:
        """Everything of a section in the order of time, as the keyboard walks it."""
        return iter(sorted(_things(self.sections[section]), key=lambda thing: (first_day_of(thing), thing.id)))


def _things(packed: Packed) -> list[Thing]:
    return [*packed.points, *packed.section.spans]


def _pack(spans: Iterable[Span]) -> list[Lane]:
    """The spans in as few lanes as can be, each in the uppermost that is free on its first day."""
    lanes: list[Lane] = []
    free: list[int] = []
    taken: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda each: (each.first, -each.last, each.id)):
        while taken and taken[0][0] < span.first:
            heapq.heappush(free, heapq.heappop(taken)[1])
        if free:
            number = heapq.heappop(free)
        else:
            number = len(lanes)
            lanes.append(Lane())
        lanes[number].add(span)
        heapq.heappush(taken, (span.last, number))
    return lanes
