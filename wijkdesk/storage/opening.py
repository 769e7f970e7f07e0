"""What must be known of a file before it is a dossier that is open: its key, its lock and its schema."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from wijkdesk.storage import driver, faults, migrations
from wijkdesk.storage.lock import WriterLock

if TYPE_CHECKING:
    import sqlite3

_LEAST_BYTES = 65_536  # the empty tables alone take twice that


def key_of(path: Path, password: str | None, recovery_key: str | None = None, key: str | None = None) -> str | None:
    """What opens this file, of what was given; ``None`` for a plain one.

    Raises ``NotADossier`` when it is none or nothing was given, ``Damaged`` for one without a password of which the
    beginning is lost, and ``Refused`` for a slip in the recovery key.
    """
    if path.stat().st_size == 0:
        raise faults.NotADossier(f"{path.name} is leeg. Kies een ander dossier, of zet een back-up terug.")
    if driver.is_plain(path):
        return None
    if not is_locked(path):
        raise faults.NotADossier(f"{path.name} is geen Wijkdesk-dossier. Kies een bestand dat eindigt op .wijkdesk.")
    from wijkdesk.storage.rescue.pages import is_plain_behind_its_beginning  # noqa: PLC0415 - for a locked one alone

    if is_plain_behind_its_beginning(path):
        raise faults.Damaged(
            f"Het begin van {path.name} is beschadigd, of dit is geen Wijkdesk-dossier. Zet een back-up terug, of red "
            "met 'wijkdesk rescue' wat er te lezen is; het bestand zelf blijft zoals het is."
        )
    if key is not None:
        return key
    if recovery_key is not None:
        return _key_on_sheet(recovery_key, driver.salt_of(path))
    if password is None:
        raise faults.NeedsPassword(f"{path.name} heeft een wachtwoord, of is geen Wijkdesk-dossier.")
    return driver.raw_key(password, driver.salt_of(path))


def keys_of_damaged(path: Path, password: str | None, recovery_key: str | None = None) -> Iterator[str]:
    """What a locked file may be under whose first page is damaged: a lost salt stands in its backups too.

    Each takes a tenth of a second with a password. Raises an ``OSError``.
    """
    from wijkdesk.storage.backup.copies import backups_of  # noqa: PLC0415 - for a damaged one alone

    files = [path, *(copy.path for copy in backups_of(path))]
    for salt in dict.fromkeys(driver.salt_of(file) for file in files if not driver.is_plain(file)):
        if salt and recovery_key is not None:
            yield _key_on_sheet(recovery_key, salt)
        elif salt and password is not None:
            yield driver.raw_key(password, salt)


def is_locked(path: Path) -> bool:
    """Whether a file may be a dossier with a password: nothing in it says so, but that it is no other database."""
    return path.is_file() and path.stat().st_size >= _LEAST_BYTES and not driver.is_plain(path)


def lock_of(path: Path) -> WriterLock | None:
    """The writer's lock, or ``None`` where the file or its folder may only be read."""
    if not os.access(path, os.W_OK):
        return None
    lock = WriterLock(path)
    try:
        lock.take()
    except OSError:
        return None
    return lock


def schema_of(reader: sqlite3.Connection, keys: Iterable[str], *, by_sheet: bool) -> str:
    """Which of the known schemas the dossier has; anything that is not a whole dossier of ours is a fault.

    Where it does not open, ``keys`` are looked at to see whether it is damaged. ``by_sheet`` says that it is a recovery
    key which may be the wrong one.
    """
    path = driver.file_of(reader)
    name = path.name
    try:
        [(application,)] = driver.fetch(reader, "PRAGMA application_id")
    except faults.NotADossier as error:
        raise why_closed(path, keys, by_sheet=by_sheet) from error
    if application != driver.APPLICATION_ID:
        raise not_ours(path)
    versions = driver.fetch(reader, "SELECT version_num FROM alembic_version")
    if len(versions) != 1:
        raise faults.damaged(path)
    schema: str = versions[0][0]
    if schema not in migrations.KNOWN:
        raise faults.NewerDossier(f"{name} is gemaakt met een nieuwere Wijkdesk. Installeer eerst die versie.")
    if driver.is_cut_off(reader):
        raise faults.Damaged(f"Van {name} ontbreekt het eind. Kopieer het bestand opnieuw, of zet een back-up terug.")
    return schema


def not_ours(path: Path) -> faults.NotADossier:
    return faults.NotADossier(f"{path.name} is van een ander programma. Kies een Wijkdesk-dossier.")


def why_closed(path: Path, keys: Iterable[str], *, by_sheet: bool = False) -> faults.DossierFault:
    """What is the matter with a file that the driver takes for no database under the first of these keys.

    Any page but the first tells damage from a wrong password. Raises an ``OSError``.
    """
    if driver.is_plain(path):
        # It says that it is a database without a password, so it is not the password that is wrong.
        return faults.NotADossier(
            f"{path.name} is beschadigd, of is geen Wijkdesk-dossier. Zet een back-up terug, of kies een ander."
        )
    from wijkdesk.storage.rescue.pages import is_key_of_pages  # noqa: PLC0415 - for a locked one alone

    if any(is_key_of_pages(path, key) for key in keys):
        what = "De herstelsleutel" if by_sheet else "Het wachtwoord"
        return faults.Damaged(
            f"{what} klopt, maar het begin van {path.name} is beschadigd. Zet een back-up terug, of red met 'wijkdesk "
            "rescue' wat er te lezen is; het bestand zelf blijft zoals het is."
        )
    return _wrong(path, by_sheet=by_sheet)


def _key_on_sheet(recovery_key: str, salt: bytes) -> str:
    from wijkdesk.storage.password import recovery_key as sheets  # noqa: PLC0415 - for a locked one alone

    return driver.key_of_secret(sheets.read(recovery_key), salt)


def _wrong(path: Path, *, by_sheet: bool) -> faults.WrongPassword:
    if by_sheet:
        return faults.WrongPassword(
            f"Dit herstelblad hoort niet bij {path.name}, of dit is geen Wijkdesk-dossier. Is er later een nieuw "
            "wachtwoord gekozen? Dan hoort daar een nieuw herstelblad bij."
        )
    return faults.WrongPassword(f"Het wachtwoord van {path.name} is onjuist, of dit is geen Wijkdesk-dossier.")
