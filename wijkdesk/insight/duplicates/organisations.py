"""Organisations that probably stand in the dossier twice."""

import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final, NamedTuple

from wijkdesk.domain.folding import fold
from wijkdesk.domain.words import OrganisationKind
from wijkdesk.insight.duplicates.likeness import (
    LONGEST,
    SHORTEST,
    address_key,
    differs_one_letter,
    with_a_letter_less,
    words_of,
)
from wijkdesk.insight.duplicates.proposal import Pair, Proposal, grouped, proposals_from

MOST_SHARING: Final = 2
"""An address of more organisations than this is that of the house they are in."""

LONG_ENOUGH: Final = 7
"""With fewer letters in the whole name, one letter makes another organisation."""

SHORTEST_ABBREVIATION: Final = 3
"""Two letters stand for too many names."""

_WRITTEN_OUT: Final = {
    "afd": "afdeling",
    "bs": "basisschool",
    "gem": "gemeente",
    "st": "stichting",
    "ver": "vereniging",
}
_SAYS_NOTHING: Final = frozenset(
    (
        *("afdeling", "bv", "cooperatie", "cv", "nv", "stichting", "ua", "vereniging", "vof"),
        *("de", "een", "en", "het", "t", "the", "van", "voor"),
    )
)


class Partner(NamedTuple):
    id: int
    name: str
    kind: OrganisationKind
    email: str
    website: str


Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """An organisation as it is compared; ``names`` has more than one when a second stands in brackets."""

    id: int
    kind: OrganisationKind
    name: str
    names: tuple[Words, ...]
    email: str
    website: str


def proposed_organisations(partners: Iterable[Partner], distinct: Collection[Pair] = frozenset()) -> list[Proposal]:
    """Which are probably the same organisation, the best founded first; a pair in ``distinct`` is not proposed."""
    known = [_known(partner) for partner in partners]
    groups = [
        *grouped(known, lambda each: {tuple(sorted(name)) for name in each.names}),
        *grouped(known, _abbreviations),
        *grouped(known, _letters),
        *grouped(known, lambda each: [each.email] if each.email else (), most=MOST_SHARING),
        *grouped(known, lambda each: [each.website] if each.website else (), most=MOST_SHARING),
    ]
    emails, websites = Counter(each.email for each in known), Counter(each.website for each in known)
    crowded = {key for counted in (emails, websites) for key, number in counted.items() if number > MOST_SHARING}
    return proposals_from(groups, lambda one, other: _reasons(one, other, crowded), distinct)


def _known(partner: Partner) -> _Known:
    whole, _, rest = partner.name.partition("(")
    inside, _, behind = rest.partition(")")
    names = (partner.name, f"{whole} {behind}", inside) if rest else (partner.name,)
    return _Known(
        id=partner.id,
        kind=partner.kind,
        name=partner.name,
        names=tuple(dict.fromkeys(words for name in names if (words := telling_words(name)))),
        email=address_key(partner.email),
        website=address_key(partner.website),
    )


def telling_words(name: str) -> Words:
    """The words that tell a name from others: without articles and legal forms, unless there is nothing else."""
    words = [_WRITTEN_OUT.get(word, word) for word in words_of(re.sub(r"\b(\w)\.(?=\w\b)", r"\1", name))]
    return tuple(word for word in words if word not in _SAYS_NOTHING) or tuple(words)


def _abbreviations(each: _Known) -> Iterator[Hashable]:
    """What an organisation could be called in short, and what it is called when that is one short word."""
    for name in each.names:
        if len(name) >= SHORTEST_ABBREVIATION:
            yield "".join(word[0] for word in name)
        elif len(name) == 1:
            yield name[0]


def _letters(each: _Known) -> Iterator[Hashable]:
    for name in each.names:
        for place, word in enumerate(name):
            if SHORTEST <= len(word) <= LONGEST:
                rest = name[:place] + name[place + 1 :]
                yield from ((place, rest, less) for less in with_a_letter_less(word))


def _reasons(one: _Known, other: _Known, crowded: Collection[str]) -> list[str]:
    """Why these two are probably the same; nothing when it takes more than there is."""
    if fold(one.name.strip()) == fold(other.name.strip()):
        return ["zelfde naam", *_same_address(one, other, crowded)]
    if one.kind is not other.kind and OrganisationKind.OTHER not in (one.kind, other.kind):
        return []
    said = _same_name(one, other)
    return [*([said] if said else []), *_same_address(one, other, crowded)]


def _same_name(one: _Known, other: _Known) -> str:
    """How the names are the same, or ""."""
    pairs = list(product(one.names, other.names))
    if any(a == b for a, b in pairs):
        return "zelfde naam, anders geschreven"
    if any(sorted(a) == sorted(b) and not any(word.isdigit() for word in a) for a, b in pairs):
        return "zelfde naam in een andere volgorde"
    if any(_is_short_for(a, b) for a, b in pairs):
        return f"{one.name} is een afkorting van {other.name}"
    if any(_is_short_for(b, a) for a, b in pairs):
        return f"{other.name} is een afkorting van {one.name}"
    return "naam verschilt één letter" if any(_is_mistyped(a, b) for a, b in pairs) else ""


def _is_short_for(short: Words, long: Words) -> bool:
    return len(short) == 1 and len(long) >= SHORTEST_ABBREVIATION and short[0] == "".join(word[0] for word in long)


def _is_mistyped(one: Words, other: Words) -> bool:
    if len(one) != len(other) or max(sum(map(len, one)), sum(map(len, other))) < LONG_ENOUGH:
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(differing) == 1 and differs_one_letter(*differing[0])


def _same_address(one: _Known, other: _Known, crowded: Collection[str]) -> list[str]:
    """The addresses that both have; departments share the front door of their municipality."""
    if OrganisationKind.DEPARTMENT in (one.kind, other.kind):
        return []
    told = ((one.email, other.email, "zelfde e-mailadres"), (one.website, other.website, "zelfde website"))
    return [words for mine, its, words in told if mine and mine == its and mine not in crowded]
