"""Two persons or organisations that are the same become one, and nothing of either is lost."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from wijkdesk.domain.contact import Contact, Organisation, Position, full_name
from wijkdesk.domain.distinct import Distinct
from wijkdesk.domain.folding import fold
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ContactKind, DistinctKind, OrganisationKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.edit import get
from wijkdesk.storage.writing.references import hand_over_references

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NAME = ("first_name", "infix", "last_name")
REACH = ("phone", "email")
CONTACT_CHOICES = (NAME, ("kind",), ("phone",), ("email",), ("ground",), ("review_on",))
RESIDENT_CHOICES = (NAME, ("kind",), REACH, ("ground",), ("review_on",))
ORGANISATION_CHOICES = (("name",), ("kind",), ("phone",), ("email",), ("website",), ("address",), ("left_on",))
"""What one of both has when they differ, in groups that belong together."""

_EMPTY = ("", None, OrganisationKind.OTHER)

_ALSO = {
    "name": "Ook bekend als {}",
    "kind": "Ook genoteerd als {}",
    "phone": "Ander telefoonnummer: {}",
    "email": "Ander e-mailadres: {}",
    "website": "Andere website: {}",
    "address": "Ander adres: {}",
    "left_on": "Ook genoteerd: vertrokken op {}",
    "ground": "Andere grondslag: {}",
    "review_on": "Andere dag om na te kijken: {}",
}


def merge_contacts(dossier: Dossier, keep: int, gone: int, *, values: Mapping[str, Any] | None = None) -> None:
    """Let ``gone`` go over into ``keep``, with all that refers to it.

    ``values`` says, by field, what holds where they differ; without it what ``keep`` has, else what ``gone`` has. What
    does not hold goes to the notes. A resident has no notes, and one way to be reached: of them it goes, and what would
    break those rules is refused.
    """
    chosen = _known(values, CONTACT_CHOICES)
    with dossier.write("Contacten samengevoegd") as session:
        staying, leaving = _two(session, Contact, keep, gone)
        is_resident = ContactKind.RESIDENT in (staying.kind, leaving.kind)
        if is_resident:
            _refuse_what_no_resident_has(session, staying, leaving)
            chosen = {**chosen, "kind": ContactKind.RESIDENT}
        _join_texts(staying, leaving, ("what_matters", "notes"), "\n\n")
        _join_texts(staying, leaving, ("purpose", "source"), "; ")
        lost = _settle(staying, leaving, choices_of_contacts(staying.kind, leaving.kind), chosen)
        staying.confidential = staying.confidential or leaving.confidential
        hand_over_references(session, Contact, keep, gone)
        lost += _join_positions(session, session.query(Position).filter_by(contact_id=keep).all()).get(keep, [])
        if not is_resident:
            _note(staying, lost)
        session.delete(leaving)


def merge_organisations(dossier: Dossier, keep: int, gone: int, *, values: Mapping[str, Any] | None = None) -> None:
    """Let ``gone`` go over into ``keep``, with all that refers to it; ``values`` as for contacts.

    Without a choice an organisation that still takes part stays one that does.
    """
    chosen = _known(values, ORGANISATION_CHOICES)
    with dossier.write("Organisaties samengevoegd") as session:
        staying, leaving = _two(session, Organisation, keep, gone)
        if None in (staying.left_on, leaving.left_on):
            chosen = {"left_on": None, **chosen}
        _join_texts(staying, leaving, ("notes",), "\n\n")
        lost = _settle(staying, leaving, ORGANISATION_CHOICES, chosen)
        staying.confidential = staying.confidential or leaving.confidential
        people = _people_at(session, gone)
        hand_over_references(session, Organisation, keep, gone)
        # Of an organisation with hundreds of people only those who came over can be there twice now.
        positions = [
            position
            for number in people
            for position in session.query(Position).filter_by(organisation_id=keep, contact_id=number)
        ]
        for number, lines in _join_positions(session, positions).items():
            contact = get(session, Contact, number)
            if contact.kind is not ContactKind.RESIDENT:
                _note(contact, lines)
        _note(staying, lost)
        session.delete(leaving)


def choices_of_contacts(one: ContactKind, other: ContactKind) -> tuple[tuple[str, ...], ...]:
    """What is chosen of two contacts of these kinds where they differ, in groups that belong together.

    A resident is reached in one way; with one of them a resident, both are.
    """
    return RESIDENT_CHOICES if ContactKind.RESIDENT in (one, other) else CONTACT_CHOICES


def keep_apart(dossier: Dossier, kind: DistinctKind, one: int, other: int) -> None:
    """Note that these two are not the same, though they look alike; nothing changes when that was known."""
    pair = {"lower": min(one, other), "higher": max(one, other)}
    with dossier.write(f"Niet dezelfde {kind.dutch}") as session:
        if session.query(Distinct).filter_by(kind=kind, **pair).one_or_none() is None:
            session.add(Distinct(kind=kind, **pair))


def _known(values: Mapping[str, Any] | None, groups: Sequence[tuple[str, ...]]) -> dict[str, Any]:
    unknown = set(values or ()) - {field for group in groups for field in group}
    if unknown:
        raise TypeError(f"nothing can be chosen for {', '.join(sorted(unknown))}")
    return dict(values or {})


def _two(session: "Session", kind: type[Any], keep: int, gone: int) -> tuple[Any, Any]:
    if keep == gone:
        raise Refused("Kies er twee om samen te voegen.")
    return get(session, kind, keep), get(session, kind, gone)


# -- what stands of both --


def _settle(staying: Any, leaving: Any, groups: Iterable[tuple[str, ...]], chosen: Mapping[str, Any]) -> list[str]:
    """Give ``staying`` what holds of both, and return a line for each thing that does not."""
    lines = []
    for group in groups:
        mine, its = (tuple(getattr(thing, field) for field in group) for thing in (staying, leaving))
        first = mine if says(mine) else its
        holds = tuple(chosen.get(field, value) for field, value in zip(group, first, strict=True))
        for field, value in zip(group, holds, strict=True):
            setattr(staying, field, value)
        lost = dict.fromkeys(each for each in (mine, its) if says(each) and each != holds)
        lines += [_line(group, each) for each in lost]
    return lines


def says(values: tuple[Any, ...]) -> bool:
    """Whether these values of a group tell anything."""
    return any(value not in _EMPTY for value in values)


def _line(group: tuple[str, ...], values: tuple[Any, ...]) -> str:
    if group == NAME:
        return _ALSO["name"].format(full_name(*values))
    value = next(value for value in values if value not in _EMPTY)
    return _ALSO[group[0]].format(f"{value:%d-%m-%Y}" if isinstance(value, dt.date) else getattr(value, "dutch", value))


def _join_texts(staying: Any, leaving: Any, fields: Iterable[str], between: str) -> None:
    for field in fields:
        both = (getattr(staying, field), getattr(leaving, field))
        setattr(staying, field, between.join(dict.fromkeys(text for text in both if text.strip())))


def _note(thing: Any, lines: Sequence[str]) -> None:
    added = "\n".join(lines)
    thing.notes = "\n\n".join(text for text in (thing.notes, added) if text.strip())


def _refuse_what_no_resident_has(session: "Session", one: Contact, other: Contact) -> None:
    """A professional or administrator with more than a resident may have stays apart, and one in office too."""
    for contact in (one, other):
        if contact.kind is ContactKind.RESIDENT:
            continue
        if contact.notes.strip() or contact.what_matters.strip():
            raise Refused(
                "Een van de twee is bewoner. Daarvan bewaar je geen aantekeningen en niet wat iemand drijft: haal die "
                "eerst weg, of laat ze apart."
            )
        if _is_in_office(session, contact):
            raise Refused(
                "Een van de twee is bewoner, de ander opdrachtgever, portefeuillehouder of afdelingshoofd. Laat ze "
                "apart, of geef dat werk eerst aan een opvolger."
            )


def _is_in_office(session: "Session", contact: Contact) -> bool:
    tables = Contact.__mapper__.local_table.metadata.tables  # type: ignore[attr-defined]
    positions = tables["positions"]
    # By table: a position that is loaded with its contact would be removed together with it.
    offices = (
        tables["programmes"].c.sponsor_id == contact.id,
        tables["pillars"].c.portfolio_holder_id == contact.id,
        tables["goals"].c.portfolio_holder_id == contact.id,
        tables["commitments"].c.head_id == contact.id,
        tables["escalations"].c.reported_to_id == contact.id,
        positions.c.is_head & (positions.c.contact_id == contact.id),
    )
    return any(session.query(office).filter(office).first() is not None for office in offices)


# -- positions --


def _people_at(session: "Session", organisation: int) -> list[int]:
    """The ids of who holds or held a position there, read past the session, which the rows are to change behind."""
    table = Position.__mapper__.local_table  # type: ignore[attr-defined]
    of_people = table.select().where(table.c.organisation_id == organisation).with_only_columns(table.c.contact_id)
    return list(session.scalars(of_people.distinct().order_by(table.c.contact_id)))


def _join_positions(session: "Session", positions: Iterable[Position]) -> dict[int, list[str]]:
    """Let equal positions at one organisation that overlap be one, as long as both together.

    Gives, by the id of the contact, a line for each period that was noted and is not that of the whole.
    """
    equal: dict[tuple[Any, ...], list[Position]] = {}
    for position in positions:
        key = (position.contact_id, position.organisation_id, fold(position.role.strip()), position.is_head)  # type: ignore[attr-defined]
        equal.setdefault(key, []).append(position)
    lines: dict[int, list[str]] = {}
    for (contact, *_), held in equal.items():
        for together in _overlapping(held):
            lines.setdefault(contact, []).extend(_as_one(session, together))
    return lines


def _overlapping(positions: Sequence[Position]) -> list[list[Position]]:
    found: list[list[Position]] = []
    until = dt.date.min
    for position in sorted(positions, key=lambda each: (each.first_day or dt.date.min, each.id)):
        if found and (position.first_day or dt.date.min) <= until:
            found[-1].append(position)
        else:
            found.append([position])
            until = dt.date.min
        until = max(until, position.last_day or dt.date.max)
    return [group for group in found if len(group) > 1]


def _as_one(session: "Session", positions: Sequence[Position]) -> list[str]:
    periods = [(each.first_day, each.last_day) for each in positions]
    first_days, last_days = zip(*periods, strict=True)
    one, *others = positions
    one.first_day = None if None in first_days else min(first_days)
    one.last_day = None if None in last_days else max(last_days)
    for other in others:
        session.delete(other)
    narrower = dict.fromkeys(
        period for period in periods if period not in ((one.first_day, one.last_day), (None, None))
    )
    what = one.role.strip() or "functie"
    where = session.get_one(Organisation, one.organisation_id).name  # type: ignore[attr-defined]
    return [f"Ook genoteerd bij {where}: {what} {_period(*period)}" for period in narrower]


def _period(first_day: dt.date | None, last_day: dt.date | None) -> str:
    parts = (f"vanaf {first_day:%d-%m-%Y}" if first_day else "", f"tot en met {last_day:%d-%m-%Y}" if last_day else "")
    return " ".join(part for part in parts if part)
