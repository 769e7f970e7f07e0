"""Names of people in texts: residents have none in an overview, and "een bewoner" takes its place.

This hides the names, phone numbers and e-mail addresses that the dossier knows, as somebody writes them. It cannot see
nicknames, misspellings, where somebody lives, a phone number without its area code, or that a sentence can only be
about one family; nor does it look for what is confidential in the words of something that is not. That takes a reader,
and a check that shows its findings before an overview goes out.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from wijkdesk.privacy.found import FindingKind, Found
from wijkdesk.privacy.letters import Word, composed, words_of
from wijkdesk.privacy.reach import Reach, Span
from wijkdesk.privacy.sentences import Sentences, ends_sentence

A_RESIDENT = "een bewoner"

_INFIX = re.compile(r"((aan|al|ben|bij|bin|da|de|del|den|der|di|du|el|in|la|le|op|te|ten|ter|van|von|['’]t)\s+)+", re.I)
# An infix with one of these is no Dutch outside a name any more: "van den berg" is somebody, "de bakker" may be nobody.
_OLD_INFIXES = {"der", "den", "ten", "ter", "v.d.", "vd"}
# What is said before a last name, and makes a name of it in small letters too.
_TITLES = frozenset(
    (
        *("mevrouw", "mevr", "mw", "mejuffrouw", "mej", "meneer", "mijnheer", "heer", "dhr", "hr", "familie", "fam"),
        *("gezin", "echtpaar", "weduwe", "buurvrouw", "buurman", "oma", "opa", "tante", "oom"),
    )
)
_MOST_BETWEEN = 80
_MOST_INITIALS = 3

Shown = Container[tuple[str, str]]
"""What stays as it is: sentences as ``Sentences`` has them, each with the words in it that may be read."""


class Resident(NamedTuple):
    first_name: str
    infix: str
    last_name: str
    phone: str = ""
    email: str = ""


class _Spelling(NamedTuple):
    """A way to write a name: its folded words, and which of them must begin with a capital to be the name.

    A last name needs no capital after a title.
    """

    words: tuple[str, ...]
    capitals: tuple[bool, ...]
    is_last_name: bool


class ResidentNames:
    """The names of residents and how to reach them, to be hidden in texts.

    ``others`` are the names that may be said: of professionals, administrators and organisations. A part of the name of
    a resident inside one of those stays: beside a resident Jan Bakker, Jan de Vries the official keeps his name.
    ``instead`` is what is said in the place of somebody.
    """

    def __init__(self, residents: Iterable[Resident], others: Iterable[str] = (), *, instead: str = A_RESIDENT) -> None:
        self._instead = instead
        # By first word, number of words and last word, each once and in order: of thousands of people hundreds share a
        # first name, and each word of each text is held against all that begin with it.
        self._spellings: dict[str, dict[int, dict[str, dict[_Spelling, None]]]] = {}
        self._others: defaultdict[str, set[tuple[tuple[str, ...], str]]] = defaultdict(set)
        self._pieces: set[str] = set()
        residents = list(residents)
        for resident in residents:
            self._add(resident)
        self._reach = Reach(composed(text) for resident in residents for text in (resident.phone, resident.email))
        for other in others:
            if words := words_of(composed(other)):
                folded = tuple(word.folded for word in words)
                self._others[folded[0]].add((folded, _squeezed(composed(other)[words[0].start : words[-1].end])))

    def hide(self, text: str, shown: Shown = ()) -> tuple[str, int]:
        """Return the text with every resident in it as "een bewoner", and in how many places that was.

        Hidden are the full name, the last name with and without its infix, the first name, each half of a name with a
        hyphen, and the phone number and e-mail address. Accents, spaces, hyphens and invisible letters between or
        inside words do not matter, nor does a possessive s. A name is found with the capital that it has as a name, for
        "de bakker" is nobody, and in small letters too where no Dutch sentence has it otherwise: the full name of
        several words, the first name with the last, a last name after a title ("mevrouw bakker", "fam. de wit", "dhr.
        a. bakker") or with an infix that only names still have ("van den berg"). A last name in small letters by itself
        is not found, nor is a first name.

        First and last names of one letter are not hidden on their own, nor is a name without letters, such as "?". In
        scripts without capitals a name is found wherever its letters stand.
        """
        found = self.found_in(text)
        whole = composed(text) if found else text
        if found and shown:
            sentences = Sentences(whole)
            found = [each for each in found if (sentences.around(*each[:2]), whole[slice(*each[:2])]) not in shown]
        if not found:
            return text, 0
        parts, position = [], 0
        spans = _merged(((each.start, each.end) for each in found), whole)
        for start, end in spans:
            parts += [whole[position:start], _at_start_of_sentence(whole, start, self._instead)]
            position = end
        return "".join([*parts, whole[position:]]), len(spans)

    def found_in(self, text: str) -> list[Found]:
        """Where ``composed(text)`` has what ``hide`` hides, in order; each name, number and address by itself."""
        if not self._spellings and not self._pieces and not self._reach:
            return []
        text = composed(text)
        reached = [Found(*span, FindingKind.PHONE) for span in _merged(self._reach.numbers(text), text)]
        reached += [Found(*span, FindingKind.EMAIL) for span in _merged(self._reach.addresses(text), text)]
        named = (Found(*span, FindingKind.RESIDENT) for span in self._names_in(text))
        return sorted([*reached, *(name for name in named if not any(map(name.lies_in, reached)))])

    def _add(self, resident: Resident) -> None:
        first, infix, last = resident.first_name.strip(), resident.infix.strip(), resident.last_name.strip()
        with_infix = f"{infix} {last}".strip() if last else ""
        self._add_spelling(f"{first} {infix} {last}", shortest=2, is_whole=True)
        self._add_spelling(with_infix, shortest=2, is_whole=_has_old_infix(with_infix), is_last_name=True)
        self._add_spelling(last, shortest=2, is_last_name=True)
        for part in (*_halves(last), _core(last)):
            self._add_spelling(part, shortest=3, is_last_name=True)
        for part in (first, *_halves(first)):
            # Of two letters in two words there are too many: "J.P." is also half the name of a street.
            self._add_spelling(part, shortest=2 if composed(part).isalpha() else 3)
            for family in (last, *_halves(last), _core(last)):
                self._add_spelling(f"{part} {family}" if part and family else "", shortest=3, is_whole=True)

    def _add_spelling(self, name: str, *, shortest: int, is_whole: bool = False, is_last_name: bool = False) -> None:
        name = composed(re.sub(" +", " ", name).strip())
        words = words_of(name)
        if sum(letter.isalpha() for word in words for letter in word.folded) < shortest:
            return
        if name.lower() == name.upper():
            self._pieces.add(name)
            return
        in_any_case = is_whole and len(words) > 1
        capitals = tuple(word.has_capital and not in_any_case for word in words)
        spelling = _Spelling(tuple(word.folded for word in words), capitals, is_last_name)
        by_length = self._spellings.setdefault(spelling.words[0], {})
        by_length.setdefault(len(words), {}).setdefault(spelling.words[-1], {})[spelling] = None

    def _names_in(self, text: str) -> list[Span]:
        words = words_of(text)
        named = {span for index in range(len(words)) for span in self._named_at(text, words, index)}
        for piece in self._pieces:
            named |= {(start, start + len(piece)) for start in _occurrences(piece, text)}
        if not named:
            return []
        allowed = [span for index in range(len(words)) for span in self._allowed_at(text, words, index)]
        return _merged((span for span in named if not any(_is_inside(span, other) for other in allowed)), text)

    def _named_at(self, text: str, words: list[Word], index: int) -> Iterator[Span]:
        for spelling in self._spelled_at(words, index):
            found = words[index : index + len(spelling.words)]
            if _has_letters(found, spelling) and (
                _has_capitals(found, spelling) or (spelling.is_last_name and _follows_title(text, words, index))
            ):
                yield found[0].start, found[-1].end

    def _spelled_at(self, words: list[Word], index: int) -> Iterator[_Spelling]:
        """The spellings of which the first and the last word stand there."""
        for first in _with_and_without_s(words[index].folded):
            for length, by_last in self._spellings.get(first, {}).items():
                if index + length <= len(words):
                    for last in _with_and_without_s(words[index + length - 1].folded):
                        yield from by_last.get(last, ())

    def _allowed_at(self, text: str, words: list[Word], index: int) -> Iterator[Span]:
        for folded, written in self._others.get(words[index].folded, ()):
            found = words[index : index + len(folded)]
            if tuple(word.folded for word in found) == folded:
                start, end = found[0].start, found[-1].end
                if _squeezed(text[start:end]) == written:
                    yield start, end


def _halves(name: str) -> list[str]:
    return [_core(half) for half in name.split("-")] if "-" in name else []


def _core(name: str) -> str:
    """A last name without an infix that was written as part of it: "Berg" of "van den Berg"."""
    return _INFIX.sub("", name, count=1) if _INFIX.match(name) else name


def _has_old_infix(name: str) -> bool:
    return not _OLD_INFIXES.isdisjoint(name.lower().split()[:-1])


def _with_and_without_s(word: str) -> set[str]:
    return {word, word.removesuffix("s")}


def _has_letters(found: list[Word], spelling: _Spelling) -> bool:
    last, wanted = found[-1].folded, spelling.words[-1]
    if last != wanted and (last != f"{wanted}s" or not _takes_s(wanted)):
        return False
    return all(word.folded == other for word, other in zip(found[:-1], spelling.words, strict=False))


def _takes_s(name: str) -> bool:
    """Whether "Als" may say that something is of Al: of two letters it may not when that makes another word."""
    return len(name) > 2 or (name[-1] not in "aeiou" and name != "al")


def _has_capitals(found: list[Word], spelling: _Spelling) -> bool:
    return all(word.has_capital for word, capital in zip(found, spelling.capitals, strict=True) if capital)


def _follows_title(text: str, words: list[Word], index: int) -> bool:
    """Whether "mevrouw" or another title stands before a word, with at most a few initials between."""
    for place in range(index, max(0, index - _MOST_INITIALS - 1), -1):
        before = words[place - 1]
        if text[before.end : words[place].start].strip(". \n\t\u00a0"):
            return False
        if before.folded in _TITLES:
            return True
        if len(before.folded) > 1:
            return False
    return False


def _is_inside(span: Span, other: Span) -> bool:
    return other != span and other[0] <= span[0] and span[1] <= other[1]


def _merged(spans: Iterable[Span], text: str) -> list[Span]:
    """One span for names that overlap or stand next to each other."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip()):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _at_start_of_sentence(text: str, start: int, said: str) -> str:
    near = text[max(0, start - _MOST_BETWEEN) : start]
    before = near.rstrip()
    begins = not before or near.endswith("\n") or ends_sentence(before)
    return said[:1].upper() + said[1:] if begins else said


def _occurrences(piece: str, text: str) -> Iterator[int]:
    start = text.find(piece)
    while start >= 0:
        yield start
        start = text.find(piece, start + 1)


def _squeezed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
