"""The log of erasures: who was forgotten as an id, when, and what was decided; never a name.

It stands in the dossier, and in a file beside its backups, so that an older backup forgets the same people again.
"""

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, NamedTuple

from wijkdesk.domain.words import Erasing
from wijkdesk.storage import faults
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.forgetting.texts import Place

FILE_NAME: Final = "vergeten.json"


class Erasure(NamedTuple):
    """One erasure: when, the id of the contact, and how; ``photos`` went too, and ``left`` says which texts stayed."""

    at: str
    contact: int
    how: Erasing
    photos: tuple[int, ...] = ()
    left: tuple[Place, ...] = ()


def add(connection: sqlite3.Connection, erasure: Erasure) -> None:
    """Note an erasure in the dossier; one that stands there already stays once."""
    connection.execute(
        "INSERT OR IGNORE INTO erasures (at, contact, how, decided) VALUES (?, ?, ?, ?)",
        (erasure.at, erasure.contact, erasure.how.value, json.dumps(_decided(erasure))),
    )


def erasures_in(connection: sqlite3.Connection) -> list[Erasure]:
    """Every erasure of the dossier, oldest first."""
    rows = fetch(connection, "SELECT at, contact, how, decided FROM erasures ORDER BY at, id")
    return [_erasure({"at": at, "contact": contact, "how": how, **json.loads(kept)}) for at, contact, how, kept in rows]


def mirror(erasures: Iterable[Erasure], folder: Path) -> None:
    """Keep these erasures in the folder of the backups too, with those that stand there. Raises OSError."""
    known = {(each.at, each.contact): each for each in (*read_mirror(folder), *erasures)}
    if not known:
        return
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / FILE_NAME
    building = file.with_name(f".{file.name}.nieuw")
    building.write_text(json.dumps([_as_json(each) for _, each in sorted(known.items())], indent=1), "ascii")
    building.replace(file)


def is_noted(folders: Iterable[Path]) -> bool:
    """Whether any of these folders says who was forgotten."""
    return any((folder / FILE_NAME).exists() for folder in folders)


def read_mirror(folder: Path) -> list[Erasure]:
    """The erasures that are kept beside the backups, oldest first; a ``DossierFault`` when they cannot be read."""
    file = folder / FILE_NAME
    if not file.exists():
        return []
    try:
        return [_erasure(each) for each in json.loads(file.read_text("ascii"))]
    except (LookupError, TypeError, ValueError) as error:
        raise faults.Damaged(
            f"{FILE_NAME} bij de back-ups is niet te lezen. Zet dat bestand terug van een andere plek, want daarin "
            "staat wie vergeten is."
        ) from error


def _erasure(kept: dict[str, Any]) -> Erasure:
    places = tuple(Place(str(table), int(number), str(column)) for table, number, column in kept["left"])
    return Erasure(kept["at"], int(kept["contact"]), Erasing(kept["how"]), tuple(map(int, kept["photos"])), places)


def _as_json(erasure: Erasure) -> dict[str, object]:
    return {"at": erasure.at, "contact": erasure.contact, "how": erasure.how.value, **_decided(erasure)}


def _decided(erasure: Erasure) -> dict[str, object]:
    return {"photos": list(erasure.photos), "left": [list(place) for place in erasure.left]}
