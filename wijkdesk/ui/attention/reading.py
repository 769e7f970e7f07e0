"""Everything of a dossier that needs attention, read in one go."""

import datetime as dt
import sqlite3
from typing import NamedTuple

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.insight import attention
from wijkdesk.insight.attention import Need
from wijkdesk.storage.reading import needs
from wijkdesk.storage.reading.attention import PostponementRow, list_postponements
from wijkdesk.storage.reading.programme import list_pillars
from wijkdesk.storage.reading.promises import list_commitments
from wijkdesk.ui.standings import read_standings

YEARS_OF_RHYTHM = 3
"""How far back the rhythm in which a person is seen is read."""


class Found(NamedTuple):
    """What needs attention now, what hurts most first, and what was put off until a later day, with that day."""

    now: list[Need]
    later: list[tuple[Need, dt.date]]


def read_needs(reader: sqlite3.Connection, today: dt.date) -> Found:
    """Read all that needs attention on ``today``. It takes a while in a large dossier: do it beside the window."""
    standings = read_standings(reader, today)
    commitments = [row for row in list_commitments(reader) if row.organisation_id in standings]
    actions = needs.list_open_actions(reader)
    half_year = HalfYear.of(today)
    overviews = {
        each: needs.overview_need(reader, each) for each in (half_year.previous.previous, half_year.previous, half_year)
    }
    seen = needs.list_seen(reader, today - dt.timedelta(days=365 * YEARS_OF_RHYTHM), attention.FEWEST_MOMENTS)
    promises = needs.list_due_promises(reader, today + attention.SOON, today - attention.REMEMBERED)
    found = [
        *attention.unanswered_reports(needs.list_open_reports(reader), today),
        *attention.due_promises(promises, today),
        *attention.fading_commitments(standings, commitments, today),
        *attention.overviews_due(overviews, today),
        *attention.late_actions(actions, {promise.action_id for promise in promises}, today),
        *attention.commitments_to_reconfirm(commitments, today),
        *attention.old_ratings(list_pillars(reader), today),
        *attention.data_to_review(needs.list_reviews(reader, today), today),
        *attention.quiet_contacts(seen, standings, needs.last_noted(reader, today), today),
        *attention.actions_without_next_step(actions, today),
    ]
    return _apart(found, list_postponements(reader), today)


def _apart(found: list[Need], postponed: list[PostponementRow], today: dt.date) -> Found:
    until = {(row.reason, row.about): row.until for row in postponed if row.until > today}
    later = [(need, until[need.reason, need.about]) for need in found if (need.reason, need.about) in until]
    return Found(attention.in_order(found, until, today), sorted(later, key=lambda put_off: put_off[1]))
