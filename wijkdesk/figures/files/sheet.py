"""A sheet: rows of cells that can be gone through again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from wijkdesk.figures.cells import Cell

Row = Sequence[Cell]


class Sheet(NamedTuple):
    """``rows`` begins anew at each call; a row may be shorter than others. ``titles`` are other names of columns."""

    name: str
    rows: Callable[[], Iterator[Row]]
    titles: dict[str, str] = {}  # noqa: RUF012 - never changed
