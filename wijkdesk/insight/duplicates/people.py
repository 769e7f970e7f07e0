"""Persons who probably stand in the dossier twice."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

from wijkdesk.domain.contact import INFIXES, full_name
from wijkdesk.domain.folding import fold
from wijkdesk.domain.words import ContactKind
from wijkdesk.insight.duplicates.likeness import (
    LONGEST,
    SHORTEST,
    address_key,
    differs_one_letter,
    is_mobile,
    is_own_address,
    phone_key,
    with_a_letter_less,
    words_of,
)
from wijkdesk.insight.duplicates.proposal import Pair, Proposal, grouped, proposals_from

MOST_SHARING: Final = 3
"""An address or number of more people than this is that of an office, and says nothing of any two of them."""

LONG_ENOUGH: Final = 9
"""With fewer letters in the whole name, one letter makes another person."""

_INFIX_WORDS: Final = frozenset(word for infix in INFIXES for word in words_of(infix))


Words = tuple[str, ...]


class Person(NamedTuple):
    """``organisations`` are all where somebody holds or held a position: an id and a name each."""

    id: int
    kind: ContactKind
    first_name: str
    infix: str
    last_name: str
    phone: str
    email: str
    organisations: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """A person as they are compared: words without capitals, accents and hyphens."""

    id: int
    kind: ContactKind
    name: str
    first: Words
    infix: Words
    last: Words
    has_initials: bool
    phone: str
    email: str
    organisations: dict[int, str]

    @property
    def core(self) -> Words:
        return self.first + self.last

    @property
    def is_full(self) -> bool:
        """Whether the name is enough to know somebody by: two words, and more than initials."""
        return len(self.core) > 1 and not self.has_initials


def proposed_people(people: Iterable[Person], distinct: Collection[Pair] = frozenset()) -> list[Proposal]:
    """Who is probably the same person, the best founded first; a pair in ``distinct`` is not proposed."""
    known = [_known(person) for person in people]
    groups = [
        *grouped(known, lambda each: [tuple(sorted(each.core))]),
        *grouped(known, lambda each: [each.email] if each.email else (), most=MOST_SHARING),
        *grouped(known, lambda each: [each.phone] if each.phone else (), most=MOST_SHARING),
        *_mistyped(known),
        *_initials(known),
    ]
    emails, phones = Counter(each.email for each in known), Counter(each.phone for each in known)
    shared = {key for counted in (emails, phones) for key, number in counted.items() if number > MOST_SHARING}
    return proposals_from(groups, partial(_reasons, shared=shared), distinct)


def _known(person: Person) -> _Known:
    first, infix, last = (words_of(part) for part in (person.first_name, person.infix, person.last_name))
    # "de Vries" was typed in one field, or it is "Jansen-de Vries". A letter in a first name is an initial.
    before, first = _apart(first, lambda word: word in _INFIX_WORDS and len(word) > 1)
    inside, last = _apart(last, lambda word: word in _INFIX_WORDS)
    infix = before + infix + inside
    return _Known(
        id=person.id,
        kind=person.kind,
        name=full_name(person.first_name, person.infix, person.last_name),
        first=first,
        infix=infix,
        last=last,
        has_initials=_are_initials(person.first_name),
        phone=phone_key(person.phone),
        email=address_key(person.email),
        organisations=dict(person.organisations),
    )


def _apart(words: Words, is_apart: Callable[[str], bool]) -> tuple[Words, Words]:
    """The words for which that holds, and the others; all are others when none would be left."""
    others = tuple(word for word in words if not is_apart(word))
    return (tuple(word for word in words if is_apart(word)), others) if others else ((), words)


def _are_initials(first_name: str) -> bool:
    """Whether these are letters such as "J.P." and "Th.", and no name."""
    parts = re.findall(r"[^\W_]+\.?", first_name)
    return bool(parts) and all(len(part.rstrip(".")) == 1 or (part[-1] == "." and len(part) <= 4) for part in parts)


def _mistyped(known: Iterable[_Known]) -> Iterator[list[_Known]]:
    """Colleagues who have all words of the name in common but one, and that nearly."""
    for group in grouped(known, _other_words):
        # Only within a group: to leave out each letter of every word takes longer than all else together.
        yield from grouped(group, _nearly)


def _other_words(each: _Known) -> Iterator[Hashable]:
    for place, word in enumerate(each.core):
        if SHORTEST <= len(word) <= LONGEST:
            rest = each.core[:place] + each.core[place + 1 :]
            yield from (hash((organisation, place, rest)) for organisation in each.organisations)


def _nearly(each: _Known) -> Iterator[Hashable]:
    for place, word in enumerate(each.core):
        if SHORTEST <= len(word) <= LONGEST:
            yield from ((place, less) for less in with_a_letter_less(word))


def _initials(known: Iterable[_Known]) -> Iterator[list[_Known]]:
    """Who is known by initials, with the one person whom they fit; initials that fit more people fit none."""
    same_letter = grouped(known, lambda each: [(each.last, each.first[0][0])] if each.first and each.last else ())
    for group in same_letter:
        written_out = [each for each in group if not each.has_initials]
        for each in group if len(written_out) < len(group) else ():
            if each.has_initials:
                fitting = [other for other in written_out if _fits_initials(each, other)]
                colleagues = [other for other in fitting if _are_colleagues(each, other)]
                alone = colleagues or [other for other in fitting if not _contradictions(each, other)]
                if len(alone) == 1 and (colleagues or len(fitting) == 1):
                    yield sorted((each, alone[0]), key=lambda one: one.id)


def _fits_initials(one: _Known, other: _Known) -> bool:
    return _fits_letters(one, other) and one.last == other.last and _fits_infix(one, other)


def _fits_letters(one: _Known, other: _Known) -> bool:
    """Whether the first names are those letters, as far as both are known."""
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(one.first, other.first, strict=False))


def _fits_infix(one: _Known, other: _Known) -> bool:
    return one.infix == other.infix or not one.infix or not other.infix


def _are_colleagues(one: _Known, other: _Known) -> bool:
    return not one.organisations.keys().isdisjoint(other.organisations)


def _contradictions(one: _Known, other: _Known) -> int:
    """How many things that are known of both are different people's; colleagues have none."""
    if _are_colleagues(one, other):
        return 0
    elsewhere = bool(one.organisations) and bool(other.organisations)
    reached = bool(one.email) and bool(other.email) and one.email != other.email
    return elsewhere + (reached or _other_phone(one, other))


def _other_phone(one: _Known, other: _Known) -> bool:
    """A mobile number beside that of an office says nothing."""
    both = bool(one.phone) and bool(other.phone)
    return both and one.phone != other.phone and is_mobile(one.phone) == is_mobile(other.phone)


def _reasons(one: _Known, other: _Known, *, shared: Collection[str]) -> list[str]:
    """Why these two are probably the same; nothing when it takes more than there is."""
    contact = _same_contact(one, other, shared)
    if one.kind is not other.kind and not contact:
        return []
    said, is_enough = _same_name(one, other)
    if is_enough or contact:
        return [*([said] if said else []), *contact]
    at = [one.organisations[number] for number in one.organisations if number in other.organisations]
    return [f"{said}, beide {at[0]}"] if said and at else []


def _same_name(one: _Known, other: _Known) -> tuple[str, bool]:
    """How the names are the same, "" for not; and whether that is enough without anything else."""
    if not one.core or not other.core:
        return "", False
    against = _contradictions(one, other)
    is_full = one.is_full and other.is_full
    if one.core == other.core:
        if fold(one.name) == fold(other.name):
            return "zelfde naam", is_full and against < 2  # people change their work, or their number
        if one.infix == other.infix:
            return "zelfde naam, anders geschreven", is_full and not against
        if _fits_infix(one, other):
            return "zelfde naam zonder tussenvoegsel", is_full and not against
        return "zelfde naam, ander tussenvoegsel", False
    has_number = any(word.isdigit() for word in one.core)  # 1 and 3 are not 3 and 1
    if not has_number and sorted(one.core) == sorted(other.core) and _fits_infix(one, other):
        return "zelfde naam in een andere volgorde", is_full and not against
    if one.has_initials != other.has_initials and one.last and one.first and other.first and _fits_initials(one, other):
        # That they fit nobody else was seen when these two were put side by side.
        return f"{one.name} en {other.name}", not against and not _are_colleagues(one, other)
    if _is_mistyped(one, other):
        return "naam verschilt één letter", False
    return "", False


def _is_mistyped(one: _Known, other: _Known) -> bool:
    if len(one.core) != len(other.core) or max(sum(map(len, one.core)), sum(map(len, other.core))) < LONG_ENOUGH:
        return False
    differing = [(a, b) for a, b in zip(one.core, other.core, strict=True) if a != b]
    return len(differing) == 1 and differs_one_letter(*differing[0]) and _fits_infix(one, other)


def _same_contact(one: _Known, other: _Known, shared: Collection[str]) -> list[str]:
    """The e-mail address and number that both have, as far as people with these names would not share them."""
    told = (
        (one.email, other.email, is_own_address(one.email), "zelfde e-mailadres"),
        (one.phone, other.phone, is_mobile(one.phone), "zelfde telefoonnummer"),
    )
    return [
        words
        for contact, of_other, is_own, words in told
        if contact and contact == of_other and contact not in shared and _may_share(one, other, is_own=is_own)
    ]


def _may_share(one: _Known, other: _Known, *, is_own: bool) -> bool:
    """Whether the names can be one person's: of what is one's own a part may differ, of an office's nothing.

    Another first name is somebody else, of the same family or the next in office; another last name may be a marriage.
    """
    if _same_name(one, other)[0]:
        return True
    first, last = _same_words(one.first, other.first), _same_words(one.last, other.last)
    if first is False and one.has_initials != other.has_initials and _fits_letters(one, other):
        first = True
    if first is False or (last is False and not is_own):
        return False
    if last is False:  # one may be known by name and the other by office
        return first is True or bool(one.first) != bool(other.first)
    return is_own or first is True or last is True


def _same_words(one: Words, other: Words) -> bool | None:
    """``None`` where one of them is not known."""
    if not one or not other:
        return None
    return one == other or bool(set(one) & set(other))
