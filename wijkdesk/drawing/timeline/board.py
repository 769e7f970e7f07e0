"""The board: each section packed into lanes in which nothing overlaps, once for every zoom."""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Final

from wijkdesk.drawing.timeline.things import FOREVER, Point, Section, Span, Thing, first_day_of

_HAIR: Final = 1e-6
_WHEN: Final = itemgetter(3, 1)
"""The first day and the id of a thing, which stand at the same places in a span and a point; many are sorted."""


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
    """A section: its spans in lanes, its points by day, and all its ``things`` as the keyboard walks through them.

    ``places`` says where each kind and id stands among the things; ``last`` is the last day that is known.
    """

    __slots__ = (
        "_by_first",
        "_counted",
        "_firsts",
        "_lasts",
        "days",
        "lanes",
        "last",
        "places",
        "points",
        "section",
        "starts",
        "things",
    )

    def __init__(self, section: Section, lanes: Sequence[Lane] | None = None) -> None:
        self.section = section
        self.lanes = _pack(section.spans) if lanes is None else lanes
        self.points: Sequence[Point] = sorted(section.points, key=_WHEN)
        self.days = [point.day for point in self.points]
        self.things: Sequence[Thing] = sorted((*self.points, *section.spans), key=_WHEN)
        self.starts = [first_day_of(thing) for thing in self.things]
        self._by_first: list[Span] = [thing for thing in self.things if isinstance(thing, Span)]
        self._firsts = [span.first for span in self._by_first]
        self._lasts = sorted(span.last for span in section.spans)
        self._counted: dict[tuple[int, int], tuple[int, str, Span | None]] = {}
        self.places = {thing[:2]: place for place, thing in enumerate(self.things)}
        ended = bisect_left(self._lasts, FOREVER)
        self.last = max([*self.starts[-1:], *self._lasts[:ended][-1:]], default=None)

    def changed(self, gone: Collection[tuple[type, int]], come: Sequence[Thing]) -> Packed:
        """The same section, without the things of these kinds and ids, and with others."""
        stay = [thing for thing in self.things if thing[:2] not in gone]
        spans = tuple(thing for thing in (*stay, *come) if isinstance(thing, Span))
        points = tuple(thing for thing in (*stay, *come) if isinstance(thing, Point))
        has_same_spans = len(spans) == len(self.section.spans) and not any(isinstance(each, Span) for each in come)
        section = self.section._replace(spans=spans, points=points)
        return Packed(section, self.lanes if has_same_spans else None)

    def number_between(self, first: float, last: float) -> int:
        """How many spans are there on any day from ``first`` to ``last``."""
        return bisect_right(self._firsts, last) - bisect_right(self._lasts, first - 1)

    def points_between(self, first: float, end: float) -> int:
        """How many points there are from ``first`` up to ``end`` (half open)."""
        return bisect_left(self.days, end) - bisect_left(self.days, first)

    def counted(self, first: int, last: int) -> tuple[int, str, Span | None]:
        """How many spans are there on any day from first to last, the same in words, and the one that began last.

        Looked up once: the parts of the calendar are asked for at every frame.
        """
        found = self._counted.get((first, last))
        if found is None:
            number, (one, several) = self.number_between(first, last), self.section.noun
            told = f"1 {one}" if number == 1 else f"{number:,} {several}".replace(",", ".")
            newest = self._newest_between(first, last) if number else None
            found = self._counted[first, last] = number, told, newest
        return found

    def _newest_between(self, first: int, last: int) -> Span:
        place = bisect_right(self._firsts, last) - 1
        while self._by_first[place].last < first:
            place -= 1
        return self._by_first[place]


class Board:
    """All sections, and the first and last day of anything on it; without anything, ``first`` and ``last`` are None.

    A section that was packed for another board is taken over as it is.
    """

    def __init__(self, sections: Iterable[Section | Packed]) -> None:
        self.sections = [each if isinstance(each, Packed) else Packed(each) for each in sections]
        self.first = min((packed.starts[0] for packed in self.sections if packed.things), default=None)
        self.last = max((packed.last for packed in self.sections if packed.last is not None), default=None)

    def changed(self, gone: Collection[tuple[type, int]], come: Mapping[object, Sequence[Thing]]) -> Board:
        """The same board without the things of these kinds and ids, and with others, by the key of their section.

        Only the sections that this is about are packed anew. Raises ``KeyError`` for a section that is not there.
        """
        if missing := set(come) - {packed.section.key for packed in self.sections}:
            raise KeyError(missing)
        return Board(
            packed.changed(gone, come.get(packed.section.key, ()))
            if come.get(packed.section.key) or any(each in packed.places for each in gone)
            else packed
            for packed in self.sections
        )

    @property
    def lanes(self) -> int:
        return sum(len(packed.lanes) for packed in self.sections)

    def things(self) -> Iterator[Thing]:
        """Everything, section by section in the order of time."""
        return (thing for packed in self.sections for thing in packed.things)

    def find(self, kind: type, number: int) -> Thing | None:
        """The thing of this kind and id; None when it is not on the board."""
        for packed in self.sections:
            place = packed.places.get((kind, number))
            if place is not None:
                return packed.things[place]
        return None

    def section_of(self, thing: Thing) -> int:
        """The number of the section in which a thing of the board stands."""
        key = thing.kind, thing.id
        return next(number for number, packed in enumerate(self.sections) if key in packed.places)

    def beside(self, thing: Thing, way: int) -> Thing:
        """The next (1) or previous (-1) thing in time of the same section; the same at the end of it."""
        packed = self.sections[self.section_of(thing)]
        place = packed.places[thing.kind, thing.id] + way
        return packed.things[min(max(place, 0), len(packed.things) - 1)]

    def across(self, section: int, way: int, day: float) -> Thing | None:
        """What begins nearest to a day in the first section with anything from this one on, down (1) or up (-1)."""
        numbers = range(section, len(self.sections)) if way > 0 else range(section, -1, -1)
        for number in numbers:
            packed = self.sections[number]
            if packed.things:
                place = bisect_left(packed.starts, day)
                near = range(max(place - 1, 0), min(place + 1, len(packed.things)))
                return packed.things[min(near, key=lambda each: abs(packed.starts[each] - day))]
        return None


def density(board: Board, first: int, last: int, parts: int) -> list[int]:
    """How much there is in each of so many equal parts of the days from first to last, both included."""
    days = (last - first + 1) / parts
    edges = [first + place * days for place in range(parts + 1)]
    return [
        sum(packed.number_between(begin, end - _HAIR) + packed.points_between(begin, end) for packed in board.sections)
        for begin, end in pairwise(edges)
    ]


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
