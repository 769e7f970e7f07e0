"""The names of a dossier, to be found again in a line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import pairwise
from typing import Final, NamedTuple

from wijkdesk.domain.contact import Contact, full_name
from wijkdesk.domain.folding import fold

_WORD: Final = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_BETWEEN: Final = re.compile(r"[ \u00a0\-'’./&(),]{1,4}")
MOST_WORDS: Final = 8


class Word(NamedTuple):
    """A word of a line, ``start`` to ``end`` (half open), and how it is compared."""

    text: str
    folded: str
    start: int
    end: int


class Named(NamedTuple):
    """A thing of the dossier, by its kind; without an ``id`` somebody who is not in it yet.

    ``detail`` tells it from others of that name.
    """

    kind: type
    id: int | None
    name: str
    detail: str = ""
    confidential: bool = False
    is_resident: bool = False


class Person(NamedTuple):
    """A contact with the parts of the name."""

    named: Named
    first_name: str
    infix: str
    last_name: str


class Trust(IntEnum):
    """How likely a name stands at a place: the less, the more of it must be written there."""

    ANYWHERE = 0
    EXPECTED = 1
    CALLED = 2


class Match(NamedTuple):
    """How many words are a name, and of whom: more than one may have it in common. ``is_whole`` leaves nothing out."""

    words: int
    candidates: tuple[Named, ...]
    is_whole: bool = True


Key = tuple[str, ...]


class Names:
    """Everybody who can be named, and the pillars and running actions that can be tagged. Made once, asked often.

    ``parties`` and ``pillars`` are all of them, in the order in which they were given.
    """

    def __init__(
        self,
        people: Iterable[Person] = (),
        organisations: Iterable[Named] = (),
        pillars: Iterable[Named] = (),
        actions: Iterable[Named] = (),
    ) -> None:
        self._whole: defaultdict[Key, list[Named]] = defaultdict(list)
        self._partly: defaultdict[Key, list[Named]] = defaultdict(list)
        self._loosely: defaultdict[Key, list[Named]] = defaultdict(list)
        self._longest: dict[str, int] = {}
        self.pillars = tuple(pillars)
        self._tags = (_Tags(self.pillars), _Tags(actions))
        parties = []
        for person in people:
            self._take_person(person)
            parties.append(person.named)
        for organisation in organisations:
            self._take_organisation(organisation)
            parties.append(organisation)
        self.parties = tuple(parties)

    def at(self, words: Sequence[Word], place: int, trust: Trust, text: str) -> Match | None:
        """The longest name that begins with the word at this place; ``text`` is the line that the words stand in.

        A whole name of one word counts only as it is written in the dossier, unless somebody is expected here: "Wonen"
        may be a department, "wonen" is what people do.
        """
        longest = min(self._longest.get(words[place].folded, 0), len(words) - place)
        for count in range(longest, 0, -1):
            found = words[place : place + count]
            key = tuple(word.folded for word in found)
            candidates = self._candidates(key, trust)
            if trust is Trust.ANYWHERE and count == 1:
                candidates = [each for each in candidates if each.name == found[0].text and each.name[0].isupper()]
            if candidates and _belong_together(found, text, candidates):
                return Match(count, tuple(dict.fromkeys(candidates)), key in self._whole)
        return None

    def tagged(self, tag: str) -> tuple[Named, ...]:
        """The pillars of which a word begins like this, else the running actions."""
        wanted = key_of(tag)
        if not wanted:
            return ()
        return next((found for tags in self._tags if (found := tags.find(wanted))), ())

    # -- inside --

    def _candidates(self, key: Key, trust: Trust) -> list[Named]:
        found = list(self._whole.get(key, ()))
        if trust >= Trust.EXPECTED:
            found += self._partly.get(key, ())
        if trust is Trust.CALLED and not found:
            found = list(self._loosely.get(key, ()))
        return found

    def _take_person(self, person: Person) -> None:
        named, first, last = person.named, key_of(person.first_name), key_of(person.last_name)
        infix = key_of(person.infix)
        whole = (*first, *infix, *last)
        self._note(self._whole, whole, named)
        if len(whole) > 1:
            for part in {first, (*infix, *last), last} - {(), whole}:
                self._note(self._partly, part, named)
            self._note(self._loosely, ("".join(whole),), named)

    def _take_organisation(self, named: Named) -> None:
        """A partner is called by the first word of its name too, and by what comes behind that."""
        whole = key_of(named.name)
        self._note(self._whole, whole, named)
        if len(whole) > 1:
            parts = {whole[:1], whole[1:], ("".join(whole),)}
            if len(whole) > 2 and whole[1] in ("de", "het"):
                parts.add(whole[2:])
            for part in parts:
                self._note(self._loosely, part, named)

    def _note(self, keys: defaultdict[Key, list[Named]], key: Key, named: Named) -> None:
        if key and len(key) <= MOST_WORDS:
            keys[key].append(named)
            self._longest[key[0]] = max(len(key), self._longest.get(key[0], 0))


class _Tags:
    """Things that are found by the beginning of any word of their name."""

    def __init__(self, things: Iterable[Named]) -> None:
        self._things = [(key_of(each.name), each) for each in things]
        self._words = sorted((word, number) for number, (key, _) in enumerate(self._things) for word in key)

    def find(self, wanted: Key) -> tuple[Named, ...]:
        """Those in which the wanted words follow each other, the last perhaps only begun; in their first order."""
        numbers = set()
        for word, number in self._words[bisect_left(self._words, (wanted[0], -1)) :]:
            if not word.startswith(wanted[0]):
                break
            numbers.add(number)
        return tuple(named for key, named in (self._things[each] for each in sorted(numbers)) if _follow(key, wanted))


def words_of(text: str) -> list[Word]:
    """The words of a line in their order."""
    return [Word(found[0], fold(found[0]), *found.span()) for found in _WORD.finditer(text)]


def key_of(name: str) -> Key:
    return tuple(_WORD.findall(fold(name)))


def newcomer(name: str) -> Named:
    """Somebody who is not in the dossier yet."""
    return Named(Contact, None, name)


def person_named(named: Named, first_name: str, infix: str, last_name: str) -> Person:
    """A contact under the name that the parts make."""
    return Person(named._replace(name=full_name(first_name, infix, last_name)), first_name, infix, last_name)


def _belong_together(words: Sequence[Word], text: str, candidates: Iterable[Named]) -> bool:
    """Whether what stands between words keeps them one name: a comma does so only in a name that has one."""
    between = [text[before.end : after.start] for before, after in pairwise(words)]
    if not all(_BETWEEN.fullmatch(gap) for gap in between):
        return False
    return not any("," in gap for gap in between) or any("," in each.name for each in candidates)


def _follow(key: Key, wanted: Key) -> bool:
    places = range(len(key) - len(wanted) + 1)
    parts = (key[place : place + len(wanted)] for place in places)
    return any(part[:-1] == wanted[:-1] and part[-1].startswith(wanted[-1]) for part in parts)
