"""A dialog that has something written beside the window, says how far that is, and can stop it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.faults import DiskFull, DossierFault
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.dialogs import WIDE, Dialog
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.second_process import Stopped, second_process

Told = Callable[[int, int], None]


class WorkDialog(Dialog):
    """Its verb begins the work; while that goes on "Annuleren" stops it, and afterwards the verb closes.

    ``finished_work`` tells what the work gave.
    """

    finished_work = Signal(object)
    _came_far = Signal(int, int)

    def __init__(self, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(title, verb, width=WIDE, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.is_busy = self.is_done = False
        self._is_stopped = Event()
        self.progress = QProgressBar(maximum=0, textVisible=False)
        self.progress.setAccessibleName(self.tr("Hoe ver het is"))
        self.said = Paragraph()
        self._came_far.connect(self._show_progress)

    def add_outcome(self) -> None:
        """Say how it goes below what is in the column by now."""
        for part in (self.progress, self.said):
            self.column.add(part)
            part.hide()

    def work(self) -> Callable[[Told], Any]:
        """What to do with what is chosen now, in a thread that may wait for the second process.

        It is given what to call with how far it is; that ends it once it is stopped.
        """
        raise NotImplementedError

    def outcome(self, result: Any) -> str:
        """What to say when it is done."""
        raise NotImplementedError

    def begin(self) -> None:
        """Do the work with what is chosen now."""
        self._be_busy(True)
        self._is_stopped = Event()
        self.progress.setRange(0, 0)
        self.say_in(self.said, self.tr("Wordt geschreven…"))
        told = partial(_tell, self._came_far.emit, self._is_stopped)
        run_in_background(self, partial(self.work(), told), self._finish, self._fail)

    def accept(self) -> None:
        if self.is_done:
            super().accept()
        elif not self.is_busy:
            self.begin()

    def reject(self) -> None:
        """Stop what goes on; else close."""
        if not self.is_busy:
            super().reject()
        elif not self._is_stopped.is_set():
            self._is_stopped.set()
            second_process().stop()

    # -- inside --

    def _finish(self, result: Any) -> None:
        self._be_busy(False)
        self.is_done = True
        self._let_choose(False)
        self.cancel.hide()
        self.commit.setText(self.tr("Sluiten"))
        self.say_in(self.said, self.outcome(result))
        self.commit.setFocus()
        self.finished_work.emit(result)

    def _fail(self, error: Exception) -> None:
        self._be_busy(False)
        if isinstance(error, DiskFull):
            self.say_in(self.said, self.tr("De schijf is vol, dus er is niets geschreven. Maak ruimte vrij."), "red")
        elif isinstance(error, Refused | DossierFault):
            self.say_in(self.said, str(error), "red")
        elif isinstance(error, Stopped):
            self.say_in(self.said, self.tr("Gestopt; er is niets geschreven."))
        else:
            raise error

    def _be_busy(self, is_busy: bool) -> None:
        self.is_busy = is_busy
        self._let_choose(not is_busy)
        self.commit.setEnabled(not is_busy)
        self.progress.setVisible(is_busy)
        if is_busy:
            self.cancel.setFocus()

    def _let_choose(self, may: bool) -> None:
        for part in self.column.children():
            if isinstance(part, QWidget) and part not in (self.progress, self.said):
                part.setEnabled(may)

    def _show_progress(self, done: int, whole: int) -> None:
        self.progress.setRange(0, whole)
        self.progress.setValue(done)


def _tell(came_far: Callable[[int, int], None], is_stopped: Event, done: int, whole: int) -> None:
    if is_stopped.is_set():
        raise Stopped
    came_far(done, whole)
