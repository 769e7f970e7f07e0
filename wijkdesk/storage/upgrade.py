"""Bringing a dossier with an older schema up to date: in its file, or in memory when it is only read."""

import contextlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, count
from pathlib import Path

from sqlalchemy import Connection

from wijkdesk.storage import check, driver, faults, journal, migrations, search_index
from wijkdesk.storage.new_file import new_file
from wijkdesk.storage.write_side import engine_on


def in_file(reader: sqlite3.Connection, schema: str, key: str | None) -> None:
    """Take every missing step in the file that ``reader`` reads, and leave a copy of how it was beside it.

    The caller holds the writer's lock. Raises a ``DossierFault``; then the file is as it was, without a copy.
    """
    path = driver.file_of(reader)
    with _left_as_it_was(path):
        copy = _keep_copy(reader, schema, key)
        try:
            with contextlib.closing(driver.connect(path, key=key)) as connection:
                take_steps(connection)
        except BaseException:
            with contextlib.suppress(OSError):
                copy.unlink()
            raise


def in_memory(reader: sqlite3.Connection, key: str | None) -> sqlite3.Connection:
    """A connection that only reads all that ``reader`` does, as if the file were up to date; the file is not touched.

    Raises a ``DossierFault``.
    """
    with _left_as_it_was(driver.file_of(reader)), contextlib.ExitStack() as on_failure:
        connection = driver.copy_in_memory(reader, key=key)
        on_failure.callback(connection.close)
        take_steps(connection)
        driver.fetch(connection, "PRAGMA query_only = ON")
        on_failure.pop_all()
        return connection


@contextmanager
def _left_as_it_was(path: Path) -> Iterator[None]:
    """Tell whatever goes wrong as a ``DossierFault``."""
    try:
        with faults.machine_faults(path):
            yield
    except faults.DiskFull as fault:
        sentence = f"De schijf is te vol om {path.name} bij te werken. Maak ruimte vrij en open het opnieuw."
        raise faults.DiskFull(sentence) from fault
    except faults.DossierFault:
        raise
    except Exception as error:  # a step that fails on this dossier is our mistake, but no reason to lose it
        raise _not_upgraded(path) from error


def _not_upgraded(path: Path) -> faults.NotUpgraded:
    return faults.NotUpgraded(
        f"{path.name} kan niet worden bijgewerkt en blijft zoals het is. Werk er nog in met de vorige Wijkdesk."
    )


def _keep_copy(reader: sqlite3.Connection, schema: str, key: str | None) -> Path:
    """Copy the file under a name that is free, and return that; a copy that is not sound is none."""
    path = driver.file_of(reader).resolve()  # the lock was taken there, so that folder can be written
    name = f"{path.stem} (versie {schema})"
    paths = (path.with_name(f"{name}{number}{path.suffix}") for number in chain([""], map(" {}".format, count(2))))
    copy = next(each for each in paths if not each.exists())
    with new_file(copy) as building:
        driver.write_copy(reader, building, key=key)
        with contextlib.closing(driver.connect(building, key=key, only_reads=True)) as written:
            if driver.is_cut_off(written) or check.damaged_places(written):
                raise faults.damaged(path)
    return copy


def take_steps(connection: sqlite3.Connection) -> None:
    """Take every missing step on this connection, close undo, and make the search index anew."""
    driver.fetch(connection, "PRAGMA foreign_keys = OFF")  # which SQLite ignores inside a transaction
    with engine_on(lambda: connection).begin() as transaction:
        broken_before = _broken_references(transaction)
        migrations.upgrade(transaction)
        if _broken_references(transaction) - broken_before:
            raise _not_upgraded(driver.file_of(connection))
        journal.close_undo(connection, "Dossier bijgewerkt")
        search_index.build(connection)


def _broken_references(connection: Connection) -> set[tuple[str, int, str]]:
    """Which row refers to nothing, and in which table that should be."""
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return {(table, number, target) for table, number, target, _ in rows}
