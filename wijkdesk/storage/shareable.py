"""A dossier without what is confidential: in memory, for pictures of the screen and whatever else others may see."""

import json
import sqlite3
from typing import Final

from wijkdesk.storage.driver import fetch

_NAMED_IN_CONFIDENTIAL: Final = (
    # A promise of or to somebody of whom nobody may know; without them it would seem to be our own.
    """DELETE FROM promises WHERE by_contact_id IN (SELECT id FROM contacts WHERE confidential)
       OR to_contact_id IN (SELECT id FROM contacts WHERE confidential)
       OR by_organisation_id IN (SELECT id FROM organisations WHERE confidential)
       OR to_organisation_id IN (SELECT id FROM organisations WHERE confidential)
       OR made_in_id IN (SELECT id FROM moments WHERE confidential)""",
    """DELETE FROM actions WHERE lead_id IN (SELECT id FROM organisations WHERE confidential)
       OR lead_contact_id IN (SELECT id FROM contacts WHERE confidential)""",
    """DELETE FROM goals WHERE organisation_id IN (SELECT id FROM organisations WHERE confidential)
       OR portfolio_holder_id IN (SELECT id FROM contacts WHERE confidential)""",
    "DELETE FROM escalations WHERE reported_to_id IN (SELECT id FROM contacts WHERE confidential)",
    """DELETE FROM moments WHERE EXISTS (SELECT 1 FROM moment_contacts mc JOIN contacts c ON c.id = mc.contact_id
       WHERE mc.moment_id = moments.id AND c.confidential)
       OR EXISTS (SELECT 1 FROM moment_organisations mo JOIN organisations o ON o.id = mo.organisation_id
       WHERE mo.moment_id = moments.id AND o.confidential)""",
)
_OF_AN_ACTION: Final = ("moments", "promises", "events", "escalations")


def leave_out_confidential(connection: sqlite3.Connection) -> None:
    """Delete what is confidential and what hangs on it from a copy in memory, with all history.

    What was written about it in other texts stays: nobody but a reader sees that.
    """
    fetch(connection, "PRAGMA query_only = OFF")
    secret = [
        number
        for (number,) in fetch(
            connection,
            """SELECT id FROM actions WHERE confidential OR lead_id IN (SELECT id FROM organisations WHERE confidential)
               OR lead_contact_id IN (SELECT id FROM contacts WHERE confidential)""",
        )
    ]
    for table in _OF_AN_ACTION:
        of_secret = f"DELETE FROM {table} WHERE action_id IN (SELECT value FROM json_each(?))"
        connection.execute(of_secret, (json.dumps(secret),))
    for statement in _NAMED_IN_CONFIDENTIAL:
        connection.execute(statement)
    tables = fetch(
        connection,
        """SELECT DISTINCT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
           WHERE m.type = 'table' AND c.name = 'confidential' ORDER BY m.name""",
    )
    for (table,) in tables:
        connection.execute(f"DELETE FROM {table} WHERE confidential")
    connection.execute("DELETE FROM journal_changes")
    connection.execute("DELETE FROM journal_steps")
    connection.execute("DROP TABLE IF EXISTS search")  # it is made anew of what is left
    fetch(connection, "PRAGMA query_only = ON")
