"""How far the half-year round is, and what each part of it still asks about: ids alone, which every answer changes."""

import datetime as dt
import sqlite3
from collections.abc import Mapping
from typing import NamedTuple

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import ActionState, RoundPart
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.rows import read


class FinishedPartRow(NamedTuple):
    part: RoundPart
    done_on: dt.date


class ServingRow(NamedTuple):
    """An action that served a policy goal."""

    id: int
    title: str
    state: ActionState
    confidential: bool


def list_finished(connection: sqlite3.Connection, half_year: HalfYear) -> list[FinishedPartRow]:
    """The finished parts of the round of a half-year, in the order of the round."""
    rows = read(
        connection,
        FinishedPartRow,
        f"SELECT t.step, t.done_on FROM round_steps t WHERE t.year = {half_year.year} AND t.half = {half_year.half}",
    )
    return sorted(rows, key=lambda row: list(RoundPart).index(row.part))


def actions_without_result(connection: sqlite3.Connection, half_year: HalfYear) -> list[int]:
    """The actions that ended in the half-year and do not say what they brought or what they taught."""
    return _ids(
        connection,
        """SELECT id FROM actions WHERE ended_on BETWEEN :first AND :last AND (trim(result) = '' OR trim(lesson) = '')
           ORDER BY ended_on, id""",
        {"first": half_year.first_day.isoformat(), "last": half_year.last_day.isoformat()},
    )


def actions_past_their_date(connection: sqlite3.Connection, day: dt.date) -> list[int]:
    """The actions that should have been ready before ``day`` and have not ended."""
    return _ids(
        connection,
        """SELECT id FROM actions WHERE state IN ('planned', 'running', 'waiting') AND due < :day ORDER BY due, id""",
        {"day": day.isoformat()},
    )


def pillars_to_rate(connection: sqlite3.Connection, since: dt.date) -> list[int]:
    """The pillars that are not retired and were not rated ``since`` a day, in their order."""
    return _ids(
        connection,
        """SELECT id FROM pillars t WHERE retired_on IS NULL
           AND NOT EXISTS (SELECT 1 FROM ratings WHERE pillar_id = t.id AND rated_on >= :since)
           ORDER BY position, id""",
        {"since": since.isoformat()},
    )


def commitments_to_reconfirm(connection: sqlite3.Connection, half_year: HalfYear, day: dt.date) -> list[int]:
    """The commitments that stand on ``day`` and of which the present head has not said so in the half-year.

    One that was made in the half-year itself needs no answer, unless another head took over since. A head who took
    over after ``day`` does not count.
    """
    return _ids(
        connection,
        """SELECT t.id FROM commitments t JOIN organisations o ON o.id = t.organisation_id
           WHERE coalesce(t.first_day, :day) <= :day AND coalesce(t.last_day, :day) >= :day
           AND coalesce(o.left_on, :day) >= :day
           AND NOT EXISTS (SELECT 1 FROM reconfirmations r WHERE r.commitment_id = t.id
                           AND r.day >= max(:first, CASE WHEN t.head_since <= :day THEN t.head_since ELSE '' END))
           AND (coalesce(t.first_day, '') < :first OR (t.head_since > t.first_day AND t.head_since <= :day))
           ORDER BY o.name, t.id""",
        {"first": half_year.first_day.isoformat(), "day": day.isoformat()},
    )


def promises_past_their_date(connection: sqlite3.Connection, day: dt.date) -> list[int]:
    """The open promises that are due on ``day`` or were before."""
    return _ids(
        connection,
        "SELECT id FROM promises WHERE state = 'open' AND due <= :day ORDER BY due, id",
        {"day": day.isoformat()},
    )


def promises_to_tell(connection: sqlite3.Connection, half_year: HalfYear) -> list[int]:
    """The promises to residents that were settled in the half-year, and of which they did not hear."""
    return _ids(
        connection,
        """SELECT t.id FROM promises t LEFT JOIN contacts c ON c.id = t.to_contact_id
           LEFT JOIN organisations o ON o.id = t.to_organisation_id
           WHERE t.state != 'open' AND t.settled_on BETWEEN :first AND :last
           AND t.told_on IS NULL AND trim(t.told_how) = ''
           AND (t.to_residents OR c.kind = 'resident' OR o.kind = 'residents') ORDER BY t.settled_on, t.id""",
        {"first": half_year.first_day.isoformat(), "last": half_year.last_day.isoformat()},
    )


def open_goals(connection: sqlite3.Connection) -> list[int]:
    """The policy goals that are not settled, those that are due first in front."""
    return _ids(connection, "SELECT id FROM goals WHERE state = 'open' ORDER BY due IS NULL, due, id", {})


def actions_serving(connection: sqlite3.Connection, goal: int, half_year: HalfYear) -> list[ServingRow]:
    """The actions that served a policy goal in the half-year; what is only an idea or a plan served nothing yet."""
    first, last = half_year.first_day.isoformat(), half_year.last_day.isoformat()
    return read(
        connection,
        ServingRow,
        f"""SELECT t.id, t.title, t.state, t.confidential FROM actions t JOIN action_goals g ON g.action_id = t.id
            WHERE g.goal_id = {goal} AND t.state NOT IN ('idea', 'planned')
            AND coalesce(t.started_on, t.first_day, '{first}') <= '{last}'
            AND coalesce(t.ended_on, '{first}') >= '{first}' ORDER BY t.ended_on IS NULL, t.title""",
    )


def times_present(connection: sqlite3.Connection, organisation: int, first_day: dt.date, last_day: dt.date) -> int:
    """In how many contact moments of a period an organisation was, or somebody who worked there on that day."""
    [(times,)] = fetch(
        connection,
        """SELECT count(*) FROM (
               SELECT m.id FROM moment_organisations mo JOIN moments m ON m.id = mo.moment_id
               WHERE mo.organisation_id = :organisation AND m.day BETWEEN :first AND :last
               UNION
               SELECT m.id FROM positions p JOIN moment_contacts mc ON mc.contact_id = p.contact_id
               JOIN moments m ON m.id = mc.moment_id
               WHERE p.organisation_id = :organisation AND m.day BETWEEN :first AND :last
               AND m.day >= coalesce(p.first_day, m.day) AND m.day <= coalesce(p.last_day, m.day))""",
        {"organisation": organisation, "first": first_day.isoformat(), "last": last_day.isoformat()},
    )
    return int(times)


def _ids(connection: sqlite3.Connection, sql: str, values: Mapping[str, str]) -> list[int]:
    return [number for (number,) in fetch(connection, sql, values)]
