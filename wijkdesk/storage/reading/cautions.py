"""What was marked in a text and may stay, and who is named in texts."""

import sqlite3

from wijkdesk.privacy.names import Resident
from wijkdesk.storage.driver import fetch


def allowed_cautions(connection: sqlite3.Connection) -> frozenset[str]:
    """The keys of all that may stay."""
    return frozenset(key for (key,) in fetch(connection, "SELECT key FROM allowed_cautions"))


def people_named(connection: sqlite3.Connection) -> list[Resident]:
    """The names of all contacts, and how they are reached."""
    rows = fetch(connection, "SELECT first_name, infix, last_name, phone, email FROM contacts ORDER BY id")
    return [Resident(*row) for row in rows]
