"""The account of a dossier: what left it, who could not get in, and what was done to it as a whole.

It only grows: triggers in the file refuse to change or delete a line, and it is no part of undo or history. Failed
unlocks of a dossier that stays closed are kept beside it, in the user's own folder, as times alone under a hash of its
salt and its place; whoever next unlocks it there to write takes them over. So one of a copy shows in that copy, one on
another computer there alone, and one by another program, or before a dossier was moved, nowhere.
"""

import contextlib
import datetime as dt
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wijkdesk import paths, private_files
from wijkdesk.domain.words import AccountAction
from wijkdesk.storage import driver
from wijkdesk.storage.faults import DossierFault

if TYPE_CHECKING:
    from wijkdesk.storage.dossier import Dossier

DONE: Final = "gelukt"

_MOST_BYTES_KEPT = 64_000  # two thousand failures; more say nothing more
_ADD = "INSERT INTO account_entries (at, action, what, destination, result) VALUES (?, ?, ?, ?, ?)"


def note(
    dossier: "Dossier", action: AccountAction, what: str, destination: Path | None = None, *, result: str = DONE
) -> bool:
    """Add a line to the account, and return whether that could be done; what it is about is done already.

    ``what`` names no person. It is also noted in a dossier that is open elsewhere; not where the file itself may not be
    written, or is of an earlier version that is only read.
    """
    line = (_now(), action.value, what, "" if destination is None else _place(destination), result)
    try:
        with dossier.write_beside() as connection:
            if not _has_account(connection):
                return False
            connection.execute(_ADD, tuple(map(_readable, line)))
    except DossierFault:
        return False
    return True


def keep_failed_unlock(path: Path) -> None:
    """Remember that somebody could not open this locked dossier; where that cannot be written it is not remembered."""
    with contextlib.suppress(OSError):
        kept = _kept_of(path)
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(kept, "a", encoding="ascii", opener=private_files.opener) as file:
            if file.tell() < _MOST_BYTES_KEPT:
                file.write(f"{_now()}\n")


def take_over_failed_unlocks(dossier: "Dossier") -> None:
    """Note in a locked dossier that is open to write which unlocks failed on this computer since the last time."""
    with contextlib.suppress(OSError, DossierFault):
        kept = _kept_of(dossier.path)
        if not kept.exists():
            return
        lines = [
            (at, AccountAction.UNLOCK.value, _readable(dossier.path.name), "", "niet gelukt: wachtwoord onjuist")
            for at in filter(_is_time, kept.read_text("ascii", "replace").splitlines())
        ]
        with dossier.write_beside() as connection:
            # After a crash between these lines and the last one here, they stand there already.
            connection.executemany(
                f"{_ADD.replace('VALUES (?, ?, ?, ?, ?)', 'SELECT ?1, ?2, ?3, ?4, ?5')} WHERE NOT EXISTS"
                " (SELECT 1 FROM account_entries WHERE at = ?1 AND action = ?2)",
                lines,
            )
        kept.unlink()


@contextmanager
def unsealed(connection: sqlite3.Connection) -> Iterator[None]:
    """Let lines be changed inside the caller's transaction, to erase a person, or in a copy for others."""
    triggers = driver.fetch(
        connection, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'account_entries'"
    )
    for name, _sql in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for _name, sql in triggers:
        connection.execute(sql)


def _has_account(connection: sqlite3.Connection) -> bool:
    return bool(driver.fetch(connection, "SELECT 1 FROM sqlite_schema WHERE name = 'account_entries'"))


def _kept_of(path: Path) -> Path:
    which = hashlib.sha256(driver.salt_of(path) + str(path.resolve()).encode("utf-8", "surrogateescape"))
    return paths.data() / "failed-unlocks" / f"{which.hexdigest()[:32]}.txt"


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")


def _is_time(line: str) -> bool:
    try:
        return dt.datetime.fromisoformat(line).tzinfo is not None
    except ValueError:
        return False


def _place(path: Path) -> str:
    """Where it went; the user's own folder, in which stands a name, is ``~``."""
    with contextlib.suppress(ValueError, RuntimeError):
        return str("~" / path.absolute().relative_to(Path.home()))
    return str(path.absolute())


def _readable(text: str) -> str:
    """As a file name of any system can be kept."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")
