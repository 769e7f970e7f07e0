"""Forgetting again: in a backup that is put back, and in every copy of the dossier within reach."""

import contextlib
import datetime as dt
import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from wijkdesk.storage import faults
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.forgetting import log
from wijkdesk.storage.forgetting.erasing import Choices, erase_as_logged
from wijkdesk.storage.forgetting.person import find_person


class Rewritten(NamedTuple):
    """What became of the copies of a dossier: which forgot too, and which still may hold what was to be forgotten."""

    done: Sequence[Path]
    left: Sequence[Path]


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


def copies_beside(dossier: Dossier) -> list[Path]:
    """The copies that an upgrade left beside the dossier."""
    path = dossier.path.resolve()
    found = path.parent.glob(f"*{path.suffix}")
    return sorted(each for each in found if each.name.startswith(f"{path.stem} (versie "))


def forget_everywhere(dossier: Dossier) -> Rewritten:
    """Let every copy within reach forget whom the dossier forgot."""
    return forget_in_copies(dossier, copies_beside(dossier))


def forget_in_copies(dossier: Dossier, copies: Iterable[Path]) -> Rewritten:
    """Let these copies forget whom the dossier forgot; one under another key stays and is told."""
    with dossier.reader_of_its_own() as reader:  # it may run beside the window
        erasures = log.erasures_in(reader)
    done, left = [], []
    for copy in copies:
        try:
            forget_in_copy(copy, erasures, dossier.key)
        except (faults.DossierFault, OSError):
            left.append(copy)
        else:
            done.append(copy)
    return Rewritten(done, left)


def forget_in_copy(path: Path, erasures: Sequence[log.Erasure], key: str | None) -> None:
    """Let a copy that nobody has open forget these people: made anew in a folder beside it, then put in its place.

    Raises a ``DossierFault``; then it is as it was.
    """
    with faults.machine_faults(path):
        folder = path.with_name(f".{path.name}.{os.getpid()}.vergeten")
        folder.mkdir()
        try:
            building = Path(shutil.copyfile(path, folder / path.name))
            with Dossier.open(building, key=key) as copy:
                if copy.is_read_only:
                    raise faults.ReadOnly(f"In {path.name} mag niet worden geschreven.")
                apply_erasures(copy, erasures)
            with building.open("rb") as written:
                os.fsync(written.fileno())
            building.replace(path)
        finally:
            with contextlib.suppress(OSError):
                shutil.rmtree(folder)
