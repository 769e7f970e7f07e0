"""The days on which something is due, begins or is to be asked, for a calendar outside the dossier.

Nothing that is confidential by the one rule of what may be told of.
"""

import datetime as dt
import sqlite3
from typing import NamedTuple

from wijkdesk.storage.confidential.rule import open_actions, open_things
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.rows import person, read


class DayRow(NamedTuple):
    """A thing with its day; ``who`` is whose it is, "" for nobody's, and ``version`` grows with each edit of it.

    ``changed_at`` is the moment of the last edit, in UTC as ISO text; "" where that is not known.
    """

    id: int
    what: str
    who: str
    day: dt.date
    version: int
    changed_at: str


def days_of_actions(connection: sqlite3.Connection, *, begin: bool) -> list[DayRow]:
    """When the actions that have not ended are to be ready, or when those that are planned ``begin``."""
    column, states = ("first_day", "('planned')") if begin else ("due", "('planned', 'running', 'waiting')")
    rows = read(
        connection,
        DayRow,
        f"""SELECT t.id, t.title, coalesce(o.name, {person("c")}, ''), t.{column}, {_edited("actions")}
            FROM actions t LEFT JOIN organisations o ON o.id = t.lead_id LEFT JOIN contacts c
            ON c.id = t.lead_contact_id AND c.kind <> 'resident'
            WHERE t.{column} IS NOT NULL AND t.state IN {states} ORDER BY t.{column}, t.id""",
    )
    told = open_actions(connection)
    return [row for row in rows if row.id in told]


def days_of_promises(connection: sqlite3.Connection) -> list[DayRow]:
    """When open promises are due; of a resident who promised something no name is given."""
    rows = read(
        connection,
        DayRow,
        f"""SELECT t.id, t.what, coalesce(o.name, {person("c")}, ''), t.due, {_edited("promises")}
            FROM promises t LEFT JOIN organisations o ON o.id = t.by_organisation_id
            LEFT JOIN contacts c ON c.id = t.by_contact_id AND c.kind <> 'resident'
            WHERE t.due IS NOT NULL AND t.state = 'open' ORDER BY t.due, t.id""",
    )
    told = open_things(connection).promises
    return [row for row in rows if row.id in told]


def days_of_reviews(connection: sqlite3.Connection) -> list[DayRow]:
    """When the data of residents are to be looked at again; without a name, or what they are kept for."""
    return read(
        connection,
        DayRow,
        f"""SELECT t.id, '', '', t.review_on, {_edited("contacts")} FROM contacts t
            WHERE t.kind = 'resident' AND t.review_on IS NOT NULL AND NOT t.confidential ORDER BY t.review_on, t.id""",
    )


def running_commitments(connection: sqlite3.Connection, day: dt.date) -> list[DayRow]:
    """The commitments that still run after ``day``, each with the day of its last answer, or else its first day."""
    rows = read(
        connection,
        DayRow,
        f"""SELECT t.id, t.what, o.name,
            coalesce((SELECT max(day) FROM reconfirmations WHERE commitment_id = t.id), t.first_day, '1900-01-01'),
            {_edited("commitments")}
            FROM commitments t JOIN organisations o ON o.id = t.organisation_id
            WHERE o.left_on IS NULL AND (t.last_day IS NULL OR t.last_day > '{day.isoformat()}') ORDER BY t.id""",
    )
    told = open_things(connection).commitments
    return [row for row in rows if row.id in told]


def residents_to_hide(connection: sqlite3.Connection) -> list[tuple[str, str, str, str, str]]:
    """Who may not be named in what leaves: the parts of their names, and how they are reached."""
    return fetch(
        connection,
        """SELECT first_name, infix, last_name, phone, email FROM contacts
           WHERE kind = 'resident' OR confidential ORDER BY id""",
    )


def _edited(table: str) -> str:
    """SQL for the number and the moment of the last step that changed a row ``t`` of this table."""
    steps = f"""FROM journal_changes j JOIN journal_steps s ON s.id = j.step_id
        WHERE j.table_name = '{table}' AND j.row_key = json_array(t.id) ORDER BY s.id DESC LIMIT 1"""
    return f"coalesce((SELECT s.id {steps}), 0), coalesce((SELECT s.at {steps}), '')"
