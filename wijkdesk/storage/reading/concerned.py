"""Whom a direct report concerns, beside the one to whom it is made."""

import datetime as dt
import sqlite3

from wijkdesk.storage.driver import fetch

_CONCERNED = """
WITH report AS (
    SELECT e.reported_to_id, e.action_id, coalesce(e.pillar_id, a.main_pillar_id) AS pillar_id
    FROM escalations e LEFT JOIN actions a ON a.id = e.action_id WHERE e.id = :report
),
involved AS (
    SELECT a.lead_id AS id FROM actions a JOIN report r ON r.action_id = a.id
    UNION SELECT p.organisation_id FROM action_partners p JOIN report r ON r.action_id = p.action_id
),
concerned AS (
    SELECT p.portfolio_holder_id AS contact_id, 1 AS rank FROM pillars p JOIN report r ON r.pillar_id = p.id
    UNION ALL
    SELECT h.contact_id, 2 FROM positions h JOIN involved i ON i.id = h.organisation_id
    WHERE h.is_head AND coalesce(h.first_day, :day) <= :day AND coalesce(h.last_day, :day) >= :day
    UNION ALL
    SELECT c.head_id, 3 FROM commitments c JOIN involved i ON i.id = c.organisation_id
    WHERE NOT c.confidential AND coalesce(c.last_day, :day) >= :day
)
SELECT c.id FROM contacts c JOIN concerned n ON n.contact_id = c.id
WHERE c.kind <> 'resident' AND NOT c.confidential
    AND c.id NOT IN (SELECT reported_to_id FROM report WHERE reported_to_id IS NOT NULL)
    AND c.id NOT IN (SELECT contact_id FROM escalation_copies WHERE escalation_id = :report)
GROUP BY c.id ORDER BY min(n.rank), c.id
"""


def concerned_by(connection: sqlite3.Connection, escalation: int, day: dt.date) -> list[int]:
    """The ids of whom a copy could go to and does not yet: the portfolio holder first, then the heads.

    The portfolio holder is that of the report's pillar, or of its action's; the heads are those on ``day`` of the
    organisations of its action, by position or by commitment. Nobody confidential is proposed.
    """
    rows = fetch(connection, _CONCERNED, {"report": escalation, "day": day.isoformat()})
    return [int(number) for (number,) in rows]
