"""Where everything stands in a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from wijkdesk.domain.words import AreaKind
from wijkdesk.figures.cells import Cell, text_of
from wijkdesk.figures.files.sheet import Row, Sheet
from wijkdesk.figures.periods import Period, read_period
from wijkdesk.figures.regions import Region, code_of, kind_of


class Heading(NamedTuple):
    """What stands above a column, or before a row: its path of titles, and its unit where it has a line of its own."""

    place: int
    path: tuple[str, ...]
    unit: str = ""

    @property
    def title(self) -> str:
        return self.path[-1] if self.path else ""


class Line(NamedTuple):
    """The values of one region in one period, by the place of their topic."""

    region: Region
    period: Period | None
    within: tuple[str, ...]
    cells: Mapping[int, Cell]


class Layout(NamedTuple):
    """Columns of a sheet by what they hold; ``first_row`` is the first row with values, counted from 0.

    Where ``topics_are_rows`` the regions stand beside each other: ``regions`` has each at its column.
    """

    sheet: Sheet
    first_row: int
    topics: tuple[Heading, ...]
    code_at: int | None = None
    name_at: int | None = None
    kind_at: int | None = None
    period_at: int | None = None
    dimensions: tuple[Heading, ...] = ()
    topics_are_rows: bool = False
    regions: tuple[tuple[int, Region], ...] = ()

    def lines(self) -> Iterator[Line]:
        """Every region of the sheet, in its order; a row without one is passed over."""
        return self._beside() if self.topics_are_rows else self._below()

    def _below(self) -> Iterator[Line]:
        places = [topic.place for topic in self.topics]
        for number, row in enumerate(self.sheet.rows()):
            if number < self.first_row:
                continue
            region = self.region_of(row)
            if region is None:
                continue
            period = read_period(_at(row, self.period_at)) if self.period_at is not None else None
            within = tuple(_at(row, each.place) for each in self.dimensions)
            width = len(row)
            yield Line(region, period, within, {place: row[place] for place in places if place < width})

    def _beside(self) -> Iterator[Line]:
        wanted = {topic.place for topic in self.topics}
        rows = {number: row for number, row in enumerate(self.sheet.rows()) if number in wanted}
        for column, region in self.regions:
            cells = {place: row[column] for place, row in rows.items() if column < len(row)}
            yield Line(region, None, (), cells)

    def region_of(self, row: Row) -> Region | None:
        """The region that a row is about, or ``None`` where it is about none, as under the table."""
        name = _at(row, self.name_at)
        if self.code_at is None:
            return Region("", name) if name and len(row) > 1 else None
        kind = kind_of(_at(row, self.kind_at)) if self.kind_at is not None else None
        code = code_of(_at(row, self.code_at), kind or self._kind_of_digits(row))
        return Region(code, name) if code else None

    def _kind_of_digits(self, row: Row) -> AreaKind | None:
        """Digits of eight are a neighbourhood where no column of kinds says what they are."""
        digits = _at(row, self.code_at)
        return AreaKind.NEIGHBOURHOOD if self.kind_at is None and len(digits) == 8 and digits.isdigit() else None


def _at(row: Row, place: int | None) -> str:
    return text_of(row[place]) if place is not None and place < len(row) else ""
