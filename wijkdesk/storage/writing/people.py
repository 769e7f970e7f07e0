"""What happens to the people of the dossier."""

import datetime as dt

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation, Position
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.succession import hand_over
from wijkdesk.storage import tables as t
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.edit import Thing, get


def take_position(
    dossier: Dossier,
    contact: int,
    organisation: int,
    *,
    role: str = "",
    is_head: bool = False,
    first_day: dt.date | None = None,
) -> int:
    """Note what somebody is at an organisation, and return the id of that position."""
    with dossier.write("Functie toegevoegd") as session:
        position = get(session, Contact, contact).take_position(
            get(session, Organisation, organisation), role=role, is_head=is_head, first_day=first_day
        )
        session.flush()
        number = position.id
    return number


def change_position(
    dossier: Dossier,
    position: int,
    *,
    organisation: int,
    role: str,
    is_head: bool,
    first_day: dt.date | None,
    last_day: dt.date | None,
) -> None:
    """Correct what stands about a position."""
    with dossier.write("Functie gewijzigd") as session:
        held = get(session, Position, position)
        held.organisation = get(session, Organisation, organisation)
        held.role, held.is_head, held.first_day, held.last_day = role, is_head, first_day, last_day


def remove_position(dossier: Dossier, position: int) -> None:
    """Remove a position that was noted by mistake; for somebody who leaves, give it a last day."""
    with dossier.write("Functie verwijderd") as session:
        session.delete(get(session, Position, position))


def hand_over_work(dossier: Dossier, leaver: int, successor: int, on: dt.date) -> None:
    """Let a successor take over what somebody who leaves still has in hand; ``on`` is the leaver's last day."""
    with dossier.write("Werk overgedragen") as session:
        leaving, next_one = get(session, Contact, leaver), get(session, Contact, successor)
        if leaving is next_one:
            raise Refused("Kies een andere opvolger: iemand kan zichzelf niet opvolgen.", "successor")
        hand_over(
            leaving,
            next_one,
            on,
            promises=_of(
                session, Promise, or_(t.promises.c.by_contact_id == leaver, t.promises.c.to_contact_id == leaver)
            ),
            commitments=_of(session, Commitment, t.commitments.c.head_id == leaver),
            actions=_of(session, Action, t.actions.c.lead_contact_id == leaver),
            goals=_of(session, PolicyGoal, t.goals.c.portfolio_holder_id == leaver),
            pillars=_of(session, Pillar, t.pillars.c.portfolio_holder_id == leaver),
            programme=session.scalars(select(Programme)).first(),
        )


def _of(session: Session, kind: type[Thing], condition: ColumnElement[bool]) -> list[Thing]:
    return list(session.scalars(select(kind).where(condition)))
