"""A table of which somebody said what each column is."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from itertools import islice
from typing import Final

from wijkdesk.figures.cells import read_value, text_of
from wijkdesk.figures.files.sheet import Row, Sheet
from wijkdesk.figures.layout.across import Beside, with_periods, without_periods
from wijkdesk.figures.layout.find import headings_of, kind_of_digits
from wijkdesk.figures.layout.layout import Layout
from wijkdesk.figures.layout.measured import measures
from wijkdesk.figures.periods import read_period

_LOOKED_AT: Final = 400
_MOST_HEADINGS: Final = 40


class Part(StrEnum):
    """What a column of such a table is; ``VALUE`` is one that is taken along."""

    CODE = "code"
    NAME = "name"
    PERIOD = "period"
    VALUE = "value"


def headings_in(sheet: Sheet) -> list[str]:
    """The headings of a table; empty where it has none."""
    return _head(list(islice(sheet.rows(), _MOST_HEADINGS)))[1]


def pointed_layout(sheet: Sheet, columns: Mapping[str, Part]) -> Layout | None:
    """The layout of a sheet in which each heading is what ``columns`` says; ``None`` where it has no such headings.

    All other columns with numbers are values.
    """
    rows = list(islice(sheet.rows(), _LOOKED_AT))
    number, titles = _head(rows[:_MOST_HEADINGS])
    places = {columns[title]: place for place, title in enumerate(titles) if title in columns}
    if Part.CODE not in places and Part.NAME not in places:
        return None
    data = rows[number + 1 :]
    headings, beside = headings_of([rows[number]], sheet), Beside()
    if Part.PERIOD not in places:
        headings, beside = without_periods(headings, sheet.name, data)
    topics = tuple(
        heading
        for heading in headings
        if columns.get(titles[heading.place], Part.VALUE) is Part.VALUE and measures(data, heading.place)
    )
    code_at = places.get(Part.CODE)
    layout = Layout(
        number + 1,
        topics,
        code_at,
        places.get(Part.NAME),
        period_at=places.get(Part.PERIOD),
        kind=kind_of_digits(data, code_at),
    )
    return with_periods(layout, beside)


def _head(rows: list[Row]) -> tuple[int, list[str]]:
    """The first row that is as good as wide as the table and has no numbers in it but years, and what it says."""
    width = max((sum(text_of(cell) != "" for cell in row) for row in rows), default=0)
    for number, row in enumerate(rows):
        titles = [text_of(cell) for cell in row]
        filled = [title for title in titles if title]
        is_text = all(read_value(title, decimal_comma=True) is None or read_period(title) for title in filled)
        if len(filled) >= 2 and len(filled) * 2 > width and is_text:
            return number, titles
    return 0, []
