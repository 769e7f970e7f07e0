"""Days of the example: counted from its own first year or from today, and on days when people work."""

import datetime as dt

When = tuple[int, int, int] | int
"""Year of the approach, month and day, such as ``(3, 6, 12)``; or days from today: ``-20`` was twenty days ago."""

YEARS = 6
RUNNING_YEAR = 5
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY = range(1, 6)


class Calendar:
    """Turns the dates of the example's tables into days.

    ``shift`` moves every day that is counted in years of the approach, to make a variation; what is counted from today
    stays where it is.
    """

    def __init__(self, today: dt.date, shift: int = 0) -> None:
        self.today = today
        self.first_day = dt.date(today.year - RUNNING_YEAR + 1, 1, 1)
        self.last_day = dt.date(today.year - RUNNING_YEAR + YEARS, 12, 31)
        self._shift = dt.timedelta(days=shift)

    def year(self, number: int) -> int:
        """The calendar year of year ``number`` of the approach, from 1."""
        return self.first_day.year + number - 1

    def day(self, when: When) -> dt.date:
        """The working day at or after ``when``; for days ago the one at or before it, so that it never lies ahead."""
        if isinstance(when, int):
            return working_day(self.today + dt.timedelta(days=when), -1 if when < 0 else 1)
        return min(working_day(self._moved(when), 1), working_day(self.last_day, -1))

    def weekday(self, when: When, weekday: int) -> dt.date:
        """The first such weekday (0 for Monday) from ``when`` on, whether offices are open or not."""
        day = self.today + dt.timedelta(days=when) if isinstance(when, int) else self._moved(when)
        return day + dt.timedelta(days=(weekday - day.weekday()) % 7)

    def _moved(self, when: tuple[int, int, int]) -> dt.date:
        year, month, day = when
        return max(dt.date(self.year(year), month, day) + self._shift, self.first_day)


def working_day(day: dt.date, step: int) -> dt.date:
    """``day``, or the nearest day on which people work: after it with a ``step`` of 1, before it with -1."""
    while day.weekday() >= SATURDAY or is_holiday(day):
        day += dt.timedelta(days=step)
    return day


def is_holiday(day: dt.date) -> bool:
    """Whether Dutch offices are closed on ``day``, a weekday."""
    if (day.month, day.day) in {(1, 1), (4, 27), (5, 5), (12, 25), (12, 26)}:
        return True
    return (day - _easter(day.year)).days in {-2, 1, 39, 50}  # Good Friday, Easter Monday, Ascension, Whit Monday


def _easter(year: int) -> dt.date:
    """Easter Sunday by the anonymous Gregorian reckoning (Meeus)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)
