"""The backups that there are: where they lie, of when they are, and what each holds."""

import contextlib
import datetime as dt
import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from wijkdesk import paths
from wijkdesk.storage import driver, faults, migrations
from wijkdesk.storage.backup import second_place

_NAME = re.compile(r"(\d{8}-\d{6})Z-(vol|licht)(?:-\d+)?\.wijkdesk")
_ASIDE = "opzij gezet"
_STAMP = "%Y%m%d-%H%M%S"


class Kind(Enum):
    FULL = "vol"
    LIGHT = "licht"
    ASIDE = "opzij gezet"
    """What was in the place of a backup that was put back, beside the dossier."""
    EARLIER = "vorige versie"
    """How a dossier of an earlier version was before it was brought up to date, beside the dossier."""


class Backup(NamedTuple):
    """One backup: its file, when it was made, and of which kind it is."""

    path: Path
    made: dt.datetime
    kind: Kind
    is_elsewhere: bool = False
    """Whether it lies in the second place."""


class Contents(NamedTuple):
    """What a backup holds, for who must choose one."""

    programme: str
    actions: int
    contacts: int
    moments: int
    photos: int
    photos_without_bytes: int


def backups_of(dossier: Path) -> list[Backup]:
    """Every copy of a dossier within reach, the newest first: here, in the second place, and beside the dossier.

    All of them are under a key that the dossier has or had, and all of them hold what it holds of people.
    """
    found = [*copies_in(paths.backups_of(dossier)), *_beside(dossier)]
    away = second_place.folder_of(dossier)
    if away is not None:
        found += [copy._replace(is_elsewhere=True) for copy in copies_in(away)]
    return sorted(found, key=lambda copy: copy.made, reverse=True)


def copies_in(folder: Path) -> list[Backup]:
    """The backups in one folder, the newest first; none where it cannot be read."""
    found = []
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            match = _NAME.fullmatch(path.name)
            made = _moment(match[1]) if match else None
            if match and made is not None:
                found.append(Backup(path, made, Kind(match[2])))
    return sorted(found, key=lambda copy: (copy.made, copy.path.name), reverse=True)


def new_name(folder: Path, made: dt.datetime, kind: Kind) -> Path:
    """A name for a backup that is free; it says nothing of whose it is."""
    stem = f"{made.astimezone(dt.UTC).strftime(_STAMP)}Z-{kind.value}"
    names = (folder / f"{stem}{number}.wijkdesk" for number in ("", *(f"-{number}" for number in range(2, 1000))))
    return next(path for path in names if not path.exists())


def name_aside(dossier: Path, now: dt.datetime) -> Path:
    """A free name, beside the dossier, for what is set aside."""
    stem = f"{dossier.stem} ({_ASIDE} {now.astimezone():%Y-%m-%d %H.%M})"
    names = (
        dossier.with_name(f"{stem}{number}{dossier.suffix}") for number in ("", *map(" {}".format, range(2, 1000)))
    )
    return next(path for path in names if not path.exists())


def read_contents(backup: Path, key: str | None) -> Contents:
    """What a backup holds. Raises a ``DossierFault``, also when it is under another key."""
    with faults.machine_faults(backup), contextlib.closing(driver.connect(backup, key=key, only_reads=True)) as reader:
        programmes = driver.fetch(reader, "SELECT name FROM programmes LIMIT 1")
        counts = (
            driver.fetch(reader, f"SELECT count(*) FROM {what}")[0][0]
            for what in ("actions", "contacts", "moments", "photos", f"photos WHERE picture_id IN ({WITHOUT_BYTES})")
        )
        return Contents(programmes[0][0] if programmes else "", *counts)


WITHOUT_BYTES = "SELECT id FROM pictures WHERE length(content) = 0"


def _beside(dossier: Path) -> Iterator[Backup]:
    stem = re.escape(dossier.stem)
    aside = re.compile(rf"{stem} \({_ASIDE} (\d{{4}}-\d\d-\d\d \d\d\.\d\d)\)(?: \d+)?{re.escape(dossier.suffix)}")
    earlier = re.compile(rf"{stem} \(versie (?:{'|'.join(migrations.KNOWN)})\)(?: \d+)?{re.escape(dossier.suffix)}")
    with contextlib.suppress(OSError):
        for path in dossier.resolve().parent.iterdir():
            if aside.fullmatch(path.name) or earlier.fullmatch(path.name):
                # When it was last written is when it was last worked in; it is not kept longer for being set aside.
                made = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
                yield Backup(path, made, Kind.ASIDE if aside.fullmatch(path.name) else Kind.EARLIER)


def _moment(stamp: str) -> dt.datetime | None:
    try:
        return dt.datetime.strptime(stamp, _STAMP).replace(tzinfo=dt.UTC)
    except ValueError:
        return None
