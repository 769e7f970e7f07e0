"""A choice between a few lists, side by side in one control."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import FIELD, RADIUS_CONTROL

PADDING: Final = 14
EDGE: Final = 2


class Switch(QWidget):
    """One of a few, to choose with the mouse or the arrow keys; ``chosen`` tells the number of a new choice."""

    chosen = Signal(int)

    def __init__(self, texts: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        row.setSpacing(0)
        for number, text in enumerate(texts):
            segment = Segment(text)
            self._group.addButton(segment, number)
            row.addWidget(segment)
        self.choose(0)
        self._group.idToggled.connect(self._tell)

    def choice(self) -> int:
        """The number of what is chosen."""
        return self._group.checkedId()

    def choose(self, number: int) -> None:
        """Choose this one."""
        self._group.button(number).setChecked(True)

    def _tell(self, number: int, is_chosen: bool) -> None:
        if is_chosen:
            self.chosen.emit(number)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().colour("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS_CONTROL + EDGE, RADIUS_CONTROL + EDGE)


class Segment(QRadioButton):
    """One of the choices of a Switch; the chosen one is a raised plate."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setForegroundRole(QPalette.ColorRole.Text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self._follow_theme)
        self._follow_theme()

    def _follow_theme(self) -> None:
        self.setFont(current_theme().font("strong"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        width = theme.metrics("strong").horizontalAdvance(self.text()) + 2 * theme.px(PADDING)
        return QSize(width, theme.px(FIELD) - 2 * EDGE)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked():
            painter.setPen(QPen(theme.colour("line_strong"), 1))
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(plate, RADIUS_CONTROL, RADIUS_CONTROL)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(plate.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CONTROL, RADIUS_CONTROL)
        painter.setFont(self.font())
        painter.setPen(theme.colour("text" if self.isChecked() or self.underMouse() else "text2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
