"""Regions as official tables name them, and the codes that they have here."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from wijkdesk.domain.figures import THE_COUNTRY
from wijkdesk.domain.folding import fold
from wijkdesk.domain.words import AreaKind

_DIGITS: Final = {
    AreaKind.COUNTRY: 2,
    AreaKind.MUNICIPALITY: 4,
    AreaKind.DISTRICT: 6,
    AreaKind.NEIGHBOURHOOD: 8,
}
_CODE: Final = re.compile(r"(NL|GM|WK|BU)\s*(\d{2,4}(?:\s*\d{2}){0,2})", re.IGNORECASE)
_KINDS: Final = {
    **dict.fromkeys(("land", "l", "nederland"), AreaKind.COUNTRY),
    **dict.fromkeys(("gemeente", "g", "gemeenten"), AreaKind.MUNICIPALITY),
    **dict.fromkeys(("wijk", "w", "wijken"), AreaKind.DISTRICT),
    **dict.fromkeys(("buurt", "b", "buurten"), AreaKind.NEIGHBOURHOOD),
}
_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\)\s*$")
_CUT: Final = 20
"""No program cuts off names of fewer letters."""


class Region(NamedTuple):
    """An area in a file. ``code`` is as Wijkdesk writes it, "" where the file gives a name alone."""

    code: str
    name: str


def code_of(text: str, kind: AreaKind | None = None) -> str:
    """The code of a region as Wijkdesk writes it: "BU03920204"; "" when this is none.

    Padding and blanks between its parts are left out, NL01 of the RIVM is the country, and digits alone are a code
    where its ``kind`` is known: they may have lost the zeros before them, or have those of the smaller areas behind
    them.
    """
    found = _CODE.fullmatch(text.strip())
    if found:
        kind, digits = AreaKind(found[1].upper()), "".join(found[2].split())
        if kind is AreaKind.COUNTRY:
            return THE_COUNTRY
        return f"{kind.value}{digits}" if len(digits) == _DIGITS[kind] else ""
    if kind is None or not text.strip().isdigit():
        return ""
    if kind is AreaKind.COUNTRY:
        return THE_COUNTRY
    digits, wanted = text.strip(), _DIGITS[kind]
    if len(digits) > wanted:
        digits = digits.zfill(8)
        if set(digits[wanted:]) - {"0"}:
            return ""
        digits = digits[:wanted]
    return f"{kind.value}{digits.zfill(wanted)}"


def kind_of(text: str) -> AreaKind | None:
    """What "Buurt" or "B" in a column of kinds says."""
    return _KINDS.get(text.strip().lower())


def has_name(name: str, other: str) -> bool:
    """Whether two names are of one area: a code that was given to another area has another name."""
    mine, theirs = _key(name), _key(other)
    return not mine or not theirs or mine == theirs or mine.startswith(theirs) or theirs.startswith(mine)


def is_same_name(name: str, other: str) -> bool:
    """Whether two names are the same but for their spelling, and for a word such as "Wijk 02" before them."""
    return _key(name) == _key(other)


def may_be(name: str, other: str) -> bool:
    """Whether a name without a code is that of an area: the same, with more in brackets behind it, or cut off.

    "Rozenprieel" is more than "Rozenprieel-noord", though it begins the same.
    """
    mine, theirs = _key(name), _key(other)
    if _key(_IN_BRACKETS.sub("", name)) == _key(_IN_BRACKETS.sub("", other)):
        return True
    return min(len(mine), len(theirs)) >= _CUT and (mine.startswith(theirs) or theirs.startswith(mine))


def _key(name: str) -> str:
    without_kind = re.sub(r"\((?:wijk|buurt|gemeente)\)|^(?:wijk|buurt) \d+ ", " ", fold(name))
    return "".join(letter for letter in without_kind if letter.isalnum())
