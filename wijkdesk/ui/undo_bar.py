"""The bar at the bottom left that says what was just done and takes it back."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wijkdesk.ui.announce import announce
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.labels import ElidedText
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import RADIUS_CONTROL

MARGIN: Final = 16
HEIGHT: Final = 42
MOST_WIDTH: Final = 560


class UndoBar(QWidget):
    """Lies over the bottom left of its parent until dismissed, by the next edit or by Esc.

    It never takes the focus by itself.
    """

    undo_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._text = ElidedText("", "body", "on_ink")
        self._undo = Button(self.tr("Ongedaan maken"), kind=Kind.INK)
        self._undo.clicked.connect(self._request_undo)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 0, 6, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self._text)
        self._row.addWidget(self._undo)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str) -> None:
        """Show what was just done, such as "Actie afgerond"."""
        self._text.setText(text)
        self._place()
        self.show()
        self.raise_()
        announce(self, text)

    def dismiss(self) -> None:
        """Take the bar away."""
        self.hide()

    def _request_undo(self) -> None:
        self.hide()
        self.undo_requested.emit()

    def _place(self) -> None:
        theme = current_theme()
        self._row.activate()
        room = min(theme.px(MOST_WIDTH), self._parent.width() - 2 * MARGIN)
        width, height = min(self.sizeHint().width(), room), theme.px(HEIGHT)
        self.setGeometry(MARGIN, self._parent.height() - height - MARGIN, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if self.isVisible() and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_escape = event.key() == Qt.Key.Key_Escape
            self.setVisible(not is_escape)
            return is_escape
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ink"))
        painter.drawRoundedRect(QRectF(self.rect()), theme.px(RADIUS_CONTROL), theme.px(RADIUS_CONTROL))
