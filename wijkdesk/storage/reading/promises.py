"""Promises, commitments and policy goals."""

import datetime as dt
import sqlite3
from collections.abc import Collection
from typing import NamedTuple

from wijkdesk.domain.folding import fold
from wijkdesk.domain.words import ContactKind, GoalState, PromiseState, Rhythm
from wijkdesk.storage.reading.rows import names, person, read


class PromiseRow(NamedTuple):
    id: int
    what: str
    by_contact_id: int | None
    by_contact: str | None
    by_contact_kind: ContactKind | None
    by_organisation_id: int | None
    by_organisation: str | None
    to_contact_id: int | None
    to_contact: str | None
    to_contact_kind: ContactKind | None
    to_organisation_id: int | None
    to_organisation: str | None
    to_residents: bool
    made_on: dt.date | None
    due: dt.date | None
    state: PromiseState
    settled_on: dt.date | None
    reason: str
    told_on: dt.date | None
    told_how: str
    pillar_id: int | None
    pillar: str | None
    action_id: int | None
    action: str | None
    made_in_id: int | None
    replaces_id: int | None
    confidential: bool


class CommitmentRow(NamedTuple):
    id: int
    organisation_id: int
    organisation: str
    what: str
    head_id: int | None
    head: str | None
    head_since: dt.date | None
    rhythm: Rhythm | None
    first_day: dt.date | None
    last_day: dt.date | None
    end_reason: str
    last_answer_on: dt.date | None
    last_answer_yes: bool | None
    confidential: bool


class ReconfirmationRow(NamedTuple):
    id: int
    commitment_id: int
    day: dt.date
    by_id: int | None
    by: str | None
    confirmed: bool
    note: str


class GoalRow(NamedTuple):
    id: int
    title: str
    description: str
    organisation_id: int | None
    organisation: str | None
    portfolio_holder_id: int | None
    portfolio_holder: str | None
    indicator_id: int | None
    indicator: str | None
    due: dt.date | None
    state: GoalState
    settled_on: dt.date | None
    action_ids: tuple[int, ...]
    confidential: bool


def list_promises(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[PromiseRow]:
    """Every promise, in the order in which they were made."""
    return read(
        connection,
        PromiseRow,
        f"""SELECT t.id, t.what, t.by_contact_id, {person("bc")}, bc.kind, t.by_organisation_id, bo.name,
            t.to_contact_id, {person("tc")}, tc.kind, t.to_organisation_id, tt.name, t.to_residents,
            t.made_on, t.due, t.state, t.settled_on, t.reason, t.told_on, t.told_how,
            t.pillar_id, p.name, t.action_id, a.title, t.made_in_id, t.replaces_id, t.confidential
            FROM promises t
            LEFT JOIN contacts bc ON bc.id = t.by_contact_id LEFT JOIN organisations bo ON bo.id = t.by_organisation_id
            LEFT JOIN contacts tc ON tc.id = t.to_contact_id LEFT JOIN organisations tt ON tt.id = t.to_organisation_id
            LEFT JOIN pillars p ON p.id = t.pillar_id LEFT JOIN actions a ON a.id = t.action_id
            {{where}} ORDER BY t.id""",
        only=only,
    )


def list_commitments(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[CommitmentRow]:
    """Every commitment by organisation, with the last answer to whether it still stands."""
    found = read(
        connection,
        CommitmentRow,
        f"""SELECT t.id, t.organisation_id, o.name, t.what, t.head_id, {person("h")}, t.head_since, t.rhythm,
            t.first_day, t.last_day, t.end_reason, r.day, r.confirmed, t.confidential
            FROM commitments t JOIN organisations o ON o.id = t.organisation_id
            LEFT JOIN contacts h ON h.id = t.head_id
            LEFT JOIN reconfirmations r ON r.id = (SELECT id FROM reconfirmations WHERE commitment_id = t.id
                                                   ORDER BY day DESC, id DESC LIMIT 1)
            {{where}} ORDER BY t.id""",
        only=only,
    )
    return sorted(found, key=lambda row: fold(row.organisation))


def list_reconfirmations(
    connection: sqlite3.Connection, only: Collection[int] | None = None
) -> list[ReconfirmationRow]:
    """Every answer to the question whether a commitment still stands, oldest first."""
    return read(
        connection,
        ReconfirmationRow,
        f"""SELECT t.id, t.commitment_id, t.day, t.by_id, {person("c")}, t.confirmed, t.note
            FROM reconfirmations t LEFT JOIN contacts c ON c.id = t.by_id {{where}} ORDER BY t.day, t.id""",
        only=only,
    )


def list_goals(
    connection: sqlite3.Connection, only: Collection[int] | None = None, *, with_actions: bool = True
) -> list[GoalRow]:
    """Every policy goal, with the actions that contribute to it: there may be thousands."""
    actions = names("action_goals", "actions", "goal_id", what="x.id") if with_actions else "'[]'"
    return read(
        connection,
        GoalRow,
        f"""SELECT t.id, t.title, t.description, t.organisation_id, o.name, t.portfolio_holder_id, {person("h")},
            t.indicator_id, i.name, t.due, t.state, t.settled_on,
            {actions}, t.confidential
            FROM goals t LEFT JOIN organisations o ON o.id = t.organisation_id
            LEFT JOIN contacts h ON h.id = t.portfolio_holder_id LEFT JOIN indicators i ON i.id = t.indicator_id
            {{where}} ORDER BY t.id""",
        only=only,
    )
