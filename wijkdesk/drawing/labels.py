"""Labels beside the ends of lines: below each other, none over another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wijkdesk.drawing.shapes import Shape, Text, Weight

SIZE: Final = 8.5
LINE: Final = 10.5
AROUND: Final = 1.0
"""Between labels that stand below each other."""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands beside the end of a line, as near to ``height`` as there is room."""

    height: float
    lines: tuple[str, ...]
    tone: str
    weight: Weight

    @property
    def room(self) -> float:
        return LINE * len(self.lines) + AROUND


def place_labels(labels: Sequence[Label], x: float, bottom: float, *, end: bool = False) -> list[Shape]:
    """The labels in the order of their lines, from ``x`` on or up to it, none below ``bottom``."""
    ordered = sorted(labels, key=lambda label: label.height)
    tops: list[float] = []
    lowest = 0.0
    for label in ordered:
        tops.append(max(label.height - label.room / 2, lowest))
        lowest = tops[-1] + label.room
    for index in reversed(range(len(tops))):
        tops[index] = max(min(tops[index], bottom - ordered[index].room), 0.0)
        bottom = tops[index]
    return [
        Text(
            x,
            top + 8 + place * LINE,
            line,
            SIZE,
            label.tone,
            label.weight,
            "end" if end else "start",
        )
        for label, top in zip(ordered, tops, strict=True)
        for place, line in enumerate(label.lines)
    ]
