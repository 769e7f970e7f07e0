"""What holds numbers in a sheet: a column, or what stands in a row across the regions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from wijkdesk.figures.cells import Cell, read_value, text_of
from wijkdesk.figures.files.sheet import Row

_MOST_SHARE_OF_TEXT: Final = 0.2


def measures(data: Sequence[Row], place: int) -> bool:
    """Whether a column holds numbers and their marks; one of other text, or of nothing at all, measures nothing."""
    texts, filled = _texts_among([row[place] for row in data if is_filled(row, place)])
    return filled > 0 and _are_few(texts, filled)


def measures_across(row: Row, at: Sequence[int]) -> bool:
    """Whether a row holds numbers and their marks in the columns of the regions; other text in few of them at most."""
    texts, filled = _texts_among([row[place] for place in at if is_filled(row, place)])
    return filled > 0 and (texts == 0 or (filled > len(at) // 2 and _are_few(texts, filled)))


def is_mixed(data: Sequence[Row], place: int) -> bool:
    """Whether numbers stand in a column that measures nothing; a third at least."""
    cells = [row[place] for row in data if is_filled(row, place)]
    values = [read_value(cell, decimal_comma=True) for cell in cells]
    return sum(value is not None and value.number is not None for value in values) * 3 >= len(cells) > 0


def is_filled(row: Row, place: int) -> bool:
    """Whether anything stands there; a row may be shorter."""
    return place < len(row) and text_of(row[place]) != ""


def _texts_among(filled: Sequence[Cell]) -> tuple[int, int]:
    """How many cells hold other text than numbers and their marks, and how many there are."""
    return sum(read_value(cell, decimal_comma=True) is None for cell in filled), len(filled)


def _are_few(texts: int, filled: int) -> bool:
    """Whether it is numbers with a slip among them: one, where there are more than that of the others."""
    return texts <= filled * _MOST_SHARE_OF_TEXT or (texts == 1 and filled > 2)
