"""Where a text has something that looks like a BSN: eight or nine digits that pass its test (elfproef).

One number in eleven passes by chance, so what is plainly something else is left out: dates, years, amounts, the codes
of areas. Whoever calls leaves out phone numbers and addresses.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wijkdesk.privacy.reach import Span

_GROUP = re.compile(r"[0-9]+")
_BETWEEN = re.compile(r" ?[.-] ?| ")
_AMOUNT_BEFORE = re.compile(r"(?:[€$£]|\beuro?)\s?-?$", re.I)
_AMOUNT_AFTER = re.compile(r",[0-9-]|\s?(?:€|%|euro?\b|miljoen\b|mln\b|miljard\b|procent\b)", re.I)
_SAYS_SO = re.compile(r"(?:bsn|sofi|nummer|nr|no)$", re.I)
_WRITTEN = ((4, 2, 3), (3, 3, 3))
"""How nine digits are written in groups: found with any signs between them, and beside other numbers too."""


def look_like_bsn(text: str) -> Iterator[Span]:
    """Every place of such a number in a text whose digits are 0 to 9 and whose hyphens and spaces are plain."""
    groups = [(group.start(), group.end()) for group in _GROUP.finditer(text)]
    end = 0
    for parts in sorted(_candidates(text, groups), key=lambda parts: (parts[0][0], -parts[-1][1])):
        start, last = parts[0][0], parts[-1][1]
        if start >= end and _is_number_by_itself(text, start, last) and _passes([text[slice(*part)] for part in parts]):
            end = last
            yield start, last


def _candidates(text: str, groups: list[Span]) -> Iterator[Sequence[Span]]:
    """The digits that may be one number."""
    yield from ([group] for group in groups if group[1] - group[0] in (8, 9))
    for three in zip(groups, groups[1:], groups[2:], strict=False):
        if _sizes(three) in _WRITTEN and _sign(text, *three[:2]) and _sign(text, *three[1:]):
            yield three
    for series in _series(text, groups):
        if len(series) > 1 and sum(_sizes(series)) in (8, 9):
            yield series


def _series(text: str, groups: list[Span]) -> Iterator[list[Span]]:
    """Groups of digits with the same sign between them; a group between two signs stands in both."""
    series, sign = groups[:1], ""
    for before, group in pairwise(groups):
        this = _sign(text, before, group)
        if not this or (sign and this != sign):
            yield series
            series = [before] if this else []
        series.append(group)
        sign = this
    yield series


def _sign(text: str, before: Span, after: Span) -> str:
    """The sign between two groups of one number; "" where there is no such sign."""
    between = text[before[1] : after[0]]
    return (between.strip() or " ") if _BETWEEN.fullmatch(between) else ""


def _sizes(groups: Sequence[Span]) -> tuple[int, ...]:
    return tuple(end - start for start, end in groups)


def _is_number_by_itself(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 10) : start], text[end : end + 10]
    if before[-1:].isalpha() and not _SAYS_SO.search(before):
        return False
    if before[-1:] == "," and before[-2:-1].isdecimal():
        return False
    return not _AMOUNT_BEFORE.search(before) and not _AMOUNT_AFTER.match(after)


def _passes(parts: list[str]) -> bool:
    sizes = [len(part) for part in parts]
    digits = "".join(parts)
    if _is_date(parts) or all(_is_year(part) for part in parts):
        return False
    # 12.345.678 is a number of eight digits as a number is written, and 1200-1400 is from the one to the other.
    if len(digits) == 8 and (sizes == [2, 3, 3] or len(sizes) == 2):
        return False
    # A fifteenth of a second of tables, for texts with eight or nine digits alone.
    from stdnum.nl import bsn  # noqa: PLC0415

    return bsn.is_valid(digits)


def _is_date(parts: list[str]) -> bool:
    digits = "".join(parts)
    if len(digits) != 8 or len(parts) not in (1, 3):
        return False
    year_first, year_last = digits[:4], digits[4:]
    orders = ((year_first, digits[4:6], digits[6:]), (year_last, digits[2:4], digits[:2]))
    return any(_is_year(year) and _is_day(year, month, day) for year, month, day in orders)


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        dt.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
