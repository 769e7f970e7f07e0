"""Residents have no name in an overview: "een bewoner" takes its place in whatever text names one.

This hides the names that the dossier knows, as somebody writes them. It cannot see nicknames, misspellings, addresses,
phone numbers, or that a sentence can only be about one family; nor does it look for what is confidential in the words
of something that is not. That takes a reader, and a check that shows its findings before an overview goes out.
"""

import dataclasses
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple, TypeVar

from wijkdesk.overview.sections import Party

A_RESIDENT = "een bewoner"

_PLAIN_WORD = re.compile("[A-Za-z]+|[0-9]+")
_INFIX = re.compile(r"((aan|al|ben|bij|bin|da|de|del|den|der|di|du|el|in|la|le|op|te|ten|ter|van|von|['’]t)\s+)+", re.I)
_SPACES = "\t\n\v\f\r\x85"
# Letters that decompose into nothing simpler, though many keyboards type them so.
_SIMPLER = {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"}
# Letters by their category, but without a shape: a document leaves them out.
_FILLERS = "\u115f\u1160\u3164\uffa0\u17b4\u17b5"

Said = TypeVar("Said")


class PersonName(NamedTuple):
    first_name: str
    infix: str
    last_name: str


class _Word(NamedTuple):
    start: int
    end: int
    folded: str
    has_capital: bool


class _Spelling(NamedTuple):
    """A way to write a name: its folded words, and which of them must begin with a capital to be the name."""

    words: tuple[str, ...]
    capitals: tuple[bool, ...]


class ResidentNames:
    """The names of residents, to be hidden in texts.

    ``others`` are the names that may be said: of professionals, administrators and organisations. A part of the name of
    a resident inside one of those stays: beside a resident Jan Bakker, Jan de Vries the official keeps his name.
    """

    def __init__(self, residents: Iterable[PersonName], others: Iterable[str] = ()) -> None:
        self._spellings: defaultdict[str, list[_Spelling]] = defaultdict(list)
        self._others: defaultdict[str, set[tuple[tuple[str, ...], str]]] = defaultdict(set)
        self._pieces: set[str] = set()
        for resident in residents:
            self._add(resident)
        for other in others:
            if words := _words(_composed(other)):
                folded = tuple(word.folded for word in words)
                self._others[folded[0]].add((folded, _squeezed(_composed(other)[words[0].start : words[-1].end])))

    def hide(self, text: str) -> tuple[str, int]:
        """Return the text with every resident in it as "een bewoner", and in how many places that was.

        Hidden are the full name, the last name with and without its infix, the first name, and each half of a name with
        a hyphen. A full name of several words is found in capitals and small letters alike, any other only with the
        capital that it has as a name, for "de bakker" is nobody. Accents, spaces, hyphens and invisible letters between
        or inside words do not matter, nor does a possessive s. First names of fewer than three letters and last names
        of one are not hidden on their own, nor is a name without letters, such as "?". In scripts without capitals a
        name is found wherever its letters stand.
        """
        if not self._spellings and not self._pieces:
            return text, 0
        composed = _composed(text)
        spans = self._spans(composed)
        if not spans:
            return text, 0
        parts, position = [], 0
        for start, end in spans:
            parts += [composed[position:start], _at_start_of_sentence(composed, start)]
            position = end
        return "".join([*parts, composed[position:]]), len(spans)

    def _add(self, resident: PersonName) -> None:
        first, infix, last = (part.strip() for part in resident)
        self._add_spelling(f"{first} {infix} {last}", shortest=2, is_whole=True)
        self._add_spelling(f"{infix} {last}" if last else "", shortest=2)
        self._add_spelling(last, shortest=2)
        for part in (first, *_halves(first), *_halves(last), _core(last)):
            self._add_spelling(part, shortest=3)

    def _add_spelling(self, name: str, *, shortest: int, is_whole: bool = False) -> None:
        name = _composed(re.sub(" +", " ", name).strip())
        words = _words(name)
        if sum(letter.isalpha() for word in words for letter in word.folded) < shortest:
            return
        if name.lower() == name.upper():
            self._pieces.add(name)
            return
        in_any_case = is_whole and len(words) > 1
        capitals = tuple(word.has_capital and not in_any_case for word in words)
        self._spellings[words[0].folded].append(_Spelling(tuple(word.folded for word in words), capitals))

    def _spans(self, text: str) -> list[tuple[int, int]]:
        words = _words(text)
        named = {span for index in range(len(words)) for span in self._named_at(words, index)}
        for piece in self._pieces:
            named |= {(start, start + len(piece)) for start in _occurrences(piece, text)}
        if not named:
            return []
        allowed = [span for index in range(len(words)) for span in self._allowed_at(text, words, index)]
        return _merged((span for span in named if not any(_is_inside(span, other) for other in allowed)), text)

    def _named_at(self, words: list[_Word], index: int) -> Iterator[tuple[int, int]]:
        word = words[index].folded
        for key in {word, word.removesuffix("s")}:
            for spelling in self._spellings.get(key, ()):
                found = words[index : index + len(spelling.words)]
                if _is_spelled(found, spelling):
                    yield found[0].start, found[-1].end

    def _allowed_at(self, text: str, words: list[_Word], index: int) -> Iterator[tuple[int, int]]:
        for folded, written in self._others.get(words[index].folded, ()):
            found = words[index : index + len(folded)]
            if tuple(word.folded for word in found) == folded:
                start, end = found[0].start, found[-1].end
                if _squeezed(text[start:end]) == written:
                    yield start, end


def hide_residents(said: Said, names: ResidentNames) -> tuple[Said, int]:
    """Return the same dataclass with no text in it that names a resident, and in how many places one did.

    Every text is searched, at any depth, but the name of a ``Party``: that one is said on purpose.
    """
    hidden: tuple[Said, int] = _hidden(said, names)
    return hidden


def _hidden(value: Any, names: ResidentNames) -> tuple[Any, int]:
    if type(value) is str:
        return names.hide(value)
    if type(value) is tuple:
        parts = [_hidden(part, names) for part in value]
        return tuple(part for part, _ in parts), sum(places for _, places in parts)
    if not dataclasses.is_dataclass(value):
        return value, 0
    searched = ["role"] if isinstance(value, Party) else [field.name for field in dataclasses.fields(value)]
    fields = {name: _hidden(getattr(value, name), names) for name in searched}
    places = sum(places for _, places in fields.values())
    changed: Any = value
    if places:
        changed = dataclasses.replace(changed, **{name: part for name, (part, _) in fields.items()})
    return changed, places


def _halves(name: str) -> list[str]:
    return [_core(half) for half in name.split("-")] if "-" in name else []


def _core(name: str) -> str:
    """A last name without an infix that was written as part of it: "Berg" of "van den Berg"."""
    return _INFIX.sub("", name, count=1) if _INFIX.match(name) else name


def _is_spelled(found: list[_Word], spelling: _Spelling) -> bool:
    if len(found) < len(spelling.words):
        return False
    *first, last = (word.folded for word in found)
    *wanted, wanted_last = spelling.words
    same = first == wanted and last in (wanted_last, f"{wanted_last}s")
    return same and all(word.has_capital for word, capital in zip(found, spelling.capitals, strict=True) if capital)


def _is_inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return other != span and other[0] <= span[0] and span[1] <= other[1]


def _merged(spans: Iterable[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """One span for names that overlap or stand next to each other."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip()):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _at_start_of_sentence(text: str, start: int) -> str:
    before = text[:start]
    begins = not before.strip() or before.endswith("\n") or before.rstrip()[-1:] in {".", "!", "?"}
    return A_RESIDENT.capitalize() if begins else A_RESIDENT


def _occurrences(piece: str, text: str) -> Iterator[int]:
    start = text.find(piece)
    while start >= 0:
        yield start
        start = text.find(piece, start + 1)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _squeezed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _words(text: str) -> list[_Word]:
    if text.isascii() and text.isprintable():
        found = _PLAIN_WORD.finditer(text)
        return [_Word(word.start(), word.end(), word[0].lower(), word[0][0].isupper()) for word in found]
    words, start = [], 0
    for kind, letters in groupby(text, key=_kind):
        raw = "".join(letters)
        if kind and (folded := "".join(map(_folded, raw))):
            first = next(letter for letter in raw if _folded(letter))
            words.append(_Word(start, start + len(raw), folded, first.isupper() or first.istitle()))
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
