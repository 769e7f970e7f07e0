"""Going to another dossier: a new one, another file, the example, a backup, or what was taken along."""

# What is imported where it is used is loaded when somebody asks for it, as the tabs are.
# ruff: noqa: PLC0415

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from wijkdesk import paths
from wijkdesk.domain.words import AccountAction
from wijkdesk.storage.account import note
from wijkdesk.storage.backup.copies import backups_of
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import Damaged, DossierFault, Gone, NeedsPassword, OpenElsewhere
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.backups.elsewhere import PutBackElsewhere
from wijkdesk.ui.dialogs import ask, tell
from wijkdesk.ui.dossier.new_dossier import NewDossier, dossier_filter
from wijkdesk.ui.dossier.not_there import NotThere
from wijkdesk.ui.password.unlocking import UnlockDialog

if TYPE_CHECKING:
    from wijkdesk.ui.program import Program


class OtherDossiers(QObject):
    """Answers what the window of ``program`` is asked that ends in another dossier, or in this one of another time."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program, self._window = program, program.window

    def answer(self) -> None:
        """Answer the window from now on."""
        window = self._window
        window.new_requested.connect(self.make_dossier)
        window.open_requested.connect(self.choose_dossier)
        window.open_path_requested.connect(self.open_dossier)
        window.example_requested.connect(self.open_example)
        window.backups_requested.connect(self.show_backups)
        window.bring_back_requested.connect(self.bring_back)

    def open_dossier(self, path: Path) -> None:
        """Open another dossier; where it is open elsewhere, offer to read it."""
        if self._program.dossier is not None and (
            path == self._program.dossier.path or not self._window.unsaved.may_leave()
        ):
            return
        try:
            dossier = Dossier.open(path)
        except OpenElsewhere as fault:
            if not ask(self._window, self.tr("Dit dossier is al open"), fault.sentence, self.tr("Openen om te lezen")):
                return
            dossier = Dossier.open(path, read_only=True)
        except Gone as fault:
            self.offer_others(path, fault)
            return
        except NeedsPassword:
            self.ask_password(path)
            return
        except DossierFault as fault:
            self.tell_closed(path, fault)
            return
        self._program.show(dossier)

    def tell_closed(self, path: Path, fault: DossierFault) -> None:
        """Say why a dossier does not open, and offer the backups of one that is damaged."""
        if isinstance(fault, Damaged) and backups_of(path):
            self.offer_others(path, fault)
        else:
            tell(self._window, self.tr("Dit dossier gaat niet open"), fault.sentence)

    def offer_others(self, path: Path, fault: DossierFault) -> None:
        others = [each for each in self._program.remembered.recent() if each != path]
        dialog = NotThere(fault, others, backups_of(path), self._window)
        if dialog.exec() and dialog.chosen is not None:
            self.open_dossier(dialog.chosen)
        elif dialog.backup is not None:
            kinds = dossier_filter(self.tr("Wijkdesk-dossiers"))
            PutBackElsewhere(self._window, kinds, self._unlocked, self._program.show).begin(dialog.backup, path)
        elif dialog.result():
            self.choose_dossier()

    def reopen(self) -> None:
        """Open the dossier that stands at the path now in the place of what was opened; what was typed waits in it."""
        if self._program.dossier is None or self._program.changes is None:
            return
        self._window.flush()  # what is half typed waits with the rest
        path = self._program.dossier.path
        self._program.carried = path, self._program.changes.waiting
        self._window.keep_layout()
        self._window.close_dossier()
        self._program.start_page.list_recent()
        self._program.changes = None
        self._program.close()
        self.open_dossier(path)

    def choose_dossier(self) -> None:
        """Ask which dossier to open."""
        folder = self._program.dossier.path.parent if self._program.dossier is not None else paths.documents()
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Dossier openen"), str(folder), dossier_filter(self.tr("Wijkdesk-dossiers"))
        )
        if chosen:
            self.open_dossier(Path(chosen))

    def make_dossier(self) -> None:
        """Ask what the new wijkaanpak is called, and open its dossier."""
        dialog = NewDossier(dt.date.today(), self._window)
        if dialog.exec():
            if dialog.dossier is None:
                self.open_dossier(dialog.path)
            else:
                self._program.show(dialog.dossier)
                self._program.dialogs.tell_changed([])

    def open_example(self) -> None:
        """Open the example, made anew when it is not there: its dates follow today."""
        path = paths.data() / "Voorbeeld Rozenprieel.wijkdesk"
        if path.is_file():
            self.open_dossier(path)
            return
        self._window.setCursor(Qt.CursorShape.WaitCursor)
        run_in_background(self, lambda: _make_example(path), self._example_made, self._example_failed)

    def bring_back(self) -> None:
        """Ask for a folder with all that a dossier held, make one of it, and show that."""
        from wijkdesk.ui.dossier.bring_back_dialog import BringBackDialog

        question = self.tr("Kies de map met meegenomen gegevens")
        chosen = QFileDialog.getExistingDirectory(self._window, question, str(paths.documents()))
        if chosen and (self._program.dossier is None or self._window.unsaved.may_leave()):
            dialog = BringBackDialog(Path(chosen), self._window)
            dialog.finished_work.connect(self._program.show)
            dialog.open()

    def show_backups(self) -> None:
        """Show the backups of the open dossier."""
        if self._program.changes is not None:
            from wijkdesk.ui.backups.dialog import BackupsDialog

            self._window.flush()
            path = self._program.changes.dossier.path
            self._program.remembered.keep_place_told(path, dt.date.today().isoformat())
            dialog = BackupsDialog(self._program.changes, parent=self._window)
            dialog.restore_requested.connect(partial(self._ask_to_put_back, dialog))
            dialog.tried.connect(self._program.backups.note_tried)
            dialog.finished.connect(lambda _code: self._program.backups.look())
            dialog.open()

    def ask_password(self, path: Path) -> None:
        if self._program.dossier is None:
            self._program.locking.ask(path)
            return
        dialog = UnlockDialog(path, self._window)
        if dialog.exec() and dialog.dossier is not None:
            self._program.show_unlocked(dialog.dossier, dialog.by_sheet)
        elif dialog.fault is not None:
            self.tell_closed(path, dialog.fault)

    def _unlocked(self, path: Path) -> Dossier | None:
        dialog = UnlockDialog(path, self._window)
        dialog.exec()
        if dialog.fault is not None:
            tell(self._window, self.tr("Deze back-up gaat niet open"), dialog.fault.sentence)
        return dialog.dossier

    def _ask_to_put_back(self, dialog: QWidget, backup: Path) -> None:
        """Ask, and put a backup in the place of the open dossier."""
        assert self._program.dossier is not None
        explanation = self.tr(
            "{name} wordt zoals in deze back-up. Wat er nu in staat, gaat niet weg: dat komt er onder een andere naam "
            "naast te staan."
        )
        question = self.tr("Deze back-up terugzetten?")
        if not ask(dialog, question, explanation.format(name=self._program.dossier.path.name), self.tr("Terugzetten")):
            return
        dialog.close()
        self._put_back(backup)

    def _put_back(self, backup: Path) -> None:
        from wijkdesk.storage.backup.restoring import put_back

        if self._program.dossier is None or not self._window.unsaved.may_leave():
            return
        self._program.backups.note_tried()
        path, key = self._program.dossier.path, self._program.dossier.key
        self._window.keep_layout()
        self._window.close_dossier()
        self._program.close()
        self._window.setCursor(Qt.CursorShape.WaitCursor)
        self._window.setEnabled(False)
        work = partial(put_back, backup, path, dt.datetime.now(dt.UTC), key=key)
        run_in_background(self, work, partial(self._was_put_back, path, key), partial(self._not_put_back, path, key))

    def _was_put_back(self, path: Path, key: str | None, outcome: tuple[Path | None, int]) -> None:
        self._reopen(path, key)
        aside, missing = outcome
        if self._program.dossier is None:
            return
        note(self._program.dossier, AccountAction.RESTORE, self.tr("Back-up"), destination=path)
        way_out = [self.tr("Wat er stond, heet nu {name}.").format(name=aside.name)] if aside is not None else []
        if missing:
            way_out.append(self.tr("Van {count} foto's is alleen het kleine plaatje er nog.").format(count=missing))
        tell(self._window, self.tr("De back-up is teruggezet"), " ".join(way_out))

    def _not_put_back(self, path: Path, key: str | None, error: Exception) -> None:
        self._reopen(path, key)
        if not isinstance(error, DossierFault):
            raise error
        tell(self._window, self.tr("De back-up is niet teruggezet"), error.sentence)

    def _reopen(self, path: Path, key: str | None) -> None:
        self._window.setEnabled(True)
        self._window.unsetCursor()
        self._program.start_page.list_recent()
        try:
            self._program.show(Dossier.open(path, key=key))
        except DossierFault as fault:
            tell(self._window, self.tr("Dit dossier gaat niet open"), fault.sentence)

    def _example_made(self, path: Path) -> None:
        self._window.unsetCursor()
        self.open_dossier(path)

    def _example_failed(self, error: Exception) -> None:
        self._window.unsetCursor()
        if not isinstance(error, DossierFault | OSError):
            raise error
        sentence = (
            error.sentence if isinstance(error, DossierFault) else self.tr("De schijf kan niet worden beschreven.")
        )
        tell(self._window, self.tr("Het voorbeeld is niet gemaakt"), sentence)


def _make_example(path: Path) -> Path:
    from wijkdesk.example import create_example

    path.parent.mkdir(parents=True, exist_ok=True)
    create_example(path, today=dt.date.today())
    return path
