"""A row of which no more cells are read than somebody asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from wijkdesk.figures.cells import Cell


class LazyRow(Sequence[Cell]):
    """Cells that are read as far as somebody asks: most regions of a file are those of others.

    ``cells`` gives each that holds something with its place, from 0, in their order.
    """

    def __init__(self, cells: Iterator[tuple[int, Cell]]) -> None:
        self._rest = cells
        self._cells: list[Cell] = []

    @overload
    def __getitem__(self, place: int) -> Cell: ...
    @overload
    def __getitem__(self, place: slice) -> list[Cell]: ...
    def __getitem__(self, place: int | slice) -> Cell | list[Cell]:
        if isinstance(place, slice) or place < 0:
            self._read(None)
        elif place >= len(self._cells):
            self._read(place)
        return self._cells[place]

    def __iter__(self) -> Iterator[Cell]:
        self._read(None)
        return iter(self._cells)

    def __len__(self) -> int:
        self._read(None)
        return len(self._cells)

    def _read(self, until: int | None) -> None:
        cells = self._cells
        for place, cell in self._rest:
            if place > len(cells):
                cells.extend([None] * (place - len(cells)))
            cells.append(cell)
            if until is not None and place >= until:
                return
