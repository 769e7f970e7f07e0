"""The days on which something is due, begins or is to be asked, for a calendar outside the dossier.

Nothing that is confidential by the one rule of what may be told of.
"""

import datetime as dt
import sqlite3
from typing import Final, NamedTuple

from wijkdesk.storage.confidential.rule import open_ids, open_things
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


_EDITED: Final = "coalesce(e.id, 0), coalesce(e.at, '')"
"""The number and the moment of what ``_with_last_edit`` joins."""


def days_of_actions(connection: sqlite3.Connection, *, begin: bool) -> list[DayRow]:
    """When the actions that have not ended are to be ready, or when those that are planned ``begin``."""
    column, states = ("first_day", "('planned')") if begin else ("due", "('planned', 'running', 'waiting')")
    rows = read(
        connection,
        DayRow,
        f"""SELECT t.id, t.title, coalesce(o.name, {person("c")}, ''), t.{column}, {_EDITED}
            FROM actions t {_with_last_edit("actions")}
            LEFT JOIN organisations o ON o.id = t.lead_id LEFT JOIN contacts c
            ON c.id = t.lead_contact_id AND c.kind <> 'resident'
            WHERE t.{column} IS NOT NULL AND t.state IN {states} ORDER BY t.{column}, t.id""",
    )
    told = open_ids(connection, "actions")
    return [row for row in rows if row.id in told]


def days_of_promises(connection: sqlite3.Connection) -> list[DayRow]:
    """When open promises are due; of a resident who promised something no name is given."""
    rows = read(
        connection,
        DayRow,
        f"""SELECT t.id, t.what, coalesce(o.name, {person("c")}, ''), t.due, {_EDITED}
            FROM promises t {_with_last_edit("promises")}
            LEFT JOIN organisations o ON o.id = t.by_organisation_id
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
        f"""SELECT t.id, '', '', t.review_on, {_EDITED} FROM contacts t {_with_last_edit("contacts")}
            WHERE t.kind = 'resident' AND t.review_on IS NOT NULL AND NOT t.confidential ORDER BY t.review_on, t.id""",
    )


def running_commitments(connection: sqlite3.Connection, day: dt.date) -> list[DayRow]:
    """The commitments that still run after ``day``, each with the day of its last answer, or else its first day."""
    rows = read(
        connection,
        DayRow,
        f"""SELECT t.id, t.what, o.name,
            coalesce((SELECT max(day) FROM reconfirmations WHERE commitment_id = t.id), t.first_day, '1900-01-01'),
            {_EDITED}
            FROM commitments t {_with_last_edit("commitments")} JOIN organisations o ON o.id = t.organisation_id
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


def _with_last_edit(table: str) -> str:
    """SQL that joins to a row ``t`` of this table the last step that changed it, as ``e``.

    All of them are found in one go: for each row by itself the whole journal would be looked through.
    """
    last = f"SELECT row_key, max(step_id) AS id FROM journal_changes WHERE table_name = '{table}' GROUP BY row_key"
    steps = f"SELECT row_key, id, at FROM ({last}) JOIN journal_steps USING (id)"
    return f"LEFT JOIN ({steps}) e ON e.row_key = json_array(t.id)"
