"""Where everything stands in a sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from wijkdesk.domain.words import AreaKind
from wijkdesk.figures.cells import Cell, text_of
from wijkdesk.figures.files.sheet import Row, Sheet, cell_at
from wijkdesk.figures.periods import Period, read_period
from wijkdesk.figures.regions import Region, code_of, kind_of

_NEW_BORDERS: Final = "3"
"""Of the codes of the CBS: 1 is unchanged, 2 another code for the same borders, 3 other borders."""


class Heading(NamedTuple):
    """What stands above a column, or before a row: its path of titles, and its unit where it has a line of its own."""

    place: int
    path: tuple[str, ...]
    unit: str = ""

    @property
    def title(self) -> str:
        return self.path[-1] if self.path else ""


class Line(NamedTuple):
    """The values of one region in one period: ``cells`` has each at the place of its topic, and may be shorter."""

    region: Region
    period: Period | None
    within: tuple[str, ...]
    cells: Row
    has_new_borders: bool = False


class Layout(NamedTuple):
    """Columns of a sheet by what they hold; ``first_row`` is the first row with values, counted from 0.

    ``kind`` is that of regions whose codes are digits alone, where no column says it. Where ``topics_are_rows`` the
    regions stand beside each other: ``regions`` has each at its column, and all other places are rows. ``borders_at``
    is what says whether the borders of a region changed. ``mixed`` hold numbers among too much text to be topics.

    Where periods stand beside each other, over the columns of the same topics, ``across`` has each of them with where
    the cells of what has a place here stand for it; ``timeless`` are topics without a period among those. Periods
    below each other, with the regions beside each other, are the same.
    """

    first_row: int
    topics: tuple[Heading, ...]
    code_at: int | None = None
    name_at: int | None = None
    kind_at: int | None = None
    period_at: int | None = None
    dimensions: tuple[Heading, ...] = ()
    topics_are_rows: bool = False
    regions: tuple[tuple[int, Region], ...] = ()
    borders_at: int | None = None
    kind: AreaKind | None = None
    mixed: tuple[Heading, ...] = ()
    across: tuple[tuple[Period, tuple[tuple[int, int], ...]], ...] = ()
    timeless: tuple[Heading, ...] = ()

    def lines(self, sheet: Sheet, on_other: Callable[[str], None] = lambda _text: None) -> Iterator[Line]:
        """Every region of the sheet, in its order; a row without one is passed over.

        ``on_other`` hears what stands for a region in a row that is about none.
        """
        return self._beside(sheet) if self.topics_are_rows else self._below(sheet, on_other)

    def _below(self, sheet: Sheet, on_other: Callable[[str], None]) -> Iterator[Line]:
        for number, row in enumerate(sheet.rows()):
            if number < self.first_row:
                continue
            region = self.region_of(row)
            if region is None:
                if (text := _at(row, self.code_at)) and _is_more_than_a_footer(row):
                    on_other(text)
                continue
            period = read_period(_at(row, self.period_at)) if self.period_at is not None else None
            within = tuple(_at(row, each.place) for each in self.dimensions)
            for each, cells in self._by_period(row) or [(period, row)]:
                yield Line(region, each, within, cells, _at(cells, self.borders_at) == _NEW_BORDERS)

    def _by_period(self, found: Row) -> list[tuple[Period | None, Row]]:
        """The cells of each period across, where what it is of has its place; none where a column says the period."""
        by_period: list[tuple[Period | None, Row]] = []
        for period, places in self.across:
            cells: list[Cell] = [None] * (max(place for place, _ in places) + 1)
            for place, at in places:
                cells[place] = cell_at(found, at)
            by_period.append((period, cells))
        return by_period

    def _beside(self, sheet: Sheet) -> Iterator[Line]:
        rows_across = [row for _, places in self.across for _, row in places]
        last = max([*(topic.place for topic in self.topics), self.borders_at or 0, self.period_at or 0, *rows_across])
        rows = list(islice(sheet.rows(), last + 1))
        for column, region in self.regions:
            cells = [cell_at(row, column) for row in rows]
            period = read_period(_at(cells, self.period_at)) if self.period_at is not None else None
            for each, those in self._by_period(cells) or [(period, cells)]:
                yield Line(region, each, (), those, not self.across and _at(cells, self.borders_at) == _NEW_BORDERS)

    def region_of(self, row: Row) -> Region | None:
        """The region that a row is about, or ``None`` where it is about none, as under the table."""
        name = _at(row, self.name_at)
        if self.code_at is None:
            return Region("", name) if name and len(row) > 1 else None
        kind = kind_of(_at(row, self.kind_at)) if self.kind_at is not None else self.kind
        code = code_of(_at(row, self.code_at), kind)
        return Region(code, name) if code else None


def _is_more_than_a_footer(row: Row) -> bool:
    return sum(text_of(cell) != "" for cell in row) > 1


def _at(row: Row, place: int | None) -> str:
    return text_of(cell_at(row, place))
