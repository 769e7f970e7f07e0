"""Tables for a spreadsheet, in which no text is taken for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

# With these a spreadsheet lets a formula begin, some of them in the wide forms of Eastern keyboards too.
_BEGINS_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The rows under their headings, as a Dutch spreadsheet opens them: semicolons, UTF-8 that says so of itself.

    A text keeps its lines within its cell.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(headings)
    writer.writerows([_in_lines(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig", "replace")


def harmless(cell: str) -> str:
    """The text on one line, with a mark in front that keeps a spreadsheet from running it; a number stays one."""
    return _marked(" ".join(cell.replace("\0", "").split()))


def _in_lines(cell: str) -> str:
    """The same of a text that keeps its lines."""
    return _marked("\n".join(" ".join(line.split()) for line in cell.replace("\0", "").split("\n")).strip())


def _marked(text: str) -> str:
    return f"'{text}" if _BEGINS_FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
