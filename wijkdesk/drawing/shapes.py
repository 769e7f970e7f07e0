"""What charts are made of. Measures are points, from the upper left corner, y downwards.

A tone names a colour without saying which: ``text``, ``text2``, ``line``, ``bar``, ``other``, ``faint``, ``surface``,
``accent``, and of a pillar ``pillar3`` (as text), ``pillar3.second`` (as text too, of another darkness),
``pillar3.fill`` and ``pillar3.tint``. Whoever paints gives it the colour that it has there; ``text2`` can be read on
``faint``, and ``other`` is a grey that a thin line can be seen in.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

Weight = Literal["regular", "strong"]
Anchor = Literal["start", "middle", "end"]

Measure = Callable[[str, float, Weight], float]
"""How wide a text of some size and weight is where it will be painted."""

ELLIPSIS = "…"

_MOST_LETTERS = 400  # No line of a chart has room for more, and measuring takes time.
_BREAK = re.compile(r"[\s/-]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Filled with ``tone``; without one, ``outline`` alone shows it."""

    x: float
    y: float
    width: float
    height: float
    tone: str | None = None
    outline: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line through all points, one at least; ``dashed`` for what is not measured, such as a target."""

    points: tuple[tuple[float, float], ...]
    tone: str
    thickness: float = 0.75
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A disc, or a ring where it is not ``filled``, around a point."""

    x: float
    y: float
    radius: float
    tone: str
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text on the baseline ``y``; it may be a user's."""

    x: float
    y: float
    text: str
    size: float
    tone: str = "text"
    weight: Weight = "regular"
    anchor: Anchor = "start"


Shape = Rectangle | Line | Mark | Text


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a drawing, and what it tells to who points at it."""

    x: float
    y: float
    width: float
    height: float
    said: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order in which they are painted; ``alternative`` says what they show to who cannot see them."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alternative: str
    spots: tuple[Spot, ...] = ()


def one_line(text: str) -> str:
    """The text without line ends and runs of spaces."""
    return " ".join(text.split())


def shortened(text: str, room: float, size: float, weight: Weight, measure: Measure) -> str:
    """The text on one line, or as much of its beginning as is no wider than ``room``, with an ellipsis."""
    line = one_line(text)
    if len(line) <= _MOST_LETTERS and measure(line, size, weight) <= room:
        return line
    ends = range(min(len(line), _MOST_LETTERS) + 1)
    return _cut(line, _last(ends, lambda end: measure(_cut(line, end), size, weight) <= room))


def wrapped(text: str, room: float, size: float, weight: Weight, measure: Measure, most: int = 2) -> tuple[str, ...]:
    """The text on at most so many lines, no wider than ``room``, the last of them shortened where need be.

    Lines end between words and behind hyphens; a word that is too long by itself ends anywhere, with a hyphen.
    """
    rest, lines = one_line(text), list[str]()

    def fits(end: int) -> bool:
        return measure(_broken(rest, end), size, weight) <= room

    while len(lines) < most - 1 and not (len(rest) <= _MOST_LETTERS and fits(len(rest))):
        places = [found.end() for found in _BREAK.finditer(rest[:_MOST_LETTERS])]
        end = _last([0, *places], fits) or _last(range(min(len(rest), _MOST_LETTERS) + 1), fits) or 1
        lines.append(_broken(rest, end))
        rest = rest[end:].lstrip()
    return (*lines, shortened(rest, room, size, weight, measure))


def longest_word(text: str, size: float, weight: Weight, measure: Measure) -> float:
    """How wide the widest part of a text is that ``wrapped`` keeps together where it can."""
    return max(measure(word, size, weight) for word in _BREAK.split(text[:_MOST_LETTERS]))


def _broken(line: str, end: int) -> str:
    """The beginning of a line, with a hyphen where a word is broken."""
    is_in_word = 0 < end < len(line) and all(_LATIN.fullmatch(letter) for letter in line[end - 1 : end + 1])
    return line[:end].rstrip() + "-" * is_in_word


def _cut(line: str, end: int) -> str:
    return line[:end].rstrip() + ELLIPSIS


def _last(places: Iterable[int], fits: Callable[[int], bool]) -> int:
    """The last of the places that fits, the first where none does: what fits, fits also shorter."""
    ordered = list(places)
    least, most = 0, len(ordered) - 1
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if fits(ordered[middle]) else (least, middle - 1)
    return ordered[least]
