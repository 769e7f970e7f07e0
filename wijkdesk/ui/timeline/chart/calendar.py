"""The calendar above and behind the board: bands, lines and names, the days of the approach, and today."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from wijkdesk.drawing.timeline.frame import Window
from wijkdesk.drawing.timeline.scale import Tick, ticks, units
from wijkdesk.ui.theme import current_theme


def paint_calendar(
    painter: QPainter, window: Window, head: float, bottom: float, term: tuple[int, int] | None, label: QRectF
) -> None:
    """Bands and lines down to ``bottom``; the names stand in the first ``head`` pixels, and not under ``label``."""
    theme = current_theme()
    scale, width = window.scale, window.width
    above, below = units(scale.day_width)
    large = ticks(above, scale, width)
    band = _between(theme.colour("surface"), theme.colour("sunken"))
    for tick in large:
        if tick.is_even:
            x = scale.x(tick.first)
            painter.fillRect(QRectF(x, head, scale.x(tick.end) - x, bottom - head), band)
    if term is not None:
        _paint_outside(painter, window, head, bottom, term)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLines([QLineF(x, 4, x, bottom) for x in _crisp(scale.x(tick.first) for tick in large)])
    _paint_ticks(painter, large, window, QRectF(0, 4, width, head / 2), "heading", label)
    if below is not None:
        small = ticks(below, scale, width)
        painter.setPen(QPen(theme.colour("line"), 1, Qt.PenStyle.DotLine))
        painter.drawLines([QLineF(x, head, x, bottom) for x in _crisp(scale.x(each.first) for each in small)])
        _paint_ticks(painter, small, window, QRectF(0, head / 2, width, head / 2 - 4), "axis", label)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(QLineF(0, head - 0.5, width, head - 0.5))


def label_of_today(window: Window, head: float, today: int) -> QRectF:
    """Where the word of today stands; empty where today is not seen."""
    x = window.scale.x(today + 0.5)
    if not 0 <= x <= window.width:
        return QRectF()
    metrics = current_theme().metrics("axis")
    label = QRectF(0, 0, metrics.horizontalAdvance(_today()) + 12, metrics.height() + 4)
    label.moveCenter(QPointF(min(max(round(x), label.width() / 2), window.width - label.width() / 2), 0))
    label.moveBottom(head - 2)
    return label


def paint_today(painter: QPainter, window: Window, head: float, bottom: float, today: int, label: QRectF) -> None:
    """The line of today down to ``bottom``, with its word in the calendar."""
    if label.isEmpty():
        return
    theme = current_theme()
    x = round(window.scale.x(today + 0.5))
    painter.fillRect(QRectF(x - 1, head - 2, 2, bottom - head + 2), theme.colour("accent"))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawRoundedRect(label, 3, 3)
    painter.restore()
    painter.setFont(theme.font("axis"))
    painter.setPen(theme.colour("on_accent"))
    painter.drawText(label, Qt.AlignmentFlag.AlignCenter, _today())


def _today() -> str:
    return QCoreApplication.translate("TimelineChart", "Vandaag")


def _between(one: QColor, other: QColor) -> QColor:
    return QColor((one.red() + other.red()) // 2, (one.green() + other.green()) // 2, (one.blue() + other.blue()) // 2)


def _crisp(places: Iterable[float]) -> Iterable[float]:
    return (round(x) + 0.5 for x in places)


def _paint_ticks(
    painter: QPainter, found: Iterable[Tick], window: Window, line: QRectF, style: str, label: QRectF
) -> None:
    """The names of parts of the calendar, each as long as any of its part is seen and there is room for it."""
    theme = current_theme()
    painter.setFont(theme.font(style))
    painter.setPen(theme.colour("text" if style == "heading" else "text2"))
    metrics = theme.metrics(style)
    for tick in found:
        left = max(window.scale.x(tick.first), 0.0) + 6
        right = min(window.scale.x(tick.end), window.width)
        width = metrics.horizontalAdvance(tick.name)
        if not tick.name or width > right - left:
            continue
        room = QRectF(left, line.top(), width + 1, line.height())
        if style == "heading" or not room.intersects(label):
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, tick.name)


def _paint_outside(painter: QPainter, window: Window, head: float, bottom: float, term: tuple[int, int]) -> None:
    """What is before or after the approach is hatched lightly."""
    brush = QBrush(current_theme().colour("line"), Qt.BrushStyle.BDiagPattern)
    begin, end = window.scale.x(term[0]), window.scale.x(term[1] + 1)
    if begin > 0:
        painter.fillRect(QRectF(0, head, min(begin, window.width), bottom - head), brush)
    if end < window.width:
        painter.fillRect(QRectF(max(end, 0), head, window.width - max(end, 0), bottom - head), brush)
