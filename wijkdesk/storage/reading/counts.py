"""How much of each there is, for the names of the places: plain numbers, which need nothing of what is counted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from wijkdesk.storage.driver import fetch

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection


def count_pillars(connection: sqlite3.Connection, _changed: Collection[int] | None = None) -> int:
    """How many pillars are not retired."""
    [(number,)] = fetch(connection, "SELECT count(*) FROM pillars WHERE retired_on IS NULL")
    return int(number)


class RunningActions:
    """Which actions run or wait: to look through all of a large dossier takes longer than the edit that it follows."""

    def __init__(self) -> None:
        self._running: set[int] = set()

    def count(self, connection: sqlite3.Connection, changed: Collection[int] | None = None) -> int:
        """How many there are; ``changed`` are those that did since the last time, ``None`` where any may have."""
        sql = "SELECT id FROM actions WHERE state IN ('running', 'waiting')"
        if changed is None:
            self._running = {number for (number,) in fetch(connection, sql, ())}
        else:
            found = fetch(connection, f"{sql} AND id IN (SELECT value FROM json_each(?))", (json.dumps(list(changed)),))
            self._running = self._running.difference(changed).union(number for (number,) in found)
        return len(self._running)


def count_contacts(connection: sqlite3.Connection, _changed: Collection[int] | None = None) -> int:
    """How many people the dossier knows."""
    [(number,)] = fetch(connection, "SELECT count(*) FROM contacts", ())
    return int(number)
