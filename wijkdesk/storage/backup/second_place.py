"""A second place for backups: a stick or a folder of the user's choice, to which they follow when it is there.

Which one it is, and when they last followed, stands in a small file beside the backups, so that the command line and
whoever erases a person find it too.
"""

import contextlib
import datetime as dt
import json
import os
from pathlib import Path
from typing import NamedTuple

from wijkdesk import paths, private_files

_FILE = "tweede-plek.json"
_FOLDER = "Wijkdesk back-ups"
_WITHOUT = dt.timedelta(days=14)


class SecondPlace(NamedTuple):
    """The folder that was chosen, when that was, and when backups last followed to it."""

    folder: Path
    chosen: dt.datetime
    followed: dt.datetime | None

    def is_long_ago(self, now: dt.datetime) -> bool:
        """Whether no backup came there for 14 days."""
        return now - (self.followed or self.chosen) > _WITHOUT


def second_place_of(dossier: Path) -> SecondPlace | None:
    """What was chosen for a dossier; ``None`` when nothing was."""
    try:
        kept = json.loads((paths.backups_of(dossier) / _FILE).read_text("utf-8"))
        followed = kept.get("followed")
        return SecondPlace(
            Path(kept["folder"]),
            dt.datetime.fromisoformat(kept["chosen"]),
            None if followed is None else dt.datetime.fromisoformat(followed),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def choose(dossier: Path, folder: Path | None, now: dt.datetime) -> None:
    """Remember this folder, or none; what lies in the one before stays there. Raises ``OSError``."""
    if folder is None:
        (paths.backups_of(dossier) / _FILE).unlink(missing_ok=True)
    else:
        _keep(dossier, SecondPlace(folder, now, None))


def note_followed(dossier: Path, now: dt.datetime) -> None:
    """Remember that every backup that should be in the second place is there. Raises ``OSError``."""
    place = second_place_of(dossier)
    if place is not None:
        _keep(dossier, place._replace(followed=now))


def folder_of(dossier: Path) -> Path | None:
    """Where backups of this dossier lie in its second place; ``None`` when none was chosen, or it is not there now."""
    place = second_place_of(dossier)
    if place is None or not place.folder.is_dir():
        return None
    return place.folder / _FOLDER / paths.backups_of(dossier).name


def _keep(dossier: Path, place: SecondPlace) -> None:
    folder = paths.backups_of(dossier)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    text = json.dumps(
        {
            "folder": str(place.folder),
            "chosen": place.chosen.isoformat(),
            "followed": None if place.followed is None else place.followed.isoformat(),
        }
    )
    building = folder / f".{_FILE}.{os.getpid()}"
    try:
        with open(building, "w", encoding="utf-8", opener=private_files.opener) as written:
            written.write(text)
        building.replace(folder / _FILE)
    finally:
        with contextlib.suppress(OSError):
            building.unlink(missing_ok=True)
