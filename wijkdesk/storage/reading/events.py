"""Events and escalations."""

import datetime as dt
import sqlite3
from collections.abc import Collection
from typing import NamedTuple

from wijkdesk.domain.words import EscalationState, EventKind
from wijkdesk.storage.reading.rows import names, person, read


class EventRow(NamedTuple):
    id: int
    day: dt.date
    kind: EventKind
    title: str
    description: str
    place: str
    pillar_id: int | None
    pillar: str | None
    action_id: int | None
    action: str | None
    confidential: bool


class EscalationRow(NamedTuple):
    id: int
    subject: str
    what_happened: str
    consequence: str
    asked: str
    reported_to_id: int | None
    reported_to: str | None
    copied_to_ids: tuple[int, ...]
    copied_to: tuple[str, ...]
    pillar_id: int | None
    pillar: str | None
    action_id: int | None
    action: str | None
    state: EscalationState
    sent_on: dt.date | None
    answer: str
    answered_on: dt.date | None
    closed_on: dt.date | None
    confidential: bool


def list_events(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[EventRow]:
    """Every event, newest first."""
    return read(
        connection,
        EventRow,
        """SELECT t.id, t.day, t.kind, t.title, t.description, t.place, t.pillar_id, p.name, t.action_id, a.title,
           t.confidential
           FROM events t LEFT JOIN pillars p ON p.id = t.pillar_id LEFT JOIN actions a ON a.id = t.action_id
           {where} ORDER BY t.day DESC, t.id DESC""",
        only=only,
    )


def list_escalations(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[EscalationRow]:
    """Every direct report, newest first; what was not sent yet stands on top."""
    copies = ("escalation_copies", "contacts", "escalation_id")
    return read(
        connection,
        EscalationRow,
        f"""SELECT t.id, t.subject, t.what_happened, t.consequence, t.asked, t.reported_to_id, {person("r")},
            {names(*copies, what="x.id")}, {names(*copies, what=person("x"))},
            t.pillar_id, p.name, t.action_id, a.title, t.state, t.sent_on, t.answer, t.answered_on, t.closed_on,
            t.confidential
            FROM escalations t LEFT JOIN contacts r ON r.id = t.reported_to_id
            LEFT JOIN pillars p ON p.id = t.pillar_id LEFT JOIN actions a ON a.id = t.action_id
            {{where}} ORDER BY t.sent_on IS NOT NULL, t.sent_on DESC, t.id DESC""",
        only=only,
    )
