"""The running program: which dossier is open, and the window and tabs that are made for it."""

from __future__ import annotations

import datetime as dt
import sys
import traceback
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from wijkdesk import __version__, paths
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Indicator
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.half_year_round import RoundStep
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.photo import Photo
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import AccountAction, Erasing
from wijkdesk.storage.account import note
from wijkdesk.storage.backup.copies import backups_of
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import Damaged, DossierFault, Gone, NeedsPassword, OpenElsewhere
from wijkdesk.storage.reading.actions import count_running
from wijkdesk.storage.reading.people import count_contacts
from wijkdesk.storage.reading.programme import count_pillars
from wijkdesk.storage.writing.bin import purge_expired
from wijkdesk.ui.attention.column import AttentionColumn
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.backups.elsewhere import PutBackElsewhere
from wijkdesk.ui.backups.keeper import BackupKeeper
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import ask, tell
from wijkdesk.ui.dossier.new_dossier import NewDossier, dossier_filter, free_path
from wijkdesk.ui.dossier.not_there import NotThere
from wijkdesk.ui.dossier.programme_dialog import ProgrammeDialog
from wijkdesk.ui.dossier.start_page import StartPage
from wijkdesk.ui.dutch import use_dutch
from wijkdesk.ui.guidance import Guidance
from wijkdesk.ui.icons import icon
from wijkdesk.ui.in_and_out import InAndOut
from wijkdesk.ui.locking import Locking
from wijkdesk.ui.main_window import MainWindow, Room
from wijkdesk.ui.password.unlocking import UnlockDialog
from wijkdesk.ui.places import Place
from wijkdesk.ui.remembered import Remembered
from wijkdesk.ui.saving import ask_where
from wijkdesk.ui.search.lately import Lately
from wijkdesk.ui.theme import TEXT_SIZES, current_theme

if TYPE_CHECKING:
    from wijkdesk.domain.quick_note.note import Note
    from wijkdesk.storage.password.copies import Copy
    from wijkdesk.storage.writing.quick_note import Made
    from wijkdesk.ui.moments.note_moment import NoteMoment
    from wijkdesk.ui.quick_note.dialog import QuickNote
    from wijkdesk.ui.search.box import SearchBox

FIRST_SIZE = (1366, 768)
INDEX_AFTER = 2000  # milliseconds between an edit and the work that its words are for the search index
ACTION_KINDS = (Action, Photo)


def application() -> QApplication:
    """The one QApplication, in Dutch and with the look of the program."""
    qt = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(qt, QApplication)
    qt.setApplicationName("Wijkdesk")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName("wijkdesk")
    use_dutch(qt)
    current_theme()
    qt.setWindowIcon(icon("wijkdesk"))
    return qt


def rooms_of(changes: Changes) -> Sequence[Room]:
    """The five places of the window, and beside them the figures and the round through all."""
    tr = changes.tr
    people = (Contact, Organisation, ContactMoment, Promise, Commitment, PolicyGoal)
    return (
        Room("pillars", Place(tr("Pijlers"), "layers"), _pillars, tr("Nieuwe &pijler"), (Pillar,), count_pillars),
        Room("actions", Place(tr("Acties"), "list-checks"), _actions, tr("Nieuwe &actie"), ACTION_KINDS, count_running),
        Room("contacts", Place(tr("Contacten"), "users"), _contacts, tr("Nieuw &contact"), people, count_contacts),
        Room(
            "timeline", Place(tr("Tijdlijn"), "chart-gantt"), _timeline, tr("Nieuwe &gebeurtenis"), (Event, Escalation)
        ),
        Room("overview", Place(tr("Overzicht"), "file-text"), _overview, "", (Overview, HalfYear)),
        Room("figures", Place(tr("Cijfers"), "chart-line"), _figures, "", (Indicator,), is_beside=True),
        Room("round", Place(tr("Halfjaarronde"), "repeat"), _half_year_round, "", (RoundStep,), is_beside=True),
    )


# Each tab is loaded when somebody first goes there: all five together would double the time to the first paint.


def _pillars(changes: Changes) -> QWidget:
    from wijkdesk.ui.pillars.tab import PillarsTab  # noqa: PLC0415

    return PillarsTab(changes)


def _actions(changes: Changes) -> QWidget:
    from wijkdesk.ui.actions.tab import ActionsTab  # noqa: PLC0415

    return ActionsTab(changes)


def _contacts(changes: Changes) -> QWidget:
    from wijkdesk.ui.contacts.tab import ContactsTab  # noqa: PLC0415

    return ContactsTab(changes)


def _timeline(changes: Changes) -> QWidget:
    from wijkdesk.ui.timeline.tab import TimelineTab  # noqa: PLC0415

    return TimelineTab(changes)


def _overview(changes: Changes) -> QWidget:
    from wijkdesk.ui.overview.tab import OverviewTab  # noqa: PLC0415

    return OverviewTab(changes)


def _figures(changes: Changes) -> QWidget:
    from wijkdesk.ui.figures.tab import FiguresTab  # noqa: PLC0415

    return FiguresTab(changes)


def _half_year_round(changes: Changes) -> QWidget:
    from wijkdesk.ui.half_year_round.page import HalfYearRound  # noqa: PLC0415

    return HalfYearRound(changes)


def _load_tabs() -> None:
    """Load the code of the tabs beside the work."""
    for place in ("pillars", "actions", "contacts", "timeline", "overview", "figures"):
        import_module(f"wijkdesk.ui.{place}.tab")


class Program(QObject):
    """Opens and closes dossiers in one window."""

    dossier_shown = Signal()  # and painted

    def __init__(self) -> None:
        super().__init__()
        self._remembered = Remembered(paths.config())
        self._dossier: Dossier | None = None
        self._changes: Changes | None = None
        self._attention: AttentionColumn | None = None
        # Of the open dossier, with what is half typed in them.
        self._noting: NoteMoment | None = None
        self._quick_note: QuickNote | None = None
        self._searching: SearchBox | None = None
        self._lately: Lately | None = None
        self._carried: tuple[Path, dict[Any, Any]] | None = None  # what waits for the dossier at a path to open again
        self._is_painted = False
        self._indexing = QTimer(self, singleShot=True, interval=INDEX_AFTER)
        self._indexing.timeout.connect(self._catch_up_index)
        self._backups = BackupKeeper(self._remembered, self)
        self._take_over_looks()
        self.start_page = StartPage(self._remembered.recent)
        self.window = MainWindow(self._remembered, self.start_page)
        for asker in (self.window, self.start_page):
            asker.new_requested.connect(self.make_dossier)
            asker.open_requested.connect(self.choose_dossier)
            asker.open_path_requested.connect(self.open_dossier)
            asker.example_requested.connect(self.open_example)
        self.window.copy_requested.connect(self.save_copy)
        self.window.backups_requested.connect(self.show_backups)
        self._backups.told.connect(self.window.show_notice)
        self.window.programme_requested.connect(self.describe_programme)
        self.window.moment_requested.connect(self.note_moment)
        self.window.quick_note_requested.connect(self.note_quickly)
        self.window.bin_requested.connect(self.show_bin)
        self.window.account_requested.connect(self.show_account)
        self.window.handover_requested.connect(self.hand_over)
        InAndOut(self.window, lambda: self._changes)
        self.window.bring_back_requested.connect(self.bring_back)
        self.window.unsaved.reopen_requested.connect(self.reopen)
        self.window.password_requested.connect(self.choose_password)
        self.window.recovery_sheet_requested.connect(self.save_recovery_sheet)
        self.window.shortcuts_requested.connect(self.show_shortcuts)
        self.guidance = Guidance(self.window, self._remembered)
        self.window.search_requested.connect(self.search)
        self.window.register_requested.connect(self.show_register)
        self.window.thing_opened.connect(self._note_opened)
        self.window.painted.connect(self._load_write_side)
        self.window.closed.connect(self.close)
        self.locking = Locking(self.window, self._remembered, self._begun, self)
        self.window.lock_requested.connect(self.locking.lock)
        self.locking.locked.connect(self._let_go)
        self.locking.unlocked.connect(self._show_unlocked)
        self.locking.found_damaged.connect(self._tell_closed)
        sys.excepthook = self._tell_mistake

    def start(self, path: Path | None) -> None:
        """Show the window with this dossier, else the one that was open last, else the start page.

        Raises a ``DossierFault`` when a dossier that was asked for by name cannot be opened.
        """
        fault: DossierFault | None = None
        locked: Path | None = None
        try:
            dossier = self._last_dossier() if path is None else Dossier.open(path)
        except NeedsPassword:
            dossier, locked = None, path or self._remembered.last()
        except DossierFault as problem:
            if path is not None:
                raise
            dossier, fault = None, problem
        geometry = self._remembered.geometry()
        if geometry.isEmpty() or not self.window.restoreGeometry(geometry):
            self.window.resize(*FIRST_SIZE)
        if locked is not None:
            self.locking.ask(locked)
        elif dossier is not None:
            self._show(dossier)
        else:
            self.start_page.list_recent()
        self.window.show()
        if fault is not None:
            self.window.say_over_start(fault.sentence)

    def open_dossier(self, path: Path) -> None:
        """Open another dossier; where it is open elsewhere, offer to read it."""
        if self._dossier is not None and (path == self._dossier.path or not self.window.unsaved.may_leave()):
            return
        try:
            dossier = Dossier.open(path)
        except OpenElsewhere as fault:
            if not ask(self.window, self.tr("Dit dossier is al open"), fault.sentence, self.tr("Openen om te lezen")):
                return
            dossier = Dossier.open(path, read_only=True)
        except Gone as fault:
            self._offer_others(path, fault)
            return
        except NeedsPassword:
            self._ask_password(path)
            return
        except DossierFault as fault:
            self._tell_closed(path, fault)
            return
        self._show(dossier)

    def _tell_closed(self, path: Path, fault: DossierFault) -> None:
        """Say why a dossier does not open, and offer the backups of one that is damaged."""
        if isinstance(fault, Damaged) and backups_of(path):
            self._offer_others(path, fault)
        else:
            tell(self.window, self.tr("Dit dossier gaat niet open"), fault.sentence)

    def _offer_others(self, path: Path, fault: DossierFault) -> None:
        others = [each for each in self._remembered.recent() if each != path]
        dialog = NotThere(fault, others, backups_of(path), self.window)
        if dialog.exec() and dialog.chosen is not None:
            self.open_dossier(dialog.chosen)
        elif dialog.backup is not None:
            kinds = dossier_filter(self.tr("Wijkdesk-dossiers"))
            PutBackElsewhere(self.window, kinds, self._unlocked, self._show).begin(dialog.backup, path)
        elif dialog.result():
            self.choose_dossier()

    def reopen(self) -> None:
        """Open the dossier that stands at the path now in the place of what was opened; what was typed waits in it."""
        if self._dossier is None or self._changes is None:
            return
        self.window.flush()  # what is half typed waits with the rest
        path = self._dossier.path
        self._carried = path, self._changes.waiting
        self.window.keep_layout()
        self.window.close_dossier()
        self.start_page.list_recent()
        self._changes = None
        self.close()
        self.open_dossier(path)

    def choose_dossier(self) -> None:
        """Ask which dossier to open."""
        folder = self._dossier.path.parent if self._dossier is not None else paths.documents()
        chosen, _ = QFileDialog.getOpenFileName(
            self.window, self.tr("Dossier openen"), str(folder), dossier_filter(self.tr("Wijkdesk-dossiers"))
        )
        if chosen:
            self.open_dossier(Path(chosen))

    def make_dossier(self) -> None:
        """Ask what the new wijkaanpak is called, and open its dossier."""
        dialog = NewDossier(dt.date.today(), self.window)
        if dialog.exec():
            if dialog.dossier is None:
                self.open_dossier(dialog.path)
            else:
                self._show(dialog.dossier)
                self._tell_changed([])

    def open_example(self) -> None:
        """Open the example, made anew when it is not there: its dates follow today."""
        path = paths.data() / "Voorbeeld Rozenprieel.wijkdesk"
        if path.is_file():
            self.open_dossier(path)
            return
        self.window.setCursor(Qt.CursorShape.WaitCursor)
        run_in_background(self, lambda: _make_example(path), self._example_made, self._example_failed)

    def describe_programme(self) -> None:
        """Show what stands about the approach as a whole."""
        if self._changes is not None:
            self.window.flush()
            ProgrammeDialog(self._changes, self.window).exec()

    def note_moment(self) -> None:
        """Ask what contact there was; what was half typed before stands there still."""
        if self._changes is None or self._changes.dossier.is_read_only:
            return
        from wijkdesk.ui.moments.note_moment import NoteMoment  # noqa: PLC0415 - as the tabs, when it is asked for

        self.window.flush()
        if self._noting is None:
            self._noting = NoteMoment(self._changes, self.window)
        self._noting.open()

    def note_quickly(self) -> None:
        """Ask for one line, and make what it says; what was half typed before stands there still."""
        if self._changes is None or self._changes.dossier.is_read_only:
            return
        from wijkdesk.ui.quick_note.dialog import QuickNote  # noqa: PLC0415 - as the tabs, when it is asked for

        self.window.flush()
        if self._quick_note is None:
            self._quick_note = QuickNote(self._changes, self.window)
            self._quick_note.noted.connect(self._offer_to_open)
            self._quick_note.more_requested.connect(self._note_more)
        self._quick_note.open()

    def show_history(self, kind: type, number: int) -> None:
        """Show what a thing was before."""
        if self._changes is not None:
            from wijkdesk.ui.history.dialog import HistoryDialog  # noqa: PLC0415 - as the tabs, when it is asked for

            HistoryDialog(self._changes, kind, number, self.window).open()

    def show_bin(self) -> None:
        """Show what was deleted and can be put back."""
        if self._changes is not None:
            from wijkdesk.ui.history.bin_dialog import BinDialog  # noqa: PLC0415 - as the tabs, when it is asked for

            self.window.flush()
            dialog = BinDialog(self._changes, parent=self.window)
            dialog.erased.connect(lambda: self.window.menus.follow(self.window))
            dialog.open()

    def hand_over(self) -> None:
        """Ask what a successor gets, and write it."""
        if self._changes is not None:
            from wijkdesk.ui.dossier.handover_dialog import HandoverDialog  # noqa: PLC0415 - as the tabs, when it is asked for

            self.window.flush()
            HandoverDialog(self._changes, dt.date.today, self.window).open()

    def bring_back(self) -> None:
        """Ask for a folder with all that a dossier held, make one of it, and show that."""
        from wijkdesk.ui.dossier.bring_back_dialog import BringBackDialog  # noqa: PLC0415 - as the tabs, when it is asked for

        question = self.tr("Kies de map met meegenomen gegevens")
        chosen = QFileDialog.getExistingDirectory(self.window, question, str(paths.documents()))
        if chosen and (self._dossier is None or self.window.unsaved.may_leave()):
            dialog = BringBackDialog(Path(chosen), self.window)
            dialog.finished_work.connect(self._show)
            dialog.open()

    def show_account(self) -> None:
        """Show what left the dossier, and who could not get in."""
        if self._changes is not None:
            from wijkdesk.ui.account.dialog import AccountDialog  # noqa: PLC0415 - as the tabs, when it is asked for

            AccountDialog(self._changes, self.window).open()

    def show_shortcuts(self) -> None:
        """Show every command with its keys."""
        from wijkdesk.ui.shortcuts.sheet import ShortcutSheet  # noqa: PLC0415 - as the tabs, when it is asked for

        ShortcutSheet(self.window.menus.commands(), self.window).open()

    def show_register(self) -> None:
        """Show what a dossier keeps of people, and why."""
        from wijkdesk.ui.people.register import RegisterDialog  # noqa: PLC0415 - as the tabs, when it is asked for

        RegisterDialog(self.window).open()

    def write_access(self, number: int) -> None:
        """Write down all that the dossier holds of somebody, for them."""
        if self._changes is not None:
            from wijkdesk.ui.people.access import save_access  # noqa: PLC0415 - as the tabs, when it is asked for

            self.window.flush()
            save_access(self._changes, number, self.window)

    def erase_person(self, number: int, how: Erasing) -> None:
        """Forget somebody, or make them anonymous, after looking through what names them."""
        if self._changes is None or self._changes.dossier.is_read_only:
            return
        from wijkdesk.ui.people.forget_dialog import ForgetDialog  # noqa: PLC0415 - as the tabs, when it is asked for

        self.window.flush()
        dialog = ForgetDialog(self._changes, number, how, self.window)
        dialog.forgotten.connect(lambda: self.window.menus.follow(self.window))
        dialog.open()

    def search(self) -> None:
        """Show the box in which everything is found."""
        if self._changes is None or self._lately is None:
            return
        from wijkdesk.ui.search.box import SearchBox  # noqa: PLC0415 - as the tabs, when it is asked for

        self.window.flush()  # so that what is half typed is found
        if self._searching is None:
            self._searching = SearchBox(self._changes, self.window.menus.commands_to_choose, self._lately, self.window)
            self._searching.open_requested.connect(self.window.open_thing)
        self._searching.open()

    def choose_password(self, *, by_sheet: bool = False) -> None:
        """Ask for a password for the open dossier, in the place of any that it has."""
        if self._dossier is not None and not self._dossier.is_read_only:
            from wijkdesk.ui.password.dialog import PasswordDialog  # noqa: PLC0415 - as the tabs, when it is asked for

            self.window.flush()
            dialog = PasswordDialog(self._dossier, by_sheet=by_sheet, parent=self.window)
            dialog.changed.connect(self._tell_changed)
            dialog.open()

    def save_recovery_sheet(self) -> None:
        """Ask where the recovery sheet of the open dossier comes, and write it."""
        if self._dossier is None or self._dossier.key is None:
            return
        proposal = paths.documents() / f"Herstelblad {self._dossier.path.stem}.pdf"
        target = ask_where(self.window, self.tr("Herstelblad opslaan"), proposal, self.tr("PDF-bestand (*.pdf)"))
        if target is not None:
            write = partial(_write_sheet, self._dossier, target)
            run_in_background(self, write, self._tell_sheet, self._tell_no_sheet)

    def save_copy(self) -> None:
        """Write the open dossier to another file; this one stays open."""
        if self._dossier is None:
            return
        self.window.flush()
        path = self._dossier.path
        proposal = free_path(path.parent, f"{path.stem} kopie")
        chosen = ask_where(
            self.window, self.tr("Opslaan als kopie"), proposal, dossier_filter(self.tr("Wijkdesk-dossiers"))
        )
        if chosen is not None:
            self._copy_to(chosen)

    def show_backups(self) -> None:
        """Show the backups of the open dossier."""
        if self._changes is not None:
            from wijkdesk.ui.backups.dialog import BackupsDialog  # noqa: PLC0415 - as the tabs, when it is asked for

            self.window.flush()
            path = self._changes.dossier.path
            self._remembered.keep_place_told(path, dt.date.today().isoformat())
            dialog = BackupsDialog(self._changes, parent=self.window)
            dialog.restore_requested.connect(partial(self._ask_to_put_back, dialog))
            dialog.tried.connect(self._backups.note_tried)
            dialog.finished.connect(lambda _code: self._backups.look())
            dialog.open()

    def close(self) -> None:
        """Close the open dossier; everything typed is on disk already. Its last backup is made beside what follows."""
        if self._dossier is not None:
            dossier, self._dossier = self._dossier, None
            key = dossier.key
            dossier.close()
            self._backups.closed(dossier, key)

    # -- inside --

    def _note_opened(self, kind: type, number: int) -> None:
        if self._lately is not None:
            self._lately.open(kind, number)

    def _show(self, dossier: Dossier) -> None:
        if self._dossier is not None:
            self.window.keep_layout()
            self.window.close_dossier()
            self.close()
        self._forget_dialogs()
        self._dossier = dossier
        self._lately = Lately(self._remembered, dossier.path)
        self._changes = Changes(dossier, self)
        if self._carried is not None and self._carried[0] == dossier.path:
            self._changes.waiting.update(self._carried[1])
            self._changes.is_held = bool(self._carried[1])
        self._carried = None
        self._changes.history_requested.connect(self.show_history)
        self._changes.changed.connect(self._index_soon)
        self._changes.access_requested.connect(self.write_access)
        self._changes.erasing_requested.connect(self.erase_person)
        self.window.show_dossier(self._changes, rooms_of(self._changes))
        self._attention = AttentionColumn(self._changes, self._remembered)
        self.window.show_attention(self._attention)
        self._remembered.opened(dossier.path)
        self.locking.follow(dossier)
        if self._changes.waiting:
            self._show_waiting(self._changes)
        self._backups.opened(dossier)
        if self._is_painted:
            self._load_write_side()

    def _show_waiting(self, changes: Changes) -> None:
        """Show the first thing in which something typed waits."""
        for kind, number, _attribute in changes.waiting:
            if number is not None:
                self.window.open_thing(kind, number)
                break
        self.window.unsaved.say_waiting()

    def _forget_dialogs(self) -> None:
        for of_dossier in filter(None, (self._noting, self._quick_note, self._searching)):
            of_dossier.deleteLater()
        self._noting = self._quick_note = self._searching = None

    def _begun(self) -> Sequence[QDialog]:
        """The dialogs that are kept with what is half typed in them."""
        is_noting = self._noting is not None and self._noting.is_begun()
        return [each for each in (self._noting if is_noting else None, self._quick_note) if each is not None]

    def _let_go(self) -> None:
        """The dossier was locked: nothing of it stays."""
        self._forget_dialogs()
        if self._changes is not None:
            self._changes.deleteLater()
        self._changes = self._attention = self._lately = None
        self.close()

    def _ask_password(self, path: Path) -> None:
        if self._dossier is None:
            self.locking.ask(path)
            return
        dialog = UnlockDialog(path, self.window)
        if dialog.exec() and dialog.dossier is not None:
            self._show_unlocked(dialog.dossier, dialog.by_sheet)
        elif dialog.fault is not None:
            self._tell_closed(path, dialog.fault)

    def _unlocked(self, path: Path) -> Dossier | None:
        dialog = UnlockDialog(path, self.window)
        dialog.exec()
        if dialog.fault is not None:
            tell(self.window, self.tr("Deze back-up gaat niet open"), dialog.fault.sentence)
        return dialog.dossier

    def _show_unlocked(self, dossier: Dossier, by_sheet: bool) -> None:
        self._show(dossier)
        self.locking.go_back(dossier)
        if by_sheet:
            self.choose_password(by_sheet=True)

    def _tell_changed(self, copies: Sequence[Copy]) -> None:
        from wijkdesk.ui.password.dialog import ChangedDialog  # noqa: PLC0415 - as the tabs, when it is asked for

        assert self._dossier is not None
        self.locking.follow(self._dossier)
        self.window.menus.follow(self.window)
        has_one = self._dossier.key is not None
        if ChangedDialog(has_one=has_one, copies=copies, parent=self.window).exec() and has_one:
            self.save_recovery_sheet()

    def _tell_sheet(self, path: Path) -> None:
        self.window.statusBar().showMessage(self.tr("Herstelblad opgeslagen: {name}").format(name=path.name), 5000)

    def _tell_no_sheet(self, error: Exception) -> None:
        if not isinstance(error, OSError | DossierFault):
            raise error
        way_out = self.tr("In die map kan niet worden geschreven. Kies een andere plek.")
        tell(self.window, self.tr("Het herstelblad is niet opgeslagen"), way_out)

    def _offer_to_open(self, made: Sequence[Made]) -> None:
        self.window.offer_to_open(*made[0])

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

    def _load_write_side(self) -> None:
        """Get ready for the first edit, behind the first paint, and see what needs attention: each takes a while."""
        self._is_painted = True
        self.locking.listen()
        if self._attention is not None:
            self._attention.read()
        run_in_background(self, _load_tabs, partial(self._make_tabs_ahead, self._dossier))
        if self._dossier is not None and not self._dossier.is_read_only:
            run_in_background(self, self._dossier.load_write_side, partial(self._empty_bin, self._dossier))
            self._index_soon()  # what waited when the program was killed
        if self._dossier is not None:
            self.dossier_shown.emit()

    def _index_soon(self) -> None:
        if not self._indexing.isActive():  # else who goes on editing would put it off for ever
            self._indexing.start()

    def _catch_up_index(self) -> None:
        if self._dossier is not None:
            # Where it cannot be done now, searching says why when it must, and closing tries again.
            run_in_background(self, self._dossier.catch_up_index)

    def _make_tabs_ahead(self, dossier: Dossier | None, _modules: object) -> None:
        if dossier is not None and dossier is self._dossier:
            self.window.get_ready()

    def _empty_bin(self, dossier: Dossier, _write_side: object) -> None:
        """Let what was deleted too long ago go for good, at most once a day and beside the work."""
        today = dt.date.today().isoformat()
        if dossier is self._dossier and self._remembered.last_emptied(dossier.path) != today:
            self._remembered.keep_emptied(dossier.path, today)
            run_in_background(self, partial(_purge, dossier), self._follow_purge)

    def _follow_purge(self, was_any: bool) -> None:
        if was_any:
            self.window.menus.follow(self.window)  # what can be undone may be less now

    def _last_dossier(self) -> Dossier | None:
        last = self._remembered.last()
        return None if last is None else Dossier.open(last)

    def _copy_to(self, path: Path) -> None:
        assert self._dossier is not None
        try:
            if path.exists() and path.samefile(self._dossier.path):
                tell(self.window, self.tr("Kies een andere naam"), self.tr("Dit is het dossier zelf."))
                return
            self._dossier.copy_to(path)
            note(self._dossier, AccountAction.EXPORT, "Kopie van het dossier", path)
        except DossierFault as fault:
            tell(self.window, self.tr("De kopie is niet gemaakt"), fault.sentence)
            return
        self.window.statusBar().showMessage(self.tr("Kopie gemaakt: {name}").format(name=path.name), 5000)

    def _ask_to_put_back(self, dialog: QWidget, backup: Path) -> None:
        """Ask, and put a backup in the place of the open dossier."""
        assert self._dossier is not None
        explanation = self.tr(
            "{name} wordt zoals in deze back-up. Wat er nu in staat, gaat niet weg: dat komt er onder een andere naam "
            "naast te staan."
        )
        question = self.tr("Deze back-up terugzetten?")
        if not ask(dialog, question, explanation.format(name=self._dossier.path.name), self.tr("Terugzetten")):
            return
        dialog.close()
        self._put_back(backup)

    def _put_back(self, backup: Path) -> None:
        from wijkdesk.storage.backup.restoring import put_back  # noqa: PLC0415 - SQLAlchemy, when it is asked for

        if self._dossier is None or not self.window.unsaved.may_leave():
            return
        self._backups.note_tried()
        path, key = self._dossier.path, self._dossier.key
        self.window.keep_layout()
        self.window.close_dossier()
        self.close()
        self.window.setCursor(Qt.CursorShape.WaitCursor)
        self.window.setEnabled(False)
        work = partial(put_back, backup, path, dt.datetime.now(dt.UTC), key=key)
        run_in_background(self, work, partial(self._was_put_back, path, key), partial(self._not_put_back, path, key))

    def _was_put_back(self, path: Path, key: str | None, outcome: tuple[Path | None, int]) -> None:
        self._reopen(path, key)
        aside, missing = outcome
        if self._dossier is None:
            return
        note(self._dossier, AccountAction.RESTORE, self.tr("Back-up"), destination=path)
        way_out = [self.tr("Wat er stond, heet nu {name}.").format(name=aside.name)] if aside is not None else []
        if missing:
            way_out.append(self.tr("Van {count} foto's is alleen het kleine plaatje er nog.").format(count=missing))
        tell(self.window, self.tr("De back-up is teruggezet"), " ".join(way_out))

    def _not_put_back(self, path: Path, key: str | None, error: Exception) -> None:
        self._reopen(path, key)
        if not isinstance(error, DossierFault):
            raise error
        tell(self.window, self.tr("De back-up is niet teruggezet"), error.sentence)

    def _reopen(self, path: Path, key: str | None) -> None:
        self.window.setEnabled(True)
        self.window.unsetCursor()
        self.start_page.list_recent()
        try:
            self._show(Dossier.open(path, key=key))
        except DossierFault as fault:
            tell(self.window, self.tr("Dit dossier gaat niet open"), fault.sentence)

    def _example_made(self, path: Path) -> None:
        self.window.unsetCursor()
        self.open_dossier(path)

    def _example_failed(self, error: Exception) -> None:
        self.window.unsetCursor()
        if not isinstance(error, DossierFault | OSError):
            raise error
        sentence = (
            error.sentence if isinstance(error, DossierFault) else self.tr("De schijf kan niet worden beschreven.")
        )
        tell(self.window, self.tr("Het voorbeeld is niet gemaakt"), sentence)

    def _take_over_looks(self) -> None:
        size = self._remembered.text("text_size", "100")
        if size.isdigit() and int(size) in TEXT_SIZES:
            current_theme().set_text_size(int(size))
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        if self._remembered.text("scheme") in schemes:
            current_theme().set_colour_scheme(schemes[self._remembered.text("scheme")])

    def _tell_mistake(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Say in plain Dutch that we made a mistake; work goes on, because every edit is a transaction of its own.

        What the machine does while a view reads, such as a stick that is out, is no mistake of ours.
        """
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, DossierFault):
            tell(self.window, self.tr("Het dossier is niet te lezen"), error.sentence)
            return
        technical = technical_details(kind, trace)
        print(technical, file=sys.stderr)
        tell(
            self.window,
            self.tr("Er ging iets mis in Wijkdesk"),
            self.tr("Wat je eerder deed is bewaard, en je kunt verder werken. Help ons met de technische gegevens."),
            technical,
        )


def technical_details(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where in the program it went wrong; without the message of the error, which may quote what somebody typed."""
    places = (f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace))
    return "\n".join(
        (f"Wijkdesk {__version__}, Python {sys.version.split()[0]}, {sys.platform}", kind.__name__, *places)
    )


def _purge(dossier: Dossier) -> bool:
    """Whether anything went for good; a dossier that was closed meanwhile waits until it is opened again."""
    try:
        return purge_expired(dossier, dt.datetime.now(dt.UTC))
    except DossierFault:
        return False


def _write_sheet(dossier: Dossier, path: Path) -> Path:
    # The PDF library and SQLAlchemy, for this alone.
    from wijkdesk.papers.recovery_sheet import write_sheet  # noqa: PLC0415
    from wijkdesk.storage.password.setting import recovery_key_of  # noqa: PLC0415

    write_sheet(dossier.path.stem, recovery_key_of(dossier), path, today=dt.date.today())
    note(dossier, AccountAction.EXPORT, "Herstelblad", destination=path)
    return path


def _make_example(path: Path) -> Path:
    from wijkdesk.example import create_example  # noqa: PLC0415 - a story that only who asks for it should wait for

    path.parent.mkdir(parents=True, exist_ok=True)
    create_example(path, today=dt.date.today())
    return path
