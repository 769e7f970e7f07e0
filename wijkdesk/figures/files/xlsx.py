"""Workbooks of Excel since 2007, read row by row.

A library that holds every cell takes thirteen times the memory of a file of the whole country, and parsers of XML,
which give each cell as an object, take more time than there is. What stands in a sheet is so regular that its rows and
cells can be cut out of the text as it is unpacked.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple
from xml.etree import ElementTree

from wijkdesk.figures.cells import NO_RESULT, Cell
from wijkdesk.figures.files.damage import refused_when_damaged
from wijkdesk.figures.files.lazy_row import LazyRow
from wijkdesk.figures.files.merged import merged_in_xlsx
from wijkdesk.figures.files.pieces import pieces_of
from wijkdesk.figures.files.sheet import Row, Sheet
from wijkdesk.figures.files.styles import Styles, styles_of

_WORKBOOK: Final = "xl/workbook.xml"
_CELL: Final = re.compile(rb'<(?:\w+:)?c(?=[ />])(?: r="([A-Z]+)\d+")?([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)', re.DOTALL)
_ATTRIBUTE: Final = re.compile(rb'\b([rst])="([^"]*)"')
_NUMBER: Final = re.compile(rb'.row [^>]*?\br="(\d{1,9})"')
_MOST_ROWS: Final = 1 << 20  # as many as a sheet of Excel has
_MOST_COLUMNS: Final = 1 << 14
_VALUE: Final = re.compile(rb"<(?:\w+:)?v\b[^>]*>(.*?)</(?:\w+:)?v>", re.DOTALL)
_EMPTY: Final = re.compile(rb"<(?:\w+:)?si\s*/>")
_SPOKEN: Final = re.compile(rb"<(?:\w+:)?rPh\b.*?</(?:\w+:)?rPh>", re.DOTALL)  # how a word is pronounced, beside it
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s/>]")
_BY_NUMBER: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")  # a sign that XML has no room for, such as _x000D_
_TEXT: Final = re.compile(rb"<(?:\w+:)?t\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?t>)", re.DOTALL)


class _Book(NamedTuple):
    """What cells refer to: texts by number, and what the styles show."""

    texts: Sequence[str]
    styles: Styles


def read_xlsx(path: Path) -> list[Sheet]:
    """Every sheet with cells. Raises ``KeyError``, ``ParseError`` or ``BadZipFile`` for what is no such file."""
    with zipfile.ZipFile(path) as packed:
        root = ElementTree.fromstring(packed.read(_WORKBOOK))
        parts = _targets(packed)
        settings = next(_found(root, "workbookPr"), None)
        counts_from_1904 = settings is not None and settings.get("date1904") in ("1", "true")
        styles = _styles(packed, counts_from_1904=counts_from_1904)
        sheets = [each for each in _found(root, "sheet") if _id_of(each) in parts]
        names = {each.get("name") or "": parts[_id_of(each)] for each in sheets}
        hidden = {each.get("name") or "" for each in sheets if each.get("state") in ("hidden", "veryHidden")}

    @cache
    def book() -> _Book:
        return _Book(list(_shared(path)), styles)

    return [
        Sheet(name, partial(_rows, path, part, book), {}, partial(merged_in_xlsx, path, part), is_hidden=name in hidden)
        for name, part in names.items()
        if "sheets/" in part and "chartsheets/" not in part  # one that is a chart has no cells
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
            kind = (_whole(given.get(b"s", b"").decode()), given.get(b"t", b"n"))
            if b"r" in given:
                reference = given[b"r"].rstrip(b"0123456789")
            else:
                kinds[attributes] = kind
        place = _place_of(reference) if reference else following
        following = place + 1
        if place < _MOST_COLUMNS:
            yield place, _cell(content, *kind, book)


def _cell(content: bytes, style: int, kind: bytes, book: _Book) -> Cell:
    if kind == b"inlineStr":
        return _text(content)
    if content.startswith(b"<v>") and content.endswith(b"</v>"):  # as nearly all are, and quicker than the search
        value = content[3:-4]
    elif found := _VALUE.search(content):
        value = found[1]
    else:
        value = b""
    if not value:
        return NO_RESULT if kind == b"n" and _FORMULA.search(content) else None
    if kind == b"n":
        try:
            return book.styles.shown(float(value), style)
        except ValueError:
            return unescape(value.decode(errors="replace"))
    if kind == b"s":
        return book.texts[int(value)] if value.isdigit() and int(value) < len(book.texts) else None
    if kind == b"b":
        return value == b"1"
    return None if kind == b"e" else unescape(value.decode(errors="replace"))


@cache
def _place_of(column: bytes) -> int:
    place = 0
    for letter in column:
        place = place * 26 + letter - 64
    return place - 1


def _text(content: bytes) -> str:
    if b"rPh" in content:
        content = _SPOKEN.sub(b"", content)
    text = unescape(b"".join(_TEXT.findall(content)).decode(errors="replace"))
    return _BY_NUMBER.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


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


def _styles(packed: zipfile.ZipFile, *, counts_from_1904: bool) -> Styles:
    own: dict[int, str] = {}
    formats: list[int] = []
    if "xl/styles.xml" in packed.namelist():
        root = ElementTree.fromstring(packed.read("xl/styles.xml"))
        own = {_whole(each.get("numFmtId") or ""): each.get("formatCode") or "" for each in _found(root, "numFmt")}
        formats = [_whole(each.get("numFmtId") or "") for each in next(_found(root, "cellXfs"), ())]
    return styles_of(formats, own, counts_from_1904=counts_from_1904)


def _whole(number: str) -> int:
    return int(number) if number.isdecimal() else 0


def _found(root: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    return (each for each in root.iter() if each.tag.rpartition("}")[2] == name)


def _id_of(sheet: ElementTree.Element) -> str:
    return next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
