"""What happens to the people of the dossier."""

import datetime as dt

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation, Position
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.succession import hand_over
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.edit import get


def take_position(
    dossier: Dossier,
    contact: int,
    organisation: int,
    *,
    role: str = "",
    is_head: bool = False,
    first_day: dt.date | None = None,
    last_day: dt.date | None = None,
) -> int:
    """Note what somebody is, or was, at an organisation, and return the id of that position."""
    with dossier.write("Functie toegevoegd") as session:
        position = get(session, Contact, contact).take_position(
            get(session, Organisation, organisation),
            role=role,
            is_head=is_head,
            first_day=first_day,
            last_day=last_day,
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


def keep_data(dossier: Dossier, contact: int, today: dt.date) -> None:
    """Keep what is known of somebody, and look at it again after the months of the approach."""
    with dossier.write("Gegevens nagekeken") as session:
        programme = session.query(Programme).first()
        months = programme.review_months if programme is not None else Programme.review_months
        get(session, Contact, contact).keep_until_review(today, months)


def hand_over_work(dossier: Dossier, leaver: int, successor: int, on: dt.date) -> None:
    """Let a successor take over what somebody who leaves still has in hand; ``on`` is the leaver's last day."""
    with dossier.write("Werk overgedragen") as session:
        hand_over(
            get(session, Contact, leaver),
            get(session, Contact, successor),
            on,
            promises=[
                *session.query(Promise).filter_by(by_contact_id=leaver),
                *session.query(Promise).filter_by(to_contact_id=leaver),
            ],
            commitments=session.query(Commitment).filter_by(head_id=leaver),
            actions=session.query(Action).filter_by(lead_contact_id=leaver),
            goals=session.query(PolicyGoal).filter_by(portfolio_holder_id=leaver),
            pillars=session.query(Pillar).filter_by(portfolio_holder_id=leaver),
            programme=session.query(Programme).first(),
        )
