"""The bar at the bottom that says what was just done and takes it back."""

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
GAP: Final = 8
BEFORE, BEHIND = 14, 6
HEIGHT: Final = 42
MOST_WIDTH: Final = 560


class UndoBar(QWidget):
    """Stands below what its parent shows until dismissed, by the next edit or by Esc, and covers nothing of it.

    It never takes the focus by itself. Put it at the end of the parent's layout.
    """

    undo_requested = Signal()
    open_requested = Signal(type, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ElidedText("", "body", "on_ink")
        self._undo = Button(self.tr("Ongedaan maken"), kind=Kind.INK)
        self._undo.clicked.connect(self._request_undo)
        self._thing: tuple[type, int] | None = None
        self._open = Button(self.tr("Openen"), kind=Kind.INK)
        self._open.clicked.connect(self._request_open)
        self._open.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(MARGIN + BEFORE, GAP, MARGIN + BEHIND, GAP)
        self._row.setSpacing(12)
        self._row.addWidget(self._text)
        self._row.addWidget(self._undo)
        self._row.insertWidget(1, self._open)
        self._row.addStretch(1)
        parent.installEventFilter(self)
        current_theme().changed.connect(self._fit)
        self._fit()
        self.hide()

    def say(self, text: str) -> None:
        """Show what was just done, such as "Actie afgerond"."""
        self._text.setText(text)
        self._open.hide()
        self.show()
        announce(self, text)

    def offer_to_open(self, kind: type, number: int) -> None:
        """Show the way to the thing that was just made, until something else is said."""
        self._thing = (kind, number)
        self._open.show()

    def dismiss(self) -> None:
        """Take the bar away, with what it said."""
        self.hide()
        self._text.setText("")

    def _request_open(self) -> None:
        if self._thing is not None:
            self.open_requested.emit(*self._thing)

    def _request_undo(self) -> None:
        self.hide()
        self.undo_requested.emit()

    def _fit(self) -> None:
        theme = current_theme()
        self.setFixedHeight(theme.px(HEIGHT) + 2 * GAP)
        self._text.setMaximumWidth(theme.px(MOST_WIDTH))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
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
        right = self._undo.geometry().right() + 1 + BEHIND
        plate = QRectF(MARGIN, GAP, right - MARGIN, self.height() - 2 * GAP)
        painter.drawRoundedRect(plate, theme.px(RADIUS_CONTROL), theme.px(RADIUS_CONTROL))
