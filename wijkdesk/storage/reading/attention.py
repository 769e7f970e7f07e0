"""What was put off of what needs attention."""

import datetime as dt
import sqlite3
from typing import NamedTuple

from wijkdesk.domain.words import AttentionReason
from wijkdesk.storage.reading.rows import read


class PostponementRow(NamedTuple):
    """A line that was put off; ``about`` as in ``Postponement``."""

    reason: AttentionReason
    about: int
    until: dt.date


def list_postponements(connection: sqlite3.Connection) -> list[PostponementRow]:
    """Every line that was ever put off and not taken up again, the first to come back in front."""
    return read(
        connection, PostponementRow, "SELECT t.reason, t.about, t.until FROM postponements t ORDER BY t.until, t.id"
    )
