"""What happened under a pillar in some time, for under its figures."""

import datetime as dt
import sqlite3
from typing import Final, NamedTuple

from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.events import list_events

_BEGAN: Final = "begonnen"

_EVENTS = """SELECT t.id FROM events t LEFT JOIN actions a ON a.id = t.action_id
    WHERE t.pillar_id = :pillar AND t.kind IN ('milestone', 'success', 'setback', 'decision')
    AND t.day BETWEEN :first AND :last AND NOT t.confidential AND NOT coalesce(a.confidential, 0)
    ORDER BY t.kind = 'milestone' DESC, t.day DESC, t.id DESC LIMIT :most"""

_ACTIONS = """SELECT t.id FROM actions t WHERE t.main_pillar_id = :pillar AND NOT t.confidential
    AND coalesce(t.ended_on, t.started_on) BETWEEN :first AND :last
    ORDER BY coalesce(t.ended_on, t.started_on) DESC, t.id DESC LIMIT :most"""


class HappenedRow(NamedTuple):
    """``word`` says what kind of event it was, or what became of an action."""

    day: dt.date
    title: str
    word: str


def happened_under(
    connection: sqlite3.Connection, pillar: int, first_day: dt.date, last_day: dt.date, most: int
) -> list[HappenedRow]:
    """The events of a pillar and the actions that ended or began, oldest first; both days are included.

    Of more than ``most`` the milestones stay, then the newest, as many actions as events. Never what is confidential: a
    chart leaves the window.
    """
    given = {"pillar": pillar, "first": first_day.isoformat(), "last": last_day.isoformat(), "most": most}
    events, actions = ([number for (number,) in fetch(connection, sql, given)] for sql in (_EVENTS, _ACTIONS))
    of_events = max(most - most // 2, most - len(actions))
    events = events[:of_events]
    rows = [HappenedRow(row.day, row.title, row.kind.dutch) for row in list_events(connection, only=events)]
    for row in list_actions(connection, only=actions[: most - len(events)]):
        day = row.ended_on or row.started_on
        if day is not None:
            rows.append(HappenedRow(day, row.title, _BEGAN if row.ended_on is None else row.state.dutch))
    return sorted(rows)
