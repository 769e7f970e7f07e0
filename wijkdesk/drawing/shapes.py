"""What charts are made of. Measures are points, from the upper left corner, y downwards.

A tone names a colour without saying which: ``text``, ``text2``, ``line``, ``accent``, ``surface``, and of a pillar
``pillar3`` (as text), ``pillar3.fill`` and ``pillar3.tint``. Whoever paints gives it the colour that it has there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Weight = Literal["regular", "strong"]
Anchor = Literal["start", "middle", "end"]

Measure = Callable[[str, float, Weight], float]
"""How wide a text of some size and weight is where it will be painted."""

ELLIPSIS = "…"


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
class Drawing:
    """Shapes in the order in which they are painted; ``alternative`` says what they show to who cannot see them."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alternative: str


def shortened(text: str, room: float, size: float, weight: Weight, measure: Measure) -> str:
    """The text, or as much of its beginning as is no wider than ``room``, with an ellipsis."""
    line = " ".join(text.split())
    if measure(line, size, weight) <= room:
        return line
    least, most = 0, min(len(line), 200)
    while least < most:
        middle = (least + most + 1) // 2
        if measure(line[:middle].rstrip() + ELLIPSIS, size, weight) <= room:
            least = middle
        else:
            most = middle - 1
    return line[:least].rstrip() + ELLIPSIS
