"""Labels beside the ends of lines: below each other, none over another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wijkdesk.drawing.shapes import Line, Shape, Text, Weight

SIZE: Final = 8.5
LINE: Final = 10.5
AROUND: Final = 1.0
"""Between labels that stand below each other."""

_FAR = 7.0  # From the end of a line to the middle of its label: further, and it might be that of another.
_THIN, _NEAR = 0.6, 1.5


@dataclass(frozen=True, slots=True)
class Label:
    """What stands beside the end of a line, as near to ``height`` as there is room.

    A thin line in the tone ``leader`` may lead to it; "" for a label of nothing that is drawn there.
    """

    height: float
    lines: tuple[str, ...]
    tone: str
    weight: Weight
    leader: str = ""

    @property
    def room(self) -> float:
        return LINE * len(self.lines) + AROUND


def are_far(labels: Sequence[Label], bottom: float) -> bool:
    """Whether one of the labels stands so far from its line that something has to lead to it."""
    return any(
        label.leader and abs(_middle(label, top) - label.height) > _FAR for label, top in _placed(labels, bottom)
    )


def place_labels(
    labels: Sequence[Label], x: float, bottom: float, *, end: bool = False, leader: float = 0.0
) -> list[Shape]:
    """The labels in the order of their lines, from ``x`` on or up to it, none below ``bottom``.

    Lines of the length ``leader`` lead to them, which cross nowhere.
    """
    side = -1 if end else 1
    shapes: list[Shape] = []
    for label, top in _placed(labels, bottom):
        if leader and label.leader:
            ends = ((x - side * leader, label.height), (x - side * _NEAR, _middle(label, top)))
            shapes.append(Line(ends, label.leader, _THIN))
        shapes += [
            Text(x, top + 8 + place * LINE, line, SIZE, label.tone, label.weight, "end" if end else "start")
            for place, line in enumerate(label.lines)
        ]
    return shapes


def _middle(label: Label, top: float) -> float:
    return top + (label.room - AROUND) / 2


def _placed(labels: Sequence[Label], bottom: float) -> list[tuple[Label, float]]:
    """Each label with its top: those that would cover each other stand around the middle of their lines."""
    ordered = sorted(labels, key=lambda label: label.height)
    blocks: list[list[Label]] = []
    tops: list[float] = []
    for label in ordered:
        block, top = [label], label.height - label.room / 2
        while blocks and tops[-1] + _room(blocks[-1]) > top:
            block = blocks.pop() + block
            tops.pop()
            top = _best(block)
        blocks.append(block)
        tops.append(top)
    placed = []
    lowest, left = 0.0, _room(ordered)
    for block, top in zip(blocks, tops, strict=True):
        for label in block:
            here = max(min(max(top, lowest), bottom - left), 0.0)
            placed.append((label, here))
            top = lowest = here + label.room
            left -= label.room
    return placed


def _room(block: Sequence[Label]) -> float:
    return sum(label.room for label in block)


def _best(block: Sequence[Label]) -> float:
    """Where labels begin that stand against each other, so that all of them are as near to their lines as can be."""
    above, wanted = 0.0, 0.0
    for label in block:
        wanted += label.height - label.room / 2 - above
        above += label.room
    return wanted / len(block)
