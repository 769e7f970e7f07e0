"""The years of an approach, counted from its first day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


def year_of(day: dt.date, first_day: dt.date | None, last_day: dt.date | None) -> tuple[int, int] | None:
    """Which year of how many ``day`` falls in, counted from the first day of an approach.

    A last year that is not full counts as one. ``None`` when the approach has no first and last day, or ``day`` lies
    outside it.
    """
    if first_day is None or last_day is None or not first_day <= day <= last_day:
        return None
    return _full_years(first_day, day) + 1, _full_years(first_day, last_day) + 1


def _full_years(start: dt.date, day: dt.date) -> int:
    return day.year - start.year - ((day.month, day.day) < (start.month, start.day))
