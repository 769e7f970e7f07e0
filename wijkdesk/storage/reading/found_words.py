"""Where the words that somebody typed stand in a text, and the piece of a long text around them."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from wijkdesk.domain.folding import fold

_BEFORE: Final = 30  # characters of a long text in front of the first word that was found
_LONGEST: Final = 140
_CUT = "…"


class Marked(NamedTuple):
    """A text, and which stretches of it were found: each from its first character up to the one behind its last."""

    text: str
    found: tuple[tuple[int, int], ...] = ()


def mark(text: str, words: Collection[str], *, anywhere: bool) -> Marked:
    """The text as it is, with where these folded words stand in it: at the beginning of a word, or ``anywhere``."""
    return Marked(text, _stretches(text, words, anywhere=anywhere))


def excerpt(texts: Sequence[str], words: Collection[str]) -> Marked:
    """One line of the first text that has most of these folded words, around one of them; empty when none has any."""
    text = _with_most(texts, words)
    found = _stretches(text, words, anywhere=False)
    if not found:
        return Marked("")
    first = found[0][0]
    start = _word_start(text, first - _BEFORE) if first > _BEFORE else 0
    end = start + _LONGEST
    lead, tail = _CUT if start else "", _CUT if end < len(text) else ""
    shift = len(lead) - start
    kept = ((begin + shift, min(stop, end) + shift) for begin, stop in found if begin < end)
    # A line break is one sign, as the blank in its place, so that what was found stays where it is.
    return Marked(lead + re.sub(r"\s", " ", text[start:end]) + tail, tuple(kept))


def words_at(text: str, words: Collection[str]) -> set[str]:
    """Which of these folded words stand anywhere in the text."""
    folded = fold(text)
    return {word for word in words if word in folded}


def _with_most(texts: Sequence[str], words: Collection[str]) -> str:
    """The first text with the most of these words at the beginning of a word; any text when there are none."""
    best, most = "", 0
    for text in texts:
        there = len(set(_pattern(tuple(words), False).findall(fold(text)))) if words else 0
        if there > most:
            best, most = text, there
        if most == len(words):
            break
    return best


def _word_start(text: str, place: int) -> int:
    """The beginning of the next word from here on, where one is near."""
    blank = text.find(" ", place, place + _BEFORE)
    return blank + 1 if blank >= 0 else place


def _stretches(text: str, words: Collection[str], *, anywhere: bool) -> tuple[tuple[int, int], ...]:
    if not words:
        return ()
    folded, origins = _with_origins(text)
    found: list[tuple[int, int]] = []
    for match in _pattern(tuple(words), anywhere).finditer(folded):
        begin, end = (match.start(), match.end()) if origins is None else (origins[match.start()], origins[match.end()])
        found.append((begin, _with_marks(text, max(end, begin + 1))))
    return tuple(found)


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...], anywhere: bool) -> re.Pattern[str]:
    longest_first = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    start = "" if anywhere else r"(?<![^\W_])"
    return re.compile(f"{start}(?:{longest_first})")


def _with_origins(text: str) -> tuple[str, list[int] | None]:
    """The folded text, and for each place in it where that stands in the text itself; ``None`` when at the same."""
    if text.isascii():
        return text.lower(), None
    pieces = [_fold_sign(sign) for sign in text]
    origins = [place for place, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), [*origins, len(text)]


@lru_cache(maxsize=4096)
def _fold_sign(sign: str) -> str:
    return fold(sign)


def _with_marks(text: str, end: int) -> int:
    """Include the marks that belong to the last letter."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end
