"""What the list of backups shows: each with its day, its size and what it holds."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from wijkdesk.storage.backup.copies import Backup, Contents, Kind, backups_of, read_contents
from wijkdesk.storage.faults import DossierFault
from wijkdesk.ui.entity_table import Column
from wijkdesk.ui.entity_table.columns import DATE, TITLE

_NUMBER = 84


class BackupRow(NamedTuple):
    """A backup as the list shows it; ``contents`` is None where it cannot be read, ``problem`` says why."""

    id: str
    backup: Backup
    is_in_both: bool
    size: int
    contents: Contents | None
    problem: str


def list_backups(dossier: Path, key: str | None) -> list[BackupRow]:
    """Every backup of a dossier, the newest first, and one that is in both places once.

    Opens each: for a thread beside the window.
    """
    places: dict[object, list[Backup]] = {}
    for backup in backups_of(dossier):
        places.setdefault((backup.made, backup.kind), []).append(backup)
    return [_row(copies, key) for copies in places.values()]


def _row(copies: list[Backup], key: str | None) -> BackupRow:
    backup = min(copies, key=lambda copy: copy.is_elsewhere)
    contents, problem, size = None, "", 0
    try:
        size = backup.path.stat().st_size
        contents = read_contents(backup.path, key)
    except DossierFault as fault:
        problem = fault.sentence
    except OSError:
        problem = "?"
    is_in_both = len({copy.is_elsewhere for copy in copies}) > 1
    return BackupRow(str(backup.path), backup, is_in_both, size, contents, problem)


def columns(tr: Callable[[str], str]) -> list[Column[BackupRow]]:
    """The columns, with their headings in Dutch."""
    kinds = {
        Kind.FULL: tr("Volledig"),
        Kind.LIGHT: tr("Zonder grote foto's"),
        Kind.ASIDE: tr("Opzij gezet"),
        Kind.EARLIER: tr("Van een vorige versie"),
    }

    def kind(row: BackupRow) -> str:
        name = kinds[row.backup.kind]
        if row.is_in_both:
            return tr("{kind}, op beide plekken").format(kind=name)
        return tr("{kind}, op de tweede plek").format(kind=name) if row.backup.is_elsewhere else name

    def number(key: str, heading: str, of: Callable[[Contents], int]) -> Column[BackupRow]:
        return Column(
            key=key,
            heading=heading,
            text=lambda row: str(of(row.contents)) if row.contents else "–",
            width=_NUMBER,
            align_right=True,
            sort_key=lambda row: of(row.contents) if row.contents else None,
        )

    return [
        Column(
            key="made",
            heading=tr("Van"),
            text=lambda row: f"{row.backup.made.astimezone():%d-%m-%Y %H.%M}",
            width=150,
            style=lambda _row: TITLE,
            sort_key=lambda row: row.backup.made,
        ),
        Column(key="kind", heading=tr("Soort"), text=kind),
        number("actions", tr("Acties"), lambda held: held.actions),
        number("contacts", tr("Contacten"), lambda held: held.contacts),
        number("photos", tr("Foto's"), lambda held: held.photos - held.photos_without_bytes),
        Column(
            key="size",
            heading=tr("Grootte"),
            text=lambda row: size_in_words(row.size),
            width=90,
            align_right=True,
            style=lambda _row: DATE,
            sort_key=lambda row: row.size,
        ),
    ]


def size_in_words(size: int) -> str:
    """A size as people say it: in kB below a megabyte, in MB with one decimal below ten."""
    if size < 1_000_000:
        return f"{max(size // 1000, 1)} kB"
    megabytes = size / 1_000_000
    return f"{megabytes:.1f} MB".replace(".", ",") if megabytes < 10 else f"{megabytes:.0f} MB"
