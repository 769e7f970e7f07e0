"""What a benchmark tells: how much ours takes, beside the limit that was measured or set in the same run."""

from typing import NamedTuple


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


def as_table(rows: list[Row]) -> list[str]:
    """A line for each, with its columns one below another."""
    cells = [("what", "ours", "limit", "", "ratio", "goal", "")]
    cells += [
        (row.name, _number(row.ours), _number(row.limit), row.unit, f"{row.ratio:.2f}", f"{row.goal:g}", _verdict(row))
        for row in rows
    ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(map(_aligned, line, widths, range(len(line)))).rstrip() for line in cells]


def _verdict(row: Row) -> str:
    return "holds" if row.holds else "does not hold"


def _number(value: float) -> str:
    return f"{value:.2f}" if value < 100 else f"{value:,.0f}"


def _aligned(text: str, width: int, column: int) -> str:
    return text.rjust(width) if column in (1, 2, 4, 5) else text.ljust(width)
