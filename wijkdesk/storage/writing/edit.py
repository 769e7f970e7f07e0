"""Adding, changing and removing any thing of the dossier."""

from typing import Any, TypeVar

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Area, Indicator, Measurement
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.photo import Photo
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.dossier import Dossier

Thing = TypeVar("Thing")

NAMES: dict[type, str] = {
    Programme: "Wijkaanpak",
    Pillar: "Pijler",
    Action: "Actie",
    Organisation: "Organisatie",
    Contact: "Contact",
    ContactMoment: "Contactmoment",
    Promise: "Toezegging",
    Commitment: "Commitment",
    PolicyGoal: "Beleidsdoel",
    Event: "Gebeurtenis",
    Escalation: "Directe melding",
    Area: "Gebied",
    Indicator: "Cijfer",
    Measurement: "Meting",
    Photo: "Foto",
    Overview: "Overzicht",
}
"""What the menu calls each kind of thing when it can be undone."""

_BY_COMMAND = {Action: {"state"}, Promise: {"state"}, PolicyGoal: {"state"}, Escalation: {"state"}, Overview: {"state"}}
"""What only a command of its own may change, because the domain has rules about it."""


def add(dossier: Dossier, kind: type[Any], **values: Any) -> int:
    """Add a thing with these values, and return its id."""
    with dossier.write(f"{NAMES[kind]} toegevoegd") as session:
        thing = kind(**_resolved(session, kind, values))
        session.add(thing)
        session.flush()
        number: int = thing.id
    return number


def change(dossier: Dossier, kind: type[Any], number: int, *, visit: str | None = None, **values: Any) -> None:
    """Give a thing these values; with ``visit``, one step together with the other changes of that visit."""
    by_command = _BY_COMMAND.get(kind, set()) & values.keys()
    if by_command:
        raise TypeError(f"{kind.__name__} has a command of its own for {', '.join(by_command)}")
    with dossier.write(f"{NAMES[kind]} gewijzigd", visit=visit) as session:
        thing = get(session, kind, number)
        for name, value in _resolved(session, kind, values).items():
            setattr(thing, name, value)


def remove(dossier: Dossier, kind: type[Any], number: int) -> None:
    """Remove a thing and what belongs to it; what refers to it lets go of it."""
    with dossier.write(f"{NAMES[kind]} verwijderd") as session:
        thing = get(session, kind, number)
        if isinstance(thing, Overview):
            thing.must_be_draft()
        session.delete(thing)


def get(session: Session, kind: type[Thing], number: int) -> Thing:
    """The thing with this id; ``Refused`` when it was removed meanwhile."""
    thing = session.get(kind, number)
    if thing is None:
        raise Refused("Dit is intussen verwijderd. Maak dat ongedaan, of kies iets anders.")
    return thing


def _resolved(session: Session, kind: type[Any], values: dict[str, Any]) -> dict[str, Any]:
    """The values with things in place of their ids."""
    relationships = inspect(kind).relationships
    resolved = {}
    for name, value in values.items():
        if name not in relationships or value is None:
            resolved[name] = value
        elif relationships[name].uselist:
            resolved[name] = [get(session, relationships[name].mapper.class_, number) for number in value]
        else:
            resolved[name] = get(session, relationships[name].mapper.class_, value)
    return resolved
