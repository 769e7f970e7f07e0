"""What stands above the places: of the approach itself the little that the first paint shows, read by itself.

``list_programmes`` says the same and more, but every choice of the domain comes with it.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from wijkdesk.storage.driver import fetch

if TYPE_CHECKING:
    import sqlite3


class Heading(NamedTuple):
    name: str
    first_day: dt.date | None
    last_day: dt.date | None
    is_example: bool


def read_heading(connection: sqlite3.Connection) -> Heading | None:
    """That of the approach in the dossier; ``None`` where there is none. Raises a ``DossierFault``."""
    rows = fetch(connection, "SELECT name, first_day, last_day, is_example FROM programmes ORDER BY id LIMIT 1")
    try:
        for name, first_day, last_day, is_example in rows:
            if not isinstance(name, str):
                raise TypeError(name)
            return Heading(name, _day(first_day), _day(last_day), bool(is_example))
    except (TypeError, ValueError) as error:
        from wijkdesk.storage.reading.rows import unreadable  # noqa: PLC0415 - in a damaged file alone

        raise unreadable(connection) from error
    return None


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
