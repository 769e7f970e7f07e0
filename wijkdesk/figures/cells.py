"""What a cell of an official table means: a value, or why there is none."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from wijkdesk.domain.words import ValueState

Cell = str | float | int | bool | None
"""A cell as its file gives it; a date is text."""

NO_RESULT: Final = "#geen uitkomst"
"""A formula of which the file does not say what it comes to: a program wrote it, and no spreadsheet reckoned it."""

WITHOUT_RESULT: Final = (
    "staat een formule zonder uitkomst. Open het bestand in je rekenblad, sla het op en kies het opnieuw."
)
"""What is said of a column with such a formula."""

# The marks of the CBS: "." unknown, "x" secret, "-" nil, blank impossible, "*" and "**" provisional.
_MISSING: Final = {
    *("", ".", "..", "...", "n.b.", "nb", "na", "n.v.t.", "nan", "null", "none", "geen gegevens", "#n/b"),
    NO_RESULT,
}
_SECRET: Final = {"x", "geheim"}
_NIL: Final = {"-", "–", "—"}
_NO_NUMBERS: Final = {-99995.0, -99996.0, -99997.0, -99998.0, -99999.0, -99999999.0}
"""What tables on maps write for a value that there is not."""

_NUMBER: Final = re.compile(r"[-+]?(?:\d+(?:[.,]\d+)*|[.,]\d+)(?:e[-+]?\d+)?", re.IGNORECASE)
_THOUSANDS: Final = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+")
_IN_GROUPS: Final = {
    mark: re.compile(rf"[-+]?[1-9]\d{{0,2}}(?:\{mark}\d{{3}})+(?:\{decimal}\d+)?")
    for mark, decimal in ((",", "."), (".", ","))
}
"""A number with a mark between its thousands, and the other one before its decimals."""


class Value(NamedTuple):
    """A number, or ``None`` with the reason in ``state``."""

    number: float | None
    state: ValueState


MISSING: Final = Value(None, ValueState.MISSING)
SECRET: Final = Value(None, ValueState.SECRET)


def read_value(cell: Cell, *, decimal_comma: bool) -> Value | None:
    """The value of a cell, or ``None`` where the cell holds other text than numbers and their marks."""
    if cell is None or isinstance(cell, bool):
        return MISSING if cell is None else None
    if isinstance(cell, int | float):
        return _given(float(cell), ValueState.GIVEN)
    text = cell.strip().strip("\u00a0")
    folded = text.lower()
    if folded in _MISSING:
        return MISSING
    if folded in _SECRET:
        return SECRET
    if text in _NIL:
        return Value(0.0, ValueState.GIVEN)
    bare = text.rstrip("*").rstrip()
    state = ValueState.GIVEN if bare == text else ValueState.PROVISIONAL
    bare = _bare(bare)
    if not _NUMBER.fullmatch(bare):
        return None
    try:
        return _given(float(_with_point(bare, *((",", ".") if decimal_comma else (".", ",")))), state)
    except ValueError:
        return None


def _bare(text: str) -> str:
    """A number without what stands before or behind it, and without the blanks of any width between its thousands."""
    return "".join(text.removesuffix("%").removeprefix("€").removesuffix(",-").split()).replace("−", "-")


def as_shown(share: float) -> float:
    """The number that is seen in a cell which shows its number in per cents: 42.5 for 0.425."""
    return round(share * 100, 10)


def has_decimal_comma(cells: Iterable[Cell]) -> bool:
    """Whether a column writes 1,5 for one and a half: a comma anywhere, but in thousands as in 1,234,567.

    Where a point alone is found it is the decimal one, as the CBS writes: its files have no points between thousands.
    Two points in a number are no decimal ones anywhere.
    """
    for cell in cells:
        if not isinstance(cell, str):
            continue
        text = _bare(cell.strip().rstrip("*"))
        if text.count(".") > 1 and _THOUSANDS.fullmatch(text):
            return True
        if "," not in text:
            continue
        head, _, tail = text.rpartition(",")
        if "." in tail or (head.count(",") and len(tail) == 3):
            continue
        if _NUMBER.fullmatch(text.removeprefix(".")) or _THOUSANDS.fullmatch(head):
            return True
    return False


def mark_in_counts(counts: Iterable[Cell]) -> tuple[str, str]:
    """The mark between the thousands of what was counted, as in 2,190, with a number that has it; both "" without any.

    What was counted has no decimals, so there a mark that always stands before three digits is no decimal one.
    """
    for mark in (",", "."):
        marked = [text for cell in counts if isinstance(cell, str) and mark in (text := cell.strip().rstrip("*"))]
        marked = [text for text in marked if text not in _MISSING]
        if marked and all(_IN_GROUPS[mark].fullmatch(_bare(text)) for text in marked):
            return mark, marked[0]
    return "", ""


def parted_in_thousands(cells: Iterable[Cell]) -> str:
    """A number as 2.260, where all numbers with a point are such, and none can only be a decimal as 0.260 is; else "".

    Then two thousand is meant in a table that somebody made in Dutch; a table of the CBS would mean two.
    """
    pointed = [
        text for cell in cells if isinstance(cell, str) and "." in (text := cell.strip()) and text not in _MISSING
    ]
    are_thousands = all(_THOUSANDS.fullmatch(text) and not text.lstrip("+-").startswith("0") for text in pointed)
    return pointed[0] if pointed and are_thousands else ""


def text_of(cell: Cell) -> str:
    """A cell as text, without the blanks that pad it; a whole number without its decimals."""
    if cell is None or cell == NO_RESULT:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def is_decimal(text: str, mark: str) -> bool:
    """Whether a mark in a number can only stand before its decimals, as the point in 51.5."""
    bare = text.strip().rstrip("*").rstrip()
    return bare.count(mark) == 1 and _NUMBER.fullmatch(bare) is not None and not _IN_GROUPS[mark].fullmatch(bare)


def _with_point(text: str, decimal: str, other: str) -> str:
    """A number as Python writes it; "" where it is none.

    The ``other`` mark stands between thousands. Where it cannot, it is the decimal one of a cell that is written
    otherwise than those around it: 51.5 among 42,5 is no 515.
    """
    if is_decimal(text, other):
        decimal, other = other, decimal
    if other in text and not _IN_GROUPS[other].fullmatch(text):
        return ""  # 1.2,3.4 is no number
    return text.replace(other, "").replace(decimal, ".")


def _given(number: float, state: ValueState) -> Value:
    return MISSING if not math.isfinite(number) or number in _NO_NUMBERS else Value(number, state)
