"""What a benchmark tells: how much ours takes, beside the limit that was measured or set in the same run."""

from itertools import pairwise
from math import log
from typing import NamedTuple

from tests.benchmarks.examples import SCALES

N_LOG_N = 1.15
"""The exponent that n log n seems to have, of the sizes that are measured."""


class Row(NamedTuple):
    """``ours`` and ``limit`` in ``unit``; the goal is the most that their ratio may be."""

    name: str
    ours: float
    limit: float
    unit: str
    goal: float

    @property
    def ratio(self) -> float:
        return self.ours / self.limit

    @property
    def holds(self) -> bool:
        return self.ratio <= self.goal

    def as_json(self) -> dict[str, object]:
        return {**self._asdict(), "ratio": self.ratio, "holds": self.holds}

    def as_cells(self) -> tuple[str, ...]:
        ours, limit = _number(self.ours), _number(self.limit)
        return self.name, ours, limit, self.unit, f"{self.ratio:.2f}", f"{self.goal:.3g}", _verdict(self.holds)


class Growth(NamedTuple):
    """What something takes at each scale of the example."""

    name: str
    amounts: dict[int, float]
    unit: str

    @property
    def exponent(self) -> float:
        """How cost grows where it grows fastest: 0 not at all, 1 with the amount of work."""
        return max(
            log(more / less) / log(larger / smaller)
            for (smaller, less), (larger, more) in pairwise(sorted(self.amounts.items()))
        )

    @property
    def holds(self) -> bool:
        return self.exponent <= N_LOG_N

    def as_json(self) -> dict[str, object]:
        return Row(f"growth: {self.name}", self.exponent, N_LOG_N, "exponent", 1.0).as_json()

    def as_cells(self) -> tuple[str, ...]:
        amounts = (_number(self.amounts[scale]) if scale in self.amounts else "-" for scale in SCALES)
        return self.name, *amounts, self.unit, f"{self.exponent:.2f}", _verdict(self.holds)


def as_table(headings: tuple[str, ...], lines: list[tuple[str, ...]]) -> list[str]:
    """A line for each, with its columns one below another."""
    cells = [headings, *lines]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    are_numbers = [any(map(_is_number, column)) for column in zip(*lines, strict=True)]
    return ["  ".join(map(_aligned, line, widths, are_numbers)).rstrip() for line in cells]


def _verdict(holds: bool) -> str:
    return "holds" if holds else "does not hold"


def _number(value: float) -> str:
    return f"{value:.2f}" if value < 100 else f"{value:,.0f}"


def _is_number(cell: str) -> bool:
    return cell.lstrip("-").replace(",", "").replace(".", "").isdigit()


def _aligned(text: str, width: int, is_number: bool) -> str:
    return text.rjust(width) if is_number else text.ljust(width)
