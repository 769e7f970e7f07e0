"""What the window is asked about the open dossier, each in a dialog of its own.

The dialogs are imported when they are asked for, as the tabs are: nobody waits for them at the start.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from wijkdesk import paths
from wijkdesk.domain.words import AccountAction, Erasing
from wijkdesk.storage.account import note
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import DossierFault
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.dialogs import tell
from wijkdesk.ui.dossier.new_dossier import dossier_filter, free_path
from wijkdesk.ui.saving import ask_where
from wijkdesk.ui.search.lately import Lately

if TYPE_CHECKING:
    from wijkdesk.domain.quick_note.note import Note
    from wijkdesk.storage.password.copies import Copy
    from wijkdesk.storage.writing.quick_note import Made
    from wijkdesk.ui.moments.note_moment import NoteMoment
    from wijkdesk.ui.program import Program
    from wijkdesk.ui.quick_note.dialog import QuickNote
    from wijkdesk.ui.search.box import SearchBox


class DossierDialogs(QObject):
    """Answers what the window of ``program`` is asked about the dossier that is open in it.

    Dialogs that keep what was half typed in them stay until ``forget``.
    """

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program, self._window = program, program.window
        self._noting: NoteMoment | None = None
        self._quick_note: QuickNote | None = None
        self.searching: SearchBox | None = None
        self._lately: Lately | None = None

    def answer(self) -> None:
        """Answer the window from now on."""
        window = self._window
        window.copy_requested.connect(self.save_copy)
        window.programme_requested.connect(self.describe_programme)
        window.moment_requested.connect(self.note_moment)
        window.quick_note_requested.connect(self.note_quickly)
        window.bin_requested.connect(self.show_bin)
        window.account_requested.connect(self.show_account)
        window.handover_requested.connect(self.hand_over)
        window.password_requested.connect(self.choose_password)
        window.recovery_sheet_requested.connect(self.save_recovery_sheet)
        window.shortcuts_requested.connect(self.show_shortcuts)
        window.search_requested.connect(self.search)
        window.register_requested.connect(self.show_register)
        window.thing_opened.connect(self.note_opened)

    def describe_programme(self) -> None:
        """Show what stands about the approach as a whole."""
        if (changes := self._window.ready()) is not None:
            from wijkdesk.ui.dossier.programme_dialog import ProgrammeDialog

            ProgrammeDialog(changes, self._window).exec()

    def note_moment(self) -> None:
        """Ask what contact there was; what was half typed before stands there still."""
        if (changes := self._window.ready(to_write=True)) is None:
            return
        from wijkdesk.ui.moments.note_moment import NoteMoment

        if self._noting is None:
            self._noting = NoteMoment(changes, self._window)
        self._noting.open()

    def note_quickly(self) -> None:
        """Ask for one line, and make what it says; what was half typed before stands there still."""
        if (changes := self._window.ready(to_write=True)) is None:
            return
        from wijkdesk.ui.quick_note.dialog import QuickNote

        if self._quick_note is None:
            self._quick_note = QuickNote(changes, self._window)
            self._quick_note.noted.connect(self._offer_to_open)
            self._quick_note.more_requested.connect(self._note_more)
        self._quick_note.open()

    def show_history(self, kind: type, number: int) -> None:
        """Show what a thing was before."""
        if self._program.changes is not None:
            from wijkdesk.ui.history.dialog import HistoryDialog

            HistoryDialog(self._program.changes, kind, number, self._window).open()

    def show_bin(self) -> None:
        """Show what was deleted and can be put back."""
        if (changes := self._window.ready()) is not None:
            from wijkdesk.ui.history.bin_dialog import BinDialog

            dialog = BinDialog(changes, parent=self._window)
            dialog.erased.connect(lambda: self._window.menus.follow(self._window))
            dialog.open()

    def hand_over(self) -> None:
        """Ask what a successor gets, and write it."""
        if (changes := self._window.ready()) is not None:
            from wijkdesk.ui.dossier.handover_dialog import HandoverDialog

            HandoverDialog(changes, dt.date.today, self._window).open()

    def show_account(self) -> None:
        """Show what left the dossier, and who could not get in."""
        if self._program.changes is not None:
            from wijkdesk.ui.account.dialog import AccountDialog

            AccountDialog(self._program.changes, self._window).open()

    def show_shortcuts(self) -> None:
        """Show every command with its keys."""
        from wijkdesk.ui.shortcuts.sheet import ShortcutSheet

        ShortcutSheet(self._window.menus.commands(), self._window).open()

    def show_register(self) -> None:
        """Show what a dossier keeps of people, and why."""
        from wijkdesk.ui.people.register import RegisterDialog

        RegisterDialog(self._window).open()

    def write_access(self, number: int) -> None:
        """Write down all that the dossier holds of somebody, for them."""
        if (changes := self._window.ready()) is not None:
            from wijkdesk.ui.people.access import save_access

            save_access(changes, number, self._window)

    def erase_person(self, number: int, how: Erasing) -> None:
        """Forget somebody, or make them anonymous, after looking through what names them."""
        if (changes := self._window.ready(to_write=True)) is None:
            return
        from wijkdesk.ui.people.forget_dialog import ForgetDialog

        dialog = ForgetDialog(changes, number, how, self._window)
        dialog.forgotten.connect(lambda: self._window.menus.follow(self._window))
        dialog.open()

    def search(self) -> None:
        """Show the box in which everything is found."""
        if (changes := self._window.ready()) is None:  # so that what is half typed is found
            return
        from wijkdesk.ui.search.box import SearchBox

        if self.searching is None:
            lately = self._lately_in(changes.dossier)
            commands = self._window.menus.commands_to_choose
            self.searching = SearchBox(changes, commands, lately, self._window)
            self.searching.open_requested.connect(self._window.open_thing)
        self.searching.open()

    def choose_password(self, *, by_sheet: bool = False) -> None:
        """Ask for a password for the open dossier, in the place of any that it has."""
        if (changes := self._window.ready(to_write=True)) is not None:
            from wijkdesk.ui.password.dialog import PasswordDialog

            dialog = PasswordDialog(changes.dossier, by_sheet=by_sheet, parent=self._window)
            dialog.changed.connect(self.tell_changed)
            dialog.open()

    def save_recovery_sheet(self) -> None:
        """Ask where the recovery sheet of the open dossier comes, and write it."""
        if self._program.dossier is None or self._program.dossier.key is None:
            return
        proposal = paths.documents() / f"Herstelblad {self._program.dossier.path.stem}.pdf"
        target = ask_where(self._window, self.tr("Herstelblad opslaan"), proposal, self.tr("PDF-bestand (*.pdf)"))
        if target is not None:
            write = partial(_write_sheet, self._program.dossier, target)
            run_in_background(self, write, self._tell_sheet, self._tell_no_sheet)

    def save_copy(self) -> None:
        """Write the open dossier to another file; this one stays open."""
        if (changes := self._window.ready()) is None:
            return
        path = changes.dossier.path
        proposal = free_path(path.parent, f"{path.stem} kopie")
        chosen = ask_where(
            self._window, self.tr("Opslaan als kopie"), proposal, dossier_filter(self.tr("Wijkdesk-dossiers"))
        )
        if chosen is not None:
            self._copy_to(chosen)

    def note_opened(self, kind: type, number: int) -> None:
        """Somebody opened this thing: whoever searches finds it first."""
        if self._program.changes is not None:
            self._lately_in(self._program.changes.dossier).open(kind, number)

    def _lately_in(self, dossier: Dossier) -> Lately:
        if self._lately is None:
            self._lately = Lately(self._program.remembered, dossier.path)
        return self._lately

    def forget(self) -> None:
        """Let go of what is half typed in dialogs, and of all else of one dossier."""
        for of_dossier in filter(None, (self._noting, self._quick_note, self.searching)):
            of_dossier.deleteLater()
        self._noting = self._quick_note = self.searching = self._lately = None

    def begun(self) -> Sequence[QDialog]:
        """The dialogs that are kept with what is half typed in them."""
        is_noting = self._noting is not None and self._noting.is_begun()
        return [each for each in (self._noting if is_noting else None, self._quick_note) if each is not None]

    def tell_changed(self, copies: Sequence[Copy]) -> None:
        """Say what a password changes, and in which copies of before it is not."""
        from wijkdesk.ui.password.dialog import ChangedDialog

        assert self._program.dossier is not None
        self._program.locking.follow(self._program.dossier)
        self._window.menus.follow(self._window)
        has_one = self._program.dossier.key is not None
        if ChangedDialog(has_one=has_one, copies=copies, parent=self._window).exec() and has_one:
            self.save_recovery_sheet()

    def _tell_sheet(self, path: Path) -> None:
        self._window.statusBar().showMessage(self.tr("Herstelblad opgeslagen: {name}").format(name=path.name), 5000)

    def _tell_no_sheet(self, error: Exception) -> None:
        if not isinstance(error, OSError | DossierFault):
            raise error
        way_out = self.tr("In die map kan niet worden geschreven. Kies een andere plek.")
        tell(self._window, self.tr("Het herstelblad is niet opgeslagen"), way_out)

    def _offer_to_open(self, made: Sequence[Made]) -> None:
        self._window.offer_to_open(*made[0])

    def _note_more(self, note: Note) -> None:
        """Go on in the dialog for a contact moment with what was understood of a line."""
        assert self._quick_note is not None
        if self._noting is not None and self._noting.is_begun():
            self._quick_note.say(
                self.tr(
                    "In Contactmoment noteren (Ctrl+M) staat nog iets half getypt. Noteer dat eerst, of maak het leeg."
                )
            )
            return
        self._quick_note.reject()
        self._quick_note.clear()
        self.note_moment()
        assert self._noting is not None
        self._noting.take_over(note)

    def _copy_to(self, path: Path) -> None:
        assert self._program.dossier is not None
        try:
            if path.exists() and path.samefile(self._program.dossier.path):
                tell(self._window, self.tr("Kies een andere naam"), self.tr("Dit is het dossier zelf."))
                return
            self._program.dossier.copy_to(path)
            note(self._program.dossier, AccountAction.EXPORT, "Kopie van het dossier", path)
        except DossierFault as fault:
            tell(self._window, self.tr("De kopie is niet gemaakt"), fault.sentence)
            return
        self._window.statusBar().showMessage(self.tr("Kopie gemaakt: {name}").format(name=path.name), 5000)


def _write_sheet(dossier: Dossier, path: Path) -> Path:
    # The PDF library and SQLAlchemy, for this alone.
    from wijkdesk.papers.recovery_sheet import write_sheet
    from wijkdesk.storage.password.setting import recovery_key_of

    write_sheet(dossier.path.stem, recovery_key_of(dossier), path, today=dt.date.today())
    note(dossier, AccountAction.EXPORT, "Herstelblad", destination=path)
    return path
