"""What comes in from files of other programs, and what leaves for them: each asked for in a dialog of its own.

The dialogs are imported when they are asked for, as the tabs are: nobody waits for them at the start.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from wijkdesk import paths
from wijkdesk.ui.main_window import MainWindow


class InAndOut(QObject):
    """Answers the commands of the window to read in and to take along."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.areas_requested.connect(self._show_areas)
        window.figures_requested.connect(self._read_figures)
        window.file_dropped.connect(self._read_dropped)
        window.table_requested.connect(self._read_table)
        window.contacts_import_requested.connect(self._read_contacts)
        window.calendar_import_requested.connect(self._read_calendar)
        window.contacts_export_requested.connect(self._take_contacts)
        window.calendar_export_requested.connect(self._take_calendar)
        window.list_requested.connect(self._take_list)
        window.everything_requested.connect(self._take_everything)

    def _show_areas(self) -> None:
        if (changes := self._window.ready()) is not None:
            from wijkdesk.ui.areas.dialog import AreasDialog

            AreasDialog(changes, self._window).open()

    def _read_figures(self, dropped: Path | None = None) -> None:
        if (changes := self._window.ready(to_write=True)) is not None:
            from wijkdesk.ui.importing.figures import FiguresDialog

            dialog = FiguresDialog(changes, dt.date.today, self._window)
            dialog.areas_requested.connect(self._show_areas)
            dialog.table_requested.connect(self._read_table)
            dialog.open()
            if dropped is not None:
                dialog.read_dropped(dropped)

    def _read_dropped(self, path: Path) -> None:
        """Read in what was dropped on the window, by what it says that it is."""
        from wijkdesk.exchange.address_cards.files import is_address_book
        from wijkdesk.exchange.calendar.files import is_calendar

        if is_address_book(path):
            self._read_contacts(path)
        elif is_calendar(path):
            self._read_calendar(path)
        else:
            self._read_figures(path)

    def _read_table(self, dropped: Path | None = None) -> None:
        changes = self._window.ready(to_write=True)
        kinds = self.tr("Tabellen (*.xlsx *.xlsm *.xls *.ods *.csv *.txt *.tsv)")
        if changes is not None and (path := dropped or self._choose(self.tr("Tabel inlezen"), kinds)) is not None:
            from wijkdesk.ui.importing.table_dialog import TableDialog

            TableDialog(changes, path, dt.date.today, self._window).open()

    def _read_contacts(self, dropped: Path | None = None) -> None:
        changes = self._window.ready(to_write=True)
        kinds = self.tr("Adresboeken (*.vcf *.vcard *.csv)")
        if changes is not None and (path := dropped or self._choose(self.tr("Contacten inlezen"), kinds)) is not None:
            from wijkdesk.ui.address_book.import_dialog import ContactsImport

            ContactsImport(changes, path, self._window).open()

    def _read_calendar(self, dropped: Path | None = None) -> None:
        changes = self._window.ready(to_write=True)
        kinds = self.tr("Agenda's (*.ics)")
        if changes is not None and (path := dropped or self._choose(self.tr("Agenda inlezen"), kinds)) is not None:
            from wijkdesk.ui.calendar.import_dialog import CalendarImport

            CalendarImport(changes, path, parent=self._window).open()

    def _choose(self, title: str, kinds: str) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, str(paths.documents()), kinds)
        return Path(chosen) if chosen else None

    def _take_contacts(self) -> None:
        if (changes := self._window.ready()) is not None:
            from wijkdesk.ui.address_book.export_dialog import ContactsExport

            ContactsExport(changes, self._window).open()

    def _take_calendar(self) -> None:
        if (changes := self._window.ready()) is not None:
            from wijkdesk.ui.calendar.export_dialog import CalendarExport

            CalendarExport(changes, parent=self._window).open()

    def _take_list(self) -> None:
        """Ask which list goes along as a spreadsheet, first the one in sight."""
        if (changes := self._window.ready()) is not None:
            from wijkdesk.ui.taking_along.list_dialog import ListDialog

            seen = getattr(self._window.current_tab(), "seen", None)
            ListDialog(changes, seen() if seen is not None else None, self._window).open()

    def _take_everything(self) -> None:
        if (changes := self._window.ready()) is not None:
            from wijkdesk.ui.taking_along.everything_dialog import EverythingDialog

            EverythingDialog(changes, dt.date.today, self._window).open()
