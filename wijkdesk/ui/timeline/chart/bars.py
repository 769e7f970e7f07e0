"""Bars: the state of an action by fill, outline and shape, a commitment by how full it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from wijkdesk.drawing.timeline.frame import LIFTED, Bar
from wijkdesk.drawing.timeline.scale import Scale
from wijkdesk.ui.icons import paint_icon
from wijkdesk.ui.marks import STATE_TONES
from wijkdesk.ui.theme import current_theme

ROUNDING: Final = 4
ENDED: Final = ("succeeded", "partly", "failed", "stopped")
RUNNING: Final = ("running", "waiting")
COMMITMENTS: Final = {"commitment": ("handshake", "text2"), "fading": ("trending-down", "orange")}
"""What is pledged has an icon of its own, with its tone."""
_DONE: Final = 4.0
_EDGE: Final = 2
_NARROW: Final = 6.0
_HATCH: Final = 0.35
_LEAST_LEVEL, _MOST_LEVEL = 1.0, 6.0
_MARK: Final = 2.4


def paint_bars(painter: QPainter, bars: Sequence[Bar], look: str, tone: str, scale: Scale, today: int) -> None:
    """Paint the bars of one look."""
    boxes = [QRectF(bar.x, bar.y, bar.width, bar.height) for bar in bars]
    if look == "counted":
        _paint_counted(painter, boxes, tone)
        return
    painter.setPen(_pen(look, tone))
    painter.setBrush(_brush(look, tone))
    narrow = current_theme().colour(f"{tone}.fill")
    for box in boxes:
        if box.width() < _NARROW and look in ENDED:
            painter.fillRect(box, narrow)  # of so little nobody sees the tint
        else:
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), ROUNDING, ROUNDING)
    if look in RUNNING:
        _paint_done(painter, boxes, tone, scale.x(today + 1))
    if look in COMMITMENTS:
        for bar in bars:
            _paint_levels(painter, bar, look, tone, scale)
    _paint_icons(painter, bars, look)


def _paint_counted(painter: QPainter, boxes: Sequence[QRectF], tone: str) -> None:
    """Parts of the calendar, each as high as there is much in it, with an edge; in whole pixels, which is fast."""
    whole, edge = [box.toRect() for box in boxes], current_theme().colour(f"{tone}.fill")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current_theme().colour(f"{tone}.tint"))
    painter.drawRects(whole)
    for box in whole:
        painter.fillRect(box.x(), box.y(), box.width(), _EDGE, edge)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _pen(look: str, tone: str) -> QPen:
    theme = current_theme()
    if look == "fading":
        return QPen(theme.colour("orange"), 1.4, Qt.PenStyle.DashLine)
    if look in RUNNING:
        return QPen(theme.colour(tone), 1.4)
    if look in ENDED or look in COMMITMENTS:
        has_edge = theme.tokens.has_high_contrast  # a tint is hardly seen then
        return QPen(theme.colour(tone), 1) if has_edge else QPen(Qt.PenStyle.NoPen)
    return QPen(theme.colour(tone), 1, Qt.PenStyle.DashLine)


def _brush(look: str, tone: str) -> QBrush:
    theme = current_theme()
    if look in ENDED or look in RUNNING or look in COMMITMENTS:
        return QBrush(theme.colour(f"{tone}.tint"))
    hatch = theme.colour(f"{tone}.fill")
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
    colours = theme.colour("surface"), theme.colour("text")
    for day, was_yes in bar.span.marks:
        x = scale.x(day + 0.5)
        if left + _MARK <= x <= right - _MARK:
            _paint_answer(painter, QPointF(x, bottom - _MOST_LEVEL / 2), *colours, was_yes=was_yes)


def _paint_answer(painter: QPainter, centre: QPointF, around: QColor, inside: QColor, *, was_yes: bool) -> None:
    """A disc for a yes, a cross for a no."""
    if was_yes:
        painter.setPen(QPen(around, 1))
        painter.setBrush(inside)
        painter.drawEllipse(centre, _MARK, _MARK)
        return
    for colour, width in ((around, 3.5), (inside, 1.6)):
        painter.setPen(QPen(colour, width))
        corner = QPointF(_MARK, _MARK)
        other = QPointF(_MARK, -_MARK)
        painter.drawLine(centre - corner, centre + corner)
        painter.drawLine(centre - other, centre + other)


def _paint_icons(painter: QPainter, bars: Sequence[Bar], look: str) -> None:
    side = current_theme().px(14)
    name, tone = COMMITMENTS.get(look, (f"states/{look}", STATE_TONES.get(look, "text2")))
    for bar in bars:
        if bar.number == 1 and bar.width >= side + 6:
            icon = QRect(0, 0, side, side)
            lifted = LIFTED if bar.span.levels else 0.0
            icon.moveCenter(QPointF(bar.x + 4 + side / 2, bar.y + bar.height / 2 - lifted).toPoint())
            paint_icon(painter, icon, name, tone)
