"""Workbooks of Excel before 2007, and those of now in their binary form.

The library holds every cell at once, twelve times the file: such files are small, and no more are made.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from wijkdesk.figures.cells import Cell
from wijkdesk.figures.files.merged import Merged
from wijkdesk.figures.files.sheet import Row, Sheet
from wijkdesk.figures.refusal import Unreadable


def read_workbook(path: Path) -> list[Sheet]:
    """Every sheet that holds something. Raises ``Unreadable``."""
    import python_calamine as calamine  # noqa: PLC0415 - only who reads a workbook waits for it

    try:
        book = calamine.CalamineWorkbook.from_path(str(path))
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    except calamine.PasswordError as error:
        raise Unreadable(
            f"{path.name} heeft een wachtwoord. Sla het op zonder wachtwoord en probeer opnieuw."
        ) from error
    except Exception as error:  # each format of workbook has errors of its own
        raise Unreadable(f"{path.name} is beschadigd of geen rekenblad. Download het of sla het opnieuw op.") from error
    return [Sheet(sheet.name, _Rows(sheet), merged=partial(_merged, sheet)) for sheet in sheets if sheet.height]


def _merged(sheet: Any) -> list[Merged]:
    return [
        Merged(column, first, last) for (first, column), (last, _) in sheet.merged_cell_ranges or [] if last > first
    ]


class _Rows:
    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet

    def __call__(self) -> Iterator[Row]:
        for row in self._sheet.iter_rows():
            yield _plain(row)


def _plain(row: Sequence[Any]) -> Row:
    if all(type(cell) in (str, float, int) for cell in row):
        return row
    return [_cell(cell) for cell in row]


def _cell(cell: Any) -> Cell:
    if isinstance(cell, dt.date | dt.time | dt.timedelta):
        return str(cell)
    return cell  # type: ignore[no-any-return]
