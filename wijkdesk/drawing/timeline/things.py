"""What stands on the timeline, as plain values."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

FOREVER: Final = 10_000_000
"""The last day of what has no end."""


class Span(NamedTuple):
    """Something that takes time: an action or a commitment, both days included; ``last`` may be ``FOREVER``.

    ``look`` is the value of its state; ``about`` is whatever else is known of it, for who tells of it. ``marks`` are
    days on which something was said of it, and whether that was yes. ``levels`` are its parts by first and last day
    with how full each of them is, from 0 to 1; None where that is not known.
    """

    kind: type
    id: int
    title: str
    first: int
    last: int
    look: str
    about: Any = None
    is_confidential: bool = False
    marks: tuple[tuple[int, bool], ...] = ()
    levels: tuple[tuple[int, int, float | None], ...] = ()


class Point(NamedTuple):
    """Something of one day. ``look`` is what it is: the value of a kind of event, "moment", "escalation" ..."""

    kind: type
    id: int
    title: str
    day: int
    look: str
    about: Any = None
    is_confidential: bool = False


Thing = Span | Point


class Section(NamedTuple):
    """A part of the board, such as a pillar; ``tone`` is its colour, as in ``drawing.shapes``.

    ``noun`` is what its spans are called where they are counted, one and several: "actie", "acties".
    """

    key: object
    name: str
    tone: str
    spans: tuple[Span, ...] = ()
    points: tuple[Point, ...] = ()
    noun: tuple[str, str] = ("actie", "acties")


def first_day_of(thing: Thing) -> int:
    return thing.first if isinstance(thing, Span) else thing.day
