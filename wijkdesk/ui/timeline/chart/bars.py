"""Bars: the state of an action by fill, outline and shape, a commitment by how full it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from wijkdesk.drawing.timeline.frame import Bar
from wijkdesk.drawing.timeline.scale import Scale
from wijkdesk.ui.icons import paint_icon
from wijkdesk.ui.marks import STATE_TONES
from wijkdesk.ui.theme import current_theme

ROUNDING: Final = 4
ENDED: Final = ("succeeded", "partly", "failed", "stopped")
RUNNING: Final = ("running", "waiting")
COMMITMENTS: Final = {"commitment": ("handshake", "text2"), "fading": ("trending-down", "orange")}
"""What is pledged has an icon of its own, with its tone."""
_ROUNDED_FROM: Final = 14.0
_ICON_FROM: Final = 18.0
_DONE: Final = 4.0
_HATCH: Final = 0.35
_LEAST_LEVEL, _MOST_LEVEL = 1.5, 7.0
_MARK: Final = 3.0


def paint_bars(painter: QPainter, bars: Sequence[Bar], look: str, tone: str, scale: Scale, today: int) -> None:
    """Paint the bars of one look, all in one lane height."""
    boxes = [QRectF(bar.x, bar.y, bar.width, bar.height) for bar in bars]
    is_small = bars[0].height < _ROUNDED_FROM
    pen, brush = _pen(look, tone, is_small), _brush(look, tone, is_small)
    painter.setPen(pen)
    painter.setBrush(brush)
    if is_small:
        painter.drawRects(boxes)
        return
    for box in boxes:
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), ROUNDING, ROUNDING)
    if look in RUNNING:
        _paint_done(painter, boxes, tone, scale.x(today + 1))
    if look in COMMITMENTS:
        for bar in bars:
            _paint_levels(painter, bar, look, tone, scale)
    if bars[0].height >= _ICON_FROM:
        _paint_icons(painter, bars, look)


def _pen(look: str, tone: str, is_small: bool) -> QPen:
    theme = current_theme()
    if look == "fading" and not is_small:
        return QPen(theme.colour("orange"), 1.4, Qt.PenStyle.DashLine)
    if look in RUNNING and not is_small:
        return QPen(theme.colour(tone), 1.4)
    if look in ENDED or look in RUNNING or look in COMMITMENTS:
        return QPen(Qt.PenStyle.NoPen)
    return QPen(theme.colour(tone), 1, Qt.PenStyle.DashLine)


def _brush(look: str, tone: str, is_small: bool) -> QBrush:
    theme = current_theme()
    if look in ENDED or look in RUNNING or look in COMMITMENTS:
        return QBrush(theme.colour(f"{tone}.fill" if is_small else f"{tone}.tint"))
    hatch = theme.colour(f"{tone}.fill")
    if not is_small:
        hatch.setAlphaF(_HATCH)  # words stand on it
    return QBrush(hatch, Qt.BrushStyle.BDiagPattern)


def _paint_done(painter: QPainter, boxes: Sequence[QRectF], tone: str, today: float) -> None:
    """A strip along what has passed of an action that runs."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current_theme().colour(f"{tone}.fill"))
    painter.drawRects(
        [
            QRectF(box.left() + 1, box.bottom() - _DONE, min(box.right(), today) - box.left() - 2, _DONE - 1)
            for box in boxes
            if today > box.left() + 3
        ]
    )


def _paint_levels(painter: QPainter, bar: Bar, look: str, tone: str, scale: Scale) -> None:
    """How much of what was agreed a partner was there, by half-year, and the days on which it was reconfirmed."""
    theme = current_theme()
    left, right, bottom = bar.x, bar.x + bar.width, bar.y + bar.height - 1
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("orange.fill" if look == "fading" else f"{tone}.fill"))
    parts = []
    for first, last, level in bar.span.levels:
        begin, end = max(scale.x(first), left), min(scale.x(last + 1) - 1, right)
        if level is not None and end > begin:
            height = _LEAST_LEVEL + (_MOST_LEVEL - _LEAST_LEVEL) * level
            parts.append(QRectF(begin, bottom - height, end - begin, height))
    painter.drawRects(parts)
    painter.setPen(QPen(theme.colour("text"), 1.2))
    for day, was_yes in bar.span.marks:
        x = scale.x(day + 0.5)
        if left <= x <= right:
            painter.setBrush(theme.colour("text" if was_yes else "surface"))
            painter.drawEllipse(QPointF(x, bar.y + _MARK + 0.5), _MARK - 0.5, _MARK - 0.5)


def _paint_icons(painter: QPainter, bars: Sequence[Bar], look: str) -> None:
    side = current_theme().px(14)
    name, tone = COMMITMENTS.get(look, (f"states/{look}", STATE_TONES.get(look, "text2")))
    for bar in bars:
        if bar.number == 1 and bar.width >= side + 6:
            icon = QRect(0, 0, side, side)
            icon.moveCenter(QPointF(bar.x + 4 + side / 2, bar.y + bar.height / 2).toPoint())
            paint_icon(painter, icon, name, tone)
