"""Tables as text: their encoding, what parts the columns, and their rows."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from wijkdesk.figures.files.damage import refused_when_damaged
from wijkdesk.figures.files.sheet import Row, Sheet
from wijkdesk.figures.refusal import Unreadable

_SAMPLE: Final = 64_000
_SEPARATORS: Final = (";", "\t", ",", "|")
_NOWHERE: Final = "\x1f"
"""Parts the columns of a list that has one alone."""

_BOMS: Final = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_ENCODINGS: Final = ["cp1252", "cp850", "mac_roman"]  # what Dutch offices wrote before UTF-8
_DOUBLE: Final = re.compile("Ã[\u0080-\u00bf\u0152-\u2122]|Â[\u00a0-\u00bf]|â‚¬|â€")
"""Letters of UTF-8 that a program took for those of cp1252 and encoded once more; no word has them."""


def read_text(name: str, opened: Callable[[], BinaryIO]) -> Sheet:
    """The table in a text; ``opened`` gives its bytes from the start. Raises ``Unreadable``."""
    with opened() as file:
        sample = file.read(_SAMPLE)
    if b"\x00" in sample and not sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Unreadable(f"{name} is geen tabel die Wijkdesk kan lezen. Kies een csv-, xlsx-, xls- of ods-bestand.")
    encoding = _encoding_of(sample, opened)
    beginning = sample.decode(encoding, "replace")
    separator = _separator_of(beginning) or _NOWHERE
    is_double = _DOUBLE.search(beginning) is not None

    def rows() -> Iterator[Row]:
        with (
            refused_when_damaged(name),
            opened() as file,
            io.TextIOWrapper(file, encoding, newline="", errors="replace") as text,
        ):
            try:
                row: list[str] = []
                for row in csv.reader(text, delimiter=separator):
                    yield [_once_encoded(cell) for cell in row] if is_double else row
                if row and row[-1].endswith(("\n", "\r")):
                    raise Unreadable(f"In {name} sluit een aanhalingsteken niet. Download het of sla het opnieuw op.")
            except csv.Error as error:
                raise Unreadable(f"{name} is beschadigd of geen tabel. Download het of sla het opnieuw op.") from error

    return Sheet(Path(name).stem, rows)


def _once_encoded(cell: str) -> str:
    """A text that was taken for cp1252 where it was UTF-8, as it was: "één" for "Ã©Ã©n"."""
    if not _DOUBLE.search(cell):
        return cell
    try:
        return cell.encode("cp1252").decode()
    except UnicodeError:
        return cell


def _encoding_of(sample: bytes, opened: Callable[[], BinaryIO]) -> str:
    for mark, encoding in _BOMS.items():
        if sample.startswith(mark):
            return encoding
    decode = codecs.getincrementaldecoder("utf-8")()
    try:
        with opened() as file:
            while piece := file.read(1 << 20):
                decode.decode(piece)
        return "utf-8"
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes  # noqa: PLC0415 - for the few files that are no UTF-8

        best = from_bytes(sample, cp_isolation=_ENCODINGS).best()
        return best.encoding if best else _ENCODINGS[0]


def _separator_of(sample: str) -> str:
    """What parts the columns of most lines in the same way; "" where nothing does."""
    lines = [line for line in sample.splitlines()[:60] if line.strip()]
    best, most = "", 0
    for separator in _SEPARATORS:
        widths = [len(row) for row in csv.reader(lines, delimiter=separator)]
        common = max(set(widths), key=widths.count, default=1)
        score = widths.count(common) * min(common, 50) if common > 1 else 0
        if score > most:
            best, most = separator, score
    return best
