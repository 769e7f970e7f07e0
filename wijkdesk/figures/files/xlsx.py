"""Workbooks of Excel since 2007, read row by row.

The library that reads all other workbooks holds every cell of one at once, and parsers of XML give each cell as an
object: the first takes thirteen times the memory of a file of the whole country, the others more time than there is.
What stands in a sheet is so regular that its rows and cells can be cut out of the text as it is unpacked.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple
from xml.etree import ElementTree

from wijkdesk.figures.cells import Cell, as_shown
from wijkdesk.figures.files.damage import refused_when_damaged
from wijkdesk.figures.files.lazy_row import LazyRow
from wijkdesk.figures.files.merged import merged_in_xlsx
from wijkdesk.figures.files.pieces import pieces_of
from wijkdesk.figures.files.sheet import Row, Sheet

_WORKBOOK: Final = "xl/workbook.xml"
_CELL: Final = re.compile(rb'<(?:\w+:)?c(?=[ />])(?: r="([A-Z]+)\d+")?([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)', re.DOTALL)
_ATTRIBUTE: Final = re.compile(rb'\b([rst])="([^"]*)"')
_NUMBER: Final = re.compile(rb'.row [^>]*?\br="(\d{1,9})"')
_MOST_ROWS: Final = 1 << 20  # as many as a sheet of Excel has
_VALUE: Final = re.compile(rb"<(?:\w+:)?v\b[^>]*>(.*?)</(?:\w+:)?v>", re.DOTALL)
_EMPTY: Final = re.compile(rb"<(?:\w+:)?si\s*/>")
_SPOKEN: Final = re.compile(rb"<(?:\w+:)?rPh\b.*?</(?:\w+:)?rPh>", re.DOTALL)  # how a word is pronounced, beside it
_TEXT: Final = re.compile(rb"<(?:\w+:)?t\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?t>)", re.DOTALL)
_DATE_FORMATS: Final = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_SHARE_FORMATS: Final = {9, 10}
_IN_A_DATE: Final = re.compile(r"[dmyhs]", re.IGNORECASE)
_NO_FORMAT: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_FIRST_DAYS: Final = {False: dt.datetime(1899, 12, 30), True: dt.datetime(1904, 1, 1)}


class _Book(NamedTuple):
    """What cells refer to: texts by number, which styles show what, and the day from which dates are counted."""

    texts: Sequence[str]
    dates: frozenset[int]
    shares: frozenset[int]
    first_day: dt.datetime


def read_xlsx(path: Path) -> list[Sheet]:
    """Every sheet that can be seen. Raises ``KeyError``, ``ParseError`` or ``BadZipFile`` for what is no such file."""
    with zipfile.ZipFile(path) as packed:
        root = ElementTree.fromstring(packed.read(_WORKBOOK))
        parts = _targets(packed)
        settings = next(_found(root, "workbookPr"), None)
        counts_from_1904 = settings is not None and settings.get("date1904") in ("1", "true")
        dates, shares = _dates_and_shares(packed)
        names = {each.get("name") or "": parts[_id_of(each)] for each in _found(root, "sheet") if _id_of(each) in parts}

    @cache
    def book() -> _Book:
        return _Book(list(_shared(path)), dates, shares, _FIRST_DAYS[counts_from_1904])

    return [
        Sheet(name, partial(_rows, path, part, book), merged=partial(merged_in_xlsx, path, part))
        for name, part in names.items()
        if "sheets/" in part
    ]


def _rows(path: Path, part: str, book: Callable[[], _Book]) -> Iterator[Row]:
    with refused_when_damaged(path.name):
        of_book, kinds = book(), {b"": (0, b"n")}
        passed = 0
        for row in _pieces(path, part, b"row", b"sheetData"):
            number = _number_of(row) or passed + 1
            yield from [[]] * (number - passed - 1)
            yield LazyRow(_cells(row, of_book, kinds))
            passed = max(number, passed + 1)


def _number_of(row: bytes) -> int | None:
    """The number that a row has in its sheet, from 1; rows without cells may be left out of the file."""
    begin = max(row.rfind(b"<row "), row.rfind(b":row "))  # the last: an empty row before it has no end to cut behind
    found = _NUMBER.match(row, begin) if begin >= 0 else None
    return min(int(found[1]), _MOST_ROWS) if found else None


def _cells(row: bytes, book: _Book, kinds: dict[bytes, tuple[int, bytes]]) -> Iterator[tuple[int, Cell]]:
    following = 0
    for found in _CELL.finditer(row):
        reference, attributes, content = found.groups(b"")
        kind = kinds.get(attributes)
        if kind is None:
            given = dict(_ATTRIBUTE.findall(attributes))
            kind = (int(given.get(b"s", 0)), given.get(b"t", b"n"))
            if b"r" in given:
                reference = given[b"r"].rstrip(b"0123456789")
            else:
                kinds[attributes] = kind
        place = _place_of(reference) if reference else following
        following = place + 1
        yield place, _cell(content, *kind, book)


def _cell(content: bytes, style: int, kind: bytes, book: _Book) -> Cell:
    if kind == b"inlineStr":
        return _text(content)
    if content.startswith(b"<v>") and content.endswith(b"</v>"):  # as nearly all are, and quicker than the search
        value = content[3:-4]
    elif found := _VALUE.search(content):
        value = found[1]
    else:
        return None
    if kind == b"n":
        try:
            number = float(value)
            if style in book.dates:
                return _date(number, book.first_day)
            return as_shown(number) if style in book.shares else number
        except (ValueError, OverflowError):
            return unescape(value.decode(errors="replace"))
    if kind == b"s":
        return book.texts[int(value)] if value.isdigit() and int(value) < len(book.texts) else None
    if kind == b"b":
        return value == b"1"
    return None if kind == b"e" else unescape(value.decode(errors="replace"))


def _date(number: float, first_day: dt.datetime) -> str:
    day = first_day + dt.timedelta(days=number)
    return str(day.date() if day.time() == dt.time() else day)


@cache
def _place_of(column: bytes) -> int:
    place = 0
    for letter in column:
        place = place * 26 + letter - 64
    return place - 1


def _text(content: bytes) -> str:
    if b"rPh" in content:
        content = _SPOKEN.sub(b"", content)
    return unescape(b"".join(_TEXT.findall(content)).decode(errors="replace"))


def _shared(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as packed:
        part = next((target for target in _targets(packed).values() if target.endswith("sharedStrings.xml")), "")
    if part:
        for piece in _pieces(path, part, b"si", b"sst"):
            yield from [""] * len(_EMPTY.findall(piece))
            yield _text(piece)


def _pieces(path: Path, part: str, element: bytes, whole: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(path) as packed:
        yield from pieces_of(packed, part, element, whole)


def _targets(packed: zipfile.ZipFile) -> dict[str, str]:
    """The parts of a workbook by the ids that it refers to them with."""
    root = ElementTree.fromstring(packed.read("xl/_rels/workbook.xml.rels"))
    names = {name.lower(): name for name in packed.namelist()}
    found = {}
    for each in root:
        target = each.get("Target") or ""
        part = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
        if part.lower() in names:
            found[each.get("Id") or ""] = names[part.lower()]
    return found


def _dates_and_shares(packed: zipfile.ZipFile) -> tuple[frozenset[int], frozenset[int]]:
    """The styles in which a number is a date, and those in which it is shown in per cents."""
    if "xl/styles.xml" not in packed.namelist():
        return frozenset(), frozenset()
    root = ElementTree.fromstring(packed.read("xl/styles.xml"))
    own = {
        int(each.get("numFmtId") or 0): _NO_FORMAT.sub("", each.get("formatCode") or "")
        for each in _found(root, "numFmt")
    }
    dates = {number for number, code in own.items() if _IN_A_DATE.search(code)} | (_DATE_FORMATS - {*own})
    shares = {number for number, code in own.items() if "%" in code} | (_SHARE_FORMATS - {*own})
    styles = next(_found(root, "cellXfs"), None)
    numbers = [int(each.get("numFmtId") or 0) for each in styles] if styles is not None else []
    return (
        frozenset(at for at, number in enumerate(numbers) if number in dates),
        frozenset(at for at, number in enumerate(numbers) if number in shares),
    )


def _found(root: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    return (each for each in root.iter() if each.tag.rpartition("}")[2] == name)


def _id_of(sheet: ElementTree.Element) -> str:
    return next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
