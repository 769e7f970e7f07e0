"""Forgetting again: in a backup that is put back, and in every copy of the dossier within reach."""

import contextlib
import datetime as dt
import os
import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from wijkdesk import paths
from wijkdesk.storage import driver, faults
from wijkdesk.storage.backup import copies, making, second_place
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.forgetting import log
from wijkdesk.storage.forgetting.erasing import Choices, erase_as_logged
from wijkdesk.storage.forgetting.person import find_person


class Whom(NamedTuple):
    """Of which dossier, "" where that is not known, and which of its people are to be forgotten."""

    identity: str
    erasures: Sequence[log.Erasure]


class Rewritten(NamedTuple):
    """What became of the copies of a dossier: which forgot too, and which still may hold what was to be forgotten.

    ``is_place_out`` says that those in the second place wait until it is there again.
    """

    done: Sequence[Path]
    left: Sequence[Path]
    is_place_out: bool = False


def apply_erasures(dossier: Dossier, erasures: Sequence[log.Erasure]) -> int:
    """Let a dossier that was put back forget who was forgotten since; returns of how many it held something.

    What it forgot itself already is not looked at again. The number of somebody forgotten is never given to another.
    """
    known = {(each.at, each.contact) for each in log.erasures_in(dossier.reader)}
    again = 0
    for erasure in sorted(erasures):
        if (erasure.at, erasure.contact) in known:
            continue
        at = dt.datetime.fromisoformat(erasure.at)
        if find_person(dossier.reader, erasure.contact) is None:
            with dossier.write_beside() as connection:
                log.add(connection, erasure)
        else:
            texts = dict.fromkeys(erasure.left)
            choices = Choices(texts=texts, photos=frozenset(erasure.photos))
            erase_as_logged(dossier, erasure.contact, erasure.how, choices, at=at)
            again += 1
    _never_give_again(dossier, [erasure.contact for erasure in erasures])
    return again


def _never_give_again(dossier: Dossier, numbers: Sequence[int]) -> None:
    if not numbers:
        return
    with dossier.write_beside() as connection:
        last = max(numbers)
        [(known,)] = connection.execute("SELECT count(*) FROM sqlite_sequence WHERE name = 'contacts'").fetchall()
        if not known:
            connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('contacts', 0)")
        connection.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'contacts'", (last,))


def forget_everywhere(dossier: Dossier) -> Rewritten:
    """Let every copy within reach forget whom the dossier forgot, and note beside the backups who that was.

    One that cannot be opened, such as under another key, stays and is told. What is out of reach, as a stick that is
    out, forgets in ``catch_up_copies``. Raises a ``DossierFault`` when the note cannot be made.
    """
    with dossier.reader_of_its_own() as reader:  # it may run beside the window
        whom = _whom(reader)
    with making.no_backup_meanwhile():
        found = dict.fromkeys(each.path for each in copies.backups_of(dossier.path))
        rewritten = _forget_in(found, whom, dossier.key)
        folder, away = paths.backups_of(dossier.path), second_place.folder_of(dossier.path)
        with faults.machine_faults(folder):
            log.mirror(*whom, folder)
        if away is not None:
            with contextlib.suppress(OSError, faults.DossierFault):  # a stick that may only be read
                log.mirror(*whom, away)
    is_out = away is None and second_place.second_place_of(dossier.path) is not None
    return rewritten._replace(is_place_out=is_out)


def catch_up_copies(path: Path, key: str | None) -> None:
    """Let copies forget that could not when the dossier did: on a stick that was out, or where it was cut off half-way.

    What each folder has forgotten is what its note says, so that nothing is done where all was.
    """
    with contextlib.closing(driver.connect(path, key=key, only_reads=True)) as reader:
        whom = _whom(reader)
    for folder in (paths.backups_of(path), second_place.folder_of(path)):
        if folder is None:
            continue
        done = {(each.at, each.contact) for each in log.read_mirror(whom.identity, folder)}
        if not {(each.at, each.contact) for each in whom.erasures} <= done:
            with making.no_backup_meanwhile(), faults.machine_faults(folder):
                _forget_in([copy.path for copy in copies.copies_in(folder)], whom, key)
                log.mirror(*whom, folder)


def _whom(reader: sqlite3.Connection) -> Whom:
    return Whom(log.identity_of(reader) or "", log.erasures_in(reader))


def _forget_in(found: Iterable[Path], whom: Whom, key: str | None) -> Rewritten:
    """Let these copies forget; one of another dossier that lies among them is no copy of this one."""
    done, left = [], []
    for copy in found:
        try:
            if _identity_in(copy, key) in (None, whom.identity):
                forget_in_copy(copy, whom, key)
                done.append(copy)
        except (faults.DossierFault, OSError):
            left.append(copy)
    return Rewritten(done, left)


def _identity_in(path: Path, key: str | None) -> str | None:
    with faults.machine_faults(path), contextlib.closing(driver.connect(path, key=key, only_reads=True)) as reader:
        return log.identity_of(reader)


def known_erasures(backup: Path, folders: Iterable[Path], dossier: Path | None, key: str | None) -> Whom:
    """Who must be forgotten in a backup that comes back: as is noted in these folders, here, and in the dossier.

    A dossier that cannot be read tells nothing, nor does one that the backup is not of. Raises ``Damaged`` when a note
    cannot be read, and a ``DossierFault`` when the backup cannot.
    """
    identity, there = _identity_in(backup, key), None
    if dossier is not None:
        with (
            contextlib.suppress(faults.DossierFault),
            faults.machine_faults(dossier),
            contextlib.closing(driver.connect(dossier, key=key, only_reads=True)) as reader,
        ):
            there = _whom(reader)
    identity = identity or (there.identity if there is not None else None)
    noted = [each for folder in folders for each in log.read_mirror(identity, folder)]
    found = {(each.at, each.contact): each for each in (*log.read_mirrors_here(identity), *noted)}
    if there is not None and there.identity == identity:
        found |= {(each.at, each.contact): each for each in there.erasures}
    return Whom(identity or "", sorted(found.values()))


def forget_in_copy(path: Path, whom: Whom, key: str | None) -> None:
    """Let a copy that nobody has open forget these people: made anew in a folder beside it, then put in its place.

    One of before dossiers had an identity gets that of its dossier. Raises a ``DossierFault``; then it is as it was.
    """
    is_without = _identity_in(path, key) is None
    with faults.machine_faults(path):
        folder = path.with_name(f".{path.name}.{os.getpid()}.vergeten")
        folder.mkdir(mode=0o700)
        try:
            building = Path(shutil.copy(path, folder / path.name))  # with its rights
            with Dossier.open(building, key=key) as copy:
                if copy.is_read_only:
                    raise faults.ReadOnly(f"In {path.name} mag niet worden geschreven.")
                if is_without and whom.identity:
                    with copy.write_beside() as connection:
                        connection.execute("UPDATE programmes SET uid = ?", (whom.identity,))
                apply_erasures(copy, whom.erasures)
            with building.open("rb") as written:
                os.fsync(written.fileno())
            building.replace(path)
        finally:
            with contextlib.suppress(OSError):
                shutil.rmtree(folder)
