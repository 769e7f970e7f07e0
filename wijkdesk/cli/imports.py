"""Reading what comes from elsewhere without a window, by what it is."""

from collections.abc import Callable, Iterator
from functools import partial
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
    """Read a file as what it is said to be, else as what its name says; a table is taken for one of figures."""
    return _READERS[kind or _BY_SUFFIX.get(asked.path.suffix.lower(), ImportKind.FIGURES)](dossier, asked)


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
_BY_SUFFIX: Final = {".vcf": ImportKind.CONTACTS, ".vcard": ImportKind.CONTACTS, ".ics": CALENDAR}
