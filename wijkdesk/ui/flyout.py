"""What needs attention where the places are a rail of icons: behind a button, shown beside it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wijkdesk.ui.buttons import IconButton
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import COLUMN_WIDTH


class AttentionButton(IconButton):
    """The button of the rail for what needs attention, with how much that is."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("circle-alert", name, "red", parent)
        self._name, self._count = name, 0

    def set_count(self, count: int) -> None:
        self._count = count
        self.rename(f"{self._name}, {count}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(40), current_theme().px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = current_theme()
        if self._count:
            painter = QPainter(self)
            painter.setFont(theme.font("axis"))
            painter.setPen(theme.colour("red"))
            room = self.rect().adjusted(0, theme.px(2), -theme.px(4), 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, str(self._count))


class Flyout(QFrame):
    """Shows a widget beside the rail until one clicks elsewhere or presses Esc; ``closed`` gives it back."""

    closed = Signal()

    def __init__(self, widget: QWidget, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", True)
        self.setAccessibleName(widget.accessibleName())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(widget)
        widget.show()
        self.setFixedWidth(current_theme().px(COLUMN_WIDTH))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)
