"""A sheet: rows of cells that can be gone through again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from wijkdesk.figures.cells import Cell
from wijkdesk.figures.files.merged import Merged

Row = Sequence[Cell]


def cell_at(row: Row, place: int | None) -> Cell:
    """The cell at a place, also behind the end of a short row and where there is no such column."""
    if place is None:
        return None
    try:
        return row[place]
    except IndexError:
        return None


class Sheet(NamedTuple):
    """``rows`` begins anew at each call; a row may be shorter than others. ``titles`` are other names of columns.

    ``merged`` looks up which cells were made one, where a file can say so. Who opens a workbook does not see what
    ``is_hidden``: that is read where nothing else holds a table.
    """

    name: str
    rows: Callable[[], Iterator[Row]]
    titles: dict[str, str] = {}  # noqa: RUF012 - never changed
    merged: Callable[[], Sequence[Merged]] = tuple
    is_hidden: bool = False
