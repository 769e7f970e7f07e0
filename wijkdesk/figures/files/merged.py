"""Cells of a sheet that were made one: the value stands in the first of them alone."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree import ElementTree

_PIECE: Final = 1 << 18
_LONGEST: Final = 200  # bytes of one element
_MERGED: Final = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


class Merged(NamedTuple):
    """One column of cells that were made one, from the row ``first`` to ``last``, both counted from 0."""

    column: int
    first: int
    last: int


def merged_in_xlsx(path: Path, part: str) -> list[Merged]:
    """Those of a sheet of a workbook; ``part`` is its name in the file. They stand behind its rows.

    Of a damaged file as far as it goes: who reads its rows is told.
    """
    found: list[Merged] = []
    rest = b""
    with suppress(zipfile.BadZipFile, zlib.error, EOFError), zipfile.ZipFile(path) as packed, packed.open(part) as file:
        while read := file.read(_PIECE):
            rest += read
            end = 0
            for each in _MERGED.finditer(rest):
                end = each.end()
                found.append(Merged(_place_of(each[1]), int(each[2]) - 1, int(each[4]) - 1))
            rest = rest[max(end, len(rest) - _LONGEST) :]
    return [each for each in found if each.last > each.first]


def merged_in_ods(path: Path, sheet: str, most_rows: int) -> list[Merged]:
    """Those of a sheet of an OpenDocument, as far as they begin in its first rows."""
    with zipfile.ZipFile(path) as packed, packed.open("content.xml") as file:
        return list(_of_table(ElementTree.iterparse(file, events=("start", "end")), sheet, most_rows))


def _of_table(events: Iterator[tuple[str, ElementTree.Element]], sheet: str, most_rows: int) -> Iterator[Merged]:
    is_inside = False
    row = 0
    for event, element in events:
        if element.tag == f"{_TABLE}table":
            if is_inside and event == "end":
                return
            is_inside = is_inside or element.get(f"{_TABLE}name") == sheet
        elif event == "end" and element.tag == f"{_TABLE}table-row":
            if is_inside:
                yield from _of_row(element, row)
                row += int(element.get(f"{_TABLE}number-rows-repeated") or 1)
                if row > most_rows:
                    return
            element.clear()


def _of_row(row: ElementTree.Element, number: int) -> Iterator[Merged]:
    column = 0
    for cell in row:
        spanned = int(cell.get(f"{_TABLE}number-rows-spanned") or 1)
        if spanned > 1:
            yield Merged(column, number, number + spanned - 1)
        column += int(cell.get(f"{_TABLE}number-columns-repeated") or 1)


def _place_of(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1
