"""Dates in the middle of a line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from wijkdesk.domain.dutch_dates import NEAR_DAYS, NUMBER_WORDS, WEEKDAYS, DateRefused, is_weekday, parse_date
from wijkdesk.domain.quick_note.names import Word

MOST_WORDS: Final = 4
DEADLINES: Final = ("voor", "uiterlijk", "per", "tegen")
"""Before a day they say that something is due, and never that it was."""

_BEFORE: Final = ("op", "van", *DEADLINES)
_BEGINS: Final = {*NEAR_DAYS, *NUMBER_WORDS, "over", "volgende", "vorige", "afgelopen", "komende", "aanstaande", "deze"}
_NO_DAYS: Final = {"nu", "zo", "zon", "zat", "don"}  # a day to who types it in a field, but another word in a sentence
_UNDONE_BY: Final = {
    *("begin", "eind", "einde", "half", "medio", "rond", "ca", "elke", "iedere", "nr", "nummer", "om"),
    *("sinds", "vanaf", "tot", "na", "tussen"),
}
_WEEK: Final = re.compile(r"(deze|komende|volgende) week", re.IGNORECASE)
_FRIDAY: Final = dt.timedelta(days=4)
_SOON: Final = dt.timedelta(days=60)
_SHORT: Final = re.compile(r"\d{1,2}\s?[-/]\s?\d{1,2}|\d{1,2}\s?[a-z]{3,}\.?", re.IGNORECASE)
_IS_OTHER_NUMBER: Final = re.compile(r"[-/.:]\d|%|\s?(?:u|uur|euro|meter|m2)\b", re.IGNORECASE)
_DOTTED: Final = re.compile(r"\d{1,2}\.\d{1,2}")


class DayFound(NamedTuple):
    """A date in the words from ``first`` up to ``last`` (half open), what stands for it, and the preposition before."""

    first: int
    last: int
    start: int
    end: int
    words: str
    role: str = ""


def find_day(words: Sequence[Word], place: int, text: str) -> DayFound | None:
    """The longest date that begins with the word at this place, the preposition before it included."""
    if not _may_begin(words[place]) or (place and words[place - 1].folded in _UNDONE_BY):
        return None
    begin = words[place].start
    if text[:begin].endswith(("+", "-")) and not text[: begin - 1].strip()[-1:].isalnum():
        begin -= 1  # "+3d"
    for last in range(min(place + MOST_WORDS, len(words)), place, -1):
        written = text[begin : words[last - 1].end]
        if _is_day(written, words, place, last, text):
            first = place
            while first and words[first - 1].folded in _BEFORE and not text[words[first - 1].end : begin].strip():
                first -= 1
                begin = words[first].start
            role = words[first].folded if first < place else ""
            if not role and text[:begin].endswith("!"):
                role, begin = DEADLINES[0], begin - 1  # "!vrijdag"
            return DayFound(first, last, begin, words[last - 1].end, written, role)
    return None


def day_that_was(written: str, today: dt.date) -> dt.date | None:
    """The last such day up to today, or ``None`` where it must still come, as a day and month of the weeks ahead."""
    if _SHORT.fullmatch(_without_weekday(written)) and _is_soon(written, today):
        return None
    return _turned(written, today, -1)


def day_to_come(written: str, today: dt.date) -> dt.date | None:
    """The first such day from today on, or ``None`` where it has been. What is due in a week may take until Friday."""
    if _WEEK.fullmatch(written):
        friday = parse_date(written, today) + _FRIDAY
        return friday if friday >= today else None
    return _turned(written, today, 1)


# -- inside --


def _may_begin(word: Word) -> bool:
    return (
        word.text[0].isdigit()
        or word.text.lower() in _BEGINS
        or (is_weekday(word.folded) and word.folded not in _NO_DAYS)
    )


def _is_day(written: str, words: Sequence[Word], place: int, last: int, text: str) -> bool:
    if _DOTTED.fullmatch(written) or written.lower() in _NO_DAYS or written[-1:].isspace():
        return False
    try:
        parse_date(written, dt.date(2000, 1, 1))  # whether it is one does not depend on the day
    except DateRefused:
        return False
    is_short = last == place + 1 and words[place].folded not in WEEKDAYS and is_weekday(words[place].folded)
    if is_short and not _stands_alone(words, place, text):
        return False
    return not _IS_OTHER_NUMBER.match(text, words[last - 1].end)


def _stands_alone(words: Sequence[Word], place: int, text: str) -> bool:
    """Two letters are a day behind a preposition or at the end of a part of the line, as in "lamp maken vr"."""
    if place and words[place - 1].folded in _BEFORE:
        return True
    return not text[words[place].end :].strip() or text[words[place].end :].lstrip()[0] in ",;.!#@"


def _is_soon(written: str, today: dt.date) -> bool:
    try:
        return dt.timedelta(0) < parse_date(written, today) - today <= _SOON
    except DateRefused:
        return False


def _turned(written: str, today: dt.date, direction: int) -> dt.date | None:
    """A day and month without a year are those of the year that can be meant."""
    try:
        day = parse_date(written, today, is_past=direction < 0)
        if (day - today).days * direction >= 0:
            return day
        return day.replace(year=day.year + direction) if _SHORT.fullmatch(_without_weekday(written)) else None
    except ValueError:  # the 29th of February, or too far away
        return None


def _without_weekday(written: str) -> str:
    first, _, rest = written.partition(" ")
    return rest if rest and is_weekday(first.lower().rstrip(".")) else written
