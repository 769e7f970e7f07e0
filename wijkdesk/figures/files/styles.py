"""What the styles of a workbook of Excel say of its numbers, whatever its age."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final, NamedTuple

from wijkdesk.figures.cells import Cell, as_shown

_DATE_FORMATS: Final = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_SHARE_FORMATS: Final = {9, 10}
_IN_A_DATE: Final = re.compile(r"[dmyhs]", re.IGNORECASE)
_NO_FORMAT: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_FIRST_DAYS: Final = {False: dt.datetime(1899, 12, 30), True: dt.datetime(1904, 1, 1)}


class Styles(NamedTuple):
    """The styles that show a number as a date or in per cents, and the day from which dates are counted."""

    dates: frozenset[int]
    shares: frozenset[int]
    first_day: dt.datetime

    def shown(self, number: float, style: int) -> Cell:
        """A number as it is seen in a style; as it is where it is a date of no calendar."""
        if style in self.dates:
            with suppress(OverflowError, ValueError):
                moment = self.first_day + dt.timedelta(days=number)
                if 0 <= number < 1:
                    return str(moment.time())
                return str(moment.date() if moment.time() == dt.time() else moment)
        return as_shown(number) if style in self.shares else number


def styles_of(formats: Sequence[int], own: Mapping[int, str], *, counts_from_1904: bool) -> Styles:
    """``formats`` are those of the styles, by number; ``own`` says what those are that Excel does not know itself."""
    bare = {number: _NO_FORMAT.sub("", code) for number, code in own.items()}
    dates = {number for number, code in bare.items() if _IN_A_DATE.search(code)} | (_DATE_FORMATS - {*bare})
    shares = {number for number, code in bare.items() if "%" in code} | (_SHARE_FORMATS - {*bare})
    return Styles(
        frozenset(style for style, number in enumerate(formats) if number in dates),
        frozenset(style for style, number in enumerate(formats) if number in shares),
        _FIRST_DAYS[counts_from_1904],
    )
