"""Reading what comes from elsewhere without a window, by what it is."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from wijkdesk.cli.asked import Asked
from wijkdesk.cli.figures import import_figures
from wijkdesk.cli.tables import import_table
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ImportKind
from wijkdesk.storage.dossier import Dossier

READERS: Final[dict[str, Callable[[Dossier, Asked], Iterator[str]]]] = {
    ImportKind.FIGURES.dutch: import_figures,
    **{kind.dutch: partial(import_table, kind=kind) for kind in ImportKind if kind is not ImportKind.FIGURES},
}
"""By the word for what a file holds: what reads it and tells, line by line, what it found and did."""


def read_in(dossier: Dossier, asked: Asked, kind: str | None) -> Iterator[str]:
    """Read a file as what it is said to be, else as what its name says; a table is taken for one of figures."""
    word = kind or _BY_SUFFIX.get(asked.path.suffix.lower(), ImportKind.FIGURES.dutch)
    if word not in READERS:
        raise Refused(f"Wijkdesk kan een bestand met {word} nog niet inlezen.")
    return READERS[word](dossier, asked)


_BY_SUFFIX: Final = {".vcf": ImportKind.CONTACTS.dutch, ".ics": "agenda"}
