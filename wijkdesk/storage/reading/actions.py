"""Actions."""

import datetime as dt
import json
import sqlite3
from collections.abc import Collection, Iterator
from typing import NamedTuple

from wijkdesk.domain.action import begin_of
from wijkdesk.domain.words import WORK_FIRST, ActionState
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.rows import Reader, in_portions, names, person, read


class ActionRow(NamedTuple):
    id: int
    title: str
    description: str
    state: ActionState
    main_pillar_id: int | None
    main_pillar: str | None
    other_pillar_ids: tuple[int, ...]
    other_pillars: tuple[str, ...]
    first_day: dt.date | None
    due: dt.date | None
    started_on: dt.date | None
    ended_on: dt.date | None
    quick_win: bool
    by_residents: bool
    confidential: bool
    next_step: str
    waits_for: str
    place: str
    lead_id: int | None
    lead: str | None
    lead_contact_id: int | None
    lead_contact: str | None
    partner_ids: tuple[int, ...]
    partners: tuple[str, ...]
    goal_ids: tuple[int, ...]
    goals: tuple[str, ...]
    result: str
    lesson: str
    follows_id: int | None
    follows: str | None
    photos: int

    @property
    def began_on(self) -> dt.date | None:
        """See ``begin_of`` in the domain."""
        return begin_of(self.state, self.started_on, self.first_day)


def list_actions(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[ActionRow]:
    """Every action, in the order in which they were made."""
    pillars = ("action_pillars", "pillars", "action_id")
    partners = ("action_partners", "organisations", "action_id")
    goals = ("action_goals", "goals", "action_id")
    return read(
        connection,
        ActionRow,
        f"""SELECT t.id, t.title, t.description, t.state, t.main_pillar_id, p.name,
            {names(*pillars, what="x.id")}, {names(*pillars)},
            t.first_day, t.due, t.started_on, t.ended_on, t.quick_win, t.by_residents, t.confidential, t.next_step,
            t.waits_for, t.place, t.lead_id, o.name, t.lead_contact_id, {person("c")},
            {names(*partners, what="x.id")}, {names(*partners)},
            {names(*goals, what="x.id")}, {names(*goals, what="x.title")},
            t.result, t.lesson, t.follows_id, f.title, (SELECT count(*) FROM photos WHERE action_id = t.id)
            FROM actions t LEFT JOIN pillars p ON p.id = t.main_pillar_id
            LEFT JOIN organisations o ON o.id = t.lead_id LEFT JOIN contacts c ON c.id = t.lead_contact_id
            LEFT JOIN actions f ON f.id = t.follows_id {{where}} ORDER BY t.id""",
        only=only,
    )


def actions_in_portions(reader: Reader) -> Iterator[list[ActionRow]]:
    """Every action, those that should be ready first in front; one that goes meanwhile is passed over."""
    found = fetch(
        reader(),
        "SELECT id FROM actions ORDER BY ended_on IS NOT NULL, due IS NULL, due, ended_on DESC, id",
        (),
    )
    yield from in_portions([number for (number,) in found], list_actions, reader)


class WorkRow(NamedTuple):
    """Of an action only when it is or was worked at, under which pillars and with whom: there may be thousands."""

    id: int
    state: ActionState
    first_day: dt.date | None
    due: dt.date | None
    started_on: dt.date | None
    ended_on: dt.date | None
    main_pillar_id: int | None
    other_pillar_ids: tuple[int, ...]
    lead_id: int | None
    partner_ids: tuple[int, ...]
    confidential: bool

    @property
    def began_on(self) -> dt.date | None:
        """See ``begin_of`` in the domain."""
        return begin_of(self.state, self.started_on, self.first_day)


def list_work(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[WorkRow]:
    """Every action as far as it says who works with whom, in the order in which they were made."""
    return read(
        connection,
        WorkRow,
        """SELECT t.id, t.state, t.first_day, t.due, t.started_on, t.ended_on, t.main_pillar_id,
           (SELECT json_group_array(pillar_id ORDER BY pillar_id) FROM action_pillars WHERE action_id = t.id),
           t.lead_id,
           (SELECT json_group_array(organisation_id ORDER BY organisation_id)
            FROM action_partners WHERE action_id = t.id),
           t.confidential FROM actions t {where} ORDER BY t.id""",
        only=only,
    )


def first_actions(connection: sqlite3.Connection, numbers: Collection[int], most: int) -> list[ActionRow]:
    """The first ``most`` of these actions, what runs in front, and then what is due first."""
    states = " ".join(f"WHEN '{state}' THEN {place}" for place, state in enumerate(WORK_FIRST))
    rows = fetch(
        connection,
        f"""SELECT id FROM actions WHERE id IN (SELECT value FROM json_each(?))
            ORDER BY CASE state {states} END, due IS NULL, due, id LIMIT ?""",
        (json.dumps(list(numbers)), most),
    )
    order = {number: place for place, (number,) in enumerate(rows)}
    return sorted(list_actions(connection, only=order), key=lambda row: order[row.id])


def followers_of(connection: sqlite3.Connection, numbers: Collection[int]) -> set[int]:
    """The actions that follow on one of these."""
    sql = "SELECT id FROM actions WHERE follows_id IN (SELECT value FROM json_each(?))"
    return {number for (number,) in fetch(connection, sql, (json.dumps(list(numbers)),))}
