"""The marks of what happened and of how actions stand, of lines and discs: a shape for each, so that none is colour."""

from __future__ import annotations

from math import cos, pi, sin

from wijkdesk.drawing.shapes import Line, Mark, Rectangle, Shape


def mark_of(look: str, x: float, y: float, tone: str) -> tuple[Shape, ...]:
    """The mark around a place, about twelve wide."""
    match look:
        case "success":
            return (_closed([_around(x, y, 6.4 if turn % 2 == 0 else 2.7, turn / 10) for turn in range(10)], tone),)
        case "setback":
            return (_closed([(x - 5.4, y - 4), (x + 5.4, y - 4), (x, y + 5)], tone),)
        case "decision":
            return (Rectangle(x - 4.5, y - 4.5, 9, 9, tone),)
        case "milestone":
            return (_closed([(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)], tone),)
        case "signal" | "planned":
            return (Mark(x, y, 5, tone, filled=False),)
        case "escalation":
            return (
                Mark(x, y, 6, tone, filled=False),
                _line([(x, y - 3), (x, y + 1)], tone),
                Mark(x, y + 3.2, 0.8, tone),
            )
        case "overview":
            return (
                _closed([(x - 3, y - 5.5), (x + 6, y - 2.5), (x - 3, y + 1)], tone),
                _line([(x - 3, y - 5.5), (x - 3, y + 6)], tone),
            )
        case "moment":
            return (Rectangle(x - 5, y - 3.5, 8, 7, tone), Mark(x + 4, y - 0.5, 2.4, tone, filled=False))
        case "running":
            return (Mark(x, y, 5, tone, filled=False), Mark(x, y, 2, tone))
        case "waiting":
            bars = (_line([(x + side, y - 2), (x + side, y + 2)], tone) for side in (-1.4, 1.4))
            return (Mark(x, y, 5, tone, filled=False), *bars)
        case "succeeded":
            return (Mark(x, y, 5.5, tone), _line([(x - 2.6, y), (x - 0.8, y + 2), (x + 2.6, y - 2)], "surface"))
        case "partly":
            return (Mark(x, y, 5, tone, filled=False), Rectangle(x - 4, y - 3, 4, 6, tone))
        case "failed":
            cross = (_line([(x - 2, y - 2 * way), (x + 2, y + 2 * way)], "surface") for way in (1, -1))
            return (Mark(x, y, 5.5, tone), *cross)
        case "stopped":
            return (Mark(x, y, 5, tone, filled=False), _line([(x - 3, y + 3), (x + 3, y - 3)], tone))
        case "fading":
            return (_line([(x - 5, y - 3), (x - 1, y), (x + 1, y - 2), (x + 5, y + 3)], tone),)
        case "commitment":
            return (Mark(x - 2, y, 3, tone, filled=False), Mark(x + 2, y, 3, tone, filled=False))
        case _:
            return (Mark(x, y, 3.5, tone),)


def _around(x: float, y: float, radius: float, turn: float) -> tuple[float, float]:
    return x + radius * sin(turn * 2 * pi), y - radius * cos(turn * 2 * pi)


def _closed(corners: list[tuple[float, float]], tone: str) -> Line:
    return Line((*corners, corners[0]), tone, 1.6)


def _line(places: list[tuple[float, float]], tone: str) -> Line:
    return Line(tuple(places), tone, 1.4)
