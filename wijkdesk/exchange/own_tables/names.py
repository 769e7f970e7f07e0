"""Things of the dossier by the names that a table calls them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from wijkdesk.domain.contact import INFIXES, full_name, sorting_name
from wijkdesk.domain.folding import fold
from wijkdesk.insight.duplicates.organisations import telling_words

_ORGANISATION_WORDS: Final = frozenset(
    (
        *("afdeling", "basisschool", "bewoners", "bureau", "bv", "comite", "corporatie", "gemeente", "ggd", "groep"),
        *("kerk", "museum", "ondernemers", "politie", "raad", "school", "stichting", "team", "vereniging"),
        *("welzijn", "wijkraad", "wijkteam", "winkel", "wonen", "zorg", "beheer", "dienst", "veiligheid", "centrum"),
        *("afd", "bs", "cafe", "gem", "st", "ver", "buurthuis", "buurtcentrum", "bibliotheek", "restaurant", "hotel"),
    )
)
NOBODY: Final = frozenset(("?", "-", "n.v.t.", "n.v.t", "nvt", "n.n.b.", "n.n.b", "nnb", "onbekend", "tbd", "geen"))
"""What stands in a cell where there is nothing to say, in small letters."""

ALIKE: Final = 5
_PILLAR_NUMBER: Final = re.compile(r"(?:pijler\s*)?(\d{1,2})?\s*[.:)\-–]*\s*(.*)", re.I)


class Ambiguous(ValueError):
    """More than one thing has this name; the message is one Dutch sentence."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” kan meer dan één zijn.")


class Names:
    """Ids by name, whatever its capitals, accents and blanks; of one that more things have, none is chosen."""

    def __init__(self) -> None:
        self._by_name: dict[str, set[int]] = {}

    def add(self, name: str, number: int) -> None:
        if key := key_of_name(name):
            self._by_name.setdefault(key, set()).add(number)

    def add_person(self, first_name: str, infix: str, last_name: str, number: int) -> None:
        for name in {full_name(first_name, infix, last_name), sorting_name(first_name, infix, last_name)}:
            self.add(name, number)

    def add_called(self, first_name: str, infix: str, last_name: str, number: int) -> None:
        """A person by what colleagues say in short: the first name alone, the last name alone, an initial before it."""
        last = full_name("", infix, last_name)
        initial = f"{first_name.strip()[:1]}. {last}" if first_name.strip() else ""
        for name in {first_name, last, last_name, initial}:
            self.add(name, number)

    def find(self, name: str) -> int | None:
        """The one of this name, or ``None``. Raises ``Ambiguous``."""
        found = self._by_name.get(key_of_name(name), set())
        if len(found) > 1:
            raise Ambiguous(name)
        return next(iter(found), None)


def key_of_name(name: str) -> str:
    """A name as it is compared; of one that has no letters the signs themselves."""
    return " ".join(fold(name).split()) or name.strip()


def spelling_of(organisation: str) -> str:
    """The name of an organisation without what is written in more ways: "Gem." and "Gemeente", "Stichting", "B.V."."""
    return " ".join(telling_words(organisation)) or key_of_name(organisation)


def find_pillar(text: str, pillars: Iterable[tuple[int, int, str]]) -> int | None:
    """The pillar (id, place, name) of which the name is or begins so, or that has this place: "2", "Pijler 2: Wonen".

    Raises ``Ambiguous``.
    """
    match = _PILLAR_NUMBER.fullmatch(key_of_name(text))
    place, name = (match[1], match[2]) if match else (None, key_of_name(text))
    known = [(number, at, key_of_name(called)) for number, at, called in pillars]
    if not name:
        return next((number for number, at, _ in known if place is not None and at == int(place)), None)
    exact = [number for number, _, called in known if called == name]
    beginning = exact or [number for number, _, called in known if called.startswith(name) or name.startswith(called)]
    within = beginning or [number for number, _, called in known if len(name) >= 3 and f" {name}" in f" {called}"]
    # "Sociaal" for "Sociale weerbaarheid": it is enough that they begin alike.
    alike = within or [number for number, _, called in known if len(name) >= ALIKE and called[:ALIKE] == name[:ALIKE]]
    if len(alike) > 1:
        raise Ambiguous(text)
    return next(iter(alike), None)


def looks_like_person(name: str) -> bool:
    """Whether a name that nobody knows is rather that of a person: two or more words, each as names are written."""
    words = name.replace(",", " ").split()
    if len(words) < 2 or len(words) > 6 or any(fold(word).strip(".") in _ORGANISATION_WORDS for word in words):
        return False
    return all(
        word.lower() in INFIXES or (word[:1].isupper() and not word.isupper()) or word.endswith(".") for word in words
    )


def named_in(text: str, is_known: Callable[[str], bool]) -> list[str]:
    """The names in a cell; one that is known may have a comma in it."""
    found: list[str] = []
    for piece in [text] if is_known(text) else re.split(r"[;\n]", text):
        name = piece.strip(" \t.-•")
        found += [name] if name and is_known(name) else parts_of(piece)
    return [name for name in found if name.lower() not in NOBODY]


def parts_of(text: str) -> list[str]:
    """The names in a cell that holds more of them."""
    return [part for each in re.split(r"[;\n,/]|\s\+\s", text) if (part := each.strip(" \t.-•"))]
