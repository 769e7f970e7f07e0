"""The running program: which dossier is open, the window that shows it, and the parts that work on it."""

from __future__ import annotations

from wijkdesk.ui import plain_import  # noqa: F401 - before anything of Qt

# isort: split

import datetime as dt
import sys
import traceback
from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QApplication

from wijkdesk import __version__, paths
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import DossierFault, NeedsPassword
from wijkdesk.ui.background import TURN, run_in_background
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dutch import use_dutch
from wijkdesk.ui.icons import icon
from wijkdesk.ui.main_window import MainWindow
from wijkdesk.ui.remembered import Remembered
from wijkdesk.ui.rooms import load_room, load_rooms, rooms_of
from wijkdesk.ui.theme import TEXT_SIZES, current_theme

if TYPE_CHECKING:
    from wijkdesk.ui.attention.column import AttentionColumn
    from wijkdesk.ui.backups.keeper import BackupKeeper
    from wijkdesk.ui.dossier.start_page import StartPage
    from wijkdesk.ui.dossier_dialogs import DossierDialogs
    from wijkdesk.ui.guidance import Guidance
    from wijkdesk.ui.locking import Locking
    from wijkdesk.ui.other_dossiers import OtherDossiers

STYLE: Final = ("-style", "Fusion")
"""What the application is told at its start: asking it for the style later would make hundreds of names of that."""

WORKERS_GIVE_WAY: Final = 0.0005
"""Seconds a worker goes on when the window wants the interpreter, which it does after each call into Qt.

With Python's own five milliseconds, a dialog that opened beside a busy worker took a third of a second.
"""

FIRST_SIZE = (1366, 768)
INDEX_AFTER = 2000  # milliseconds between an edit and the work that its words are for the search index
_PARTS: Final = (
    *("attention.column", "backups.keeper", "dossier_dialogs", "guidance", "in_and_out", "locking"),
    *("long_edit", "other_dossiers"),
)
"""Modules of what a window needs but for being seen."""


def application() -> QApplication:
    """The one QApplication, in Dutch and with the look of the program."""
    sys.setswitchinterval(WORKERS_GIVE_WAY)
    qt = QApplication.instance() or QApplication([*sys.argv[:1], *STYLE])
    assert isinstance(qt, QApplication)
    qt.setApplicationName("Wijkdesk")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName("wijkdesk")
    use_dutch(qt)
    current_theme()
    qt.setWindowIcon(icon("wijkdesk"))
    return qt


class Program(QObject):
    """Opens and closes dossiers in one window.

    Of the window only the frame is made before the first paint, so that it is there at once. Behind that come, in this
    order, the place where somebody is, what an edit needs, and the parts below, each made when it is first used.
    """

    dossier_shown = Signal()  # and all that belongs to it is there

    def __init__(self) -> None:
        super().__init__()
        self.remembered = Remembered(paths.config())
        self.dossier: Dossier | None = None
        self.changes: Changes | None = None
        self.carried: tuple[Path, dict[Any, Any]] | None = None  # what waits for the dossier at a path to open again
        self._attention: AttentionColumn | None = None
        self._is_painted = self._is_whole = False
        self._indexing = QTimer(self, singleShot=True, interval=INDEX_AFTER)
        self._indexing.timeout.connect(self._catch_up_index)
        self._take_over_looks()
        self.window = MainWindow(self.remembered, lambda: self.start_page)
        for request in self.window.requests():
            request.connect(partial(self._hear_first, request))
        self.window.unsaved.reopen_requested.connect(lambda: self.others.reopen())
        self.window.painted.connect(self._go_on)
        self.window.closed.connect(self.close)
        sys.excepthook = self._tell_mistake

    # -- the parts --

    @cached_property
    def start_page(self) -> StartPage:
        """What is shown without a dossier."""
        from wijkdesk.ui.dossier.start_page import StartPage  # noqa: PLC0415 - not before the first paint

        page = StartPage(self.remembered.recent)
        page.new_requested.connect(self.window.new_requested)
        page.open_requested.connect(self.window.open_requested)
        page.open_path_requested.connect(self.window.open_path_requested)
        page.example_requested.connect(self.window.example_requested)
        return page

    @cached_property
    def dialogs(self) -> DossierDialogs:
        """What is asked about the open dossier."""
        from wijkdesk.ui.dossier_dialogs import DossierDialogs  # noqa: PLC0415 - not before the first paint

        return DossierDialogs(self)

    @cached_property
    def others(self) -> OtherDossiers:
        """What leads to another dossier."""
        from wijkdesk.ui.other_dossiers import OtherDossiers  # noqa: PLC0415 - not before the first paint

        return OtherDossiers(self)

    @cached_property
    def guidance(self) -> Guidance:
        """Handbook, tour and news."""
        from wijkdesk.ui.guidance import Guidance  # noqa: PLC0415 - not before the first paint

        return Guidance(self.window, self.remembered)

    @cached_property
    def backups(self) -> BackupKeeper:
        """The copies of the open dossier."""
        from wijkdesk.ui.backups.keeper import BackupKeeper  # noqa: PLC0415 - not before the first paint

        backups = BackupKeeper(self.remembered, self)
        backups.told.connect(self.window.show_notice)
        return backups

    @cached_property
    def locking(self) -> Locking:
        """The lock of a dossier with a password."""
        from wijkdesk.ui.locking import Locking  # noqa: PLC0415 - not before the first paint

        locking = Locking(self.window, self.remembered, lambda: self.dialogs.begun(), self)
        locking.locked.connect(self._let_go)
        locking.unlocked.connect(self.show_unlocked)
        locking.found_damaged.connect(lambda path, fault: self.others.tell_closed(path, fault))
        return locking

    # -- dossiers --

    def start(self, path: Path | None) -> None:
        """Show the window with this dossier, else the one that was open last, else the start page.

        Raises a ``DossierFault`` when a dossier that was asked for by name cannot be opened.
        """
        fault: DossierFault | None = None
        locked: Path | None = None
        try:
            dossier = self._last_dossier() if path is None else Dossier.open(path)
        except NeedsPassword:
            dossier, locked = None, path or self.remembered.last()
        except DossierFault as problem:
            if path is not None:
                raise
            dossier, fault = None, problem
        geometry = self.remembered.geometry()
        if geometry.isEmpty() or not self.window.restoreGeometry(geometry):
            self.window.resize(*FIRST_SIZE)
        if locked is not None:
            self.locking.ask(locked)
        elif dossier is not None:
            self.show(dossier)
        else:
            self.window.close_dossier()
            self.start_page.list_recent()
        self.window.show()
        if fault is not None:
            self.window.say_over_start(fault.sentence)

    def show(self, dossier: Dossier) -> None:
        """Show an open dossier in the place of the one before, which is closed."""
        if self.dossier is not None:
            self.window.keep_layout()
            self.window.close_dossier()
            self.close()
        if "dialogs" in vars(self):  # else nobody asked for any
            self.dialogs.forget()
        self.dossier = dossier
        self.changes = Changes(dossier, self)
        if self.carried is not None and self.carried[0] == dossier.path:
            self.changes.waiting.update(self.carried[1])
            self.changes.is_held = bool(self.carried[1])
        self.carried = None
        self.changes.history_requested.connect(lambda kind, number: self.dialogs.show_history(kind, number))
        self.changes.access_requested.connect(lambda number: self.dialogs.write_access(number))
        self.changes.erasing_requested.connect(lambda number, how: self.dialogs.erase_person(number, how))
        self.changes.changed.connect(self._index_soon)
        self.window.show_dossier(self.changes, rooms_of(self.changes))
        if self.changes.waiting:
            self._show_waiting(self.changes)
        if self._is_painted:
            self._go_on()

    def show_unlocked(self, dossier: Dossier, by_sheet: bool) -> None:
        self.show(dossier)
        self.locking.go_back(dossier)
        if by_sheet:
            self.dialogs.choose_password(by_sheet=True)

    def close(self) -> None:
        """Close the open dossier; everything typed is on disk already. Its last backup is made beside what follows."""
        if self.dossier is not None:
            dossier, self.dossier = self.dossier, None
            self.remembered.opened(dossier.path)  # also where it closes before the first paint
            key, could_change = dossier.key, not dossier.is_read_only
            dossier.close()
            self.backups.closed(dossier.path, key, could_change=could_change)

    # -- inside --

    def _hear_first(self, request: SignalInstance, *arguments: Any) -> None:
        """Somebody asks for something while the part that answers is not there yet: make all, and ask them again."""
        if not self._is_whole:
            self._make_whole()
            request.emit(*arguments)

    def _go_on(self) -> None:
        """Behind the first paint, the place where somebody is; then the rest."""
        self._is_painted = True
        if self.dossier is None:
            self._follow_dossier()
        elif self.window.awaited:
            load = partial(load_room, self.window.awaited)
            run_in_background(self.window, load, partial(self._make_room, self.dossier))
        else:
            self._follow_dossier()

    def _make_room(self, dossier: Dossier, _module: object) -> None:
        if dossier is self.dossier:
            self.window.make_room()
            QTimer.singleShot(TURN, self, partial(self._show_room, dossier))

    def _show_room(self, dossier: Dossier) -> None:
        if dossier is self.dossier:
            self.window.show_room()
            self._follow_dossier()

    def _follow_dossier(self) -> None:
        """Get ready for the first edit, and then make the parts: loading each takes a while, beside the window."""
        dossier = self.dossier
        if dossier is not None:
            self.remembered.opened(dossier.path)
        if dossier is not None and not dossier.is_read_only:
            load_parts = partial(self._load_parts, dossier)
            run_in_background(self.window, dossier.load_write_side, load_parts, load_parts)
            self._index_soon()  # what waited when the program was killed
        else:
            self._load_parts(dossier)

    def _load_parts(self, dossier: Dossier | None, _outcome: object = None) -> None:
        def load() -> None:
            for name in _PARTS:
                import_module(f"wijkdesk.ui.{name}")

        run_in_background(self.window, load, partial(self._make_ready, dossier))

    def _make_whole(self) -> None:
        """Make what nobody asked for yet; from here on all answer the window, those that were there sooner too."""
        from wijkdesk.ui.in_and_out import InAndOut  # noqa: PLC0415 - not before the first paint

        if not self._is_whole:
            self._is_whole = True
            InAndOut(self.window)
            for part in (self.dialogs, self.others, self.guidance):
                part.answer()
            self.window.lock_requested.connect(self.locking.lock)
            assert self.backups

    def _make_ready(self, dossier: Dossier | None, _modules: object) -> None:
        self._make_whole()
        self.locking.listen()
        if dossier is not self.dossier:
            return
        if dossier is not None and self.changes is not None:
            from wijkdesk.ui.attention.column import AttentionColumn  # noqa: PLC0415 - not before the first paint

            self.locking.follow(dossier)
            self.backups.opened(dossier)
            self._attention = AttentionColumn(self.changes, self.remembered)
            self.window.show_attention(self._attention)
            self._attention.read()
            if not dossier.is_read_only:
                self._empty_bin(dossier)
            self.dossier_shown.emit()
        run_in_background(self.window, load_rooms, partial(self._make_tabs_ahead, dossier))

    def _show_waiting(self, changes: Changes) -> None:
        """Show the first thing in which something typed waits."""
        for kind, number, _attribute in changes.waiting:
            if number is not None:
                self.window.open_thing(kind, number)
                break
        self.window.unsaved.say_waiting()

    def _let_go(self) -> None:
        """The dossier was locked: nothing of it stays."""
        self.dialogs.forget()
        if self.changes is not None:
            self.changes.deleteLater()
        self.changes = self._attention = None
        self.close()

    def _index_soon(self) -> None:
        if not self._indexing.isActive():  # else who goes on editing would put it off for ever
            self._indexing.start()

    def _catch_up_index(self) -> None:
        if self.dossier is not None:
            # Where it cannot be done now, searching says why when it must, and closing tries again.
            run_in_background(self, self.dossier.catch_up_index)

    def _make_tabs_ahead(self, dossier: Dossier | None, _modules: object) -> None:
        if dossier is not None and dossier is self.dossier:
            self.window.get_ready()

    def _empty_bin(self, dossier: Dossier) -> None:
        """Let what was deleted too long ago go for good, at most once a day and beside the work."""
        today = dt.date.today().isoformat()
        if self.remembered.last_emptied(dossier.path) != today:
            self.remembered.keep_emptied(dossier.path, today)
            run_in_background(self, partial(_purge, dossier), self._follow_purge)

    def _follow_purge(self, was_any: bool) -> None:
        if was_any:
            self.window.menus.follow(self.window)  # what can be undone may be less now

    def _last_dossier(self) -> Dossier | None:
        last = self.remembered.last()
        return None if last is None else Dossier.open(last)

    def _take_over_looks(self) -> None:
        size = self.remembered.text("text_size", "100")
        if size.isdigit() and int(size) in TEXT_SIZES:
            current_theme().set_text_size(int(size))
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        if self.remembered.text("scheme") in schemes:
            current_theme().set_colour_scheme(schemes[self.remembered.text("scheme")])

    def _tell_mistake(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Say in plain Dutch that we made a mistake; work goes on, because every edit is a transaction of its own.

        What the machine does while a view reads, such as a stick that is out, is no mistake of ours.
        """
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        from wijkdesk.ui.dialogs import tell  # noqa: PLC0415 - not before the first paint

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
    from wijkdesk.storage.writing.bin import purge_expired  # noqa: PLC0415 - not before the first paint

    try:
        return purge_expired(dossier, dt.datetime.now(dt.UTC))
    except DossierFault:
        return False
