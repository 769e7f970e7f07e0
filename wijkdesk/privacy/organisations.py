"""Names of organisations as people shorten them: "De Brug" for Stichting De Brug, or the first letters of its words.

Found is what can be told from a word that everybody uses: the words of a name that say which one it is, each with its
capital, and letters in their own capitals. So "de brug" and "Welzijn" are nobody. Nicknames it cannot know.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from wijkdesk import paths
from wijkdesk.privacy.letters import Word, composed, words_of
from wijkdesk.privacy.reach import Span

_FEWEST_LETTERS: Final = 6  # of one word that stands for a longer name
_FEWEST_IN_SHORT: Final = 3  # of a name that is one short word, and of an abbreviation

_IN_BRACKETS: Final = re.compile(r"\(([^()]*)\)")


class _Spelling(NamedTuple):
    """Folded words, which of them must begin with a capital, and letters that must stand so to the sign ("" if not)."""

    words: tuple[str, ...]
    capitals: tuple[bool, ...]
    exact: str = ""


class _Words(NamedTuple):
    """See the file of them."""

    kind: frozenset[str]
    article: frozenset[str]
    small: frozenset[str]
    common: frozenset[str]


@cache
def _word_list() -> _Words:
    lists: defaultdict[str, set[str]] = defaultdict(set)
    name = ""
    for line in (paths.resources() / "words" / "organisations.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            lists[name].update(line.split())
    return _Words(*(frozenset(lists[field]) for field in _Words._fields))


class ShortNames:
    """Finds how names of organisations are shortened, and whole names only where those are one short word."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: defaultdict[str, set[_Spelling]] = defaultdict(set)
        for name in names:
            for spelling in _spellings(composed(name)):
                self._by_first[spelling.words[0]].add(spelling)

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def found_in(self, text: str, words: list[Word]) -> Iterator[Span]:
        """Where a text, with the words in it, has one; some may lie in others."""
        for index, word in enumerate(words):
            for first in {word.folded, word.folded.removesuffix("s")}:
                for spelling in self._by_first.get(first, ()):
                    found = words[index : index + len(spelling.words)]
                    if _is_written(spelling, found, text):
                        yield found[0].start, found[-1].end


def _spellings(name: str) -> Iterator[_Spelling]:
    inner = [part.strip() for part in _IN_BRACKETS.findall(name)]
    outer = _IN_BRACKETS.sub(" ", name).strip()
    for part in inner:
        yield from _abbreviation(part) if _is_abbreviation(part) else _parts(words_of(part))
    words = words_of(outer)
    if inner:
        yield from _capitalised(words)
    if len(words) == 1 and _FEWEST_IN_SHORT <= len(words[0].folded) < _FEWEST_LETTERS:
        yield from _abbreviation(outer) if _is_abbreviation(outer) else [_Spelling((words[0].folded,), (True,))]
    yield from _parts(words)
    yield from _initials(outer, words)
    yield from _initials(outer, _without_forms(words))


def _parts(words: list[Word]) -> Iterator[_Spelling]:
    """What is left of a name without the words for its kind, with and without an article."""
    left = _without_forms(words)
    if len(left) < len(words):
        yield from _capitalised(left)
    if left and left[0].folded in _word_list().article:
        yield from _capitalised(left[1:])


def _without_forms(words: list[Word]) -> list[Word]:
    kinds = _word_list().kind
    first, last = 0, len(words)
    while first < last and words[first].folded in kinds:
        first += 1
    while last > first and words[last - 1].folded in kinds:
        last -= 1
    return words[first:last]


def _capitalised(words: list[Word]) -> Iterator[_Spelling]:
    lists = _word_list()
    folded = tuple(word.folded for word in words)
    says_who = set(folded).difference(*lists)
    if says_who and (len(folded) > 1 or len(folded[0]) >= _FEWEST_LETTERS):
        yield _Spelling(folded, tuple(word not in lists.article | lists.small for word in folded))


def _initials(name: str, words: list[Word]) -> Iterator[_Spelling]:
    of_capitals = "".join(name[word.start] for word in words if word.has_capital)
    if of_capitals.isalpha():
        yield from _abbreviation(of_capitals)
    of_all = "".join(name[word.start] for word in words)
    if sum(word.has_capital for word in words) > 1 and of_all.isalpha():
        yield from _abbreviation(of_all)


def _abbreviation(letters: str) -> Iterator[_Spelling]:
    folded = [word.folded for word in words_of(letters)]
    if len(letters) >= _FEWEST_IN_SHORT and len(folded) == 1:
        yield _Spelling((folded[0],), (True,), letters)


def _is_abbreviation(part: str) -> bool:
    return part.isalpha() and sum(letter.isupper() for letter in part) > 1


def _is_written(spelling: _Spelling, found: list[Word], text: str) -> bool:
    if len(found) < len(spelling.words) or found[-1].folded not in (spelling.words[-1], f"{spelling.words[-1]}s"):
        return False
    if any(word.folded != other for word, other in zip(found[:-1], spelling.words, strict=False)):
        return False
    if spelling.exact:
        return text[found[0].start : found[-1].end].removesuffix("s") == spelling.exact.removesuffix("s")
    return all(word.has_capital for word, capital in zip(found, spelling.capitals, strict=True) if capital)
