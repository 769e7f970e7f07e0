"""Contacts that leave as vCards: who goes along is ticked one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from wijkdesk import paths
from wijkdesk.domain.contact import sorting_name
from wijkdesk.domain.folding import fold
from wijkdesk.domain.words import AccountAction, ContactKind
from wijkdesk.exchange.address_cards.card import goes_along
from wijkdesk.pdf.files import replace_file
from wijkdesk.storage import account
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import machine_faults
from wijkdesk.storage.reading.people import ContactRow, contacts_in_portions
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.entity_table import Column
from wijkdesk.ui.entity_table.columns import TITLE
from wijkdesk.ui.fields import CheckField
from wijkdesk.ui.filters import SearchField
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.marks import IconMark, Mark
from wijkdesk.ui.reading_list import ReadingList
from wijkdesk.ui.saving import ask_where
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.ticked_table import TickedTable
from wijkdesk.ui.work_dialog import Told, WorkDialog

SHOWN_ROWS: Final = 8
ROW_HEIGHT: Final = 36


class ContactsExport(WorkDialog):
    """Lists all contacts, with a tick for who goes along: neither residents nor who is confidential, until ticked."""

    handbook_page = "meenemen.md#contacten-voor-outlook-of-telefoon"

    def __init__(self, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__(changes.tr("Contacten als vCard"), changes.tr("Opslaan…"), parent)
        self._dossier = changes.dossier
        self._path = paths.documents()
        hint = self.tr(
            "Een bestand dat Outlook en telefoons inlezen: naam, telefoon, e-mail, organisatie en functie. Bewoners en "
            "wie vertrouwelijk is gaan alleen mee als je ze aanvinkt."
        )
        self.column.add(Paragraph(hint, "body", "text2"))
        self.search = self.column.add(SearchField(self.tr("Zoek een contact")))
        self.table: TickedTable[ContactRow] = self.column.add(
            TickedTable(self._columns(), self.tr("Contacten"), self.tr("Mee"))
        )
        self.notes = self.column.add(CheckField(self.tr("De aantekeningen"), self.tr("Ook mee")))
        self.about = self.column.add(Paragraph("", "meta", "text2"))
        self.add_outcome()
        self.table.setFixedHeight(current_theme().px(ROW_HEIGHT) * (SHOWN_ROWS + 1))
        self.search.searched.connect(self.table.search)
        self.search.list_requested.connect(lambda: self.table.setFocus(Qt.FocusReason.TabFocusReason))
        self.table.ticked.connect(self._tell_who)
        self._rows: list[ContactRow] = []
        self._reading = ReadingList(self._show_rows, self._add_rows, self._tell_who, self)
        self._reading.begin(contacts_in_portions(lambda: changes.dossier.reader), anew=False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def begin(self) -> None:
        """Ask where the file comes, and write it there."""
        kind = self.tr("vCard-bestand (*.vcf)")
        proposal = paths.documents() / f"{self.tr('Contacten')}.vcf"
        path = ask_where(self, self.tr("Contacten opslaan als vCard"), proposal, kind)
        if path is not None:
            self._path = path
            super().begin()

    def work(self) -> Callable[[Told], Any]:
        chosen = frozenset(self.table.ticked_ids())
        return partial(_write, self._dossier, self._path, chosen, self.notes.value())

    def outcome(self, result: Any) -> str:
        path, number = result
        return self.tr("Opgeslagen: {name}, contacten: {n}.").format(name=path.name, n=number)

    # -- inside --

    def _show_rows(self, rows: list[ContactRow]) -> None:
        self._rows = rows
        self.table.set_rows(rows)
        self.table.choose(*[row.id for row in rows[:1]])
        self.table.tick(row.id for row in rows if goes_along(row))

    def _add_rows(self, rows: list[ContactRow]) -> None:
        self._rows += rows
        self.table.add_rows(rows)
        self.table.tick(self.table.ticked_ids() | {row.id for row in rows if goes_along(row)})

    def _columns(self) -> list[Column[ContactRow]]:
        return [
            Column(
                key="name",
                heading=self.tr("Naam"),
                text=lambda row: row.name,
                style=lambda _row: TITLE,
                badge=self._badge,
                sort_key=lambda row: fold(sorting_name(row.first_name, row.infix, row.last_name)),
            ),
            Column(key="kind", heading=self.tr("Soort"), text=lambda row: row.kind.dutch, width=110),
            Column(key="work", heading=self.tr("Organisatie"), text=lambda row: row.organisation or "", width=190),
        ]

    def _badge(self, row: ContactRow) -> Mark | None:
        return IconMark(self.tr("vertrouwelijk"), "lock") if row.confidential else None

    def _tell_who(self) -> None:
        ticked = self.table.ticked_ids()
        rows = [row for row in self._rows if row.id in ticked]
        residents = sum(row.kind is ContactKind.RESIDENT for row in rows)
        confidential = sum(row.confidential for row in rows)
        told = self.tr("{n} van {all} contacten").format(n=len(rows), all=len(self._rows))
        told += self.tr(", bewoners: {n}").format(n=residents) if residents else ""
        told += self.tr(", vertrouwelijk: {n}").format(n=confidential) if confidential else ""
        self.about.set_text(f"{told}.")
        self.commit.setEnabled(bool(rows) and not self._reading.is_busy)


def _write(dossier: Dossier, path: Path, chosen: frozenset[Any], with_notes: bool, told: Told) -> tuple[Path, int]:
    # The library of vCards, which the window does not wait for.
    from wijkdesk.exchange.address_cards.vcard_out import address_book  # noqa: PLC0415

    content, number = dossier.read_at_one_moment(
        lambda reader: address_book(reader, dt.date.today(), chosen=chosen, with_notes=with_notes)
    )
    told(1, 1)
    with machine_faults(path):
        replace_file(path, content)
    account.note(dossier, AccountAction.EXPORT, "Contacten als vCard", path)
    return path, number
