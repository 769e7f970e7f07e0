"""The two lists: people on the core of their name, and organisations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from wijkdesk.domain.contact import Contact, Organisation, sorting_name
from wijkdesk.domain.folding import fold
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.words import ContactKind, OrganisationKind
from wijkdesk.storage.reading.choices import organisations_to_pick
from wijkdesk.storage.reading.moments import list_moments
from wijkdesk.storage.reading.people import (
    ContactRow,
    OrganisationRow,
    confidential_organisations,
    contacts_in_portions,
    list_contacts,
    list_organisations,
    list_positions,
    organisations_in_portions,
)
from wijkdesk.storage.reading.records import RECORDS
from wijkdesk.storage.reading.related import related_to_organisation
from wijkdesk.storage.reading.rows import count_there, ids_there
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.entity_table import DATE, PLAIN, TITLE, CellStyle, Column, EntityTable, Group
from wijkdesk.ui.marks import IconMark, Mark
from wijkdesk.ui.reading_list import AT_ONCE, ReadingList
from wijkdesk.ui.slices import Slices

Changed = dict[type, set[int]]

MOST_PATCHES: Final = 200
IN_ONE_TURN: Final = 3
"""So many rows are read again in one turn: for an organisation all its moments are looked at."""
FORMER: Final = CellStyle("text3", "body")
PERSON_ICONS: Final = {
    ContactKind.PROFESSIONAL: "user",
    ContactKind.ADMINISTRATOR: "gavel",
    ContactKind.RESIDENT: "house",
}


class ContactsTable(EntityTable[Any]):
    """What both lists have in common: they read their rows when they are shown, and patch the ones that change."""

    kind: type

    def __init__(
        self,
        changes: Changes,
        columns: Sequence[Column[Any]],
        name: str,
        today: Callable[[], dt.date],
        parent: QWidget | None,
    ) -> None:
        super().__init__(columns, name, parent)
        self.changes, self.today = changes, today
        self.is_stale = True
        self.missed: Changed = {}  # what changed since it caught up
        self.rows: dict[int, Any] = {}
        self._reading = ReadingList(self._show_read, self._add_read, self.shown_changed.emit, self)
        self._patching = Slices(self)
        self._to_patch: set[int] = set()

    def read(self, only: Collection[int] | None = None) -> list[Any]:
        """The rows with these ids, or all."""
        raise NotImplementedError

    def portions(self) -> Iterator[list[Any]]:
        """All rows, a few at a time."""
        raise NotImplementedError

    def touched(self, changed: Changed) -> set[int]:
        """The ids of the rows that look different now."""
        raise NotImplementedError

    def headings(self) -> tuple[str, ...]:
        """What stands above the cells of a copy."""
        raise NotImplementedError

    def cells(self, row: Any) -> tuple[str, ...]:
        """A row as it is copied."""
        raise NotImplementedError

    def catch_up(self) -> None:
        """Show what the dossier holds now: all of it, or only what changed since."""
        self._reading.hurry()
        changed, self.missed = self.missed, {}
        if self._reading.is_busy and changed:
            if self._reading.is_patchable:
                self._reading.show_read()  # so that it can be told what changed
            else:
                self.is_stale = True
        if len(changed.get(ContactMoment, ())) > MOST_PATCHES:  # with whom takes as long as all
            self.is_stale = True
        touched = set() if self.is_stale else self.touched(changed)
        waiting = touched | self._to_patch
        reader, table = self.changes.dossier.reader, RECORDS[self.kind].table
        if not self.is_stale and count_there(reader, table, waiting, MOST_PATCHES) <= MOST_PATCHES:
            self._to_patch = waiting
            self._patching.begin(self._patches())
            if len(waiting) <= IN_ONE_TURN:
                self._patching.finish()
            return
        self._begin(ahead=len(self.rows) > AT_ONCE)

    def read_ahead(self) -> None:
        """Read all of it before somebody comes here."""
        self._begin(ahead=True)

    def _begin(self, *, ahead: bool) -> None:
        self.is_stale = False
        self._patching.stop()
        self._to_patch.clear()
        self._reading.begin(self.portions(), anew=bool(self.rows), ahead=ahead)

    def look_up(self, number: int) -> None:
        """See to it that a row is there, also while the others are still being read."""
        if number not in self.rows and (self._reading.is_busy or self._patching.is_busy):
            self._patch({number})

    def _show_read(self, rows: list[Any]) -> None:
        self.rows = {row.id: row for row in rows}
        self.set_rows(rows)

    def _add_read(self, rows: list[Any]) -> None:
        fresh = {row.id: row for row in rows if row.id not in self.rows}
        self.rows |= fresh
        self.add_rows(fresh.values())

    def note(self, changed: Changed) -> None:
        """Remember what changed, for the next time that the list catches up."""
        for kind, numbers in changed.items():
            self.missed[kind] = self.missed.get(kind, set()) | numbers

    def _patches(self) -> Iterator[None]:
        gone = self._to_patch - ids_there(self.changes.dossier.reader, RECORDS[self.kind].table, self._to_patch)
        self._to_patch -= gone
        if gone:
            self._patch(gone)
        while self._to_patch:
            self._patch({self._to_patch.pop()})
            yield

    def _patch(self, touched: set[int]) -> None:
        found = {row.id: row for row in self.read(only=touched)}
        gone = touched - found.keys()
        for number in gone:
            self.rows.pop(number, None)
        self.rows |= found
        self.patch_rows(found.values(), gone)

    def _moments_of(self, changed: Changed) -> Iterable[Any]:
        moments = changed.get(ContactMoment, set())
        return list_moments(self.changes.dossier.reader, only=moments) if moments else ()


class PeopleTable(ContactsTable):
    kind = Contact

    def __init__(self, changes: Changes, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(changes, self._columns(), self.tr("Personen"), today, parent)
        self._organisation: int | None = None
        self._people: set[int] = set()  # who works there now
        self.sort_by("name")

    def read(self, only: Collection[int] | None = None) -> list[ContactRow]:
        return list_contacts(self.changes.dossier.reader, only)

    def portions(self) -> Iterator[list[ContactRow]]:
        return contacts_in_portions(lambda: self.changes.dossier.reader)

    def touched(self, changed: Changed) -> set[int]:
        organisations = changed.get(Organisation, set())
        touched = set(changed.get(Contact, set()))
        for moment in self._moments_of(changed):
            touched.update(moment.contact_ids)
        if organisations:  # a position that comes or goes is of the contact too: here its name counts
            names = {row.id: row.name for row in organisations_to_pick(self.changes.dossier.reader, organisations)}
            touched.update(
                row.id
                for row in self.rows.values()
                if row.organisation_id in organisations and row.organisation != names.get(row.organisation_id)
            )
        return touched

    def catch_up(self) -> None:
        self._find_people()
        super().catch_up()

    def narrow(self, kind: ContactKind | None, organisation: int | None) -> None:
        """Let through one kind of people, or who works at one organisation; None lets all through."""
        self._organisation = organisation
        self._find_people()
        if kind is None and organisation is None:
            self.filter(None)
        else:
            self.filter(lambda row: kind in (None, row.kind) and (organisation is None or row.id in self._people))

    def cells(self, row: ContactRow) -> tuple[str, ...]:
        secret = confidential_organisations(self.changes.dossier.reader)
        place = ("", "") if row.organisation_id in secret else (row.organisation or "", row.role or "")
        return (row.name, row.kind.dutch, *place, row.phone, row.email)

    def headings(self) -> tuple[str, ...]:
        return (
            *(self.tr("Naam"), self.tr("Soort"), self.tr("Organisatie"), self.tr("Functie")),
            *(self.tr("Telefoon"), self.tr("E-mail")),
        )

    def _find_people(self) -> None:
        if self._organisation is None:
            return
        reader, today = self.changes.dossier.reader, self.today()
        positions = list_positions(reader, only=related_to_organisation(reader, self._organisation).positions)
        self._people = {row.contact_id for row in positions if (row.last_day or today) >= today}

    def _columns(self) -> tuple[Column[ContactRow], ...]:
        return (
            Column(
                key="name",
                heading=self.tr("Naam"),
                text=lambda row: row.name,
                style=lambda _row: TITLE,
                mark=lambda row: IconMark(row.kind.dutch, PERSON_ICONS[row.kind]),
                badge=self._lock,
                sort_key=lambda row: fold(sorting_name(row.first_name, row.infix, row.last_name)),
            ),
            Column(
                key="organisation",
                heading=self.tr("Organisatie"),
                text=self._organisation_of,
                width=220,
                style=lambda row: FORMER if self._is_over(row) else PLAIN,
            ),
            Column(key="role", heading=self.tr("Functie"), text=_role, width=190, wide_from=860),
            Column(key="kind", heading=self.tr("Soort"), text=lambda row: row.kind.dutch, width=110, wide_from=1020),
            _seen_column(self.tr("Laatst gezien"), self.tr("nog niet")),
        )

    def _organisation_of(self, row: ContactRow) -> str:
        if not self._is_over(row) or row.position_until is None:
            return row.organisation or ""
        return self.tr("{name}, tot {year}").format(name=row.organisation, year=row.position_until.year)

    def _is_over(self, row: ContactRow) -> bool:
        return row.position_until is not None and row.position_until < self.today()

    def _lock(self, row: ContactRow) -> Mark | None:
        return IconMark(self.tr("vertrouwelijk"), "lock") if row.confidential else None


class OrganisationsTable(ContactsTable):
    kind = Organisation

    def __init__(self, changes: Changes, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(changes, self._columns(), self.tr("Organisaties"), today, parent)
        groups = (Group(True, self.tr("Doen mee")), Group(False, self.tr("Doen niet meer mee")))
        self.group_by(groups, self._takes_part)
        self.sort_by("name")

    def read(self, only: Collection[int] | None = None) -> list[OrganisationRow]:
        return list_organisations(self.changes.dossier.reader, only)

    def portions(self) -> Iterator[list[OrganisationRow]]:
        return organisations_in_portions(lambda: self.changes.dossier.reader)

    def touched(self, changed: Changed) -> set[int]:
        """People and moments count for the organisations that somebody there belonged to."""
        touched = set(changed.get(Organisation, set()))
        contacts = set(changed.get(Contact, set()))
        for moment in self._moments_of(changed):
            touched.update(moment.organisation_ids)
            contacts.update(moment.contact_ids)
        if contacts:
            positions = list_positions(self.changes.dossier.reader)
            touched.update(row.organisation_id for row in positions if row.contact_id in contacts)
        return touched

    def narrow(self, kind: OrganisationKind | None) -> None:
        """Let through one kind of organisations; None lets all through."""
        self.filter(None if kind is None else lambda row: row.kind == kind)

    def cells(self, row: OrganisationRow) -> tuple[str, ...]:
        return (row.name, row.kind.dutch, str(row.people), _short(row.last_moment), row.phone, row.email)

    def headings(self) -> tuple[str, ...]:
        return (
            *(self.tr("Naam"), self.tr("Soort"), self.tr("Mensen"), self.tr("Laatst gezien")),
            *(self.tr("Telefoon"), self.tr("E-mail")),
        )

    def _takes_part(self, row: OrganisationRow) -> bool:
        return row.left_on is None or row.left_on >= self.today()

    def _columns(self) -> tuple[Column[OrganisationRow], ...]:
        return (
            Column(
                key="name",
                heading=self.tr("Naam"),
                text=lambda row: row.name,
                style=lambda _row: TITLE,
                mark=lambda _row: IconMark("", "building-2"),
                badge=lambda row: IconMark(self.tr("vertrouwelijk"), "lock") if row.confidential else None,
            ),
            Column(key="kind", heading=self.tr("Soort"), text=lambda row: row.kind.dutch, width=180),
            Column(
                key="people",
                heading=self.tr("Mensen"),
                text=lambda row: str(row.people) if row.people else "",
                width=76,
                align_right=True,
                style=lambda _row: DATE,
                sort_key=lambda row: row.people,
                searched=False,
            ),
            Column(
                key="left_on",
                heading=self.tr("Vertrokken"),
                text=lambda row: _short(row.left_on),
                width=110,
                align_right=True,
                style=lambda _row: DATE,
                sort_key=lambda row: row.left_on,
                searched=False,
                wide_from=860,
            ),
            _seen_column(self.tr("Laatst gezien"), self.tr("nog niet")),
        )


def _seen_column(heading: str, never: str) -> Column[Any]:
    return Column(
        key="seen",
        heading=heading,
        text=lambda row: _short(row.last_moment) or never,
        width=122,
        align_right=True,
        style=lambda row: DATE if row.last_moment is not None else PLAIN,
        sort_key=lambda row: row.last_moment,
        searched=False,
    )


def _role(row: ContactRow) -> str:
    """What somebody does; nothing when they are known by it."""
    role = row.role or ""
    return "" if fold(role) in fold(row.name) else role


def _short(day: dt.date | None) -> str:
    return f"{day:%d-%m-%Y}" if day is not None else ""
