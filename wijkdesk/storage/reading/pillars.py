"""What stands under one pillar: its work, what it brought, the goals that it serves, its figures."""

import datetime as dt
import sqlite3
from collections.abc import Sequence

from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.actions import ActionRow, list_actions
from wijkdesk.storage.reading.events import EventRow, list_events
from wijkdesk.storage.reading.programme import RatingRow, list_ratings
from wijkdesk.storage.reading.promises import GoalRow, list_goals

_UNDER = """(SELECT id FROM actions WHERE main_pillar_id = :pillar
    UNION SELECT action_id FROM action_pillars WHERE pillar_id = :pillar)"""

# The same of one action t: where the index on the day that it ended finds few, these are looked at one by one.
_IS_UNDER = """(t.main_pillar_id = :pillar
    OR EXISTS (SELECT 1 FROM action_pillars WHERE action_id = t.id AND pillar_id = :pillar))"""


def ratings_of(connection: sqlite3.Connection, pillar: int) -> list[RatingRow]:
    """Every rating of a pillar, oldest first."""
    return [rating for rating in list_ratings(connection) if rating.pillar_id == pillar]


def running_actions_of(connection: sqlite3.Connection, pillar: int, most: int) -> tuple[list[ActionRow], int]:
    """The first ``most`` actions under a pillar that run or wait, and how many there are.

    Its own stand before those of which it is another pillar, and what has an end before what has none.
    """
    sql = f"""SELECT t.id FROM actions t WHERE t.ended_on IS NULL AND t.state IN ('running', 'waiting') AND {_IS_UNDER}
        ORDER BY t.main_pillar_id IS NOT :pillar, t.due IS NULL, t.due, t.title, t.id"""
    numbers = _ids(connection, sql, pillar=pillar)
    return _in_order(list_actions(connection, only=numbers[:most]), numbers), len(numbers)


def ended_actions_of(
    connection: sqlite3.Connection, pillar: int, since: dt.date, most: int
) -> tuple[list[ActionRow], int]:
    """The last ``most`` actions under a pillar that ended on ``since`` or later, newest first, and how many did."""
    sql = f"SELECT t.id FROM actions t WHERE t.ended_on >= :since AND {_IS_UNDER} ORDER BY t.ended_on DESC, t.id"
    numbers = _ids(connection, sql, pillar=pillar, since=since.isoformat())
    return _in_order(list_actions(connection, only=numbers[:most]), numbers), len(numbers)


def turns_of(connection: sqlite3.Connection, pillar: int, since: dt.date, most: int) -> tuple[list[EventRow], int]:
    """The last ``most`` successes and setbacks of a pillar on ``since`` or later, newest first, and how many."""
    sql = """SELECT t.id FROM events t
        WHERE +t.pillar_id = :pillar AND t.kind IN ('success', 'setback') AND t.day >= :since  -- by the index on day
        ORDER BY t.day DESC, t.id DESC"""
    numbers = _ids(connection, sql, pillar=pillar, since=since.isoformat())
    return list_events(connection, only=numbers[:most]), len(numbers)


def goals_of(connection: sqlite3.Connection, pillar: int) -> list[GoalRow]:
    """The policy goals that the actions under a pillar contribute to, without those actions."""
    sql = f"SELECT DISTINCT goal_id FROM action_goals WHERE action_id IN {_UNDER}"
    return list_goals(connection, only=_ids(connection, sql, pillar=pillar), with_actions=False)


def figures_of(connection: sqlite3.Connection, pillar: int) -> list[int]:
    """The ids of the indicators of a pillar of which any number is known, in the order in which they were added."""
    sql = """SELECT t.id FROM indicators t WHERE t.pillar_id = :pillar
        AND EXISTS (SELECT 1 FROM measurements WHERE indicator_id = t.id AND value IS NOT NULL) ORDER BY t.id"""
    return _ids(connection, sql, pillar=pillar)


def _in_order(rows: list[ActionRow], numbers: Sequence[int]) -> list[ActionRow]:
    places = {number: place for place, number in enumerate(numbers)}
    return sorted(rows, key=lambda row: places[row.id])


def _ids(connection: sqlite3.Connection, sql: str, **values: object) -> list[int]:
    return [number for (number,) in fetch(connection, sql, values)]


def count_actions_of(connection: sqlite3.Connection, pillar: int) -> int:
    """How many actions have this as their main pillar, which let go of it when it is removed."""
    return int(fetch(connection, "SELECT count(*) FROM actions WHERE main_pillar_id = ?", (pillar,))[0][0])
