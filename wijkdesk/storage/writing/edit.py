"""Adding, changing and removing any thing of the dossier."""

import datetime as dt
from collections.abc import Collection
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

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
from wijkdesk.domain.words import ActionState, ContactKind, EscalationState, GoalState, OverviewState, PromiseState
from wijkdesk.storage.dossier import Dossier

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

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

_SEVERAL: dict[type, str] = {
    Programme: "wijkaanpakken",
    Pillar: "pijlers",
    Action: "acties",
    Organisation: "organisaties",
    Contact: "contacten",
    ContactMoment: "contactmomenten",
    Promise: "toezeggingen",
    Commitment: "commitments",
    PolicyGoal: "beleidsdoelen",
    Event: "gebeurtenissen",
    Escalation: "directe meldingen",
    Area: "gebieden",
    Indicator: "cijfers",
    Measurement: "metingen",
    Photo: "foto's",
    Overview: "overzichten",
}

_BY_COMMAND = {
    Pillar: {"ratings"},
    Action: {"state", "follows"},
    Contact: {"positions"},
    Promise: {"state", "replaces"},
    Commitment: {"reconfirmations"},
    PolicyGoal: {"state"},
    Escalation: {"state"},
    Overview: {"state"},
}
"""What only a command of its own may change, because the domain has rules about it."""

_CHANGEABLE = {
    kind: {field.name for field in fields(kind) if field.init} - _BY_COMMAND.get(kind, set()) for kind in NAMES
}


_BEGINS_AS: dict[type, set[Any]] = {
    Action: {ActionState.IDEA, ActionState.PLANNED, ActionState.RUNNING, ActionState.WAITING},
    Promise: {PromiseState.OPEN},
    PolicyGoal: {GoalState.OPEN},
    Escalation: {EscalationState.DRAFT},
    Overview: {OverviewState.DRAFT},
}
"""The states in which a thing may be added; it comes in any other by a command."""


def add(dossier: Dossier, kind: type[Any], /, *, visit: str | None = None, **values: Any) -> int:
    """Add a thing with these values, and return its id; with ``visit``, one step together with the changes of it.

    A ``TypeError`` when the kind has no such field, or a command of its own for it; a ``ValueError`` for a state in
    which no such thing begins.
    """
    if kind is Programme:
        raise Refused("Een dossier gaat over één wijkaanpak. Maak voor een andere een nieuw dossier.")
    if by_command := values.keys() & (_BY_COMMAND.get(kind, set()) - {"state"}):
        raise TypeError(f"{kind.__name__} cannot begin with {', '.join(sorted(by_command))}")
    if "state" in values and values["state"] not in _BEGINS_AS.get(kind, {values["state"]}):
        raise ValueError(f"{kind.__name__} cannot begin as {values['state']}")
    with dossier.write(f"{NAMES[kind]} toegevoegd", visit=visit) as session:
        thing = kind(**resolved(session, kind, values))
        date_review(session, thing)
        session.add(thing)
        session.flush()
        number: int = thing.id
    return number


def change(dossier: Dossier, kind: type[Any], number: int, /, *, visit: str | None = None, **values: Any) -> None:
    """Give a thing these values; with ``visit``, one step together with the other changes of that visit.

    A ``TypeError`` when the kind has no such field, or a command of its own for it.
    """
    if others := values.keys() - _CHANGEABLE[kind]:
        raise TypeError(f"{kind.__name__} cannot change {', '.join(sorted(others))} this way")
    with dossier.write(f"{NAMES[kind]} gewijzigd", visit=visit) as session:
        if kind is not Overview and session.change(kind, number, values):
            return
        thing = get(session, kind, number)
        if isinstance(thing, Overview):
            thing.must_be_draft()
        for name, value in resolved(session, kind, values).items():
            setattr(thing, name, value)
        if values.get("kind") is ContactKind.RESIDENT:
            date_review(session, thing)


def remove(dossier: Dossier, kind: type[Any], number: int) -> None:
    """Remove a thing and what belongs to it; what refers to it lets go of it."""
    remove_several(dossier, kind, [number])


def remove_several(dossier: Dossier, kind: type[Any], numbers: Collection[int]) -> None:
    """Remove things of one kind in one step; the approach itself stays."""
    if kind is Programme:
        raise Refused("Een dossier gaat over één wijkaanpak, en die blijft erin staan.")
    what = NAMES[kind] if len(numbers) == 1 else f"{len(numbers)} {_SEVERAL[kind]}"
    with dossier.write(f"{what} verwijderd") as session:
        for number in numbers:
            thing = get(session, kind, number)
            if isinstance(thing, Overview):
                thing.must_be_draft()
            session.delete(thing)


def get(session: "Session", kind: type[Thing], number: int) -> Thing:
    """The thing with this id; ``Refused`` when it was removed meanwhile."""
    thing = session.get(kind, number)
    if thing is None:
        raise Refused("Dit is intussen verwijderd. Maak dat ongedaan, of kies iets anders.")
    return thing


def date_review(session: "Session", thing: Any) -> None:
    """The data of a resident are looked at again after a while, whoever enters them."""
    if isinstance(thing, Contact) and thing.kind is ContactKind.RESIDENT and thing.review_on is None:
        programme = session.query(Programme).first()
        months = programme.review_months if programme is not None else Programme.review_months
        thing.keep_until_review(dt.date.today(), months)


def resolved(session: "Session", kind: type[Any], values: dict[str, Any]) -> dict[str, Any]:
    """The values with things in place of their ids."""
    relationships = kind.__mapper__.relationships
    found = {}
    for name, value in values.items():
        if name not in relationships or value is None:
            found[name] = value
        elif relationships[name].uselist:
            kind_there = relationships[name].mapper.class_
            found[name] = [get(session, kind_there, number) for number in dict.fromkeys(value)]
        else:
            found[name] = get(session, relationships[name].mapper.class_, value)
    return found
