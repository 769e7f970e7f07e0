"""The sheets of a file, whatever it is."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final, cast
from xml.etree.ElementTree import ParseError

from wijkdesk.figures.files.damage import refused_when_damaged
from wijkdesk.figures.files.limits import MOST_TABLES, check_packed, check_size
from wijkdesk.figures.files.observations import has_measures, lines_beside, measures_beside
from wijkdesk.figures.files.ods import read_ods
from wijkdesk.figures.files.open_data import read_json
from wijkdesk.figures.files.sheet import Sheet
from wijkdesk.figures.files.text import read_text
from wijkdesk.figures.files.xls import read_xls
from wijkdesk.figures.files.xlsx import read_xlsx
from wijkdesk.figures.refusal import Unreadable

_ZIP: Final = b"PK\x03\x04"
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOK: Final = "xl/workbook.xml"
_BINARY_WORKBOOK: Final = "xl/workbook.bin"
_OPEN_DOCUMENT: Final = "content.xml"
_OBSERVATIONS: Final = "observations.csv"
_MEASURES: Final = "measurecodes.csv"


def read_sheets(path: Path) -> list[Sheet]:
    """The sheets of a file, by what it holds and not by its name.

    Raises ``Unreadable`` when it is no table, and ``OSError`` when it cannot be opened.
    """
    check_size(path)
    with path.open("rb") as file:
        beginning = file.read(1024)
    if beginning.startswith(_OLD_WORKBOOK):
        return read_xls(path)
    if beginning.startswith(_ZIP):
        with refused_when_damaged(path.name):
            return _packed(path)
    if beginning.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return [read_json(path.name, path.read_text("utf-8-sig", errors="replace"))]
    if beginning.lstrip()[:1] == b"<":
        raise Unreadable(f"{path.name} is een webpagina of XML. Download de tabel als csv- of xlsx-bestand.")
    return [read_text(path.name, lambda: path.open("rb"))]


def _packed(path: Path) -> list[Sheet]:
    with zipfile.ZipFile(path) as packed:
        check_packed(path, packed)
        names = packed.namelist()
    try:
        if _WORKBOOK in names:
            return read_xlsx(path)
        if _OPEN_DOCUMENT in names:
            return read_ods(path)
    except (KeyError, ParseError) as error:
        raise zipfile.BadZipFile(f"{path.name} has other parts than a workbook") from error
    if _BINARY_WORKBOOK in names:
        raise Unreadable(f"{path.name} is een binair rekenblad. Sla het in Excel op als xlsx en probeer opnieuw.")
    by_name = {PurePosixPath(name).name.lower(): name for name in names if not name.endswith("/")}
    if _OBSERVATIONS in by_name:
        return [_observations(path, by_name)]
    tables = [name for name in by_name.values() if name.lower().endswith((".csv", ".txt", ".json"))]
    if not tables:
        raise Unreadable(f"In {path.name} zit geen tabel. Pak het uit en kies een csv- of xlsx-bestand.")
    if len(tables) > MOST_TABLES:
        raise Unreadable(f"In {path.name} zitten meer dan {MOST_TABLES} tabellen. Pak het uit en kies er een.")
    return [_part(path, name) for name in tables]


def _part(path: Path, name: str) -> Sheet:
    shown = PurePosixPath(name).name
    if name.lower().endswith(".json"):
        with _opened(path, name)() as file:
            return read_json(shown, file.read().decode("utf-8-sig", "replace"))
    return read_text(shown, _opened(path, name))


def _observations(path: Path, by_name: dict[str, str]) -> Sheet:
    """Version 4 as it is downloaded whole: the values in one part, what the measures are called in another."""
    titles = {}
    if _MEASURES in by_name:
        for row in _records(path, by_name[_MEASURES]):
            unit = row.get("Unit") or ""
            titles[row.get("Identifier") or ""] = (
                f"{row.get('Title') or ''} ({unit})" if unit else row.get("Title") or ""
            )
    opened = _opened(path, by_name[_OBSERVATIONS])
    sheet = lines_beside(path.stem, opened, titles)
    if sheet is None:
        rows = read_text(by_name[_OBSERVATIONS], opened).rows()
        columns = [str(cell) for cell in next(rows, [])]
        sheet = measures_beside(path.stem, columns, rows, titles) if has_measures(columns) else None
    if sheet is None:
        raise Unreadable(f"In {path.name} staan geen waarden. Download het of sla het opnieuw op.")
    return sheet


def _records(path: Path, name: str) -> Iterator[dict[str, str]]:
    rows = read_text(name, _opened(path, name)).rows()
    columns = [str(cell) for cell in next(rows, [])]
    yield from (dict(zip(columns, map(str, row), strict=False)) for row in rows if row)


def _opened(path: Path, name: str) -> Callable[[], BinaryIO]:
    def open_part() -> BinaryIO:
        with zipfile.ZipFile(path) as packed:
            return cast(BinaryIO, packed.open(name))  # which keeps the file open for as long as it is read

    return open_part
