"""What should not be noted of anybody: what looks like a BSN, and a name with health, crime, origin or religion.

A sentence that names a contact and has one of those words is marked, no more: the words are few, and say something of a
person. What is marked may stay when the coordinator says so, for that sentence and those words.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

from wijkdesk import paths
from wijkdesk.privacy.found import FindingKind, Found
from wijkdesk.privacy.letters import Word, composed, words_of
from wijkdesk.privacy.names import Resident, ResidentNames
from wijkdesk.privacy.revealing import Revealing
from wijkdesk.privacy.sentences import Sentences

OF_A_NAME = frozenset(("name", "first_name", "infix", "last_name", "phone", "email", "reach", "website", "areas"))
"""Attributes that hold what something is called or how it is reached: nobody writes there about somebody."""

_EIGHT_DIGITS = re.compile(r"(?:[0-9][\W_]{0,4}){7}[0-9]")


class Caution(NamedTuple):
    """Something that was marked: its words, the sentence that they stand in, and what they are about.

    ``about`` is "" for what looks like a BSN. ``key`` changes with the sentence, and says nothing of it.
    """

    found: Found
    words: str
    sentence: str
    about: str
    key: str

    @property
    def reason(self) -> str:
        """Why it was marked, in a few words."""
        return f"{self.about} bij een naam" if self.about else "lijkt op een BSN"


class Cautions:
    """Finds what should not be noted; ``people`` are all contacts, ``allowed`` the keys of what may stay.

    Who is called what is learnt at the first text that needs it, which of thousands of people takes most of a second:
    few texts have a word after which a name matters.
    """

    def __init__(self, people: Iterable[Resident], allowed: Collection[str] = ()) -> None:
        self._people = list(people)
        self._allowed = frozenset(allowed)

    @cached_property
    def _names(self) -> ResidentNames:
        return ResidentNames(self._people)

    @cached_property
    def _numbers(self) -> Revealing:
        return Revealing(ResidentNames(()), reachable=[each.phone for each in self._people if each.phone])

    def all_in(self, text: str, *, is_about_person: bool = False) -> list[Caution]:
        """All that is marked in a text, in order, also what may stay.

        In one that ``is_about_person``, such as a note with a contact, no name is needed.
        """
        text = composed(text)
        sensitive = list(_sensitive_in(words_of(text)))
        numbers = self._numbers.found_in(text) if _EIGHT_DIGITS.search(text) else []
        found = [each for each in numbers if each.kind is FindingKind.BSN]
        if not found and not sensitive:
            return []
        sentences = Sentences(text)
        if is_about_person:
            found += sensitive
        elif sensitive:
            named = {sentences.around(each.start, each.end) for each in self._names.found_in(text)}
            found += [each for each in sensitive if sentences.around(each.start, each.end) in named]
        return [_caution(each, text, sentences.around(each.start, each.end)) for each in sorted(found)]

    def open_in(self, text: str, *, is_about_person: bool = False) -> list[Caution]:
        """What is marked and was not answered yet."""
        marked = self.all_in(text, is_about_person=is_about_person)
        return [each for each in marked if each.key not in self._allowed]


def caution_key(kind: FindingKind, sentence: str, words: str) -> str:
    """A short name in which nothing of the text can be read."""
    parts = json.dumps([kind.value, sentence, words])
    return hashlib.sha256(parts.encode("ascii")).hexdigest()[:32]


def _caution(found: Found, text: str, sentence: str) -> Caution:
    words = text[found.start : found.end]
    return Caution(found, words, sentence, found.secret, caution_key(found.kind, sentence, words))


def _sensitive_in(words: list[Word]) -> Iterator[Found]:
    whole, beginnings = _word_list()
    for place, word in enumerate(words):
        for phrase, about in whole.get(word.folded, ()):
            part = words[place : place + len(phrase)]
            if tuple(each.folded for each in part) == phrase:
                yield Found(word.start, part[-1].end, FindingKind.SENSITIVE, about)
        for start, about in beginnings.get(word.folded[:3], ()):
            if word.folded.startswith(start):
                yield Found(word.start, word.end, FindingKind.SENSITIVE, about)


@cache
def _word_list() -> tuple[dict[str, list[tuple[tuple[str, ...], str]]], dict[str, list[tuple[str, str]]]]:
    """Whole words and phrases by their first word, and beginnings by their first three letters."""
    whole: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    beginnings: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    about = ""
    for line in (paths.resources() / "words" / "sensitive.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            about = line.strip("[]")
        elif line.strip() and not line.startswith("#"):
            folded = tuple(word.folded for word in words_of(composed(line)))
            if line.endswith("*"):
                beginnings[folded[0][:3]].append((folded[0], about))
            else:
                whole[folded[0]].append((folded, about))
    return dict(whole), dict(beginnings)
