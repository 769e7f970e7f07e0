"""What may need attention: the open things, and when somebody was last seen. Whether it does, ``insight`` says."""

import datetime as dt
import sqlite3
from typing import NamedTuple

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import ActionState, EscalationState, OverviewState, PromiseState
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.rows import person, read


class OpenActionRow(NamedTuple):
    id: int
    title: str
    state: ActionState
    first_day: dt.date | None
    due: dt.date | None
    next_step: str
    quick_win: bool
    lead: str | None


class DuePromiseRow(NamedTuple):
    """``is_ours`` when nobody else promised it; ``to_residents`` also when it is to one of them."""

    id: int
    what: str
    by: str | None
    is_ours: bool
    to_residents: bool
    state: PromiseState
    due: dt.date | None
    settled_on: dt.date | None
    action_id: int | None


class OpenReportRow(NamedTuple):
    id: int
    subject: str
    state: EscalationState
    sent_on: dt.date | None
    reported_to: str | None


class ReviewRow(NamedTuple):
    id: int
    name: str
    review_on: dt.date


class SeenRow(NamedTuple):
    """How a person was seen: on how many days of the last years, and the days between them on average and at most."""

    id: int
    name: str
    organisation_id: int | None
    moments: int
    average_gap: float
    longest_gap: int
    last_moment: dt.date


class OverviewNeedRow(NamedTuple):
    """What there is to tell of a half-year and what its overview lacks."""

    state: OverviewState | None
    ended: int
    without_result: int
    moments: int


def list_open_actions(connection: sqlite3.Connection) -> list[OpenActionRow]:
    """The actions that are planned, run or wait."""
    return read(
        connection,
        OpenActionRow,
        """SELECT t.id, t.title, t.state, t.first_day, t.due, t.next_step, t.quick_win, o.name
           FROM actions t LEFT JOIN organisations o ON o.id = t.lead_id
           WHERE t.state IN ('planned', 'running', 'waiting') ORDER BY t.due, t.id""",
    )


def list_due_promises(connection: sqlite3.Connection, until: dt.date, settled_since: dt.date) -> list[DuePromiseRow]:
    """The open promises that are due by ``until``, and those to residents that were settled and not told of since."""
    return read(
        connection,
        DuePromiseRow,
        f"""SELECT * FROM (SELECT t.id, t.what, coalesce(o.name, {person("c")}) AS by,
            t.by_contact_id IS NULL AND t.by_organisation_id IS NULL AS is_ours,
            t.to_residents OR coalesce(tc.kind = 'resident', 0) OR coalesce(tt.kind = 'residents', 0) AS to_residents,
            t.state, t.due, CASE WHEN coalesce(t.told_on < t.settled_on, 1) THEN t.settled_on END AS settled_on,
            t.action_id FROM promises t LEFT JOIN contacts c ON c.id = t.by_contact_id
            LEFT JOIN organisations o ON o.id = t.by_organisation_id
            LEFT JOIN contacts tc ON tc.id = t.to_contact_id LEFT JOIN organisations tt ON tt.id = t.to_organisation_id)
            WHERE (state = 'open' AND due <= '{until.isoformat()}')
            OR (to_residents AND state IN ('broken', 'refused', 'renegotiated')
                AND settled_on >= '{settled_since.isoformat()}')
            ORDER BY due, id""",
    )


def list_open_reports(connection: sqlite3.Connection) -> list[OpenReportRow]:
    """The direct reports that were sent and have no answer."""
    return read(
        connection,
        OpenReportRow,
        f"""SELECT t.id, t.subject, t.state, t.sent_on, {person("c")} FROM escalations t
            LEFT JOIN contacts c ON c.id = t.reported_to_id WHERE t.state = 'sent' ORDER BY t.sent_on, t.id""",
    )


def list_reviews(connection: sqlite3.Connection, until: dt.date) -> list[ReviewRow]:
    """The residents whose data are to be looked at again by ``until``."""
    return read(
        connection,
        ReviewRow,
        f"""SELECT t.id, {person("t")}, t.review_on FROM contacts t
            WHERE t.kind = 'resident' AND t.review_on <= '{until.isoformat()}' ORDER BY t.review_on, t.id""",
    )


def list_seen(connection: sqlite3.Connection, since: dt.date, least: int) -> list[SeenRow]:
    """The people who were seen on ``least`` days or more since a day; not those who left, or whose organisation did."""
    return read(
        connection,
        SeenRow,
        f"""WITH days AS (SELECT DISTINCT mc.contact_id, m.day FROM moments m
                JOIN moment_contacts mc ON mc.moment_id = m.id WHERE m.day >= '{since.isoformat()}'),
            seen AS (SELECT contact_id, day,
                julianday(day) - julianday(lag(day) OVER (PARTITION BY contact_id ORDER BY day)) AS gap FROM days),
            rhythm AS (SELECT contact_id, count(*) AS moments, avg(gap) AS average, max(gap) AS longest,
                max(day) AS last FROM seen GROUP BY contact_id HAVING count(*) >= {least})
            SELECT t.id, {person("t")}, p.organisation_id, r.moments, r.average, CAST(r.longest AS INTEGER), r.last
            FROM rhythm r JOIN contacts t ON t.id = r.contact_id
            LEFT JOIN positions p ON p.id = (SELECT id FROM positions WHERE contact_id = t.id AND last_day IS NULL
                                             ORDER BY first_day DESC, id DESC LIMIT 1)
            LEFT JOIN organisations o ON o.id = p.organisation_id
            WHERE o.left_on IS NULL AND (
                p.id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM positions WHERE contact_id = t.id))
            ORDER BY t.id""",
    )


def overview_need(connection: sqlite3.Connection, half_year: HalfYear) -> OverviewNeedRow:
    """What there is to tell of a half-year, and what its overview lacks."""
    within = f"BETWEEN '{half_year.first_day.isoformat()}' AND '{half_year.last_day.isoformat()}'"
    [row] = read(
        connection,
        OverviewNeedRow,
        f"""SELECT (SELECT state FROM overviews WHERE year = {half_year.year} AND half = {half_year.half}),
            (SELECT count(*) FROM actions WHERE ended_on {within}),
            (SELECT count(*) FROM actions WHERE ended_on {within} AND trim(result) = ''),
            (SELECT count(*) FROM moments WHERE day {within})""",
    )
    return row


def last_noted(connection: sqlite3.Connection, until: dt.date) -> dt.date | None:
    """The last day, up to ``until``, on which any contact moment was noted."""
    [(day,)] = fetch(connection, "SELECT max(day) FROM moments WHERE day <= ?", (until.isoformat(),))
    return dt.date.fromisoformat(day) if day else None
