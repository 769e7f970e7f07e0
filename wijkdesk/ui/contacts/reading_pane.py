"""A pane that is read and not filled in: of what it is, about whom, and a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.ui.buttons import IconButton
from wijkdesk.ui.form import MARGIN, Form
from wijkdesk.ui.labels import ElidedText, Text
from wijkdesk.ui.tab_order import order_by_eye


class ReadingPane(QWidget):
    """``opened`` asks for the thing of a line, ``closed`` follows Esc and the cross."""

    opened = Signal(object, int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = ElidedText("", "strong", "text2")
        self._title = Text("", "item", wrap=True)
        self._close = IconButton("x", self.tr("Sluiten"))
        self._close.clicked.connect(self.closed)
        self.form = Form()
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(MARGIN, 14, 14, 0)
        self._head.setSpacing(8)
        self._head.addWidget(self._kind)
        self._head.addStretch(1)
        self._head.addWidget(self._close)
        self.below_title = QVBoxLayout()
        self.below_title.setContentsMargins(MARGIN, 4, 14, 4)
        self.below_title.setSpacing(6)
        self.below_title.addWidget(self._title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._head)
        self._column.addLayout(self.below_title)
        self._column.addWidget(self.form, 1)

    def show_title(self, kind: str, title: str) -> None:
        """Say of what this is, and about whom."""
        self._kind.setText(kind)
        self._title.setText(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        order_by_eye(self)
        super().showEvent(event)
