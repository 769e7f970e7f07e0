"""The account of the dossier: what left it and where to, and who could not get in."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from wijkdesk import paths
from wijkdesk.domain.words import AccountAction
from wijkdesk.exchange.account_file import account_csv, cells
from wijkdesk.pdf.files import replace_file
from wijkdesk.storage.account import note
from wijkdesk.storage.reading.account import AccountRow, list_account
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import Dialog
from wijkdesk.ui.entity_table import Column, EntityTable
from wijkdesk.ui.entity_table.columns import DATE, TITLE
from wijkdesk.ui.filters import SearchField
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.saving import ask_where
from wijkdesk.ui.theme import current_theme

WIDTH: Final = 860
LEAST_ROWS, MOST_ROWS = 3, 9
ROW_HEIGHT: Final = 36


class AccountDialog(Dialog):
    """Lists every line of the account, the last first; what is typed narrows it, and all of it can be saved as CSV."""

    handbook_page = "meenemen.md"

    def __init__(self, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__(changes.tr("Logboek"), changes.tr("Sluiten"), width=WIDTH, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._changes = changes
        self.cancel.hide()
        self.commit.setDefault(False)  # Enter in the search field goes to the list
        hint = self.tr(
            "Wat het dossier uitging en waarheen, en wat ermee als geheel gebeurde. Niemand kan hier iets wijzigen of "
            "weghalen. Wat op een andere computer misging, zoals een onjuist wachtwoord, zie je alleen daar; wat een "
            "ander programma doet, en wat je uit een dossier haalt waarin niet mag worden geschreven, staat hier niet."
        )
        self.column.add(Paragraph(hint, "meta", "text2"))
        self.search = self.column.add(SearchField(self.tr("Zoek in het logboek")))
        self.table = self.column.add(EntityTable(self._columns(), self.tr("Logboek")))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.nothing = self.column.add(Paragraph("", "body", "text2"))
        self.about = self.column.add(Paragraph("", "meta", "text2"))
        self.said = self.column.add(Paragraph())
        self.said.hide()
        self.csv = self.add_button(Button(self.tr("Opslaan als CSV…"), "file-down", Kind.QUIET))
        self.csv.clicked.connect(self.save)
        self.search.searched.connect(self._narrow)
        self.search.list_requested.connect(lambda: self.table.setFocus(Qt.FocusReason.TabFocusReason))
        self.table.chosen.connect(lambda _numbers: self._tell_about())
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.search if self.search.isVisible() else self.commit).setFocus(Qt.FocusReason.TabFocusReason)

    def save(self) -> None:
        """Ask where to save all lines, and write them there."""
        proposal = paths.documents() / f"{self.tr('Logboek')} {self._changes.dossier.path.stem}.csv"
        path = ask_where(self, self.tr("Logboek opslaan als CSV"), proposal, self.tr("CSV-bestand (*.csv)"))
        if path is not None:
            self._write(path)

    # -- inside --

    def _columns(self) -> list[Column[AccountRow]]:
        return [
            Column(
                key="at",
                heading=self.tr("Wanneer"),
                text=lambda row: cells(row)[0],
                width=150,
                style=lambda _row: DATE,
                sort_key=lambda row: (row.at, row.id),
            ),
            Column(key="what", heading=self.tr("Wat"), text=_told, style=lambda _row: TITLE),
            Column(key="destination", heading=self.tr("Waarheen"), text=self._place, width=230),
            Column(key="result", heading=self.tr("Resultaat"), text=lambda row: row.result, width=110),
        ]

    def _place(self, row: AccountRow) -> str:
        """The file and then its folder, so that both are found and the first is seen."""
        path = Path(row.destination)
        return self.tr("{file} in {folder}").format(file=path.name, folder=path.parent) if row.destination else ""

    def _show(self) -> None:
        rows = list_account(self._changes.dossier.reader)
        self.table.set_rows(rows)
        shown = min(max(len(rows), LEAST_ROWS), MOST_ROWS) + 1
        self.table.setFixedHeight(current_theme().px(ROW_HEIGHT) * shown)
        self.csv.setEnabled(bool(rows))
        self.search.setVisible(bool(rows))
        self._choose_first()

    def _narrow(self, text: str) -> None:
        self.table.search(text)
        self._choose_first()

    def _choose_first(self) -> None:
        rows = self.table.shown_rows()
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        is_narrowed = bool(self.search.text())
        self.nothing.set_text(self.tr("Niets gevonden.") if is_narrowed else self.tr("Hier staat nog niets."))
        if rows:
            self.table.choose(rows[0].id)
        self._tell_about()
        if self.isVisible():
            self.fit()

    def _tell_about(self) -> None:
        chosen = self.table.chosen_ids()
        row = next((row for row in self.table.shown_rows() if row.id in chosen), None)
        where = self.tr("Waarheen: {place}").format(place=row.destination) if row and row.destination else ""
        self.about.set_text(where)

    def _write(self, path: Path) -> None:
        try:
            replace_file(path, account_csv(list_account(self._changes.dossier.reader)))
        except OSError:
            self._say(self.tr("Dat kon niet worden geschreven. Kies een andere map, of maak ruimte vrij."), "red")
            return
        note(self._changes.dossier, AccountAction.EXPORT, self.tr("Logboek"), path)
        self._show()
        self._say(self.tr("Opgeslagen: {name}.").format(name=path.name))

    def _say(self, text: str, tone: str = "text") -> None:
        self.say_in(self.said, text, tone)


def _told(row: AccountRow) -> str:
    """Such as "Uitvoer: Uitvoeringsplan"."""
    return f"{row.action.dutch.capitalize()}: {row.what}"
