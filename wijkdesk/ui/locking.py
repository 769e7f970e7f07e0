"""Locking the open dossier: what is typed is saved, the dossier is closed, and the window is emptied.

Whoever unlocks it is where they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPixmapCache
from PySide6.QtWidgets import QApplication, QDialog, QToolTip

from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.password.half_typed import forget_half_typed, half_typed_of, keep_half_typed
from wijkdesk.ui.dialogs import Dialog
from wijkdesk.ui.main_window import MainWindow, Where
from wijkdesk.ui.menus import lock_minutes
from wijkdesk.ui.password.half_typed import HalfTypedDialog, refused_in, sound_texts, typed_in
from wijkdesk.ui.password.system_lock import SystemLock
from wijkdesk.ui.password.unlocking import LockPage
from wijkdesk.ui.password.watch import LockWatch
from wijkdesk.ui.remembered import Remembered
from wijkdesk.ui.second_process import second_process
from wijkdesk.ui.tidying import look_at_all

UNWIND: Final = 10  # milliseconds
MOST_TURNS: Final = 20


class Locking(QObject):
    """Locks the dossier of the window when asked, when nobody is there, and when the system says so.

    ``locked`` comes when it is to be closed, and with it all that was made for it. ``unlocked`` carries the dossier
    that somebody opened with its password or, then True, with its recovery sheet; ``found_damaged`` the path of one
    that is damaged, and what is the matter. ``begun`` gives the dialogs that keep what was half typed in them while
    they are closed.
    """

    locked = Signal()
    unlocked = Signal(object, bool)
    found_damaged = Signal(object, object)

    def __init__(
        self, window: MainWindow, remembered: Remembered, begun: Callable[[], Iterable[QDialog]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._begun = window, begun
        self._dossier: Dossier | None = None
        self._where: Where | None = None
        self._is_locking = self._is_listening = False
        self.page: LockPage | None = None
        self.watch = LockWatch(lambda: 60 * lock_minutes(remembered), self)
        self.system = SystemLock(self)
        self.watch.lock_needed.connect(self.lock)
        self.system.locked.connect(self.lock)
        self._is_copied_here = False
        QGuiApplication.clipboard().dataChanged.connect(self._note_copy)

    def listen(self) -> None:
        """Hear from now on what the system says of itself."""
        if not self._is_listening:
            self._is_listening = True
            self.system.listen(self._window)

    def follow(self, dossier: Dossier | None) -> None:
        """Watch over this dossier, if it has a password, in the place of the one before."""
        self._dossier = dossier
        if dossier is not None:
            self.page = None
        if dossier is None or dossier.key is None:
            self.watch.stop()
        else:
            self.watch.start()

    def ask(self, path: Path, *, read_only: bool = False) -> None:
        """Show nothing but the question for the password of this dossier."""
        self.page = LockPage(path, read_only=read_only)
        self.page.opened.connect(self.unlocked)
        self.page.found_damaged.connect(partial(self.found_damaged.emit, path))
        self._window.show_locked(self.page)

    def lock(self) -> None:
        """Lock the dossier, if it has a password."""
        dossier = self._dossier
        if dossier is None or dossier.key is None or self._is_locking:
            return
        self._is_locking = True
        self._window.flush()
        dialogs = [each for each in self._window.findChildren(QDialog) if each.isVisible()]
        begun = [each for each in self._begun() if each not in dialogs]
        half_typed = [
            *refused_in(self._window, self._window.tr("In het venster")),
            *typed_in([*dialogs, *begun]),
        ]
        changes = self._window.changes
        waiting = [] if changes is None else [each for each in changes.waiting.values() if isinstance(each, str)]
        half_typed += [[self._window.tr("Niet op de schijf gekomen"), "", text] for text in waiting]
        if half_typed:
            keep_half_typed(dossier, half_typed)
        self._where = self._window.where()
        self._window.keep_layout()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        for dialog in reversed(dialogs):
            dialog.reject()
        self._empty_when_unwound(dossier, MOST_TURNS)

    def go_back(self, dossier: Dossier) -> None:
        """Be where somebody was when the dossier was locked, and show them what they had half typed."""
        if self._where is not None:
            self._window.go_back_to(self._where)
            self._where = None
        texts = sound_texts(half_typed_of(dossier))
        if texts:
            dialog = HalfTypedDialog(texts, self._window)
            dialog.seen.connect(lambda: forget_half_typed(dossier))
            dialog.open()

    def _note_copy(self) -> None:
        is_active = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        self._is_copied_here = is_active or QGuiApplication.clipboard().ownsClipboard()

    def _clear_clipboard(self) -> None:
        """Take back what was copied here; what another program put there meanwhile stays."""
        if self._is_copied_here or QGuiApplication.clipboard().ownsClipboard():
            QGuiApplication.clipboard().clear()
        self._is_copied_here = False

    def _empty_when_unwound(self, dossier: Dossier, turns: int) -> None:
        """Wait until whoever waited for the answer of a dialog went on: what they use is taken away here."""
        if Dialog.waited_for and turns:
            QTimer.singleShot(UNWIND, self, lambda: self._empty_when_unwound(dossier, turns - 1))
            return
        self._is_locking = False
        path, read_only = dossier.path, dossier.is_read_only
        self.follow(None)
        self._clear_clipboard()
        QToolTip.hideText()
        self.ask(path, read_only=read_only)
        self.locked.emit()
        second_process().stop()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QPixmapCache.clear()
        look_at_all()
