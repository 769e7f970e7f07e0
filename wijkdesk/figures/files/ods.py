"""Workbooks of LibreOffice, read row by row as those of Excel are, and for the same reasons.

All sheets stand in one part, below each other. It is cut and not parsed, so there is nothing in it that would be opened
or filled in from elsewhere.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Iterator
from functools import partial
from html import unescape
from itertools import repeat
from pathlib import Path
from typing import Final

from wijkdesk.figures.cells import NO_RESULT, Cell, as_shown
from wijkdesk.figures.files.damage import refused_when_damaged
from wijkdesk.figures.files.lazy_row import LazyRow
from wijkdesk.figures.files.merged import Merged
from wijkdesk.figures.files.pieces import pieces_of
from wijkdesk.figures.files.sheet import Row, Sheet
from wijkdesk.figures.refusal import Unreadable

_CONTENT: Final = "content.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_KIND: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_MOST_ROWS: Final = 1 << 20  # as many as a sheet of LibreOffice has
_MOST_COLUMNS: Final = 1 << 14
_MOST_BLANKS: Final = 1_000
_MOST_ROWS_MERGED: Final = 10_000
"""In so many rows merged cells are looked for: who makes those has a list that fits a screen."""

_READ: Final = 1 << 18
_LONGEST_TAG: Final = 10_000  # bytes
_BEGIN: Final = b"<table:table "
_END: Final = b"</office:document-content>"
_ATTRIBUTES: Final = rb'((?:\s++[\w:.-]++="[^"<]*+")*+)(/?)>'
_TABLE: Final = re.compile(rb"<table:table(?= )" + _ATTRIBUTES)
_IS_HIDDEN: Final = b'table:display="false"'
_HIDDEN: Final = re.compile(rb"<style:style" + _ATTRIBUTES + rb"\s*+<style:table-properties[^<>]*" + _IS_HIDDEN)
"""The style of a sheet that is not seen."""

_ROW: Final = re.compile(rb"<table:table-row" + _ATTRIBUTES)
_CELL: Final = re.compile(rb"<table:(?:covered-)?table-cell" + _ATTRIBUTES)
_VALUE: Final = re.compile(rb'office:value-type="([a-z]++)"(?:\s++office:value="([^"]*+)")?')
_REPEATED: Final = re.compile(rb'table:number-(?:rows|columns)-repeated="0*(\d{1,9})')
_TAG: Final = re.compile(rb'<((?:[^<>"]|"[^"<]*+")*+)>')
_BESIDE: Final = (b"office:annotation", b"draw:", b"text:ruby-text")
"""What is shown beside the text of a cell: a note, a drawing, how something is pronounced."""

_KEPT_OF_OTHERS: Final = "'file:"
"""What the names of sheets begin with that are copies of those in other files, which formulas refer to."""

_TIME: Final = re.compile(r"PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,]\d*)?S")


_Written = tuple[int, int, bytes, bytes]
"""A row or cell as it is written: its place, from 0, how often it is there, what is said of it, and what is in it."""


def read_ods(path: Path) -> list[Sheet]:
    """Every sheet. Raises ``Unreadable`` for a file that is locked, ``KeyError`` or ``BadZipFile`` for what is none."""
    with zipfile.ZipFile(path) as packed:
        if not packed.read("mimetype").startswith(_KIND):
            raise zipfile.BadZipFile(f"{path.name} is another document")
        if _MANIFEST in packed.namelist() and b":encryption-data" in packed.read(_MANIFEST):
            raise Unreadable(f"{path.name} heeft een wachtwoord. Sla het op zonder wachtwoord en probeer opnieuw.")
        names = list(_names(packed))
    return [
        Sheet(name, partial(_filled, path, table), {}, partial(_merged, path, table), is_hidden)
        for table, (name, is_hidden) in enumerate(names)
        if name and not name.startswith(_KEPT_OF_OTHERS)
    ]


def _names(packed: zipfile.ZipFile) -> Iterator[tuple[str, bool]]:
    """What each table is called, "" where nothing says it, and whether it is hidden."""
    rest = b""
    hidden: set[str] = set()
    with packed.open(_CONTENT) as file:
        while read := file.read(_READ):
            rest += read
            end = 0
            hidden |= {_said(each[1], b"style:name") for each in (_HIDDEN.finditer(rest) if _IS_HIDDEN in rest else ())}
            for found in _TABLE.finditer(rest) if _BEGIN in rest else ():
                end = found.end()
                yield _said(found[1], b"table:name"), _said(found[1], b"table:style-name") in hidden
            rest = rest[max(end, len(rest) - _LONGEST_TAG) :]
    if _END not in rest:
        raise zipfile.BadZipFile(f"{_CONTENT} ends before its end")


def _filled(path: Path, table: int) -> Iterator[Row]:
    """The rows up to the last that holds something."""
    passed = 0
    for place, times, _, content in _rows(path, table):
        if b"office:value-type" in content:
            yield from repeat([], place - passed)
            yield from repeat(LazyRow(_cells(content)), times)
            passed = place + times


def _rows(path: Path, table: int) -> Iterator[_Written]:
    number, place = -1, 0
    with refused_when_damaged(path.name), zipfile.ZipFile(path) as packed:
        for piece in pieces_of(packed, _CONTENT, b"table-row", _END):
            begin = _begin_of_row(piece)
            number += sum(1 for _ in _TABLE.finditer(piece, 0, begin))
            if number > table:
                return
            if number < table:
                continue
            for empty in _ROW.finditer(piece, 0, begin):  # which have no end to cut behind
                place += _times(empty[1])
            found = _ROW.match(piece, begin)
            if found is not None and place < _MOST_ROWS:
                times = min(_times(found[1]), _MOST_ROWS - place)
                yield place, times, found[1], piece[found.end() :]
                place += times


def _begin_of_row(piece: bytes) -> int:
    """Where the last row of a piece begins, before which empty ones may stand; 0 where there is none."""
    begin = piece.rfind(b"<table:table-row", 0, piece.find(b"table-cell"))
    return begin if begin >= 0 else max(piece.rfind(b"<table:table-row"), 0)


def _merged(path: Path, table: int) -> list[Merged]:
    found: list[Merged] = []
    for row, _, _, content in _rows(path, table):
        if row >= _MOST_ROWS_MERGED:
            break
        for column, _, attributes, _ in _written(content) if b"number-rows-spanned" in content else ():
            spanned = _said(attributes, b"table:number-rows-spanned")
            if spanned.isdecimal() and int(spanned[:7]) > 1:
                found.append(Merged(column, row, row + int(spanned[:7]) - 1))
    return found


def _cells(row: bytes) -> Iterator[tuple[int, Cell]]:
    for place, times, attributes, content in _written(row):
        cell = _cell(attributes, content)
        if cell is not None:
            for each in range(place, place + times):
                yield each, cell


def _written(row: bytes) -> Iterator[_Written]:
    place = 0
    starts = _CELL.finditer(row)
    found = next(starts, None)
    while found is not None:
        following = next(starts, None)
        attributes, is_empty = found.groups()
        times = min(_times(attributes), _MOST_COLUMNS - place) if b"repeated" in attributes else 1
        yield place, times, attributes, b"" if is_empty else row[found.end() : following and following.start()]
        place += times
        found = following


def _cell(attributes: bytes, content: bytes) -> Cell:
    found = _VALUE.search(attributes)
    if found is None:
        return NO_RESULT if b"table:formula=" in attributes else None
    kind, value = found.groups()
    if value:  # as most are, and quicker than to look for it again
        return _number(value, kind)
    match kind:
        case b"float" | b"percentage" | b"currency":
            return _number(_said(attributes, b"office:value").encode(), kind)
        case b"date":
            return _said(attributes, b"office:date-value").replace("T", " ").removesuffix(" 00:00:00")
        case b"time":
            return _time(_said(attributes, b"office:time-value"))
        case b"boolean":
            return _said(attributes, b"office:boolean-value") == "true"
        case _:
            has_value = b"office:string-value=" in attributes
            return _said(attributes, b"office:string-value") if has_value else _text(content)


def _number(text: bytes, kind: bytes) -> Cell:
    try:
        return float(text) if kind != b"percentage" else as_shown(float(text))
    except ValueError:
        return unescape(text.decode(errors="replace"))


def _time(text: str) -> str:
    found = _TIME.fullmatch(text)
    return str(dt.timedelta(hours=int(found[1]), minutes=int(found[2]), seconds=int(found[3]))) if found else text


def _text(content: bytes) -> str:
    """The paragraphs of a cell, one below another."""
    content = content.partition(b"</table:")[0]
    if content.startswith(b"<text:p>") and content.endswith(b"</text:p>") and content.count(b"<") == 2:
        return unescape(content[8:-9].decode(errors="replace"))  # as nearly all are
    paragraphs: list[str] = []
    inside = beside = 0
    for at, part in enumerate(_TAG.split(content)):
        if at % 2 == 0:
            if inside and not beside:
                paragraphs[-1] += unescape(part.decode(errors="replace"))
            continue
        name = (part.strip(b"/").split(maxsplit=1) or [b""])[0]
        step = 0 if part.endswith(b"/") else -1 if part.startswith(b"/") else 1
        if name.startswith(_BESIDE):
            beside = max(0, beside + step)
        elif beside:
            continue
        elif name == b"text:p":
            inside = max(0, inside + step)
            paragraphs += [""] if step >= 0 else []
        elif inside and step >= 0:
            paragraphs[-1] += _blank(name, part)
    return "\n".join(paragraphs)


def _blank(name: bytes, tag: bytes) -> str:
    if name == b"text:s":
        number = _said(tag, b"text:c")
        return " " * min(int(number[:7]) if number.isdecimal() else 1, _MOST_BLANKS)
    return {b"text:tab": "\t", b"text:line-break": "\n"}.get(name, "")


def _times(attributes: bytes) -> int:
    """How often a row or cell stands there."""
    found = _REPEATED.search(attributes)
    return int(found[1]) if found else 1


def _said(attributes: bytes, name: bytes) -> str:
    """What an attribute says, "" without it."""
    _, _, behind = attributes.partition(name + b'="')
    return unescape(behind.partition(b'"')[0].decode(errors="replace"))
