"""The whole approach in one narrow strip, with what of it is seen: clicked and dragged to go elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wijkdesk.drawing.timeline.board import density
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.timeline.chart.chart import TimelineChart

HEIGHT: Final = 34
PARTS: Final = 240
LEAST_WINDOW: Final = 6.0


class OverviewStrip(QWidget):
    """How much there was at each time, and a window on what the chart shows; for the mouse, as the chart has keys."""

    def __init__(self, chart: TimelineChart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        self._heights: Sequence[int] = ()
        self._outline: QPolygonF | None = None
        self._held: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Hele tijdlijn, met het deel dat je ziet"))
        chart.moved.connect(self.update)
        current_theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(200, current_theme().px(HEIGHT))

    def show_density(self) -> None:
        """Take over how much there is at each time on the board."""
        self._heights = density(self._chart.view.board, *self._chart.view.ends(), PARTS)
        self._outline = None
        self.update()

    def window_rect(self) -> QRectF:
        """Where the part that the chart shows stands."""
        view = self._chart.view
        left = self._x(view.in_force.left)
        right = self._x(view.in_force.day_at(view.width))
        left, right = max(left, 0.0), min(right, float(self.width()))
        if right - left < LEAST_WINDOW:
            middle = min(max((left + right) / 2, LEAST_WINDOW / 2), self.width() - LEAST_WINDOW / 2)
            left, right = middle - LEAST_WINDOW / 2, middle + LEAST_WINDOW / 2
        return QRectF(left, 1, right - left, self.height() - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.fillRect(self.rect(), theme.colour("sunken"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("disabled"))
        painter.drawPolygon(self._hill())
        today = self._x(self._chart.today().toordinal() + 0.5)
        painter.fillRect(QRectF(round(today), 0, 2, self.height()), theme.colour("accent"))
        inside = QColor(theme.colour("accent"))
        inside.setAlphaF(0.16)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(inside)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawRoundedRect(self.window_rect().adjusted(1, 0, -1, 0), 3, 3)

    def _hill(self) -> QPolygonF:
        """How much there is at each time, as one outline; made once for each size and board."""
        if self._outline is None:
            most = max([1, *self._heights])
            part, low, room = self.width() / max(len(self._heights), 1), self.height() - 2, self.height() - 6
            tops = [
                QPointF(edge * part, low - room * number / most)
                for place, number in enumerate(self._heights)
                for edge in (place, place + 1)
            ]
            self._outline = QPolygonF([QPointF(0, low), *tops, QPointF(self.width(), low)])
        return self._outline

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._outline = None
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the window where it is, or bring its middle here first."""
        x, window = event.position().x(), self.window_rect()
        if not window.contains(x, window.center().y()):
            self._go(x - window.width() / 2)
        self._held = x - self.window_rect().left()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._go(event.position().x() - self._held)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.unsetCursor()

    def leaveEvent(self, event: QEvent) -> None:
        self.unsetCursor()
        super().leaveEvent(event)

    def _x(self, day: float) -> float:
        first, last = self._chart.view.ends()
        return (day - first) / (last + 1 - first) * self.width()

    def _go(self, left: float) -> None:
        first, last = self._chart.view.ends()
        day = first + left / max(self.width(), 1) * (last + 1 - first)
        self._chart.go(self._chart.view.in_force._replace(left=day).kept())
