"""Half-years: the rhythm in which a College hears how the approach goes."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Self

from wijkdesk.domain.refusal import EARLIEST, LATEST, Refused


@dataclass(frozen=True, order=True, slots=True)
class HalfYear:
    """Half ``half`` (1 or 2) of ``year``: 1 January to 30 June, or 1 July to 31 December, both days included."""

    year: int
    half: int

    def __post_init__(self) -> None:
        if self.half not in (1, 2) or not EARLIEST.year <= self.year <= LATEST.year:
            raise Refused("Schrijf een halfjaar als jaar en helft, bijvoorbeeld 2026-1.")

    @classmethod
    def of(cls, day: dt.date) -> Self:
        return cls(day.year, 1 if day.month <= 6 else 2)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2026-1``; anything else is refused."""
        match = re.fullmatch(r"\s*([0-9]{4})-([12])\s*", text)
        if not match:
            raise Refused("Schrijf een halfjaar als jaar en helft, bijvoorbeeld 2026-1.")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def numbered(cls, number: int) -> Self:
        """The half-year with this ``number``."""
        return cls(*divmod(number, 10))

    @property
    def number(self) -> int:
        """Its year and half as one number, such as 20261, for what tells things by an id."""
        return self.year * 10 + self.half

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def last_day(self) -> dt.date:
        return dt.date(self.year, 6, 30) if self.half == 1 else dt.date(self.year, 12, 31)

    @property
    def next(self) -> "HalfYear":
        return HalfYear(self.year, 2) if self.half == 1 else HalfYear(self.year + 1, 1)

    @property
    def previous(self) -> "HalfYear":
        return HalfYear(self.year, 1) if self.half == 2 else HalfYear(self.year - 1, 2)

    @property
    def dutch(self) -> str:
        return f"{'eerste' if self.half == 1 else 'tweede'} helft {self.year}"

    def contains(self, day: dt.date | None) -> bool:
        return day is not None and self.first_day <= day <= self.last_day

    def overlaps(self, first_day: dt.date | None, last_day: dt.date | None) -> bool:
        """Whether a period touches this half-year; an open side reaches on for ever."""
        return (first_day or dt.date.min) <= self.last_day and (last_day or dt.date.max) >= self.first_day

    def __str__(self) -> str:
        return f"{self.year}-{self.half}"
