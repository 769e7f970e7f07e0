"""Writing a dossier anew under another key, into a file beside it that is checked before anybody relies on it."""

import contextlib
import shutil
import sqlite3
from pathlib import Path

from wijkdesk.storage import check, driver, faults

_SPARE = 1.05  # an encrypted page holds a little less than a plain one


def write_anew(path: Path, key: str | None, building: Path, new_key: str | None) -> None:
    """Write all that is saved at ``path`` into the empty file ``building``, under ``new_key`` or, without, plain.

    The tables, their content, the search index and what the header says of them come along. Raises a
    ``DossierFault`` when the file is damaged, the disk is full, or what was written is not the same.
    """
    _need_room(path, building)
    with faults.machine_faults(path), contextlib.closing(driver.connect(path, key=key, only_reads=False)) as source:
        if driver.is_cut_off(source) or check.damaged_places(source):
            raise faults.damaged(path)
        try:
            _export(source, building, new_key)
        except driver.driver_module().Error as error:
            _need_room(path, building)  # the export says of every failure that it is one, and no more
            raise _not_the_same(path) from error
        with contextlib.closing(driver.connect(building, key=new_key, only_reads=True)) as written:
            is_whole = not (driver.is_cut_off(written) or check.damaged_places(written))
            if not is_whole or _told_of(written) != _told_of(source):
                raise _not_the_same(path)


def _need_room(path: Path, building: Path) -> None:
    with faults.machine_faults(path):
        size = path.stat().st_size * _SPARE - building.stat().st_size
        if shutil.disk_usage(building.parent).free < size:
            megabytes = int(size) // 1_000_000 + 1
            raise faults.DiskFull(
                f"De schijf is te vol om {path.name} opnieuw te schrijven; er moet {megabytes} MB vrij zijn. "
                "Het dossier blijft zoals het is."
            )


def _export(source: sqlite3.Connection, building: Path, key: str | None) -> None:
    address = f"{driver.address(building.absolute())}?mode=rw"
    source.execute("ATTACH DATABASE ? AS anew KEY ?", (address, "" if key is None else f"x'{key}'"))
    # Nobody relies on this file before it is checked and written through to the disk.
    source.execute("PRAGMA anew.journal_mode = OFF").fetchall()
    source.execute("PRAGMA anew.synchronous = OFF")
    source.execute("BEGIN")
    source.execute("SELECT sqlcipher_export('anew')").fetchall()
    for name in ("user_version", "application_id"):
        [(value,)] = source.execute(f"PRAGMA main.{name}").fetchall()
        source.execute(f"PRAGMA anew.{name} = {int(value)}")
    source.execute("COMMIT")
    source.execute("DETACH DATABASE anew")


def _told_of(connection: sqlite3.Connection) -> object:
    """What two files with the same content have in common: tables, how many rows each has, and the header."""
    schema = driver.fetch(connection, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")
    counts = [
        driver.fetch(connection, f'SELECT count(*) FROM "{name}"') for kind, name, _, _ in schema if kind == "table"
    ]
    header = [driver.fetch(connection, f"PRAGMA {name}") for name in ("user_version", "application_id")]
    return schema, counts, header


def _not_the_same(path: Path) -> faults.NotRewritten:
    return faults.NotRewritten(
        f"{path.name} kon niet opnieuw worden geschreven en blijft zoals het is. Probeer het nog eens."
    )
