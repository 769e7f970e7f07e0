"""Dates as people type them in Dutch: "vandaag", "vr", "12-3", "12 maart", "over 3 weken"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Final

WEEKDAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
NEAR_DAYS: Final = {
    **dict.fromkeys(("vandaag", "nu", "vanochtend", "vanmorgen", "vanmiddag", "vanavond"), 0),
    **dict.fromkeys(("gisteren", "gisterochtend", "gistermiddag", "gisteravond"), -1),
    **dict.fromkeys(("eergisteren",), -2),
    **dict.fromkeys(("morgen",), 1),
    **dict.fromkeys(("overmorgen",), 2),
}
UNIT_DAYS: Final = {"d": 1, "w": 7}
_COUNTED: Final = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
NUMBER_WORDS: Final = {"één": 1} | {word: number for number, word in enumerate(_COUNTED, start=1)}
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
LONGEST_STEP: Final = 3650

_NUMBERS: Final = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{4}|\d{2}))?")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS: Final = re.compile(r"(\d{1,2})\s*([a-z]{3,})\.?(?:\s*'?(\d{4}|\d{2}))?")
_STEP: Final = re.compile(r"([+-])\s*(\d{1,4})\s*([dw])[a-z]*")
_COUNT: Final = rf"({'|'.join(NUMBER_WORDS)}|\d{{1,4}})"
_AHEAD: Final = re.compile(rf"over\s+{_COUNT}\s+(dag|dagen|week|weken|maand|maanden)")
_AGO: Final = re.compile(rf"{_COUNT}\s+(dag|dagen|week|weken|maand|maanden)\s+geleden")
_WEEK: Final = re.compile(r"(volgende|vorige|afgelopen|komende|deze)\s+week(?:\s+([a-z]{2,9}))?")
_WEEKDAY: Final = re.compile(r"(?:(volgende|komende|aanstaande|vorige|afgelopen)\s+)?([a-z]{2,9})")


class DateRefused(ValueError):
    """What was typed is no date; the message is one Dutch sentence for the user."""


def parse_date(text: str, today: dt.date, *, is_past: bool = False) -> dt.date:
    """The date that ``text`` means for who types it on ``today``; raises DateRefused.

    A weekday is the first to come, or the last that was when it ``is_past``; today counts for both. A day and month
    without a year are the nearest of that name, before or after today. A year of two digits lies in this century.
    """
    typed = " ".join(text.lower().replace(",", " ").split())
    without_weekday = re.sub(rf"^({'|'.join(WEEKDAYS)}|{'|'.join(day[:2] for day in WEEKDAYS)})\.?\s+(?=\d)", "", typed)
    for read in _READERS:
        date = read(without_weekday, today)
        if date is not None:
            must_have_been = is_past and date > today and _weekday_number(without_weekday) is not None
            return date - dt.timedelta(weeks=1) if must_have_been else date
    raise DateRefused("Deze datum begrijp ik niet. Typ bijvoorbeeld 12-3, 12 maart of vrijdag.")


def is_weekday(word: str) -> bool:
    """Whether this is a day of the week, or two or three letters that stand for one."""
    return _weekday_number(word) is not None


def date_in_words(date: dt.date) -> str:
    """The date as in a Dutch text: "12 maart 2026"."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def _near_day(typed: str, today: dt.date) -> dt.date | None:
    return today + dt.timedelta(NEAR_DAYS[typed]) if typed in NEAR_DAYS else None


def _iso(typed: str, _today: dt.date) -> dt.date | None:
    match = _ISO.fullmatch(typed)
    return _date(int(match[3]), int(match[2]), int(match[1])) if match else None


def _numbers(typed: str, today: dt.date) -> dt.date | None:
    match = _NUMBERS.fullmatch(typed)
    return _dated(int(match[1]), int(match[2]), match[3], today) if match else None


def _day_and_month(typed: str, today: dt.date) -> dt.date | None:
    match = _WORDS.fullmatch(typed)
    month = _month(match[2]) if match else None
    return _dated(int(match[1]), month, match[3], today) if match and month else None


def _step(typed: str, today: dt.date) -> dt.date | None:
    match = _STEP.fullmatch(typed)
    return _moved(today, int(match[1] + match[2]), match[3]) if match else None


def _ahead(typed: str, today: dt.date) -> dt.date | None:
    match = _AHEAD.fullmatch(typed)
    return _moved(today, _count(match[1]), match[2][0]) if match else None


def _ago(typed: str, today: dt.date) -> dt.date | None:
    match = _AGO.fullmatch(typed)
    return _moved(today, -_count(match[1]), match[2][0]) if match else None


def _in_a_week(typed: str, today: dt.date) -> dt.date | None:
    match = _WEEK.fullmatch(typed)
    if not match:
        return None
    weeks = {"volgende": 1, "komende": 1, "deze": 0, "vorige": -1, "afgelopen": -1}[match[1]]
    weekday = _weekday_number(match[2]) if match[2] else 0
    if weekday is None:
        return None
    return today + dt.timedelta(weeks=weeks, days=weekday - today.weekday())


def _weekday(typed: str, today: dt.date) -> dt.date | None:
    match = _WEEKDAY.fullmatch(typed)
    number = _weekday_number(match[2]) if match else None
    if match is None or number is None:
        return None
    ahead = (number - today.weekday()) % 7
    if match[1] in ("vorige", "afgelopen"):
        return today - dt.timedelta((today.weekday() - number) % 7 or 7)
    if match[1] == "volgende":
        return today + dt.timedelta(days=number - today.weekday(), weeks=1)
    return today + dt.timedelta(ahead)


_READERS: Final[tuple[Callable[[str, dt.date], dt.date | None], ...]] = (
    *(_near_day, _iso, _numbers, _day_and_month, _step, _ahead, _ago, _in_a_week, _weekday),
)


def _month(word: str) -> int | None:
    """The month that begins as the word does; "mrt" and "okt." as on a calendar."""
    if word == "mrt":
        return 3
    return next((number for number, month in enumerate(MONTHS, start=1) if month.startswith(word)), None)


def _weekday_number(word: str) -> int | None:
    return next((number for number, day in enumerate(WEEKDAYS) if word in (day, day[:2], day[:3])), None)


def _count(word: str) -> int:
    return NUMBER_WORDS.get(word) or int(word)


def _moved(today: dt.date, count: int, unit: str) -> dt.date:
    """So many days, weeks or months further; a month on from the 31st ends with the last day of that month."""
    days = count * UNIT_DAYS.get(unit, 31)
    if abs(days) > LONGEST_STEP:
        raise DateRefused("Dat ligt meer dan tien jaar van vandaag. Typ de datum zelf.")
    if unit in UNIT_DAYS:
        return today + dt.timedelta(days)
    year, month = divmod(today.year * 12 + today.month - 1 + count, 12)
    return next(date for day in range(today.day, 0, -1) if (date := _existing(day, month + 1, year)) is not None)


def _dated(day: int, month: int, year: str | None, today: dt.date) -> dt.date:
    if year is not None:
        return _date(day, month, int(year) + (2000 if len(year) == 2 else 0))
    near = [_existing(day, month, each) for each in (today.year - 1, today.year, today.year + 1)]
    dates = [date for date in near if date is not None]
    if not dates:
        return _date(day, month, today.year)
    return min(dates, key=lambda date: abs(date - today))


def _existing(day: int, month: int, year: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _date(day: int, month: int, year: int) -> dt.date:
    if not 1 <= month <= 12:
        raise DateRefused(f"Maand {month} bestaat niet. Typ eerst de dag en dan de maand, zoals 12-3.")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateRefused(f"Het jaar {year} kan niet kloppen. Vul een jaar tussen {FIRST_YEAR} en {LAST_YEAR} in.")
    date = _existing(day, month, year)
    if date is None:
        raise DateRefused(f"{day} {MONTHS[month - 1]} {year} bestaat niet.")
    return date
