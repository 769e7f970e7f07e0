"""What stands on the timeline, as plain values."""

from __future__ import annotations

from typing import Final, NamedTuple

FOREVER: Final = 10_000_000
"""The last day of what has no end."""


class Span(NamedTuple):
    """Something that takes time: an action or a commitment, both days included; ``last`` may be ``FOREVER``.

    ``look`` is the value of its state; ``said`` is all that is told about it to who cannot see it.
    """

    kind: type
    id: int
    title: str
    first: int
    last: int
    look: str
    said: str = ""


class Point(NamedTuple):
    """Something of one day. ``look`` is what it is: the value of a kind of event, "moment", "escalation" ..."""

    kind: type
    id: int
    title: str
    day: int
    look: str
    said: str = ""


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
