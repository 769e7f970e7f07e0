"""Comparing texts as people do who type in a hurry."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """The text for comparing: without capitals and diacritics, so that "cafe" finds "Café"."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text)
    return "".join(each for each in parts if not unicodedata.combining(each)).casefold()
