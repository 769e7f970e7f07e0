"""Copies of a dossier that this program made, and what a new password means to them."""

import contextlib
import os
from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from wijkdesk.storage import driver, faults
from wijkdesk.storage.backup.copies import backups_of
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.new_file import replace_with, unfinished_file
from wijkdesk.storage.password.rewriting import write_anew


class Outcome(Enum):
    """What became of a copy: the sentence says it to the user."""

    SEALED = "heeft nu hetzelfde wachtwoord"
    REMOVED = "was beschadigd en is verwijderd"
    LEFT_PLAIN = "kon niet worden beveiligd en heeft nog geen wachtwoord: verwijder het zelf"
    KEEPS_ITS_OWN = "houdt het wachtwoord van toen"


class Copy(NamedTuple):
    """One copy, and what became of it."""

    path: Path
    outcome: Outcome

    @property
    def sentence(self) -> str:
        return f"{self.path.name} {self.outcome.value}."


def known_copies(dossier: Dossier) -> list[Path]:
    """The copies of a dossier within reach: its backups, here and in a second place, and what lies beside it."""
    return [copy.path for copy in backups_of(dossier.path)]


def seal_copies(copies: Iterable[Path], key: str | None) -> list[Copy]:
    """Put plain copies under the key of their dossier, and say what became of each copy.

    One that is under a password keeps that. Of a plain one nothing readable stays: what is too damaged to be written
    anew is removed, for its dossier itself was just found whole. ``key`` is ``None`` when that has no password any
    more; then all stay as they are.
    """
    return [Copy(path, outcome) for path in copies if (outcome := _seal(path, key)) is not None]


def _seal(path: Path, key: str | None) -> Outcome | None:
    try:
        if not driver.is_plain(path):
            return Outcome.KEEPS_ITS_OWN
        if key is None:
            return None
        with faults.machine_faults(path), unfinished_file(path) as building:
            made = path.stat().st_mtime_ns
            write_anew(path, None, building, key)
            os.utime(building, ns=(made, made))  # by which a backup tells of which moment it is
            replace_with(building, path)
        return Outcome.SEALED
    except (faults.Damaged, faults.NotADossier):
        with contextlib.suppress(OSError):
            path.unlink()
            return Outcome.REMOVED
        return Outcome.LEFT_PLAIN
    except (faults.DossierFault, OSError):
        return Outcome.LEFT_PLAIN if path.exists() else None
