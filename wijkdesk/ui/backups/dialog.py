"""The backups of a dossier: what each holds, whether it is sound, and to put one back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHBoxLayout, QWidget

from wijkdesk.domain.words import AccountAction
from wijkdesk.storage.account import note
from wijkdesk.storage.backup import second_place
from wijkdesk.storage.backup.copies import Kind
from wijkdesk.storage.backup.making import make, verify
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import DossierFault, machine_faults
from wijkdesk.storage.whereabouts import is_on_network, synchronised_by
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.backups.listing import BackupRow, columns, list_backups
from wijkdesk.ui.buttons import Button
from wijkdesk.ui.buttons import Kind as Look
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import Dialog
from wijkdesk.ui.entity_table import EntityTable
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.theme import current_theme

WIDTH: Final = 820
LEAST_ROWS, MOST_ROWS = 4, 9
ROW_HEIGHT: Final = 36


class BackupsDialog(Dialog):
    """Lists the backups of the open dossier, the newest first. Enter puts back the one that is chosen.

    ``restore_requested`` carries its path, for who can close the dossier; ``tried`` tells that one was looked at whole.
    """

    handbook_page = "veiligheid.md#back-ups-gaan-vanzelf"
    restore_requested = Signal(object)
    tried = Signal()

    def __init__(
        self,
        changes: Changes,
        *,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(changes.tr("Back-ups"), changes.tr("Terugzetten…"), width=WIDTH, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dossier, self._now = changes.dossier, now
        self.cancel.setText(self.tr("Sluiten"))
        self.column.add(Paragraph(self._hint(), "meta", "text2"))
        self.whereabouts = self.column.add(Paragraph())
        self.said = self.column.add(Paragraph())
        self.table = self.column.add(EntityTable(columns(self.tr), self.tr("Back-ups van dit dossier")))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.about = self.column.add(Paragraph("", "meta", "text2"))
        self.place = Paragraph("", "body", "text")
        self.choose_place = Button(self.tr("Kiezen…"), "folder-open")
        self.choose_place.setAccessibleName(self.tr("Tweede plek voor back-ups kiezen"))
        self.leave_place = Button(self.tr("Niet meer gebruiken"), kind=Look.QUIET)
        self.column.add(self._place_row())
        self.make = self.add_button(Button(self.tr("Nu een maken"), "plus", Look.QUIET))
        self.verify = self.add_button(Button(self.tr("Controleren"), "check", Look.QUIET))
        self.whereabouts.hide()
        self.said.hide()
        self._connect()
        self._show_place()
        self._list([])
        self.read()

    def accept(self) -> None:
        """Ask for the backup that is chosen."""
        row = self._chosen()
        if row is not None and row.contents is not None:
            self.restore_requested.emit(row.backup.path)

    def read(self) -> None:
        """Read anew which there are, beside the window."""
        path, key = self._dossier.path, self._dossier.key
        run_in_background(self, partial(list_backups, path, key), self._list)
        run_in_background(self, lambda: (synchronised_by(path), is_on_network(path)), self._tell_whereabouts)

    # -- inside --

    def _hint(self) -> str:
        return self.tr(
            "Bij openen, elk uur en bij sluiten maakt Wijkdesk een back-up op deze computer. Na twee dagen blijft van "
            "elke dag de laatste, dan van elke week en elke maand. Na twaalf maanden gaan ze weg, om de gegevens erin."
        )

    def _place_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.place, 1)
        line.addWidget(self.leave_place)
        line.addWidget(self.choose_place)
        return row

    def _connect(self) -> None:
        self.table.chosen.connect(lambda _numbers: self._tell_about())
        self.table.activated_row.connect(lambda _number: self.accept())
        self.make.clicked.connect(self._make)
        self.verify.clicked.connect(self._verify)
        self.choose_place.clicked.connect(self._choose_place)
        self.leave_place.clicked.connect(lambda: self._keep_place(None))

    def _list(self, rows: list[BackupRow]) -> None:
        chosen = self.table.chosen_ids()
        self.table.set_rows(rows)
        shown = min(max(len(rows), LEAST_ROWS), MOST_ROWS) + 1
        self.table.setFixedHeight(current_theme().px(ROW_HEIGHT) * shown)
        if rows:
            self.table.choose(next((row.id for row in rows if row.id in chosen), rows[0].id))
        self._tell_about()
        if self.isVisible():
            self.fit()
            if rows and self.focusWidget() is self.cancel:
                self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _chosen(self) -> BackupRow | None:
        chosen = self.table.chosen_ids()
        return next((row for row in self.table.shown_rows() if row.id in chosen), None)

    def _tell_about(self) -> None:
        row = self._chosen()
        self.commit.setEnabled(row is not None and row.contents is not None and not self._dossier.is_read_only)
        self.verify.setEnabled(row is not None)
        self.make.setEnabled(not self._dossier.is_read_only)
        self.about.set_text(self._words(row) if row is not None else self.tr("Er is nog geen back-up."))

    def _words(self, row: BackupRow) -> str:
        held = row.contents
        if held is None:
            return row.problem
        text = self.tr("{name}: {actions} acties, {contacts} contacten, {moments} contactmomenten, {photos} foto's.")
        words = text.format(
            name=held.programme or self.tr("Zonder naam"),
            actions=held.actions,
            contacts=held.contacts,
            moments=held.moments,
            photos=held.photos,
        )
        if held.photos_without_bytes:
            words += " " + self.tr("De grote foto's komen bij terugzetten uit het dossier van nu.")
        return words

    def _tell_whereabouts(self, found: tuple[str | None, bool]) -> None:
        program, on_network = found
        if program:
            text = self.tr(
                "Het dossier staat in een map die {program} gelijk houdt. Dat kan een dossier dat openstaat "
                "beschadigen, en de inhoud staat dan ook elders. Zet het liever in een gewone map."
            ).format(program=program)
        elif on_network:
            text = self.tr(
                "Het dossier staat op een andere computer in het netwerk. Valt die weg, dan kun je even niet verder. "
                "Zet het liever op deze computer."
            )
        else:
            return
        self.whereabouts.set_text(text)
        self.whereabouts.show()

    def _show_place(self) -> None:
        place = second_place.second_place_of(self._dossier.path)
        self.leave_place.setVisible(place is not None)
        if place is None:
            text = self.tr("Nog geen tweede plek. Kies een stick of map: als die er is, gaan back-ups daar ook heen.")
        elif place.followed is None:
            text = self.tr("Tweede plek: {folder}. Daar staat nog geen back-up.").format(folder=place.folder)
        else:
            day = f"{place.followed.astimezone():%d-%m-%Y}"
            text = self.tr("Tweede plek: {folder}, bijgewerkt op {day}.").format(folder=place.folder, day=day)
        self.place.set_text(text)

    def _choose_place(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Tweede plek voor back-ups"))
        if folder:
            self._keep_place(Path(folder))

    def _keep_place(self, folder: Path | None) -> None:
        path = self._dossier.path
        if folder is not None and folder.resolve() == path.resolve().parent:
            self._say(self.tr("Daar staat het dossier zelf. Kies een stick of een andere map."), "red")
            return
        try:
            with machine_faults(path):
                second_place.choose(path, folder, self._now())
        except DossierFault as fault:
            self._say(fault.sentence, "red")
            return
        self._show_place()
        if folder is not None:
            self._begin(partial(_make_there, self._dossier, folder, self._now()), self._made)
        else:
            self.read()

    def _make(self) -> None:
        path, key, now = self._dossier.path, self._dossier.key, self._now()
        self._begin(partial(make, path, key, Kind.FULL, now), self._made)

    def _made(self, made: object) -> None:
        self._say(
            self.tr("De back-up is gemaakt.") if made else self.tr("Er is al een back-up van het dossier van nu.")
        )
        self._show_place()
        self.read()

    def _verify(self) -> None:
        row = self._chosen()
        if row is not None:
            self._begin(partial(verify, row.backup.path, self._dossier.key), self._verified)

    def _verified(self, _outcome: object) -> None:
        self._say(self.tr("Deze back-up is in orde: alles erin is te lezen."))
        self.tried.emit()

    def _begin(self, work: Callable[[], object], finished: Callable[[Any], object]) -> None:
        """Do slow work with its buttons off; what goes wrong is said."""
        for button in (self.make, self.verify, self.commit):
            button.setEnabled(False)
        self._say(self.tr("Even geduld…"), "text2")

        def end(then: Callable[[Any], object], outcome: Any) -> None:
            self._tell_about()
            then(outcome)

        run_in_background(self, work, partial(end, finished), partial(end, self._tell_problem))

    def _tell_problem(self, problem: Exception) -> None:
        if not isinstance(problem, DossierFault):
            raise problem
        self._say(problem.sentence, "red")
        self._show_place()
        self.read()

    def _say(self, text: str, tone: str = "text") -> None:
        self.say_in(self.said, text, tone)


def _make_there(dossier: Dossier, folder: Path, now: dt.datetime) -> object:
    """Make the first backup that goes to a second place, and note that this is where they go from now on.

    In that order: the note changes the dossier, of which there may be a backup already.
    """
    try:
        return make(dossier.path, dossier.key, Kind.FULL, now)
    finally:
        note(dossier, AccountAction.EXPORT, "Tweede plek voor back-ups", folder)
