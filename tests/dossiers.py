"""Real dossiers for tests, and what stands in them."""

from pathlib import Path

from sqlalchemy import Table

from wijkdesk.domain.pillar import first_pillars
from wijkdesk.domain.programme import Programme
from wijkdesk.storage import mapping  # noqa: F401 - only things made after it can be stored
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.tables import metadata

# Half of it was once the end of a text, of a word in SQL, or of a program.
HOSTILE = "<b>&\"'</b> 😀 مرحبا {0} %s \\ ; -- \x1f\n"


def new_dossier(folder: Path, *content, name: str = "Testbuurt.wijkdesk", password: str | None = None) -> Path:
    """Write a dossier with an approach, the four pillars (ids 1 to 4) and these things, and return its path."""

    def first_content(session):
        session.add(Programme(name="Testbuurt"))
        session.add_all(first_pillars())
        session.flush()
        session.add_all(content)

    path = folder / name
    Dossier.create(path, first_content, password=password)
    return path


def contents(dossier: Dossier) -> dict[str, dict[tuple, tuple]]:
    """Every row of every table by its key, but for the journal."""
    return {name: _rows(dossier, table) for name, table in metadata.tables.items() if not name.startswith("journal_")}


def read_all(path: Path, password: str | None = None) -> dict[str, dict[tuple, tuple]]:
    """The same of a dossier that is not open here."""
    with Dossier.open(path, password=password, read_only=True) as dossier:
        return contents(dossier)


def _rows(dossier: Dossier, table: Table) -> dict[tuple, tuple]:
    names = [column.name for column in table.columns]
    key = [names.index(column.name) for column in table.primary_key]
    rows = dossier.reader.execute(f"SELECT {', '.join(names)} FROM {table.name}").fetchall()
    return {tuple(row[place] for place in key): row for row in rows}
