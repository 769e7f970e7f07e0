"""The marks of what happened on one day: a shape for each kind, so that none is told by colour alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from wijkdesk.ui.icons import blank_pixmap
from wijkdesk.ui.theme import current_theme

SIDE: Final = 14
_STROKE: Final = 1.6

Draw = Callable[[QPainter, QColor], None]


def paint_glyph(painter: QPainter, centre: QPointF, look: str, colour: QColor, side: int) -> None:
    """Paint the mark of a kind around a point."""
    ratio = painter.device().devicePixelRatioF()
    pixmap = _rendered(look, colour.name(), side, ratio)
    painter.drawPixmap(round(centre.x() - side / 2), round(centre.y() - side / 2), pixmap)


class Plates:
    """Paints how many stand together, in one tone, each number made once."""

    def __init__(self, painter: QPainter, tone: str) -> None:
        theme = current_theme()
        self._painter = painter
        self._look = theme.tokens.colour(tone), theme.tokens.colour(f"{tone}.tint")
        self._ratio = painter.device().devicePixelRatioF()
        self._made = _plates(*self._look, theme.text_size, self._ratio)

    def paint(self, x: float, y: float, number: int) -> None:
        """Paint a number around a point, on a plate of its own."""
        found = self._made.get(number)
        if found is None:
            found = self._made[number] = _plate(number, *self._look, self._ratio)
        pixmap, width, height = found
        self._painter.drawPixmap(round(x - width / 2), round(y - height / 2), pixmap)


@lru_cache(maxsize=16)
def _plates(_colour: str, _tint: str, _text_size: int, _ratio: float) -> dict[int, tuple[QPixmap, int, int]]:
    """The plates that were made for one look, by their number."""
    return {}


def _plate(number: int, colour: str, tint: str, ratio: float) -> tuple[QPixmap, int, int]:
    theme, text = current_theme(), str(number)
    metrics = theme.metrics("axis")
    height = metrics.height()
    width = max(metrics.horizontalAdvance(text) + 8, height)
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tint))
    painter.drawRoundedRect(QRectF(0, 0, width, height), height / 2, height / 2)
    painter.setPen(QColor(colour))
    painter.setFont(theme.font("axis"))
    painter.drawText(QRectF(0, 0, width, height), Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return pixmap, width, height


@lru_cache(maxsize=256)
def _rendered(look: str, colour: str, side: int, ratio: float) -> QPixmap:
    pixmap = blank_pixmap(side, ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / SIDE, side / SIDE)
    tone = QColor(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone)
    _DRAWN.get(look, _disc)(painter, tone)
    painter.end()
    return pixmap


def _star(painter: QPainter, _tone: QColor) -> None:
    corners = [
        QPointF(7 + radius * sin(turn * pi / 5), 7.4 - radius * cos(turn * pi / 5))
        for turn in range(10)
        for radius in (6.4 if turn % 2 == 0 else 2.7,)
    ]
    painter.drawPolygon(QPolygonF(corners))


def _triangle(painter: QPainter, _tone: QColor) -> None:
    painter.drawPolygon(QPolygonF([QPointF(1.6, 3), QPointF(12.4, 3), QPointF(7, 12)]))


def _square(painter: QPainter, _tone: QColor) -> None:
    painter.drawRect(QRectF(2.5, 2.5, 9, 9))


def _diamond(painter: QPainter, _tone: QColor) -> None:
    painter.drawPolygon(QPolygonF([QPointF(7, 1), QPointF(13, 7), QPointF(7, 13), QPointF(1, 7)]))


def _ring(painter: QPainter, tone: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tone, _STROKE))
    painter.drawEllipse(QRectF(2.5, 2.5, 9, 9))


def _disc(painter: QPainter, _tone: QColor) -> None:
    painter.drawEllipse(QRectF(3.5, 3.5, 7, 7))


def _cup(painter: QPainter, tone: QColor) -> None:
    """A cup: who was met."""
    painter.drawRoundedRect(QRectF(2, 4, 7.5, 7), 1.5, 1.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tone, 1.3))
    painter.drawEllipse(QRectF(8, 5, 4, 4))


def _alarm(painter: QPainter, tone: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tone, _STROKE))
    painter.drawEllipse(QRectF(1.2, 1.2, 11.6, 11.6))
    painter.drawLine(QPointF(7, 3.8), QPointF(7, 7.8))
    painter.drawPoint(QPointF(7, 10.1))


def _flag(painter: QPainter, tone: QColor) -> None:
    painter.drawPolygon(QPolygonF([QPointF(4, 1.5), QPointF(12.5, 4.5), QPointF(4, 8)]))
    painter.setPen(QPen(tone, _STROKE))
    painter.drawLine(QPointF(3.5, 1.5), QPointF(3.5, 13))


_DRAWN: Final[dict[str, Draw]] = {
    "success": _star,
    "setback": _triangle,
    "decision": _square,
    "milestone": _diamond,
    "signal": _ring,
    "activity": _disc,
    "moment": _cup,
    "escalation": _alarm,
    "overview": _flag,
}
