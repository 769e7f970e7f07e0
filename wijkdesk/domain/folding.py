"""Comparing texts as a Dutch list sorts them, and as people do who type in a hurry."""

from __future__ import annotations

import unicodedata


class _WithoutMarks(dict[int, int | None]):
    """For str.translate: takes combining marks away, and learns each sign once; lists fold hundreds of thousands."""

    def __missing__(self, sign: int) -> int | None:
        self[sign] = None if unicodedata.combining(chr(sign)) else sign
        return self[sign]


_WITHOUT_MARKS = _WithoutMarks({0x131: 0x69})  # the Turkish i without a dot, which has no mark to take away


def fold(text: str) -> str:
    """The text for comparing: without capitals and diacritics, so that "cafe" finds "Café" and stands beside it."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text).translate(_WITHOUT_MARKS).casefold()
