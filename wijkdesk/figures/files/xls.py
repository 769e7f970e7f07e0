"""Workbooks of Excel before 2007, read row by row as those of now are, and for the same reasons.

A library that holds every cell takes thirteen times the memory of a file of the whole country; one that makes them in
Python takes half of the time that an import may take, before anybody asks for a cell. A workbook is records behind each
other, each with its kind and length, so that what is not read here is passed.
"""

from __future__ import annotations

import codecs
import struct
from array import array
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, groupby, repeat
from pathlib import Path
from typing import Final, NamedTuple

import olefile
from olefile.olefile import OleFileError

from wijkdesk.figures.cells import Cell
from wijkdesk.figures.files.lazy_row import LazyRow
from wijkdesk.figures.files.merged import Merged
from wijkdesk.figures.files.sheet import Row, Sheet
from wijkdesk.figures.files.styles import Styles, styles_of
from wijkdesk.figures.refusal import Unreadable

_STREAMS: Final = ("workbook", "book")  # of Excel 97 and of Excel 5; a file may hold both
_LOCKED_WHOLE: Final = "encryptedpackage"
"""The stream in which Excel keeps a workbook of now that has a password."""

_EXCEL_97, _EXCEL_5 = 0x0600, 0x0500
_CODE_PAGES: Final = {10000: "mac_roman", 32768: "mac_roman"}
_TABLE: Final = 0  # among charts and macros
_MOST_COLUMNS: Final = 256
_AT: Final = (1 << 32) - 1

_RECORD: Final = struct.Struct("<4H")  # kind, length, and of a cell its row and column
_LAST: Final = struct.Struct("<2H")  # what holds nothing may be the last of all
_LONG: Final = struct.Struct("<Hd")  # of a cell its style, and what it holds
_SHORT: Final = struct.Struct("<Hi")
_TEXT: Final = struct.Struct("<HI")
_RESULT: Final = struct.Struct("<H8s")


class _Is:
    """The kinds of records that are read."""

    BEGIN, END, CONTINUED, LOCKED = 0x0809, 0x000A, 0x003C, 0x002F
    CODE_PAGE, FROM_1904, FORMAT, STYLE, SHEET, TEXTS = 0x0042, 0x0022, 0x041E, 0x00E0, 0x0085, 0x00FC
    NUMBER, SHORT, SHORTS, TRUTH = 0x0203, 0x027E, 0x00BD, 0x0205
    SHARED, TEXT, RICH = 0x00FD, 0x0204, 0x00D6
    RESULT, TEXT_OF_RESULT, MERGED = 0x0006, 0x0207, 0x00E5


_SHORTEST: Final = {
    _Is.NUMBER: 14,
    _Is.SHORT: 10,
    _Is.SHORTS: 12,
    _Is.TRUTH: 8,
    _Is.SHARED: 10,
    _Is.TEXT: 8,
    _Is.RICH: 8,
    _Is.RESULT: 14,
}
"""The records of cells, with the length that each has at least."""


class _Book(NamedTuple):
    """What cells refer to. ``encoding`` is that of every text of Excel 5; "" where each text says it itself."""

    stream: bytes
    texts: Sequence[str]
    styles: Styles
    encoding: str


def read_xls(path: Path) -> list[Sheet]:
    """Every sheet that holds something. Raises ``Unreadable``."""
    try:
        return _sheets(path)
    except (OleFileError, struct.error, LookupError, ValueError) as error:
        raise Unreadable(f"{path.name} is beschadigd of geen rekenblad. Download het of sla het opnieuw op.") from error


def _sheets(path: Path) -> list[Sheet]:
    with path.open("rb") as file, olefile.OleFileIO(file, raise_defects=olefile.DEFECT_INCORRECT) as streams:
        if streams.exists(_LOCKED_WHOLE):
            raise _locked(path)
        [name, *_] = (name for name in _STREAMS if streams.get_type(name) == olefile.STGTY_STREAM)
        stream = streams.openstream(name).read()
    book, begins = _book(path, stream)
    found, passed = [], 0
    for name, begin, is_hidden in begins:
        runs, merged, end = _looked_through(stream, begin)
        passed += end - begin
        if passed > len(stream):
            raise ValueError("sheets lie in each other")
        if runs:
            found.append(Sheet(name, partial(_rows, book, runs), {}, partial(list, merged), is_hidden))
    return found


def _locked(path: Path) -> Unreadable:
    return Unreadable(f"{path.name} heeft een wachtwoord. Sla het op zonder wachtwoord en probeer opnieuw.")


# -- what is about all sheets --


def _book(path: Path, stream: bytes) -> tuple[_Book, list[tuple[str, int, bool]]]:
    """What cells refer to, and the name of each sheet with where it begins and whether it is hidden."""
    kind, _, version, _ = _record(stream, 0)
    if kind != _Is.BEGIN or version not in (_EXCEL_97, _EXCEL_5):
        raise ValueError("no workbook of Excel 5 or later")
    encoding = "" if version == _EXCEL_97 else "cp1252"
    counts_from_1904 = False
    own: dict[int, str] = {}
    formats: list[int] = []
    sheets: list[tuple[str, int, bool]] = []
    texts: list[bytes] = []
    last = kind
    for kind, begin, end in _records(stream):
        match kind:
            case _Is.LOCKED:
                raise _locked(path)
            case _Is.CODE_PAGE if encoding:
                encoding = _encoding(*struct.unpack_from("<H", stream, begin))
            case _Is.FROM_1904:
                counts_from_1904 = stream[begin] == 1
            case _Is.FORMAT:
                [number] = struct.unpack_from("<H", stream, begin)
                own[number] = _text(stream, begin + 2, end, encoding, bytes_of_length=1 if encoding else 2)
            case _Is.STYLE:
                formats += struct.unpack_from("<H", stream, begin + 2)
            case _Is.SHEET:
                at, hidden, what = struct.unpack_from("<IBB", stream, begin)
                if what == _TABLE:
                    name = _text(stream, begin + 6, end, encoding, bytes_of_length=1)
                    sheets.append((name.replace("\0", ""), at, hidden & 3 != 0))
            case _Is.TEXTS:
                texts = [stream[begin:end]]
            case _Is.CONTINUED if last == _Is.TEXTS:
                texts.append(stream[begin:end])
        last = last if kind == _Is.CONTINUED else kind
    styles = styles_of(formats, own, counts_from_1904=counts_from_1904)
    return _Book(stream, list(_SharedTexts(texts)), styles, encoding), sheets


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """The kind of each record up to the end of what is about all sheets, and where what it holds begins and ends."""
    at = kind = 0
    while kind != _Is.END:
        kind, length, _, _ = _record(stream, at)
        at += 4 + length
        yield kind, at - length, at


def _record(stream: bytes, at: int) -> tuple[int, ...]:
    """Its kind, its length, and where a cell is; the stream is too large to make it longer for its last record."""
    if at == len(stream) - _LAST.size:
        return *_LAST.unpack_from(stream, at), 0, 0
    return _RECORD.unpack_from(stream, at)


def _encoding(code_page: int) -> str:
    try:
        return codecs.lookup(_CODE_PAGES.get(code_page) or f"cp{code_page}").name
    except LookupError:
        return "cp1252"


def _text(stream: bytes, at: int, end: int, encoding: str, *, bytes_of_length: int) -> str:
    length = int.from_bytes(stream[at : at + bytes_of_length], "little")
    at += bytes_of_length
    if encoding:
        return stream[at : min(at + length, end)].decode(encoding, "replace")
    is_wide = stream[at] & 1
    return _decoded(stream[at + 1 : min(at + 1 + (length << is_wide), end)], is_wide)


def _decoded(text: bytes, is_wide: int) -> str:
    return text.decode("utf-16-le" if is_wide else "latin-1", "replace")


class _SharedTexts:
    """The texts of all sheets, of the pieces in which they are kept: no record is long enough for them."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces = iter(pieces)
        self._piece = next(self._pieces, b"")
        self._at = 4  # behind how often they are used
        self._left = self._number(4)

    def __iter__(self) -> Iterator[str]:
        while self._left and self._pass(0):
            self._left -= 1
            yield self._next()

    def _next(self) -> str:
        length, marks = struct.unpack_from("<HB", self._piece, self._at)
        self._at += 3
        beside = 0  # how parts of the text look, and how it is pronounced
        if marks & 8:
            beside += 4 * self._number(2)
        if marks & 4:
            beside += self._number(4)
        text = ""
        while True:
            is_wide = marks & 1
            part = self._piece[self._at : self._at + (length << is_wide)]
            self._at += len(part)
            text += _decoded(part, is_wide)
            length -= len(part) >> is_wide
            if length <= 0:
                break
            self._piece = next(self._pieces, b"")
            marks = self._piece[0]  # each piece says anew how it writes its letters
            self._at = 1
        self._pass(beside)
        return text

    def _number(self, length: int) -> int:
        self._at += length
        return int.from_bytes(self._piece[self._at - length : self._at], "little")

    def _pass(self, length: int) -> bool:
        """Go on by so many bytes, and say whether something stands there."""
        self._at += length
        while self._at >= len(self._piece):
            self._at -= len(self._piece)
            piece = next(self._pieces, None)
            if piece is None:
                self._piece = b""
                return False
            self._piece = piece
        return True


# -- a sheet --


def _looked_through(stream: bytes, at: int) -> tuple[array[int], list[Merged], int]:
    """Where the cells of a sheet are, which of them were made one, and where the sheet ends.

    Cells stand in runs, each of one row and from the left to the right: nearly always a row is one. A run is told by
    its row, and behind that where its first cell is; they come in the order of the rows.
    """
    runs = array("Q")
    merged: list[Merged] = []
    row = column = -1
    inside = 0  # a chart in a sheet is written as a sheet in it, with cells of its own
    kind, length, _, _ = _record(stream, at)
    if kind != _Is.BEGIN:
        raise ValueError("no sheet where one is said to be")
    while True:
        at += 4 + length
        kind, length, its_row, its_column = _record(stream, at)
        if kind in _SHORTEST:
            if inside:
                continue
            if length < _SHORTEST[kind] or its_column >= _MOST_COLUMNS:
                raise ValueError("a cell without what it holds, or at no possible place")
            if its_row != row or its_column <= column:
                runs.append(its_row << 32 | at)
            row, column = its_row, its_column
        elif kind == _Is.BEGIN:
            inside += 1
            row = -1
        elif kind == _Is.MERGED and not inside:
            merged += _merged(stream[at + 6 : at + 4 + length])
        elif kind == _Is.END:
            if not inside:
                return array("Q", sorted(runs)), merged, at
            inside -= 1


def _merged(ranges: bytes) -> Iterator[Merged]:
    for first, last, column, _ in struct.iter_unpack("<4H", ranges[: len(ranges) // 8 * 8]):
        if last > first:
            yield Merged(column, first, last)


def _rows(book: _Book, runs: Sequence[int]) -> Iterator[Row]:
    passed = 0
    for row, (first, *others) in groupby(runs, key=lambda run: run >> 32):
        yield from repeat([], row - passed)
        cells = _cells(book, first)
        if others:
            each = chain(cells, *(_cells(book, run) for run in others))
            cells = iter(sorted(dict(each).items()))
        yield LazyRow(cells)
        passed = row + 1


def _cells(book: _Book, run: int) -> Iterator[tuple[int, Cell]]:
    stream, texts, styles, encoding = book
    row, at = run >> 32, run & _AT
    column, behind = -1, at
    while True:
        at = behind
        kind, length, its_row, its_column = _record(stream, at)
        behind = at + 4 + length
        if kind == _Is.TEXT_OF_RESULT:
            yield column, _text(stream, at + 4, behind, encoding, bytes_of_length=2)
        elif kind in (_Is.BEGIN, _Is.END):
            return
        if kind not in _SHORTEST:
            continue
        if its_row != row or its_column <= column:
            return
        column = its_column
        at += 8
        match kind:
            case _Is.SHARED:
                _, number = _TEXT.unpack_from(stream, at)
                yield column, texts[number] if number < len(texts) else None
            case _Is.SHORTS:
                shorts = stream[at : at + (length - 6) // _SHORT.size * _SHORT.size]
                for place, (style, packed) in enumerate(_SHORT.iter_unpack(shorts), column):
                    yield place, styles.shown(unpacked(packed), style)
            case _Is.SHORT:
                style, packed = _SHORT.unpack_from(stream, at)
                yield column, styles.shown(unpacked(packed), style)
            case _Is.NUMBER:
                style, value = _LONG.unpack_from(stream, at)
                yield column, styles.shown(value, style)
            case _Is.TEXT | _Is.RICH:
                yield column, _text(stream, at + 2, behind, encoding, bytes_of_length=2)
            case _Is.TRUTH:
                if not stream[at + 3]:  # which says whether it is an error
                    yield column, stream[at + 2] != 0
            case _Is.RESULT:
                style, result = _RESULT.unpack_from(stream, at)
                if not result.endswith(b"\xff\xff"):
                    yield column, styles.shown(struct.unpack("<d", result)[0], style)
                elif result[0] == 1:
                    yield column, result[2] != 0


def unpacked(packed: int) -> float:
    """A number as most are written: thirty bits of a whole one, or the first of any other, perhaps a hundredfold."""
    if packed & 2:
        number = float(packed >> 2)
    else:
        [number] = struct.unpack("<d", struct.pack("<q", (packed & ~3) << 32))
    return number / 100 if packed & 1 else number
