"""What stands under one pillar: its work, what it brought, the goals that it serves, its figures."""

import datetime as dt
import sqlite3

from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.actions import ActionRow, list_actions
from wijkdesk.storage.reading.events import EventRow, list_events
from wijkdesk.storage.reading.figures import MeasurementRow, list_measurements
from wijkdesk.storage.reading.programme import RatingRow, list_ratings
from wijkdesk.storage.reading.promises import GoalRow, list_goals

_UNDER = """(t.main_pillar_id = :pillar
    OR EXISTS (SELECT 1 FROM action_pillars WHERE action_id = t.id AND pillar_id = :pillar))"""


def ratings_of(connection: sqlite3.Connection, pillar: int) -> list[RatingRow]:
    """Every rating of a pillar, oldest first."""
    return [rating for rating in list_ratings(connection) if rating.pillar_id == pillar]


def running_actions_of(connection: sqlite3.Connection, pillar: int) -> list[ActionRow]:
    """The actions under a pillar, as main pillar or as another, that run or wait."""
    sql = f"SELECT t.id FROM actions t WHERE {_UNDER} AND t.state IN ('running', 'waiting')"
    return list_actions(connection, only=_ids(connection, sql, pillar=pillar))


def ended_actions_of(connection: sqlite3.Connection, pillar: int, since: dt.date) -> list[ActionRow]:
    """The actions under a pillar, as main pillar or as another, that ended on ``since`` or later."""
    sql = f"SELECT t.id FROM actions t WHERE {_UNDER} AND t.ended_on >= :since"
    return list_actions(connection, only=_ids(connection, sql, pillar=pillar, since=since.isoformat()))


def turns_of(connection: sqlite3.Connection, pillar: int, since: dt.date) -> list[EventRow]:
    """The successes and setbacks of a pillar on ``since`` or later, newest first."""
    sql = """SELECT t.id FROM events t
        WHERE t.pillar_id = :pillar AND t.kind IN ('success', 'setback') AND t.day >= :since"""
    return list_events(connection, only=_ids(connection, sql, pillar=pillar, since=since.isoformat()))


def goals_of(connection: sqlite3.Connection, pillar: int) -> list[GoalRow]:
    """The policy goals that the actions under a pillar contribute to."""
    sql = f"""SELECT DISTINCT g.goal_id FROM action_goals g JOIN actions t ON t.id = g.action_id WHERE {_UNDER}"""
    return list_goals(connection, only=_ids(connection, sql, pillar=pillar))


def measurements_of(connection: sqlite3.Connection, pillar: int) -> list[MeasurementRow]:
    """Every measurement of the indicators of a pillar, by indicator, area and time."""
    sql = """SELECT t.id FROM measurements t JOIN indicators i ON i.id = t.indicator_id WHERE i.pillar_id = :pillar"""
    return list_measurements(connection, only=_ids(connection, sql, pillar=pillar))


def _ids(connection: sqlite3.Connection, sql: str, **values: object) -> list[int]:
    return [number for (number,) in fetch(connection, sql, values)]
