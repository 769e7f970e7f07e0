"""Whether what stands at the path of an open dossier is still what was opened, or has only grown by our own hand.

A sync program puts another file in its place or writes into it; a stick comes back as another disk, on which the file
may even have the same number. SQLite itself sees neither in every case.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wijkdesk.storage import driver
from wijkdesk.storage.faults import Damaged, NotADossier

if TYPE_CHECKING:
    import sqlite3

_LAST_STEP = "SELECT id, at FROM journal_steps WHERE id = (SELECT max(id) FROM journal_steps)"
_WITHOUT_A_STEP = (
    "SELECT name, seq FROM sqlite_sequence WHERE name != 'account_entries' ORDER BY name",
    "SELECT name FROM programmes ORDER BY id",
)


class Seen(NamedTuple):
    """A file as it was last seen: which one it is, how it looks from outside, and how far the work in it had come."""

    place: tuple[int, int]
    looks: tuple[int, int]
    content: tuple[object, ...]


def seen(reader: sqlite3.Connection) -> Seen:
    """The file that ``reader`` reads, as it is now; raises a ``DossierFault`` or ``OSError``."""
    content = tuple(driver.fetch(reader, _LAST_STEP))  # alone, where it is: each edit waits for this
    if not content:
        content = tuple(tuple(driver.fetch(reader, sql)) for sql in _WITHOUT_A_STEP)
    return Seen(*look_from_outside(driver.file_of(reader)), content)


def look_from_outside(path: Path) -> tuple[tuple[int, int], tuple[int, int]]:
    """Which file it is and how it looks; opening and closing it ourselves would drop the locks of SQLite."""
    stat = path.stat()
    return (stat.st_dev, stat.st_ino), (stat.st_size, stat.st_mtime_ns)


def holds(path: Path, key: str | None, last: Seen) -> bool:
    """Whether the work in the file at this path is as far as it was; where it went on elsewhere it ends otherwise."""
    try:
        with contextlib.closing(driver.connect(path, key=key, only_reads=True)) as connection:
            return seen(connection).content == last.content
    except (Damaged, NotADossier):
        return False
