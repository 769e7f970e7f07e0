"""A table as somebody made it: where its headings stand, and its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from wijkdesk.domain.folding import fold
from wijkdesk.exchange.own_tables.cells import NO, YES, text_of
from wijkdesk.exchange.own_tables.fields import FIELDS
from wijkdesk.figures.cells import NO_RESULT, WITHOUT_RESULT, Cell
from wijkdesk.figures.files.merged import Merged
from wijkdesk.figures.files.reading import read_sheets
from wijkdesk.figures.files.sheet import Row, Sheet, cell_at
from wijkdesk.figures.refusal import Unreadable

MOST_LINES: Final = 5_000
MOST_COLUMNS: Final = 100
LONGEST: Final = 80
SEARCHED: Final = 25
"""So many rows are looked through for headings; above them stands what the table is about."""

_KNOWN: Final = frozenset(word for fields in FIELDS.values() for field in fields for word in field.headings)
_NO_HEADING: Final = re.compile(r"[-+]?[\d.,/: -]+%?|\S+@\S+\.\S+|https?://\S+|www\.\S+|\d{1,2} [a-z]+\.? \d{2,4}")


class TableLine(NamedTuple):
    """A line that holds something; ``number`` is that of its row in the file."""

    number: int
    cells: tuple[Cell, ...]


class Table(NamedTuple):
    """``headings`` are each there once; a column without one has its letter. ``remarks`` say what is cut off."""

    name: str
    headings: tuple[str, ...]
    lines: tuple[TableLine, ...]
    remarks: tuple[str, ...] = ()


def read_tables(path: Path) -> list[Table]:
    """The tables in a file, one a sheet. Raises ``Unreadable``, or ``OSError`` when it cannot be opened."""
    state = path.stat()
    return _read_tables(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=1)  # each step of the dialog asks for the same file again
def _read_tables(path: Path, _changed: int, _size: int) -> list[Table]:
    sheets = sorted(read_sheets(path), key=lambda sheet: sheet.is_hidden)
    tables = [table for sheet in sheets if (table := _table(sheet)) is not None]
    if not tables:
        raise Unreadable(
            f"In {path.name} staat geen tabel met kopjes. Zet boven elke kolom wat erin staat, zoals Titel of Naam."
        )
    filled = [table for table in tables if table.lines]
    if not filled:
        raise Unreadable(f"In {path.name} staat niets onder de kopjes. Vul de tabel, en kies haar opnieuw.")
    return filled


def _table(sheet: Sheet) -> Table | None:
    rows = _filled(sheet)
    beginning = list(islice(rows, SEARCHED))
    place = _heading_row(beginning)
    if place is None:
        return None
    lines, remarks = _lines(_numbered(beginning[place + 1 :], place + 2, rows))
    if len(beginning[place]) > MOST_COLUMNS:
        remarks.append(f"Verder dan kolom {MOST_COLUMNS} wordt niet gelezen. Zet wat je nodig hebt vooraan.")
    headings = _headings(beginning[place], lines)
    at = next((at for line in lines for at, cell in enumerate(line.cells) if cell == NO_RESULT), None)
    if at is not None:
        remarks.append(f"In “{headings[at]}” {WITHOUT_RESULT}")
    return Table(sheet.name, headings, lines, tuple(remarks))


def _filled(sheet: Sheet) -> Iterator[Row]:
    """The rows, with the value of cells that were made one below each other in each row that holds something else."""
    begun: dict[int, list[Merged]] = {}
    for each in sheet.merged():
        begun.setdefault(each.first, []).append(each)
    lasting: list[tuple[Merged, Cell]] = []
    for number, row in enumerate(sheet.rows()):
        lasting = [(each, value) for each, value in lasting if number <= each.last]
        if lasting and any(text_of(cell) for cell in row):
            cells = list(row)
            for each, value in lasting:
                cells += [None] * (each.column + 1 - len(cells))
                cells[each.column] = value if text_of(cells[each.column]) == "" else cells[each.column]
            row = cells
        yield row
        lasting += [(each, cell_at(row, each.column)) for each in begun.get(number, ())]


def _numbered(first: Sequence[Row], number: int, rest: Iterator[Row]) -> Iterator[tuple[int, Row]]:
    yield from enumerate(first, start=number)
    yield from enumerate(rest, start=number + len(first))


def _lines(rows: Iterator[tuple[int, Row]]) -> tuple[tuple[TableLine, ...], list[str]]:
    lines: list[TableLine] = []
    for number, row in rows:
        cells = tuple(row[:MOST_COLUMNS])
        if not any(text_of(cell) for cell in cells):
            continue
        if len(lines) == MOST_LINES:
            return tuple(lines), [f"Alleen de eerste {MOST_LINES:,} regels zijn gelezen.".replace(",", ".")]
        lines.append(TableLine(number, cells))
    return tuple(lines), []


def _heading_row(rows: Sequence[Row]) -> int | None:
    """The first of the rows that look most like headings: words, of which some are known."""
    best, most = None, 0
    for place, row in enumerate(rows):
        score = _looks_like_headings([text_of(cell) for cell in row[:MOST_COLUMNS]])
        if score > most:
            best, most = place, score
    return best


def _looks_like_headings(texts: Sequence[str]) -> int:
    words = [fold(text).strip(" :*") for text in texts if text]
    if not words or any(_is_no_heading(word) for word in words):
        return 0
    known = sum(word in _KNOWN for word in words)
    # A title above the table is one cell; what is known counts more than any number of columns.
    return known * MOST_COLUMNS + (len(set(words)) if len(words) > 1 else 0)


def _is_no_heading(word: str) -> bool:
    if word in _KNOWN:  # "Waar" is a heading before it is what a workbook calls true
        return False
    return word in YES | NO or len(word) > LONGEST or _NO_HEADING.fullmatch(word) is not None


def _headings(row: Row, lines: Sequence[TableLine]) -> tuple[str, ...]:
    width = max(len(row), max((len(line.cells) for line in lines), default=0))
    found: list[str] = []
    for place in range(min(width, MOST_COLUMNS)):
        text = " ".join(text_of(row[place]).split()) if place < len(row) else ""
        name = text or f"Kolom {_letter(place)}"
        again = sum(each == name or each.startswith(f"{name} (") for each in found)
        found.append(f"{name} ({again + 1})" if again else name)
    return tuple(found)


def _letter(place: int) -> str:
    return chr(65 + place) if place < 26 else f"{chr(64 + place // 26)}{chr(65 + place % 26)}"
