"""Cells of a sheet that were made one: the value stands in the first of them alone."""

from __future__ import annotations

import re
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from wijkdesk.figures.files.pieces import open_part

_PIECE: Final = 1 << 18
_LONGEST: Final = 200  # bytes of one element
_MERGED: Final = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')


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
    with (
        suppress(zipfile.BadZipFile, zlib.error, EOFError),
        zipfile.ZipFile(path) as packed,
        open_part(packed, part) as file,
    ):
        while read := file.read(_PIECE):
            rest += read
            end = 0
            for each in _MERGED.finditer(rest):
                end = each.end()
                found.append(Merged(_place_of(each[1]), int(each[2]) - 1, int(each[4]) - 1))
            rest = rest[max(end, len(rest) - _LONGEST) :]
    return [each for each in found if each.last > each.first]


def _place_of(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1
