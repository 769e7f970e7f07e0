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
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ImportKind
from wijkdesk.exchange.address_cards.files import is_address_book
from wijkdesk.exchange.calendar.files import is_calendar
from wijkdesk.exchange.own_tables.importing import is_plainly_own, look_at
from wijkdesk.figures.refusal import Unreadable
from wijkdesk.storage.dossier import Dossier


def read_in(dossier: Dossier, asked: Asked, kind: str | None) -> Iterator[str]:
    """Read a file as what it is said to be, else as what it is; a table not of Outlook is taken for one of figures.

    Where such a table is none, what it could be is said as well.
    """
    read = _READERS[kind or _kind_of(asked.path)]
    return (_import_figures if kind is None and read is import_figures else read)(dossier, asked)


def _import_figures(dossier: Dossier, asked: Asked) -> Iterator[str]:
    try:
        yield from import_figures(dossier, asked)
    except Unreadable as unreadable:
        if (kind := _kind_of_list(asked)) is None:
            raise
        raise Unreadable(f"{unreadable.sentence} {_hint(kind)}") from unreadable
    except Refused as refused:  # names of people were taken for areas
        if (kind := _kind_of_list(asked)) is None or not is_plainly_own(asked.path, asked.today):
            raise
        raise Refused(f"{refused.reason} {_hint(kind)}") from refused


def _hint(kind: ImportKind) -> str:
    return f"Is het een eigen lijst? Zeg dan wat erin staat, zoals --as {kind}."


def _kind_of_list(asked: Asked) -> ImportKind | None:
    """What the lines of a table of somebody's own probably are, as far as it is one."""
    try:
        return next((sheet.kind for sheet in look_at(asked.path, asked.today)), None)
    except (Unreadable, OSError):
        return None


def _kind_of(path: Path) -> str:
    if is_calendar(path):
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
