"""Putting a backup back: in a new file, or in the place of the dossier, which is then set aside."""

import contextlib
import datetime as dt
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

from wijkdesk import paths, private_files
from wijkdesk.storage import driver, faults, migrations, search_index, search_state
from wijkdesk.storage.backup import making
from wijkdesk.storage.backup.copies import WITHOUT_BYTES, name_aside
from wijkdesk.storage.forgetting.again import Whom, forget_in_copy, known_erasures
from wijkdesk.storage.lock import WriterLock
from wijkdesk.storage.new_file import new_file

_PICTURES_AT_ONCE: Final = 20


def restore(
    backup: Path,
    output: Path,
    *,
    key: str | None = None,
    photos_from: Path | None = None,
) -> int:
    """Write what ``backup`` holds to ``output``, which is there whole, or not at all; the backup stays as it is.

    The bytes that a light backup lacks are taken from the dossier ``photos_from`` under the same key, as far as the
    same photos are there. Who was forgotten since, as that dossier or a note beside the backups says, is forgotten
    again. Returns how many photos are without their bytes. Raises a ``DossierFault``.
    """
    making.verify(backup, key)
    whom = known_erasures(backup, [backup.parent, paths.backups_of(output)], photos_from, key)
    with new_file(output) as building:
        return _restore(backup, building, key, photos_from, whom)


def put_back(backup: Path, dossier: Path, now: dt.datetime, *, key: str | None = None) -> tuple[Path | None, int]:
    """Put ``backup`` in the place of ``dossier``, which is closed and under the same key, and set that aside.

    Who was forgotten since is forgotten in it again, before it takes its place.
    Returns where it was set aside (``None`` when it was not there) and how many photos are without their bytes. Raises
    a ``DossierFault``; then the dossier is as it was.
    """
    path = dossier.resolve()  # a link goes on leading to what is put back
    with making.no_backup_meanwhile(), _locked(path):
        building = path.with_name(f".{path.name}.{os.getpid()}.terug.nieuw")
        current = path if path.exists() else None
        try:
            with faults.machine_faults(path):
                private_files.make_empty(building)
                if current is not None:
                    shutil.copymode(current, building)
            making.verify(backup, key)
            whom = known_erasures(backup, [backup.parent, paths.backups_of(path)], current, key)
            go_on = partial(_go_on_with_account, current, key) if current is not None else None
            missing = _restore(backup, building, key, current, whom, go_on)
            with faults.machine_faults(path):
                return _swap(building, path, now), missing
        finally:
            for leftover in (building, building.with_name(f"{building.name}-journal")):
                with contextlib.suppress(OSError):
                    leftover.unlink(missing_ok=True)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    lock = WriterLock(path)
    with faults.machine_faults(path):
        lock.take()
    try:
        yield
    finally:
        lock.release()


def _restore(
    backup: Path,
    building: Path,
    key: str | None,
    photos_from: Path | None,
    whom: Whom,
    go_on: Callable[[sqlite3.Connection], object] | None = None,
) -> int:
    with faults.machine_faults(backup), contextlib.closing(driver.connect(backup, key=key, only_reads=True)) as reader:
        driver.write_copy(reader, building, key=key)
    with faults.machine_faults(building), contextlib.closing(driver.connect(building, key=key)) as connection:
        if photos_from is not None:
            _take_photos(connection, photos_from, key)
        if go_on is not None:
            go_on(connection)
        _make_index(connection)
        [(missing,)] = driver.fetch(connection, f"SELECT count(*) FROM photos WHERE picture_id IN ({WITHOUT_BYTES})")
    if whom.erasures:
        forget_in_copy(building, whom, key)
    making.settle(building, key)
    return int(missing)


def _take_photos(connection: sqlite3.Connection, source: Path, key: str | None) -> None:
    """Take the bytes that are missing from another dossier; what cannot be read there stays missing."""
    missing = [number for (number,) in driver.fetch(connection, WITHOUT_BYTES)]
    if not missing:
        return
    with contextlib.suppress(faults.DossierFault, OSError):
        driver.attach(connection, source, "source", key=key)
        for first in range(0, len(missing), _PICTURES_AT_ONCE):
            numbers = missing[first : first + _PICTURES_AT_ONCE]
            marks = ", ".join("?" for _ in numbers)
            with contextlib.suppress(faults.DossierFault):
                driver.fetch(
                    connection,
                    # The same picture: another dossier may have another one under this number.
                    f"""UPDATE pictures SET content = there.content FROM source.pictures AS there
                        WHERE there.id = pictures.id AND there.thumbnail = pictures.thumbnail
                        AND pictures.id IN ({marks})""",
                    numbers,
                )
        driver.fetch(connection, "DETACH source")


def _go_on_with_account(current: Path, key: str | None, connection: sqlite3.Connection) -> None:
    """Add what the account of the dossier says since the backup: it only grows, also when all else goes back."""
    lines = "at, action, what, destination, result"
    with contextlib.suppress(faults.DossierFault):  # a damaged dossier, or a backup of before there was an account
        driver.attach(connection, current, "source", key=key)
        try:
            driver.fetch(
                connection,
                f"""INSERT INTO account_entries ({lines}) SELECT {lines} FROM source.account_entries
                    WHERE at > (SELECT coalesce(max(at), '') FROM account_entries) ORDER BY id""",
            )
        finally:
            driver.fetch(connection, "DETACH source")


def _make_index(connection: sqlite3.Connection) -> None:
    """Make the search index that a light backup lacks; one of an earlier version gets it when it is opened."""
    if driver.fetch(connection, "SELECT version_num FROM alembic_version") != [(migrations.KNOWN[-1],)]:
        return
    if not search_state.is_current(connection):
        connection.execute("BEGIN IMMEDIATE")
        search_index.build(connection)
        connection.execute("COMMIT")


def _swap(building: Path, path: Path, now: dt.datetime) -> Path | None:
    if not path.exists():
        building.replace(path)
        return None
    aside = name_aside(path, now)
    try:
        aside.hardlink_to(path)  # so that at no moment there is no dossier
    except OSError:  # the file system, such as that of a stick, knows no links
        path.rename(aside)
        try:
            building.replace(path)
        except BaseException:
            aside.rename(path)
            raise
    else:
        try:
            building.replace(path)
        except BaseException:
            aside.unlink()
            raise
    return aside
