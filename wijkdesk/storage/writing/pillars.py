"""What happens to pillars."""

import datetime as dt

from sqlalchemy import func, select

from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.words import Light
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.tables import pillars
from wijkdesk.storage.writing.edit import get

_COLOURS = 6


def add_pillar(dossier: Dossier, name: str, *, aim: str = "") -> int:
    """Add a pillar behind the others, in the first colour that is least used, and return its id."""
    with dossier.write("Pijler toegevoegd") as session:
        used = list(session.execute(select(pillars.c.colour)).scalars())
        last = session.execute(select(func.max(pillars.c.position))).scalar_one() or 0
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
