"""An edit of very many things, such as taking back a whole import or removing all that is chosen, beside the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.dialogs import Dialog
from wijkdesk.ui.labels import Paragraph


class LongEdit(Dialog):
    """Stands before the window until it is done, so that nothing is edited meanwhile; neither closes before that.

    ``carried_out`` carries what ``work`` gave, and ``failed`` what it raised; it changes all that it says, or nothing.
    """

    handbook_page = "noteren.md#terugdraaien"

    carried_out = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[], Any], title: str, label: str, parent: QWidget) -> None:
        super().__init__(title, "", parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self._is_busy, self._is_to_close = parent, True, False
        parent.installEventFilter(self)
        self.commit.hide()
        self.cancel.hide()
        self.column.add(Paragraph(label))
        progress = self.column.add(QProgressBar(maximum=0, textVisible=False))
        progress.setAccessibleName(title)
        run_in_background(self, work, self._end_well, self._end_badly)

    def reject(self) -> None:
        """What is being written is waited for."""
        if not self._is_busy:
            super().reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window close when this is done, and not sooner: its dossier would close before the edit began."""
        if watched is self.parent() and event.type() == QEvent.Type.Close and self._is_busy:
            self._is_to_close = True
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    # -- inside --

    def _end_well(self, outcome: object) -> None:
        self._close()
        self.carried_out.emit(outcome)
        self._close_window()

    def _end_badly(self, error: Exception) -> None:
        self._close()
        self.failed.emit(error)
        self._close_window()

    def _close(self) -> None:
        self._is_busy = False
        self.reject()

    def _close_window(self) -> None:
        if self._is_to_close:
            self._window.close()
