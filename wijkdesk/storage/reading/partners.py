"""What is recorded of the partners that pledged something: their presence, promises and actions, day by day."""

import datetime as dt
import sqlite3
from typing import NamedTuple

from wijkdesk.domain.words import Rhythm
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.rows import read


class PledgeRow(NamedTuple):
    """The last day is that of the commitment, or that on which the partner left where that came first."""

    organisation_id: int
    organisation: str
    rhythm: Rhythm | None
    first_day: dt.date | None
    last_day: dt.date | None


class PresentRow(NamedTuple):
    organisation_id: int
    day: dt.date
    moments: int
    calls: int


class OutcomeRow(NamedTuple):
    organisation_id: int
    day: dt.date
    kept: bool


class TakingPartRow(NamedTuple):
    organisation_id: int
    first_day: dt.date
    last_day: dt.date | None
    actions: int


_PLEDGED = "(SELECT DISTINCT organisation_id FROM commitments)"


def list_pledges(connection: sqlite3.Connection) -> list[PledgeRow]:
    """Every commitment, also those that ended, by organisation."""
    return read(
        connection,
        PledgeRow,
        """SELECT t.organisation_id, o.name, t.rhythm, t.first_day,
           nullif(min(coalesce(t.last_day, '9999'), coalesce(o.left_on, '9999')), '9999')
           FROM commitments t JOIN organisations o ON o.id = t.organisation_id ORDER BY o.id, t.first_day, t.id""",
    )


def list_present(connection: sqlite3.Connection) -> list[PresentRow]:
    """On which days a partner with a commitment was in how many contact moments, and in how many by telephone."""
    return read(
        connection,
        PresentRow,
        f"""SELECT was.organisation_id, t.day, count(*), sum(t.kind = 'call') FROM moments t
            JOIN (SELECT moment_id, organisation_id FROM moment_organisations WHERE organisation_id IN {_PLEDGED}
                  UNION
                  SELECT m.id, p.organisation_id FROM positions p
                  JOIN moment_contacts mc ON mc.contact_id = p.contact_id JOIN moments m ON m.id = mc.moment_id
                  WHERE p.organisation_id IN {_PLEDGED} AND m.day >= coalesce(p.first_day, m.day)
                  AND m.day <= coalesce(p.last_day, m.day)) was
            ON was.moment_id = t.id GROUP BY t.day, was.organisation_id ORDER BY t.day""",
    )


def list_noted_days(connection: sqlite3.Connection) -> list[dt.date]:
    """The days on which any contact moment was noted, oldest first."""
    return [dt.date.fromisoformat(day) for (day,) in fetch(connection, "SELECT DISTINCT day FROM moments ORDER BY day")]


def list_outcomes(connection: sqlite3.Connection) -> list[OutcomeRow]:
    """Which promises a partner, or somebody who worked there when it was settled, kept and did not keep."""
    return read(
        connection,
        OutcomeRow,
        f"""SELECT by.organisation_id, t.settled_on, t.state = 'kept' FROM promises t
            JOIN (SELECT id, by_organisation_id AS organisation_id FROM promises WHERE by_organisation_id IN {_PLEDGED}
                  UNION
                  SELECT q.id, p.organisation_id FROM promises q JOIN positions p ON p.contact_id = q.by_contact_id
                  WHERE p.organisation_id IN {_PLEDGED} AND q.settled_on >= coalesce(p.first_day, q.settled_on)
                  AND q.settled_on <= coalesce(p.last_day, q.settled_on)) by ON by.id = t.id
            WHERE t.state IN ('kept', 'broken') AND t.settled_on IS NOT NULL ORDER BY t.settled_on""",
    )


def list_taking_part(connection: sqlite3.Connection) -> list[TakingPartRow]:
    """In how many actions that began a partner takes part, leading or not, by their first and last day."""
    return read(
        connection,
        TakingPartRow,
        f"""SELECT part.organisation_id, coalesce(t.started_on, t.first_day, t.ended_on) AS began, t.ended_on, count(*)
            FROM actions t
            JOIN (SELECT id AS action_id, lead_id AS organisation_id FROM actions WHERE lead_id IN {_PLEDGED}
                  UNION
                  SELECT action_id, organisation_id FROM action_partners WHERE organisation_id IN {_PLEDGED}) part
            ON part.action_id = t.id
            WHERE t.state NOT IN ('idea', 'planned') AND coalesce(t.started_on, t.first_day, t.ended_on) IS NOT NULL
            GROUP BY part.organisation_id, began, t.ended_on ORDER BY began""",
    )
