"""Whether a file has a search index that can be used: what is asked at every start, and needs nothing of the index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wijkdesk.storage.driver import fetch

if TYPE_CHECKING:
    import sqlite3

VERSION: Final = 2
"""Kept in the file's ``user_version``: another number in whatever changes the rows of the index."""


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether there is an index of this version; whether it is right is what ``differs`` says."""
    [(version,)] = fetch(connection, "PRAGMA user_version")
    there = fetch(connection, "SELECT name FROM sqlite_schema WHERE name IN ('search', 'search_waiting')")
    return len(there) == 2 and int(version) == VERSION


def is_behind(connection: sqlite3.Connection) -> bool:
    """Whether anything waits to be taken in."""
    return bool(fetch(connection, "SELECT 1 FROM search_waiting LIMIT 1"))
