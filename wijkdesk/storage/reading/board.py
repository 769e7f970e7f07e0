"""What takes time: actions and commitments from their first day to their last, as the timeline draws them."""

import datetime as dt
import sqlite3
from collections.abc import Collection
from typing import NamedTuple

from wijkdesk.domain.words import ActionState, EventKind
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.rows import read


class ActionSpan(NamedTuple):
    """An action with what is known of its days: when it began or is to begin, and when it ended or is to end."""

    id: int
    title: str
    pillar_id: int | None
    state: ActionState
    first: dt.date | None
    last: dt.date | None
    confidential: bool


class CommitmentSpan(NamedTuple):
    id: int
    organisation_id: int
    organisation: str
    what: str
    first: dt.date | None
    last: dt.date | None
    confidential: bool


def list_action_spans(
    connection: sqlite3.Connection, partner: int | None = None, *, only: Collection[int] | None = None
) -> list[ActionSpan]:
    """Every action, also one of which no day is known; with ``partner``, those that this organisation takes part in.

    ``only`` are ids.
    """
    return read(
        connection,
        ActionSpan,
        f"""SELECT t.id, t.title, t.main_pillar_id, t.state, coalesce(t.started_on, t.first_day),
           coalesce(t.ended_on, t.due), t.confidential FROM actions t {{where}}
           {_takes_part(partner, "WHERE" if only is None else "AND")} ORDER BY t.id""",
        only=only,
    )


def list_commitment_spans(connection: sqlite3.Connection) -> list[CommitmentSpan]:
    """Every commitment by the name of its organisation."""
    return read(
        connection,
        CommitmentSpan,
        """SELECT t.id, o.id, o.name, t.what, t.first_day, t.last_day, t.confidential
           FROM commitments t JOIN organisations o ON o.id = t.organisation_id {where} ORDER BY o.name, t.id""",
    )


class DrawnIndicator(NamedTuple):
    id: int
    name: str


def list_drawn_indicators(connection: sqlite3.Connection) -> list[DrawnIndicator]:
    """The indicators of which there is a number in an own area of the approach, by name."""
    return read(
        connection,
        DrawnIndicator,
        """SELECT t.id, t.name FROM indicators t {where} WHERE EXISTS (
               SELECT 1 FROM measurements m JOIN programme_areas a ON a.area_id = m.area_id
               WHERE m.indicator_id = t.id AND m.value IS NOT NULL) ORDER BY t.name, t.id""",
    )


def list_told(connection: sqlite3.Connection) -> set[tuple[str, int]]:
    """The events and direct reports of which an overview tells, as source and id, whatever is confidential."""
    kinds = (EventKind.MILESTONE, EventKind.SUCCESS, EventKind.SETBACK, EventKind.DECISION)
    named = ", ".join(f"'{kind}'" for kind in kinds)
    return _sources(connection, event=f"events WHERE kind IN ({named})", escalation="escalations")


def _sources(connection: sqlite3.Connection, **tables: str) -> set[tuple[str, int]]:
    return {
        (source, number)
        for source, table in tables.items()
        for (number,) in fetch(connection, f"SELECT id FROM {table}", ())
    }


def _takes_part(partner: int | None, joined: str) -> str:
    if partner is None:
        return ""
    number = int(partner)
    taking_part = f"SELECT action_id FROM action_partners WHERE organisation_id = {number}"
    return f"{joined} (t.lead_id = {number} OR t.id IN ({taking_part}))"
