"""Noting the meetings of a calendar as contact moments, in one step."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from wijkdesk.domain.contact import Contact
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.words import MomentKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.edit import get


class Met(NamedTuple):
    """A meeting with these contacts, by their ids."""

    day: dt.date
    kind: MomentKind
    summary: str
    contacts: tuple[int, ...]
    confidential: bool = False


def note_meetings(dossier: Dossier, meetings: Sequence[Met]) -> None:
    """Note each meeting as a contact moment."""
    with dossier.write("Agenda ingelezen") as session:
        session.add_all(
            ContactMoment(
                day=each.day,
                kind=each.kind,
                summary=each.summary,
                contacts=[get(session, Contact, number) for number in each.contacts],
                confidential=each.confidential,
            )
            for each in meetings
        )
