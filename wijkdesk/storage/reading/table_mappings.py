"""What the columns of tables from elsewhere were said to be."""

import json
import sqlite3

from wijkdesk.domain.words import ImportKind
from wijkdesk.storage import driver


def mappings_of(connection: sqlite3.Connection, kind: ImportKind) -> dict[str, dict[str, str]]:
    """What each column is by its heading, by what ``key_of_headings`` makes of the headings of the table."""
    rows = driver.fetch(connection, "SELECT headings, columns FROM table_mappings WHERE kind = ?", (kind.value,))
    return {headings: json.loads(columns) for headings, columns in rows}
