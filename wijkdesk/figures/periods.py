"""Periods as official tables write them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from contextlib import suppress
from typing import Final, NamedTuple

from wijkdesk.domain.dutch_dates import MONTHS

FIRST_YEAR: Final = 1970
_YEAR: Final = re.compile(r"((?:19|20)\d{2})(?:\.0)?(?:JJ00)?")
_PART: Final = re.compile(r"((?:19|20)\d{2})(HJ|KW|MM)(\d{2})")
_QUARTER: Final = re.compile(r"(?:((?:19|20)\d{2})\s+)?([1-4])e kwartaal(?:\s+((?:19|20)\d{2}))?")
_QUARTER_IN_SHORT: Final = re.compile(r"\b(?:q|k|kw|kwartaal )([1-4])\b")
_HALF: Final = re.compile(r"(?:((?:19|20)\d{2})\s+)?([12])e half ?jaar(?:\s+((?:19|20)\d{2}))?")
_MONTH: Final = re.compile(rf"((?:19|20)\d{{2}})\s+({'|'.join(MONTHS)})|({'|'.join(MONTHS)})\s+((?:19|20)\d{{2}})")
_DAY: Final = re.compile(
    r"(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?:[ T]00:00(?::00(?:\.0+)?)?)?"
    r"|(?P<dutch_day>\d{1,2})[-/](?P<dutch_month>\d{1,2})[-/](?P<dutch_year>(?:19|20)\d{2})"
)
_IN_TEXT: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_MONTHS_IN: Final = {"HJ": 6, "KW": 3, "MM": 1}
_PARTS: Final = {1: "maand", 3: "kwartaal", 6: "half jaar"}


class Period(NamedTuple):
    """Both days included."""

    first_day: dt.date
    last_day: dt.date
    is_provisional: bool = False

    @property
    def part_of_year(self) -> str:
        """By its number of months "maand", "kwartaal" or "half jaar"; "" for a year, and for a day."""
        if self.first_day == self.last_day:
            return ""
        months = (self.last_day.year - self.first_day.year) * 12 + self.last_day.month - self.first_day.month + 1
        return _PARTS.get(months, "")


def year(number: int) -> Period:
    return Period(dt.date(number, 1, 1), dt.date(number, 12, 31))


def read_period(text: str) -> Period | None:
    """A period such as "2020JJ00", "2019*", "2023 2e kwartaal", "maart 2024" or a day; ``None`` when it is none."""
    bare = text.strip().rstrip("*").strip()
    folded = bare.lower()
    is_provisional = text.strip().endswith("*") or "voorlopig" in folded or "(v)" in folded
    bare = re.sub(r"\s*\((?:nader )?(?:voorlopige?|v)\)|\s*voorlopige?$", "", bare, flags=re.IGNORECASE)
    found = _read(bare)
    return found._replace(is_provisional=is_provisional) if found else None


def year_in(text: str, latest: int) -> Period | None:
    """The last year that a title or file name speaks of, as in "kwb-2021" or "Kerncijfers wijken en buurten 2025".

    A year after ``latest`` is no year of figures.
    """
    years = [int(found) for found in _IN_TEXT.findall(text) if FIRST_YEAR <= int(found) <= latest]
    return year(years[-1]) if years else None


def _read(text: str) -> Period | None:
    if found := _YEAR.fullmatch(text):
        return year(int(found[1]))
    if found := _DAY.fullmatch(text):
        given = {name.removeprefix("dutch_"): int(value) for name, value in found.groupdict().items() if value}
        with suppress(ValueError):
            return Period(dt.date(**given), dt.date(**given))
        return None
    if found := _PART.fullmatch(text):
        return _part(int(found[1]), int(found[3]), _MONTHS_IN[found[2]])
    lower = _QUARTER_IN_SHORT.sub(r"\1e kwartaal", text.lower().replace("-", " "))
    for pattern, months in ((_QUARTER, 3), (_HALF, 6)):
        if (found := pattern.fullmatch(lower)) and (found[1] or found[3]):
            return _part(int(found[1] or found[3]), int(found[2]), months)
    if found := _MONTH.fullmatch(lower):
        return _part(int(found[1] or found[4]), MONTHS.index(found[2] or found[3]) + 1, 1)
    return None


def _part(of_year: int, number: int, months: int) -> Period | None:
    last = number * months
    if not number >= 1 or last > 12:
        return None
    last_day = calendar.monthrange(of_year, last)[1]
    return Period(dt.date(of_year, last - months + 1, 1), dt.date(of_year, last, last_day))
