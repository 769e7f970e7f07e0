"""Charts of plain shapes, painted in the colours, type and text size of the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import floor
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wijkdesk.drawing.shapes import Drawing, Line, Mark, Measure, Rectangle, Text, Weight, one_line
from wijkdesk.ui.labels import show_tip
from wijkdesk.ui.theme import current_theme

POINT: Final = 13 / 8.5
"""Logical pixels in a point of a drawing, so that the text of a chart is as large as that of the window."""

USUAL_WIDTH: Final = 240
LEAST_WIDTH: Final = 160
DASH: Final = (3, 3)  # logical pixels, painted and not
RING: Final = 1.2  # points
STYLES: Final[dict[Weight, str]] = {"regular": "figure", "strong": "figure_strong"}
TONES: Final = {
    "bar": "disabled",
    "other": "line_strong",
    "faint": "pillar5.tint",
}  # greys that differ from each other in every theme
BEFORE: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}

Draw = Callable[[float, Measure], Drawing]


class Canvas(QWidget):
    """A drawing as wide as there is room for; ``draw`` makes it, given the width in points and a measure of text.

    Pointing at a part tells what it says. The alternative text is the accessible name. Who knows how wide it will be,
    in pixels, spares it being drawn twice.
    """

    def __init__(self, draw: Draw, parent: QWidget | None = None, *, expected_width: int = 0) -> None:
        super().__init__(parent)
        self._expected_width = expected_width
        self._draw = draw
        self._drawn: tuple[float, Drawing] | None = None
        self._laid_out = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._drawing(expected_width or USUAL_WIDTH).alternative)
        current_theme().changed.connect(self._forget)

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(USUAL_WIDTH), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(LEAST_WIDTH), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid_out = True
        if self.height() != self._height():
            self.updateGeometry()

    def redraw(self) -> None:
        """Draw anew: what the drawing is made of has changed."""
        self._forget()
        self.setAccessibleName(self._drawing(self.width()).alternative)

    def _height(self) -> int:
        """What the drawing takes at the width that the widget has, or will about have."""
        expected = self._expected_width or current_theme().px(USUAL_WIDTH)
        width = self.width() if self._laid_out else expected
        return round(self._drawing(width).height * _point()) + 1

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            show_tip(event.globalPos(), self.said_at(event.pos().x(), event.pos().y()), self)
            return True
        return super().event(event)

    def said_at(self, x: int, y: int) -> str:
        """What the part at a place of the widget tells; "" where there is none."""
        here = QPointF(x, y) / _point()
        spots = self._drawing(self.width()).spots
        return next((spot.said for spot in spots if QRectF(spot.x, spot.y, spot.width, spot.height).contains(here)), "")

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_drawing(QPainter(self), self._drawing(self.width()))

    def _drawing(self, width: int) -> Drawing:
        points = max(width, 1) / _point()
        if self._drawn is None or self._drawn[0] != points:
            self._drawn = points, self._draw(points, text_width)
        return self._drawn[1]

    def _forget(self) -> None:
        self._drawn = None
        self.updateGeometry()
        self.update()


def text_width(text: str, size: float, weight: Weight) -> float:
    """How wide one line of text is in the window, in points."""
    return _metrics(size, weight, current_theme().text_size).horizontalAdvance(one_line(text)) / _point()


def paint_drawing(painter: QPainter, drawing: Drawing) -> None:
    """Paint a drawing from the origin, in the theme in force; what is upright or level has no blurred edges."""
    for shape in drawing.shapes:
        painter.save()
        match shape:
            case Rectangle():
                _paint_rectangle(painter, shape)
            case Line():
                _paint_line(painter, shape)
            case Mark():
                _paint_mark(painter, shape)
            case Text():
                _paint_text(painter, shape)
        painter.restore()


def _point() -> float:
    return POINT * current_theme().text_size / 100


def _colour_pen(tone: str, width: float) -> QPen:
    return QPen(current_theme().colour(TONES.get(tone, tone)), width)


def _font(size: float, weight: Weight) -> QFont:
    font = QFont(current_theme().font(STYLES[weight]))
    font.setPixelSize(max(round(size * _point()), 1))
    return font


@lru_cache(maxsize=64)  # a chart measures some hundred texts in a few fonts
def _metrics(size: float, weight: Weight, _text_size: int) -> QFontMetricsF:
    return QFontMetricsF(_font(size, weight))


def _paint_rectangle(painter: QPainter, shape: Rectangle) -> None:
    point = _point()
    # Each edge is rounded by itself, so that rectangles that touch each other do so on the screen as well.
    left, right = round(shape.x * point), round((shape.x + shape.width) * point)
    top, bottom = round(shape.y * point), round((shape.y + shape.height) * point)
    box = QRect(left, top, max(right - left, 1), max(bottom - top, 1))
    if shape.tone is not None:
        painter.fillRect(box, _colour_pen(shape.tone, 1).color())
    if shape.outline is not None:
        painter.setPen(_colour_pen(shape.outline, 1))
        painter.drawRect(box.adjusted(0, 0, -1, -1))


def _paint_line(painter: QPainter, shape: Line) -> None:
    (x, y), *others = shape.points
    if len(others) == 1 and (x == others[0][0] or y == others[0][1]):
        _paint_straight(painter, shape)
        return
    point = _point()
    pen = _colour_pen(shape.tone, shape.thickness * point)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if shape.dashed:
        pen.setDashPattern(DASH)
    path = QPainterPath(QPointF(x, y) * point)
    for x, y in others:
        path.lineTo(QPointF(x, y) * point)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(path, pen)


def _paint_straight(painter: QPainter, shape: Line) -> None:
    """An upright or level line as filled boxes: a pen would spread it over half pixels at either side."""
    point, ((x, y), (end_x, end_y)) = _point(), shape.points
    colour, thickness = _colour_pen(shape.tone, 1).color(), max(round(shape.thickness * point), 1)
    is_upright = x == end_x
    across = floor((x if is_upright else y) * point) - (thickness - 1) // 2
    begin, end = sorted((round((y if is_upright else x) * point), round((end_y if is_upright else end_x) * point)))
    painted, step = (DASH[0], sum(DASH)) if shape.dashed else (end - begin, max(end - begin, 1))
    for start in range(begin, end, step):
        length = min(painted, end - start)
        box = QRect(across, start, thickness, length) if is_upright else QRect(start, across, length, thickness)
        painter.fillRect(box, colour)


def _paint_mark(painter: QPainter, shape: Mark) -> None:
    point = _point()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inside = 0.0 if shape.filled else RING * point / 2  # a ring is as large as a disc
    pen = _colour_pen(shape.tone, RING * point)
    painter.setPen(Qt.PenStyle.NoPen if shape.filled else pen)
    painter.setBrush(pen.color() if shape.filled else Qt.BrushStyle.NoBrush)
    radius = shape.radius * point - inside
    painter.drawEllipse(QPointF(shape.x, shape.y) * point, radius, radius)


def _paint_text(painter: QPainter, shape: Text) -> None:
    point, text = _point(), one_line(shape.text)
    x = (shape.x - BEFORE[shape.anchor] * text_width(text, shape.size, shape.weight)) * point
    painter.setFont(_font(shape.size, shape.weight))
    painter.setPen(_colour_pen(shape.tone, 1))
    painter.drawText(QPointF(x, round(shape.y * point)), text)
