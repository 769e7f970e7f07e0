"""Writing down what one line means."""

from typing import TYPE_CHECKING, Any

from wijkdesk.domain.action import Action
from wijkdesk.domain.event import Event
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.quick_note.names import Named
from wijkdesk.domain.quick_note.note import Agreed, Note
from wijkdesk.domain.words import EventKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.edit import NAMES, get
from wijkdesk.storage.writing.moments import Agreement, Context, Parties, Party, add_agreements, label_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Made = tuple[type[Any], int]
"""The kind and the id of something that was made."""


def write_note(dossier: Dossier, note: Note) -> list[Made]:
    """Make all that a line says in one step, and return it: the moment or event, and then the agreements.

    People who are new are added.
    """
    with dossier.write(_label(note)) as session:
        parties = Parties(session)
        pillar = _of(session, Pillar, note.pillar)
        action = _of(session, Action, note.action)
        first = _moment_or_event(note, parties, pillar, action)
        context = Context(
            note.day, first if isinstance(first, ContactMoment) else None, note.confidential, pillar, action
        )
        things: list[Any] = [] if first is None else [first]
        session.add_all(things)
        things += add_agreements(session, agreements_of(note), parties, context)
        session.flush()
        made = [(type(thing), thing.id) for thing in things]
    return made


def agreements_of(note: Note) -> list[Agreement]:
    """What was agreed, as the commands for a contact moment take it."""
    return [_agreement(agreed) for agreed in note.agreements]


def party_of(named: Named) -> Party:
    return named.kind, named.name if named.id is None else named.id


def _label(note: Note) -> str:
    if note.kind is not None:
        return label_of(NAMES[Event if isinstance(note.kind, EventKind) else ContactMoment], len(note.agreements))
    if len(note.agreements) == 1:
        return f"{NAMES[note.agreements[0].becomes]} genoteerd"
    return label_of("", len(note.agreements))


def _moment_or_event(
    note: Note, parties: Parties, pillar: Pillar | None, action: Action | None
) -> ContactMoment | Event | None:
    shared: dict[str, Any] = {
        "day": note.day,
        "pillar": pillar,
        "action": action,
        "confidential": note.confidential,
    }
    if note.kind is None:
        return None
    if isinstance(note.kind, EventKind):
        return Event(title=note.text, kind=note.kind, **shared)
    moment = ContactMoment(summary=note.text, kind=note.kind, **shared)
    parties.attend(moment, [party_of(each) for each in note.present])
    return moment


def _agreement(agreed: Agreed) -> Agreement:
    return Agreement(
        agreed.what,
        agreed.becomes,
        by=None if agreed.by is None else party_of(agreed.by),
        to=None if agreed.to is None else party_of(agreed.to),
        to_residents=agreed.to_residents,
        due=agreed.due,
        partners=tuple(party_of(each) for each in agreed.partners),
    )


def _of(session: "Session", kind: type[Any], named: Named | None) -> Any:
    return None if named is None or named.id is None else get(session, kind, named.id)
