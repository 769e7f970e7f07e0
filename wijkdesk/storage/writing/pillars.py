"""What happens to pillars."""

import datetime as dt

from wijkdesk.domain.contact import Contact, split_name
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.words import ContactKind, Light
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.edit import get

_COLOURS = 6


def add_pillar(dossier: Dossier, name: str, *, aim: str = "") -> int:
    """Add a pillar behind the others, in the first colour that is least used, and return its id."""
    with dossier.write("Pijler toegevoegd") as session:
        others = session.query(Pillar).all()
        used = [pillar.colour for pillar in others]
        last = max((pillar.position for pillar in others), default=0)
        colour = min(range(1, _COLOURS + 1), key=used.count)
        pillar = Pillar(name=name, aim=aim, position=last + 1, colour=colour)
        session.add(pillar)
        session.flush()
        number = pillar.id
    return number


def rate_pillar(
    dossier: Dossier,
    pillar: int,
    light: Light,
    on: dt.date,
    *,
    note: str = "",
    cause: str = "",
    consequence: str = "",
    correction: str = "",
) -> None:
    """Follow the last rating with another one."""
    with dossier.write("Pijler beoordeeld") as session:
        get(session, Pillar, pillar).rate(
            light, on, note=note, cause=cause, consequence=consequence, correction=correction
        )


def explain_rating(
    dossier: Dossier,
    pillar: int,
    *,
    note: str,
    cause: str,
    consequence: str,
    correction: str,
    visit: str | None = None,
) -> None:
    """Complete the words of the newest rating of a pillar."""
    with dossier.write("Beoordeling toegelicht", visit=visit) as session:
        get(session, Pillar, pillar).explain(note=note, cause=cause, consequence=consequence, correction=correction)


def retire_pillar(dossier: Dossier, pillar: int, on: dt.date) -> None:
    """Let a pillar rest: its past stays."""
    with dossier.write("Pijler afgesloten") as session:
        get(session, Pillar, pillar).retire(on)


def restore_pillar(dossier: Dossier, pillar: int) -> None:
    """Take a retired pillar up again."""
    with dossier.write("Pijler heropend") as session:
        get(session, Pillar, pillar).restore()


def order_pillars(dossier: Dossier, order: list[int]) -> None:
    """Number the pillars in the order of these ids."""
    with dossier.write("Pijlers geordend") as session:
        for position, number in enumerate(order, start=1):
            get(session, Pillar, number).position = position


def appoint_newcomer(dossier: Dossier, pillar: int, name: str, *, visit: str | None = None) -> None:
    """Make an administrator of this name, and portfolio holder of a pillar."""
    first_name, infix, last_name = split_name(name)
    with dossier.write("Portefeuillehouder toegevoegd", visit=visit) as session:
        holder = Contact(kind=ContactKind.ADMINISTRATOR, first_name=first_name, infix=infix, last_name=last_name)
        session.add(holder)
        get(session, Pillar, pillar).portfolio_holder = holder
