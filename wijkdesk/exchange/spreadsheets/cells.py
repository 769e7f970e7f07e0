"""What a cell of a workbook can hold."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Final

from wijkdesk.storage.reading.listings import Cell, Listing

LONGEST_TEXT: Final = 32_767
"""So many letters fit in a cell, in every program; those outside the first 65,536 of Unicode count twice."""

_NARROWEST, _WIDEST = 8, 60  # letters
_LOOKED_AT = 500  # rows, for the widths
# What XML cannot hold, and control characters that no program shows.
_UNFIT = re.compile("[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def fitting(text: str) -> str:
    """The text without what no workbook can hold; one that is too long ends in an ellipsis."""
    text = _UNFIT.sub("", _LINE_END.sub("\n", text.replace("\t", " ")))
    if len(text) * 2 <= LONGEST_TEXT or _length(text) <= LONGEST_TEXT:
        return text
    cut = text[:LONGEST_TEXT]
    while _length(cut) >= LONGEST_TEXT:
        cut = cut[: -max(1, (_length(cut) - LONGEST_TEXT) // 2)]
    return f"{cut}…"


def in_words(cell: Cell) -> str:
    """A value as a Dutch spreadsheet reads it from plain text."""
    if cell is None:
        return ""
    if isinstance(cell, dt.date):
        return f"{cell.day:02}-{cell.month:02}-{cell.year:04}"
    return str(cell).replace(".", ",") if isinstance(cell, float) else str(cell)


def widths(listing: Listing) -> list[int]:
    """How wide each column is to be, in letters: as what stands in it, but for what is long."""
    rows: Iterable[Sequence[Cell]] = (listing.headings, *listing.rows[:_LOOKED_AT])
    longest = [max(len(_longest_line(in_words(cell))) for cell in column) for column in zip(*rows, strict=True)]
    # Room for the button of the filter, beside the heading.
    with_button = [max(width, len(heading) + 3) for width, heading in zip(longest, listing.headings, strict=True)]
    return [min(max(width + 1, _NARROWEST), _WIDEST) for width in with_button]


def _length(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)


def _longest_line(text: str) -> str:
    return max(text[:1000].split("\n"), key=len)
