"""How much of each there is, for the names of the places: plain numbers, which need nothing of what is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijkdesk.storage.driver import fetch

if TYPE_CHECKING:
    import sqlite3


def count_pillars(connection: sqlite3.Connection) -> int:
    """How many pillars are not retired."""
    [(number,)] = fetch(connection, "SELECT count(*) FROM pillars WHERE retired_on IS NULL")
    return int(number)


def count_running(connection: sqlite3.Connection) -> int:
    """How many actions run or wait."""
    [(number,)] = fetch(connection, "SELECT count(*) FROM actions WHERE state IN ('running', 'waiting')", ())
    return int(number)


def count_contacts(connection: sqlite3.Connection) -> int:
    """How many people the dossier knows."""
    [(number,)] = fetch(connection, "SELECT count(*) FROM contacts", ())
    return int(number)
