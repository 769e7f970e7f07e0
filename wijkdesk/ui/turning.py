"""Taking back or doing again a step of very many things, such as a whole import, beside the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.dialogs import Dialog
from wijkdesk.ui.labels import Paragraph


class Turning(Dialog):
    """Stands before the window until it is done, so that nothing is edited meanwhile; it does not close before that.

    ``turned`` carries what ``turn`` gave, and ``failed`` what it raised; the step is taken back whole, or not at all.
    """

    handbook_page = "noteren.md#terugdraaien"

    turned = Signal(object)
    failed = Signal(object)

    def __init__(self, turn: Callable[[], str | None], *, back: bool, label: str, parent: QWidget) -> None:
        super().__init__("", "", parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Ongedaan maken") if back else self.tr("Opnieuw doen")
        self.setWindowTitle(title)
        self._heading.setText(title)
        self._is_busy = True
        self.commit.hide()
        self.cancel.hide()
        self.column.add(Paragraph(label))
        progress = self.column.add(QProgressBar(maximum=0, textVisible=False))
        progress.setAccessibleName(title)
        run_in_background(self, turn, self._end_well, self._end_badly)

    def reject(self) -> None:
        """What is being written is waited for."""
        if not self._is_busy:
            super().reject()

    # -- inside --

    def _end_well(self, label: str | None) -> None:
        self._close()
        self.turned.emit(label)

    def _end_badly(self, error: Exception) -> None:
        self._close()
        self.failed.emit(error)

    def _close(self) -> None:
        self._is_busy = False
        self.reject()
