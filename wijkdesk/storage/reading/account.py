"""What stands in the account of a dossier."""

import datetime as dt
import sqlite3
from typing import NamedTuple

from wijkdesk.domain.words import AccountAction
from wijkdesk.storage.reading.rows import read, unreadable


class AccountRow(NamedTuple):
    """A line of the account; ``at`` is in the time of this computer, ``destination`` empty where nothing went out."""

    id: int
    at: dt.datetime
    action: AccountAction
    what: str
    destination: str
    result: str


class _Line(NamedTuple):
    id: int
    at: str
    action: AccountAction
    what: str
    destination: str
    result: str


def list_account(connection: sqlite3.Connection) -> list[AccountRow]:
    """Every line of the account, the last first."""
    lines = read(
        connection,
        _Line,
        """SELECT t.id, t.at, t.action, t.what, t.destination, t.result FROM account_entries t
           ORDER BY t.at DESC, t.id DESC""",
    )
    try:
        return [AccountRow(line.id, dt.datetime.fromisoformat(line.at).astimezone(), *line[2:]) for line in lines]
    except (ValueError, OverflowError) as error:
        raise unreadable(connection) from error
