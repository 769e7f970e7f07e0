"""With whom a moment, promise, commitment or goal belongs first."""

from __future__ import annotations

import sqlite3
from typing import Any

from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.promise import Promise
from wijkdesk.storage.reading.moments import list_moments
from wijkdesk.storage.reading.promises import list_commitments, list_goals, list_promises

Owner = tuple[type, int]


def owner_of(reader: sqlite3.Connection, kind: type, number: int) -> Owner | None:
    """The person or organisation in whose pane this thing is found; None when there is none."""
    people, organisations = _sides(reader, kind, number)
    found: list[Owner] = [(Contact, each) for each in people if each is not None]
    found += [(Organisation, each) for each in organisations if each is not None]
    return found[0] if found else None


def _sides(reader: sqlite3.Connection, kind: type, number: int) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    if kind is ContactMoment:
        for moment in list_moments(reader, only=[number]):
            return moment.contact_ids, moment.organisation_ids
    if kind is Promise:
        for promise in list_promises(reader, only=[number]):
            people = (promise.by_contact_id, promise.to_contact_id)
            return people, (promise.by_organisation_id, promise.to_organisation_id)
    if kind is Commitment:
        for commitment in list_commitments(reader, only=[number]):
            return (), (commitment.organisation_id,)
    if kind is PolicyGoal:
        for goal in list_goals(reader, only=[number], with_actions=False):
            return (goal.portfolio_holder_id,), (goal.organisation_id,)
    return (), ()
