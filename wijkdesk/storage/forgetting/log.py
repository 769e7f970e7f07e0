"""The log of erasures: who was forgotten as an id, when, and what was decided; never a name.

It stands in the dossier, and in a file beside its backups, so that an older backup forgets the same people again. An
id means somebody in one dossier alone, so that file keeps apart what each dossier with backups there forgot.
"""

import contextlib
import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, NamedTuple

from wijkdesk import paths, private_files
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
    """Every erasure of the dossier, oldest first; none in one of before there was such a thing."""
    if not fetch(connection, "SELECT 1 FROM sqlite_schema WHERE name = 'erasures'"):
        return []
    rows = fetch(connection, "SELECT at, contact, how, decided FROM erasures ORDER BY at, id")
    return [_erasure({"at": at, "contact": contact, "how": how, **json.loads(kept)}) for at, contact, how, kept in rows]


def identity_of(connection: sqlite3.Connection) -> str | None:
    """What a dossier shares with its copies and with no other; ``None`` in one of before there was such a thing."""
    if "uid" not in {row[1] for row in fetch(connection, "PRAGMA table_info(programmes)")}:
        return None
    rows = fetch(connection, "SELECT uid FROM programmes WHERE uid != '' ORDER BY id LIMIT 1")
    return str(rows[0][0]) if rows else None


def mirror(identity: str, erasures: Iterable[Erasure], folder: Path) -> None:
    """Keep these erasures of a dossier in the folder of the backups too, with what stands there. Raises OSError."""
    kept = _read(folder)
    known = {(each.at, each.contact): each for each in (*kept.get(identity, ()), *erasures)}
    if not known:
        return
    kept[identity] = [each for _, each in sorted(known.items())]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / FILE_NAME
    building = file.with_name(f".{file.name}.nieuw")
    text = json.dumps({whose: list(map(_as_json, theirs)) for whose, theirs in kept.items()}, indent=1)
    with open(building, "w", encoding="ascii", opener=private_files.opener) as written:
        written.write(text)
    building.replace(file)


def is_noted(identity: str | None, folders: Iterable[Path]) -> bool:
    """Whether any of these folders, or any with backups on this machine, says whom this dossier forgot."""
    return any(read_mirror(identity, folder) for folder in folders) or bool(read_mirrors_here(identity))


def is_unknown_of(identity: str | None, backup: Path, output: Path) -> bool:
    """Whether nothing says whom the dossier of this backup, put back at ``output``, forgot since.

    What lies among the backups of this machine has its note there, or nobody was forgotten; without an identity that
    is so as long as one dossier alone has its backups beside it.
    """
    folders = [backup.parent, paths.backups_of(output)]
    is_ours = backup.is_relative_to(paths.backups()) and (identity is not None or len(_read(backup.parent)) < 2)
    return not is_ours and not is_noted(identity, folders)


def read_mirror(identity: str | None, folder: Path) -> list[Erasure]:
    """The erasures of a dossier that are kept beside its backups, oldest first.

    Without an identity, those of the one dossier that stands there. A ``DossierFault`` when they cannot be read.
    """
    kept = _read(folder)
    if identity is None and len(kept) == 1:
        [identity] = kept
    return kept.get(identity or "", [])


def read_mirrors_here(identity: str | None) -> list[Erasure]:
    """The same of all folders with backups on this machine: a dossier may have lain elsewhere when it forgot.

    Nothing without an identity. One that cannot be read is of another dossier, and is passed over.
    """
    found: list[Erasure] = []
    for file in sorted(paths.backups().glob(f"*/{FILE_NAME}")) if identity else ():
        with contextlib.suppress(faults.DossierFault, OSError):
            found += read_mirror(identity, file.parent)
    return found


def _read(folder: Path) -> dict[str, list[Erasure]]:
    file = folder / FILE_NAME
    if not file.exists():
        return {}
    try:
        kept = json.loads(file.read_text("ascii"))
        return {str(whose): [_erasure(each) for each in theirs] for whose, theirs in kept.items()}
    except (AttributeError, LookupError, TypeError, ValueError) as error:
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
