"""A box to tick with words of any length."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from wijkdesk.ui.fields.choice import BOX, PADDING, CheckBox
from wijkdesk.ui.labels import show_tip
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import RADIUS_CONTROL


class TickBox(CheckBox):
    """A box to tick whose words end in an ellipsis where they do not fit; the tool tip has them all."""

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(80), self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        return True

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            show_tip(self.mapToGlobal(self.rect().bottomLeft()), self.text() if self._is_cut() else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(BOX)
        box = self.rect().adjusted(theme.px(PADDING), (self.height() - side) // 2, 0, 0)
        box.setSize(QSize(side, side))
        self._paint_box(painter, box)
        painter.setPen(theme.colour("text" if self.isEnabled() else "text2"))
        painter.setFont(self.font())
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self._room())
        painter.drawText(self.rect().adjusted(self.indent(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, shown)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = theme.px(RADIUS_CONTROL)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), radius, radius)

    def indent(self) -> int:
        """Where its words begin, in pixels from its left."""
        return current_theme().px(PADDING + BOX + 8)

    def _room(self) -> int:
        return self.width() - self.indent() - 4

    def _is_cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > self._room()
