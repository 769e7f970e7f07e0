"""The words of a text by their letters alone: without capitals, accents, and what nobody sees."""

import re
import unicodedata
from functools import cache
from itertools import groupby
from typing import NamedTuple

_PLAIN_WORD = re.compile("[A-Za-z]+|[0-9]+")
_SPACES = "\t\n\v\f\r\x85"
# Letters that decompose into nothing simpler, though many keyboards type them so.
_SIMPLER = {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"}
# Letters by their category, but without a shape: a document leaves them out.
_FILLERS = "\u115f\u1160\u3164\uffa0\u17b4\u17b5"


class Word(NamedTuple):
    start: int
    end: int
    folded: str
    has_capital: bool


def composed(text: str) -> str:
    """The text with every letter and its accent as one sign, where there is such a sign."""
    return unicodedata.normalize("NFC", text)


def words_of(text: str) -> list[Word]:
    """Every word, and every number, in order; ``folded`` is what it is compared by."""
    if text.isascii() and text.isprintable():
        found = _PLAIN_WORD.finditer(text)
        return [Word(word.start(), word.end(), word[0].lower(), word[0][0].isupper()) for word in found]
    words, start = [], 0
    for kind, letters in groupby(text, key=_kind):
        raw = "".join(letters)
        if kind and (folded := "".join(map(_folded, raw))):
            first = next(letter for letter in raw if _folded(letter))
            words.append(Word(start, start + len(raw), folded, first.isupper() or first.istitle()))
        start += len(raw)
    return words


@cache
def _kind(letter: str) -> str:
    """What this makes a word with: letters or digits. What nobody sees is a letter, and so cannot cut a name in two."""
    category = unicodedata.category(letter)[0]
    if category == "N":
        return "digits"
    return "letters" if category in "LMC" and letter not in _SPACES else ""


@cache
def _folded(letter: str) -> str:
    """A letter without accent and capital; empty when it has no shape of its own."""
    if letter in _FILLERS:
        return ""
    plain = unicodedata.normalize("NFKD", letter).casefold()
    return "".join(_SIMPLER.get(part, part) for part in plain if unicodedata.category(part)[0] not in "MC")
