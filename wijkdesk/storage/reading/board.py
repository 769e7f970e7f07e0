"""What takes time: actions and commitments from their first day to their last, as the timeline draws them."""

import datetime as dt
import sqlite3
from collections.abc import Collection
from typing import NamedTuple

from wijkdesk.domain.words import ActionState
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


def list_action_spans(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[ActionSpan]:
    """Every action, also one of which no day is known."""
    return read(
        connection,
        ActionSpan,
        """SELECT t.id, t.title, t.main_pillar_id, t.state, coalesce(t.started_on, t.first_day),
           coalesce(t.ended_on, t.due), t.confidential FROM actions t {where} ORDER BY t.id""",
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
