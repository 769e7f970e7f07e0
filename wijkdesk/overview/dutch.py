"""Dates, numbers and lists as Dutch text has them."""

import datetime as dt
import re
from collections.abc import Iterable

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from wijkdesk.domain.half_year import HalfYear

MOST_LETTERS = 120
"""How much of a title or a cause stands in a sentence."""


def long_date(day: dt.date) -> str:
    """For text: 12 maart 2026."""
    return format_date(day, "d MMMM y", locale="nl")


def short_date(day: dt.date) -> str:
    """For tables: 12-03-2026."""
    return format_date(day, "dd-MM-y", locale="nl")


def day_and_month(day: dt.date) -> str:
    """For text in which the year is clear: 12 maart."""
    return format_date(day, "d MMMM", locale="nl")


def period(half_year: HalfYear) -> str:
    """For text: de eerste helft van 2026."""
    return f"de {'eerste' if half_year.half == 1 else 'tweede'} helft van {half_year.year}"


def not_rated_since(day: dt.date) -> str:
    """What is said of a rating from before the half-year."""
    return f"niet opnieuw beoordeeld, sinds {long_date(day)}"


def number(value: int) -> str:
    return format_decimal(value, locale="nl")


def counted(count: int, one: str, many: str) -> str:
    """1 actie, 2 acties, 1.234 acties."""
    return f"{number(count)} {one if count == 1 else many}"


def listed(parts: Iterable[str]) -> str:
    """A, b en c."""
    return format_list(list(parts), locale="nl")


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def begun(unit: str) -> str:
    """A unit with a capital; one such as ``x 1.000 euro`` begins with a sign and stays as it is."""
    return unit if unit.startswith("x ") else capitalised(unit)


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends a sentence by itself; empty stays empty."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…" else f"{text}."


def first_sentence(text: str) -> str:
    """The text up to the first full stop before a capital, on one line."""
    return re.split(r"(?<=[.!?])\s+(?=[A-Z])", " ".join(text.split()), maxsplit=1)[0]


def shortened(text: str, most: int) -> str:
    """The text on one line and, when it has more letters than ``most``, cut off after a word, or in a very long one."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    words, _, _ = line[: most - 1].rpartition(" ")
    return f"{words if len(words) > most // 2 else line[: most - 1]}…"


def quoted(title: str) -> str:
    """A title in a sentence, no longer than that can bear."""
    return f"‘{shortened(title, MOST_LETTERS)}’"
