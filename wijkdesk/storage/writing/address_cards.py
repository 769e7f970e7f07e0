"""Taking in the people of an address book, in one step."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from wijkdesk.domain.contact import Contact, Organisation, position_on
from wijkdesk.domain.folding import fold
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ContactKind, LegalGround
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.edit import get

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LABEL = "Contacten ingelezen"


class NewPerson(NamedTuple):
    """Somebody who comes in; ``organisation`` is an id, or the name of one that is new.

    ``contact`` is who is supplemented instead, and ``earlier`` the place in the list of who is the same.
    """

    kind: ContactKind
    first_name: str
    infix: str
    last_name: str
    phone: str = ""
    email: str = ""
    notes: str = ""
    organisation: int | str | None = None
    role: str = ""
    purpose: str = ""
    ground: LegalGround | None = None
    source: str = ""
    contact: int | None = None
    earlier: int | None = None


class TakenIn(NamedTuple):
    """How many were added, supplemented, and already complete; and what did not fit, by the place in the list."""

    added: int
    supplemented: int
    same: int
    organisations: int
    not_taken: tuple[tuple[int, str], ...]


def take_in_people(dossier: Dossier, people: Sequence[NewPerson], today: dt.date) -> TakenIn:
    """Add people, or supplement what is empty of who is there already; nothing that stands there is changed.

    Of a resident stays one way to be reached. Raises ``Refused`` about all when one of them breaks a rule.
    """
    with dossier.write(LABEL) as session:
        return _taken_in(session, people, today)


def _taken_in(session: "Session", people: Sequence[NewPerson], today: dt.date) -> TakenIn:
    """Thousands of people are let go here: once the window hears of them, it would wait for that."""
    work = _TakingIn(session, today)
    for place, person in enumerate(people):
        work.take(place, person)
    session.flush()
    return work.outcome()


class _TakingIn:
    def __init__(self, session: "Session", today: dt.date) -> None:
        self._session, self._today = session, today
        self._made: list[Contact] = []
        self._organisations: dict[str, Organisation] = {}
        self._known: dict[int, Organisation] = {}
        self._supplemented: set[int] = set()  # the places of those in the list who brought something
        self._same = self._added = 0
        self._not_taken: list[tuple[int, str]] = []
        programme = session.query(Programme).first()
        self._months = programme.review_months if programme is not None else Programme.review_months

    def take(self, place: int, person: NewPerson) -> None:
        if person.contact is not None:
            contact = get(self._session, Contact, person.contact)
        elif person.earlier is not None and person.earlier < len(self._made):
            contact = self._made[person.earlier]
        else:
            self._made.append(self._add(person))
            return
        self._made.append(contact)
        if self._supplement(place, contact, person):
            self._supplemented.add(place)
        else:
            self._same += 1

    def outcome(self) -> TakenIn:
        return TakenIn(
            self._added, len(self._supplemented), self._same, len(self._organisations), tuple(self._not_taken)
        )

    def _add(self, person: NewPerson) -> Contact:
        contact = Contact(
            kind=person.kind,
            first_name=person.first_name,
            infix=person.infix,
            last_name=person.last_name,
            phone=person.phone,
            email=person.email,
            notes=person.notes,
            purpose=person.purpose,
            ground=person.ground,
            source=person.source,
        )
        if person.organisation is not None:
            contact.take_position(self._organisation(person.organisation), role=person.role)
        if contact.kind is ContactKind.RESIDENT:
            contact.keep_until_review(self._today, self._months)
        try:
            contact.check()
        except Refused as refused:
            name = contact.name or "zonder naam"
            raise Refused(f"{name}: {refused.reason}", refused.field) from refused
        self._session.add(contact)
        self._added += 1
        return contact

    def _supplement(self, place: int, contact: Contact, person: NewPerson) -> bool:
        """Fill in what is empty, and tell what there was no room for; whether anything was filled in."""
        is_resident = contact.kind is ContactKind.RESIDENT
        new = {"phone": person.phone, "email": person.email}
        if is_resident and (contact.phone or contact.email or not person.email):
            new = {} if contact.phone or contact.email else {"phone": person.phone}
        elif is_resident:
            new = {"email": person.email}
        else:
            new["notes"] = person.notes
        filled = {name: value for name, value in new.items() if value and not getattr(contact, name).strip()}
        for name, value in filled.items():
            setattr(contact, name, value)
        for name, word in (("phone", "telefoonnummer"), ("email", "e-mailadres"), ("notes", "aantekening")):
            value = getattr(person, name)
            if value and fold(value) != fold(getattr(contact, name)):
                self._not_taken.append((place, f"ander {word}" if name != "notes" else "andere aantekening"))
        has_position = not is_resident and self._supplement_position(place, contact, person)
        return bool(filled) or has_position

    def _supplement_position(self, place: int, contact: Contact, person: NewPerson) -> bool:
        if person.organisation is None:
            return False
        organisation = self._organisation(person.organisation)
        held = position_on(contact.positions, self._today)
        if held is None:
            contact.take_position(organisation, role=person.role)
            return True
        if held.organisation is not organisation:
            self._not_taken.append((place, "andere organisatie"))
        elif person.role and not held.role:
            held.role = person.role
            return True
        elif person.role and fold(person.role) != fold(held.role):
            self._not_taken.append((place, "andere functie"))
        return False

    def _organisation(self, which: int | str) -> Organisation:
        if isinstance(which, int):
            if which not in self._known:
                self._known[which] = get(self._session, Organisation, which)
            return self._known[which]
        key = fold(" ".join(which.split()))
        if key not in self._organisations:
            self._organisations[key] = Organisation(name=" ".join(which.split()))
            self._session.add(self._organisations[key])
        return self._organisations[key]
