"""Reading what comes from elsewhere without a window, by what it is."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from wijkdesk.cli.address_cards import import_contacts
from wijkdesk.cli.asked import Asked
from wijkdesk.cli.calendar import import_calendar
from wijkdesk.cli.figures import import_figures
from wijkdesk.cli.parser import CALENDAR
from wijkdesk.cli.tables import import_table
from wijkdesk.domain.words import ImportKind
from wijkdesk.exchange.address_cards.files import is_address_book
from wijkdesk.storage.dossier import Dossier


def read_in(dossier: Dossier, asked: Asked, kind: str | None) -> Iterator[str]:
    """Read a file as what it is said to be, else as what it is; a table not of Outlook is taken for one of figures."""
    return _READERS[kind or _kind_of(asked.path)](dossier, asked)


def _kind_of(path: Path) -> str:
    if path.suffix.lower() == ".ics":
        return CALENDAR
    return ImportKind.CONTACTS if is_address_book(path) else ImportKind.FIGURES


def _import_people(dossier: Dossier, asked: Asked) -> Iterator[str]:
    if is_address_book(asked.path):
        return import_contacts(dossier, asked)
    return import_table(dossier, asked, kind=ImportKind.CONTACTS)


_READERS: Final[dict[str, Callable[[Dossier, Asked], Iterator[str]]]] = {
    **{kind: partial(import_table, kind=kind) for kind in ImportKind},
    ImportKind.FIGURES: import_figures,
    ImportKind.CONTACTS: _import_people,
    CALENDAR: import_calendar,
}
