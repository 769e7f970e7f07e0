"""What would become of each card: somebody new, or somebody who stands in the dossier already."""

import sqlite3
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import NamedTuple

from wijkdesk.domain.contact import full_name
from wijkdesk.domain.words import ContactKind, LegalGround
from wijkdesk.exchange.address_cards.card import Card, Unread
from wijkdesk.exchange.address_cards.identity import contact_of_uid
from wijkdesk.insight.duplicates.likeness import words_of
from wijkdesk.insight.duplicates.people import Person, proposed_people
from wijkdesk.storage.reading.duplicates import (
    ComparedContact,
    contacts_to_compare,
    organisations_of_contacts,
    organisations_to_compare,
)
from wijkdesk.storage.reading.programme import programme_uid
from wijkdesk.storage.writing.address_cards import NewPerson


class Way(Enum):
    """What becomes of a card."""

    ADD = auto()
    SUPPLEMENT = auto()
    SKIP = auto()


class Known(NamedTuple):
    """The people of a dossier, the ids of the organisations where each holds or held a position, and their names."""

    people: tuple[ComparedContact, ...]
    positions: dict[int, list[int]]
    organisations: dict[int, str]
    uid: str


class Proposal(NamedTuple):
    """A card beside whom it looks like: ``contact`` in the dossier, or ``earlier``, the number of a card before it.

    ``kind`` is ``None`` while nobody said what somebody is. ``evidence`` is why they look alike, a Dutch phrase.
    """

    card: Card
    organisation: int | None
    contact: int | None = None
    contact_kind: ContactKind | None = None
    earlier: int | None = None
    name: str = ""
    evidence: str = ""

    @property
    def is_double(self) -> bool:
        return self.contact is not None or self.earlier is not None

    @property
    def way(self) -> Way:
        return Way.SUPPLEMENT if self.is_double else Way.ADD

    @property
    def kind(self) -> ContactKind | None:
        """What somebody is as far as that can be told: who has an organisation is a professional."""
        if self.contact_kind is not None:
            return self.contact_kind
        return ContactKind.PROFESSIONAL if self.card.organisation else None


class Book(NamedTuple):
    """What a file holds: its people, each with what would become of them, and the cards that could not be read."""

    proposals: tuple[Proposal, ...]
    unread: tuple[Unread, ...]


class Decision(NamedTuple):
    """What becomes of one card, as the user has it."""

    proposal: Proposal
    way: Way
    kind: ContactKind | None
    purpose: str = ""
    ground: LegalGround | None = None


def known_in(connection: sqlite3.Connection) -> Known:
    """What the dossier knows of people, to hold cards beside, also in another process."""
    return Known(
        tuple(contacts_to_compare(connection)),
        organisations_of_contacts(connection),
        {row.id: row.name for row in organisations_to_compare(connection)},
        programme_uid(connection),
    )


def propose(read: Iterable[Card | Unread], known: Known) -> Book:
    """Hold the cards of a file beside the dossier, and beside each other."""
    read = list(read)
    cards = [each for each in read if isinstance(each, Card)]
    unread = tuple(each for each in read if isinstance(each, Unread))
    return Book(tuple(_Comparison(known).hold_beside(cards)), unread)


def decide(proposal: Proposal) -> Decision:
    """What becomes of a card when nobody says otherwise."""
    return Decision(proposal, proposal.way, proposal.kind)


def undecided(decisions: Iterable[Decision]) -> list[int]:
    """The numbers of the cards that come in and of which nobody said what somebody is.

    Who is the same as somebody on an earlier card is what that one is.
    """
    taken = [each for each in decisions if each.way is not Way.SKIP]
    numbers = {each.proposal.card.number for each in taken}
    return [each.proposal.card.number for each in taken if each.kind is None and not _follows(each, numbers)]


def people_of(decisions: Iterable[Decision], source: str) -> list[NewPerson]:
    """Those who come in, for the command that takes them in; who is not decided about stays out."""
    taken = [each for each in decisions if each.way is not Way.SKIP]
    out = set(undecided(taken))
    while out:  # who follows somebody who stays out is undecided too
        taken = [each for each in taken if each.proposal.card.number not in out]
        out = set(undecided(taken))
    places = {each.proposal.card.number: place for place, each in enumerate(taken)}
    return [_new_person(each, places, source) for each in taken]


class _Comparison:
    """Cards beside what is known."""

    def __init__(self, known: Known) -> None:
        self._people = {row.id: row for row in known.people}
        self._positions, self._organisations, self._uid = known.positions, known.organisations, known.uid
        self._by_words = {words_of(name): number for number, name in reversed(self._organisations.items())}
        self._kinds = {_words(row): row.kind for row in reversed(known.people)}

    def hold_beside(self, cards: Sequence[Card]) -> Iterable[Proposal]:
        first = max(self._people, default=0) + 1  # under ids of nobody, the cards in the order of the file
        found = dict(enumerate(cards, first))
        at = {number: self._organisation_of(card) for number, card in found.items()}
        compared = [*self._known_people(), *(self._person(number, card, at[number]) for number, card in found.items())]
        best: dict[int, tuple[int, str]] = {}
        for proposal in proposed_people(compared):
            if proposal.higher >= first:
                earlier = best.get(proposal.higher)
                if earlier is None or earlier[0] >= first > proposal.lower:  # the dossier before another card
                    best[proposal.higher] = proposal.lower, proposal.evidence
        for number, card in found.items():
            same = contact_of_uid(card.uid, self._uid)
            if same in self._people:
                best[number] = same, "eerder uit dit dossier opgeslagen"
            other, evidence = best.get(number, (None, ""))
            yield self._proposal(card, at[number], found, other, evidence)

    def _proposal(
        self, card: Card, organisation: int | None, cards: dict[int, Card], other: int | None, evidence: str
    ) -> Proposal:
        if other is None:
            return Proposal(card, organisation)
        if other in self._people:
            row = self._people[other]
            name = full_name(row.first_name, row.infix, row.last_name)
            return Proposal(card, organisation, other, row.kind, None, name, evidence)
        earlier = cards[other]
        name = full_name(earlier.first_name, earlier.infix, earlier.last_name)
        return Proposal(card, organisation, earlier=earlier.number, name=name, evidence=evidence)

    def _known_people(self) -> Iterable[Person]:
        for number, row in self._people.items():
            at = tuple((each, self._organisations[each]) for each in self._positions.get(number, ()))
            yield Person(*row, organisations=at)

    def _person(self, number: int, card: Card, organisation: int | None) -> Person:
        at = () if organisation is None else ((organisation, self._organisations[organisation]),)
        # Of who has no organisation nobody knows the kind: then it is that of who is called so.
        kind = (
            ContactKind.PROFESSIONAL if card.organisation else self._kinds.get(_words(card), ContactKind.PROFESSIONAL)
        )
        return Person(number, kind, card.first_name, card.infix, card.last_name, card.phone, card.email, at)

    def _organisation_of(self, card: Card) -> int | None:
        return self._by_words.get(words_of(card.organisation)) if card.organisation else None


def _words(named: Card | ComparedContact) -> tuple[str, ...]:
    return words_of(full_name(named.first_name, named.infix, named.last_name))


def _follows(decision: Decision, numbers: set[int]) -> bool:
    return decision.way is Way.SUPPLEMENT and decision.proposal.earlier in numbers


def _new_person(decision: Decision, places: dict[int, int], source: str) -> NewPerson:
    proposal, card = decision.proposal, decision.proposal.card
    kind = decision.kind or ContactKind.PROFESSIONAL  # of who follows another card, which says what they are
    is_resident = kind is ContactKind.RESIDENT
    supplements = decision.way is Way.SUPPLEMENT
    organisation = proposal.organisation if proposal.organisation is not None else card.organisation or None
    return NewPerson(
        kind,
        card.first_name,
        card.infix,
        card.last_name,
        phone="" if is_resident and card.email else card.phone,
        email=card.email,
        notes="" if is_resident else card.notes,
        organisation=None if is_resident else organisation,
        role="" if is_resident else card.role,
        purpose=decision.purpose if is_resident else "",
        ground=decision.ground if is_resident else None,
        source=source if is_resident else "",
        contact=proposal.contact if supplements else None,
        earlier=places.get(proposal.earlier) if supplements and proposal.earlier is not None else None,
    )
