"""The bin: what was deleted comes back, or goes for good."""

import datetime as dt
import json
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.bin import KEPT_DAYS, last_step_before
from wijkdesk.storage.reading.records import RECORDS
from wijkdesk.storage.writing.edit import NAMES

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_PICTURES_AT_ONCE = 4  # so that an edit meanwhile waits for these alone


def put_back(dossier: Dossier, kind: type[Any], number: int) -> list[str]:
    """Put a deleted thing back in one step, with what was deleted with it and what let go of it.

    What was handed over in the step that deleted it stays where it went. Returns what could not come back because it
    belongs or refers to something that is gone, in words; ``Refused`` when that is the thing itself.
    """
    with dossier.write(f"{NAMES[kind]} teruggezet") as session:
        # SQLAlchemy, which comes with the first write.
        from wijkdesk.storage.writing.returning import Return  # noqa: PLC0415

        table = RECORDS[kind].table
        step = _last_deletion(_driver(session), table, number)
        coming = Return(session, step, (table, number))
        coming.carry_out()
    return coming.left


def erase(dossier: Dossier, kind: type[Any], number: int) -> None:
    """Delete for good what lies in the bin: nothing of it stays in the dossier, and what it was in cannot be undone."""
    with dossier.write(f"{NAMES[kind]} definitief verwijderd") as session:
        from wijkdesk.storage import purge  # noqa: PLC0415 - SQLAlchemy, which comes with the first write

        table = RECORDS[kind].table
        _last_deletion(_driver(session), table, number)
        purge.purge(_driver(session), [(table, json.dumps([number]))])
    _delete_pictures(dossier)


def purge_expired(dossier: Dossier, now: dt.datetime) -> bool:
    """Delete for good what was deleted more than 30 days before ``now``, which knows its time zone; whether any was.

    For a thread beside the window: what it reads and writes at once keeps nobody waiting for long.
    """
    from wijkdesk.storage import purge  # noqa: PLC0415 - SQLAlchemy, which comes with the first write

    with dossier.reader_of_its_own() as connection:
        until = last_step_before(connection, now - dt.timedelta(days=KEPT_DAYS))
        rows = purge.deleted_until(connection, until)
    if not rows:
        return False
    with dossier.write("Prullenbak opgeruimd") as session:
        purge.purge(_driver(session), rows, until)
    _delete_pictures(dossier)
    return True


def _driver(session: "Session") -> sqlite3.Connection:
    from wijkdesk.storage.write_side import driver_of  # noqa: PLC0415 - SQLAlchemy, which comes with the first write

    return driver_of(session.connection())


def _last_deletion(connection: sqlite3.Connection, table: str, number: int) -> int:
    """The step in which a thing was deleted last; refused when it is there, or when nothing is known of it any more."""
    if connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (number,)).fetchone() is not None:
        raise Refused("Dit staat al in het dossier.")
    step = connection.execute(
        """SELECT max(step_id) FROM journal_changes WHERE id IN
           (SELECT id FROM journal_changes WHERE table_name = ? AND row_key = ?) AND after IS NULL""",
        (table, json.dumps([number])),
    ).fetchone()[0]
    if step is None:
        raise Refused("Dit is definitief verwijderd en kan niet meer terug.")
    return int(step)


def _delete_pictures(dossier: Dossier) -> None:
    from wijkdesk.storage import purge  # noqa: PLC0415 - SQLAlchemy, which comes with the first write

    numbers: Sequence[int] = ()
    with dossier.write("Prullenbak opgeruimd") as session:
        numbers = purge.pictures_of_nobody(_driver(session))
    for first in range(0, len(numbers), _PICTURES_AT_ONCE):
        with dossier.write("Prullenbak opgeruimd") as session:
            still = set(purge.pictures_of_nobody(_driver(session)))
            purge.delete_pictures(_driver(session), still.intersection(numbers[first : first + _PICTURES_AT_ONCE]))
