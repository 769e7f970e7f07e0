"""A list as a workbook of Excel."""

import datetime as dt
import io
from typing import TYPE_CHECKING, Final

from wijkdesk.exchange.spreadsheets.cells import fitting, in_words, widths
from wijkdesk.storage.reading.listings import Cell, Listing

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_FIRST_DAY: Final = dt.date(1900, 1, 1)  # Excel counts from there: an earlier day can only be told


def as_xlsx(listing: Listing) -> bytes:
    """The list on one sheet: the headings stay in sight and have a filter; every text is written as a text."""
    import xlsxwriter  # noqa: PLC0415 - a tenth of a second, for a format that not every session writes

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        # Of who made it nothing is said, and of when no more than the program writes itself.
        workbook.set_properties({"title": listing.title, "author": "", "comments": "Gemaakt met Wijkdesk"})
        sheet = workbook.add_worksheet(fitting(listing.title)[:31])
        head = workbook.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True})
        text = workbook.add_format({"valign": "top", "text_wrap": True})
        day = workbook.add_format({"valign": "top", "align": "left", "num_format": "dd-mm-yyyy"})
        number = workbook.add_format({"valign": "top", "num_format": "#,##0.###"})
        plain = workbook.add_format({"valign": "top"})
        formats = {str: text, dt.date: day, float: number, int: plain}
        for place, (heading, width) in enumerate(zip(listing.headings, widths(listing), strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, heading, head)
        for line, row in enumerate(listing.rows, 1):
            for place, cell in enumerate(row):
                if cell is not None:
                    _write(sheet, line, place, cell, formats)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(listing.rows), len(listing.headings) - 1)
    return file.getvalue()


def _write(sheet: "Worksheet", line: int, place: int, cell: Cell, formats: dict[type, object]) -> None:
    if isinstance(cell, str):
        sheet.write_string(line, place, fitting(cell), formats[str])
    elif isinstance(cell, dt.date):
        if cell < _FIRST_DAY:
            sheet.write_string(line, place, in_words(cell), formats[str])
        else:
            sheet.write_datetime(line, place, cell, formats[dt.date])
    else:
        sheet.write_number(line, place, cell, formats[type(cell)])
