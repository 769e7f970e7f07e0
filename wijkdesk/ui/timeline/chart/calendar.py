"""The calendar above and behind the board: bands, lines and names, the days of the approach, and today."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from wijkdesk.drawing.timeline.frame import Window
from wijkdesk.drawing.timeline.scale import Tick, named, ticks, units
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.timeline.chart.widths import laid_out


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
            # Whole pixels are filled many times as fast as parts of them; to make a QRect takes as long as to fill it.
            x, right = max(round(scale.x(tick.first)), 0), min(round(scale.x(tick.end)), round(width))
            painter.fillRect(x, round(head), right - x, round(bottom - head), band)
    if term is not None:
        _paint_outside(painter, window, head, bottom, term)
    line = theme.colour("line")
    for tick in large:
        painter.fillRect(round(scale.x(tick.first)), 4, 1, round(bottom) - 4, line)
    _paint_ticks(painter, large, window, QRectF(0, 4, width, head / 2), "heading", QRectF())
    if below is not None:
        small = ticks(below, scale, width)
        faint = _between(theme.colour("surface"), line)
        for tick in small:
            painter.fillRect(round(scale.x(tick.first)), round(head), 1, round(bottom - head), faint)
        _paint_ticks(painter, small, window, QRectF(0, head / 2, width, head / 2 - 4), "axis", label)
    painter.fillRect(0, round(head) - 1, round(width), 1, line)


def label_of_today(window: Window, head: float, today: int) -> QRectF:
    """Where the word of today stands; empty where today is not seen."""
    x = window.scale.x(today + 0.5)
    if not 0 <= x <= window.width:
        return QRectF()
    metrics = current_theme().metrics("axis")
    label = QRectF(0, 0, _width(_today(), "axis", current_theme().text_size) + 12, metrics.height() + 4)
    label.moveCenter(QPointF(min(max(round(x), label.width() / 2), window.width - label.width() / 2), 0))
    label.moveBottom(head - 2)
    return label


def paint_today(painter: QPainter, window: Window, head: float, bottom: float, today: int, label: QRectF) -> None:
    """The line of today down to ``bottom``, with its word in the calendar."""
    if label.isEmpty():
        return
    theme = current_theme()
    x = round(window.scale.x(today + 0.5))
    painter.fillRect(x - 1, round(head) - 2, 2, round(bottom - head) + 2, theme.colour("accent"))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawRoundedRect(label, 3, 3)
    painter.restore()
    painter.setFont(theme.font("axis"))
    painter.setPen(theme.colour("on_accent"))
    painter.drawText(label, Qt.AlignmentFlag.AlignCenter, _today())


@lru_cache(maxsize=1024)
def _width(name: str, style: str, _text_size: int) -> int:
    return current_theme().metrics(style).horizontalAdvance(name)


@cache  # a look through all translations at each frame is a twentieth of it
def _today() -> str:
    return QCoreApplication.translate("TimelineChart", "Vandaag")


def _between(one: QColor, other: QColor) -> QColor:
    return QColor((one.red() + other.red()) // 2, (one.green() + other.green()) // 2, (one.blue() + other.blue()) // 2)


def _paint_ticks(
    painter: QPainter, found: Sequence[Tick], window: Window, line: QRectF, style: str, label: QRectF
) -> None:
    """The names of parts of the calendar, each as long as any of its part is seen with room beside ``label``."""
    theme = current_theme()
    painter.setFont(theme.font(style))
    painter.setPen(theme.colour("text" if style == "heading" else "text2"))
    top = line.center().y() - theme.metrics(style).height() / 2
    taken_from, taken_to = label.left(), label.right()
    for tick, end in named(found):
        left = max(window.scale.x(tick.first), 0.0) + 6
        right = min(window.scale.x(end), window.width)
        width = _width(tick.name, style, theme.text_size)
        if width <= right - left and (left + width + 1 <= taken_from or left >= taken_to):
            painter.drawStaticText(QPointF(left, top), laid_out(tick.name, style, theme.text_size))


def _paint_outside(painter: QPainter, window: Window, head: float, bottom: float, term: tuple[int, int]) -> None:
    """What is before or after the approach is darker, with a line at its first and last day."""
    theme = current_theme()
    begin, end = round(window.scale.x(term[0])), round(window.scale.x(term[1] + 1))
    top, height, width = round(head), round(bottom - head), round(window.width)
    for left, right, edge in ((0, min(begin, width), begin), (max(end, 0), width, end)):
        if right > left:
            painter.fillRect(left, top, right - left, height, theme.colour("sunken"))
            painter.fillRect(edge, top, 1, height, theme.colour("line_strong"))
