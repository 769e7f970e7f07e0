"""Making a backup: whole and verified, or not there; then what is not needed any more goes."""

import contextlib
import datetime as dt
import filecmp
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wijkdesk import paths
from wijkdesk.storage import driver, faults, opening
from wijkdesk.storage.backup import keeping, second_place
from wijkdesk.storage.backup.copies import Backup, Kind, backups_of, copies_in, new_name
from wijkdesk.storage.backup.light import write_light
from wijkdesk.storage.new_file import new_file

_PAGES = 256  # a megabyte, in which an edit that comes meanwhile waits
_MOST_BEGINNINGS = 3
_LEFTOVER_SECONDS = 3600

_one_at_a_time = threading.RLock()


class _KeepsChanging(Exception):
    """Somebody edits so often that a copy of the whole file never ends."""


@contextmanager
def no_backup_meanwhile() -> Iterator[None]:
    """Wait until a backup that is being made here is there; inside the block none is made.

    For who changes what backups hold: an erasure, or another password.
    """
    with _one_at_a_time:
        yield


def make(dossier: Path, key: str | None, kind: Kind, now: dt.datetime) -> Backup | None:
    """Make a backup of this kind under ``key``, let what is too old go, and let the second place follow.

    ``None`` when there is one already of the dossier as it is now. Where somebody edits so much that no full one can be
    made, it becomes a light one. The dossier may be open, here or elsewhere; for a thread beside the window. Raises a
    ``DossierFault``, also when only the second place could not follow; what was there before is there still.
    """
    folder = paths.backups_of(dossier)
    with _one_at_a_time:
        with faults.machine_faults(folder):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            _remove_leftovers(folder)
        made = None
        if not _is_there_already(dossier, copies_in(folder), kind):
            made = _make(dossier, key, kind, folder, now)
        tidy(folder, key, now)
        if keeping.is_steady(copies_in(folder), now):
            for copy in keeping.too_old(backups_of(dossier), now):  # also what lies beside it
                _remove(copy.path)
        follow(dossier, key, now)
    return made


def write_full(source: Path, target: Path, key: str | None) -> int:
    """Write a copy of the whole file into the empty one at ``target``; see ``light.write_light``."""
    with contextlib.closing(driver.connect(source, key=key, only_reads=True)) as reader:
        beginnings = 0

        def count_beginnings(left: int, whole: int) -> None:
            nonlocal beginnings
            beginnings += left >= whole - _PAGES
            if beginnings > _MOST_BEGINNINGS:
                raise _KeepsChanging

        changed = source.stat().st_mtime_ns  # an edit after this makes the next backup of it, if one too many
        driver.write_copy(reader, target, key=key, pages=_PAGES, progress=count_beginnings)
        return changed


def verify(backup: Path, key: str | None) -> None:
    """Open a backup and look at all of it. Raises a ``DossierFault`` when it is not sound."""
    from wijkdesk.storage.check import damaged_places  # noqa: PLC0415 - SQLAlchemy, beside the window alone

    with faults.machine_faults(backup):
        if not backup.stat().st_size:
            raise faults.damaged(backup)
        with contextlib.closing(driver.connect(backup, key=key, only_reads=True)) as reader:
            try:
                [(application,)] = driver.fetch(reader, "PRAGMA application_id")
            except faults.NotADossier as error:
                raise opening.why_closed(backup, [] if key is None else [key]) from error
            if application != driver.APPLICATION_ID:
                raise opening.not_ours(backup)
            if driver.is_cut_off(reader) or damaged_places(reader):
                raise faults.damaged(backup)


def settle(building: Path, key: str | None) -> None:
    """Put what was written on the disk for good, and look whether it is sound. Raises a ``DossierFault``."""
    with faults.machine_faults(building):
        with building.open("rb+") as file:
            os.fsync(file.fileno())
        verify(building, key)


def tidy(folder: Path, key: str | None, now: dt.datetime) -> None:
    """Let go what one folder of backups need not keep; of full ones too many, all but the photos stays."""
    copies = copies_in(folder)
    verdict = keeping.judge(copies, now, _size)
    too_old = keeping.too_old(copies, now) if keeping.is_steady(copies, now) else []
    for copy in verdict.remove:
        if copy in too_old or now - copy.made <= keeping.LIFETIME:
            _remove(copy.path)
    for copy in verdict.lighten:
        with contextlib.suppress(faults.DossierFault):  # one under another key stays as it is until it is old
            _lighten(copy, key)


def tidy_all(now: dt.datetime) -> None:
    """Let go what is older than may be, also of dossiers that are not used any more or lie elsewhere since."""
    root = paths.backups()
    folders = [folder for folder in root.iterdir() if folder.is_dir()] if root.is_dir() else []
    copies = [copy for folder in folders for copy in copies_in(folder)]
    if keeping.is_steady(copies, now):
        for copy in keeping.too_old(copies, now):
            _remove(copy.path)


def follow(dossier: Path, key: str | None, now: dt.datetime) -> None:
    """Copy to the second place, where it is there now, what should be there, the newest first; verify each copy.

    What lies there goes by the same rules as here. Raises a ``DossierFault``.
    """
    away = second_place.folder_of(dossier)
    if away is None:
        return
    with _one_at_a_time, faults.machine_faults(away):
        away.mkdir(parents=True, exist_ok=True, mode=0o700)
        _remove_leftovers(away)
        there = copies_in(away)
        moments = {copy.made for copy in there}
        new = [copy for copy in copies_in(paths.backups_of(dossier)) if copy.made not in moments]
        verdict = keeping.judge([*there, *new], now, _size)
        for copy in new:
            if copy not in verdict.remove and copy not in verdict.lighten:
                _copy(copy.path, away / copy.path.name, key)
        tidy(away, key, now)
        second_place.note_followed(dossier, now)


def _make(dossier: Path, key: str | None, kind: Kind, folder: Path, now: dt.datetime) -> Backup:
    path = new_name(folder, now, kind)
    write = write_full if kind is Kind.FULL else _write_light
    try:
        with faults.machine_faults(dossier), new_file(path) as building:
            changed = write(dossier, building, key)
            _finish(building, key, changed)
    except _KeepsChanging:
        return _make(dossier, key, Kind.LIGHT, folder, now)
    return Backup(path, now.replace(microsecond=0), kind)


def _lighten(copy: Backup, key: str | None) -> None:
    light = new_name(copy.path.parent, copy.made, Kind.LIGHT)
    with faults.machine_faults(copy.path):
        with new_file(light) as building:
            _finish(building, key, write_light(copy.path, building, key=key))
        copy.path.unlink()


def _write_light(source: Path, target: Path, key: str | None) -> int:
    return write_light(source, target, key=key)


def _finish(building: Path, key: str | None, changed: int) -> None:
    """Settle it, and note of which moment it is."""
    settle(building, key)
    os.utime(building, ns=(changed, changed))


def _copy(source: Path, target: Path, key: str | None) -> None:
    with new_file(target) as building, faults.machine_faults(target):
        shutil.copyfile(source, building)
        try:
            _finish(building, key, source.stat().st_mtime_ns)
        except faults.NotADossier:  # of before the password was changed: its bytes are the same, which is all there is
            if not filecmp.cmp(source, building, shallow=False):
                raise


def _is_there_already(dossier: Path, copies: list[Backup], kind: Kind) -> bool:
    """Whether the newest backup that holds enough is of the dossier as it is now: it was changed as long ago."""
    enough = [copy for copy in copies if kind is Kind.LIGHT or copy.kind is Kind.FULL]
    with contextlib.suppress(OSError):
        return any(copy.path.stat().st_mtime_ns == dossier.stat().st_mtime_ns for copy in enough)
    return False


def _size(path: Path) -> int:
    return path.stat().st_size


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def _remove_leftovers(folder: Path) -> None:
    """What was being written when the program was killed."""
    for path in folder.glob(".*.nieuw*"):
        with contextlib.suppress(OSError):
            if abs(time.time() - path.stat().st_mtime) > _LEFTOVER_SECONDS:
                path.unlink()
