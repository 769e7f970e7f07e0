"""Painting what is seen of the board, in the colours and type of the window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from wijkdesk.drawing.timeline.frame import Bar, Row, Window
from wijkdesk.drawing.timeline.scale import Tick, ticks, units
from wijkdesk.drawing.timeline.things import Thing
from wijkdesk.ui.icons import paint_icon
from wijkdesk.ui.marks import STATE_TONES
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.timeline.chart.glyphs import SIDE, paint_glyph

ENDED: Final = ("succeeded", "partly", "failed", "stopped")
RUNNING: Final = ("running", "waiting")
_ROUNDING: Final = 4
_ROUNDED_FROM: Final = 14.0
_ICON_FROM: Final = 18.0
_DONE: Final = 4.0


class Seen(NamedTuple):
    """What is painted besides the rows: the day of today, the days of the approach, and what is chosen."""

    today: int
    term: tuple[int, int] | None
    flags: Sequence[int]
    chosen: Thing | None


def paint_calendar(painter: QPainter, window: Window, head: float, seen: Seen) -> None:
    """Bands, lines and names of years and what is below them; the names stand in the first ``head`` pixels."""
    theme = current_theme()
    scale, width, height = window.scale, window.width, window.height
    above, below = units(scale.day_width)
    if seen.term is not None:
        _outside(painter, window, head, seen.term)
    large = list(ticks(above, scale, width))
    for tick in large:
        if tick.is_even:
            x = scale.x(tick.first)
            band = theme.colour("sunken")
            band.setAlphaF(0.5)
            painter.fillRect(QRectF(x, head, scale.x(tick.end) - x, height), band)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLines([QLineF(x, 4, x, head + height) for x in _crisp(scale.x(tick.first) for tick in large)])
    _names(painter, large, window, QRectF(0, 4, width, head / 2), "heading")
    if below is not None:
        small = list(ticks(below, scale, width))
        painter.setPen(QPen(theme.colour("line"), 1, Qt.PenStyle.DotLine))
        painter.drawLines([QLineF(x, head, x, head + height) for x in _crisp(scale.x(each.first) for each in small)])
        _names(painter, small, window, QRectF(0, head / 2, width, head / 2 - 4), "axis")
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(QLineF(0, head - 0.5, width, head - 0.5))


def paint_flags(painter: QPainter, window: Window, head: float, seen: Seen) -> None:
    """A flag on the day of each overview that was adopted."""
    colour = current_theme().colour("text2")
    painter.setPen(QPen(colour, 1))
    painter.setBrush(colour)
    for day in seen.flags:
        x = round(window.scale.x(day + 0.5)) + 0.5
        if 0 <= x <= window.width:
            painter.drawLine(QLineF(x, head - 12, x, head))
            painter.drawPolygon([QPointF(x, head - 12), QPointF(x + 8, head - 9), QPointF(x, head - 6)])


def paint_rows(painter: QPainter, rows: Sequence[Row], window: Window, seen: Seen) -> None:
    """Bars, marks and words of the rows, whose top is at 0."""
    theme = current_theme()
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLines([QLineF(0, round(row.y) - 0.5, window.width, round(row.y) - 0.5) for row in rows[1:]])
    today = window.scale.x(seen.today + 1)
    for row in rows:
        for look, bars in row.bars.items():
            _paint_bars(painter, bars, look, row.packed.section.tone, today)
        _paint_words(painter, row)
        for spot in row.spots:
            if spot.number == 1:
                colour = theme.colour(row.packed.section.tone)
                paint_glyph(painter, QPointF(spot.x, spot.y), spot.point.look, colour, theme.px(SIDE))
            else:
                _paint_number(painter, spot.x, spot.y, spot.number, row.packed.section.tone)
    _paint_chosen(painter, rows, seen)


def paint_today(painter: QPainter, window: Window, head: float, seen: Seen, word: str) -> None:
    """The line of today, with its word in the calendar."""
    theme = current_theme()
    x = round(window.scale.x(seen.today + 0.5))
    if not 0 <= x <= window.width:
        return
    colour = theme.colour("accent")
    painter.setPen(QPen(colour, 2))
    painter.drawLine(QLineF(x, head - 2, x, head + window.height))
    painter.setFont(theme.font("axis"))
    metrics = theme.metrics("axis")
    label = QRectF(0, 0, metrics.horizontalAdvance(word) + 12, metrics.height() + 4)
    label.moveCenter(QPointF(min(max(x, label.width() / 2), window.width - label.width() / 2), 0))
    label.moveBottom(head - 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(label, 3, 3)
    painter.setPen(theme.colour("on_accent"))
    painter.drawText(label, Qt.AlignmentFlag.AlignCenter, word)


def paint_names(painter: QPainter, rows: Sequence[Row], width: float, head: float) -> None:
    """The name of each section in the column before the board, as long as any of it is seen."""
    theme = current_theme()
    painter.setFont(theme.font("heading"))
    for row in rows:
        top = max(row.y, 0.0)
        room = QRectF(12, head + top + 6, width - 20, max(row.y + row.height - top - 8, 0.0))
        if room.height() < theme.metrics("heading").height():
            continue
        mark = QRectF(0, 0, 4, min(room.height(), theme.metrics("heading").height()))
        mark.moveTopLeft(QPointF(2, room.top()))
        painter.fillRect(mark, theme.colour(f"{row.packed.section.tone}.fill"))
        painter.setPen(theme.colour("text"))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, flags, row.packed.section.name)


# -- inside --


def _crisp(places: Iterable[float]) -> Iterable[float]:
    return (round(x) + 0.5 for x in places)


def _names(painter: QPainter, found: Iterable[Tick], window: Window, line: QRectF, style: str) -> None:
    """The names of parts of the calendar, each as long as any of its part is seen and there is room for it."""
    theme = current_theme()
    painter.setFont(theme.font(style))
    painter.setPen(theme.colour("text" if style == "heading" else "text2"))
    metrics = theme.metrics(style)
    for tick in found:
        left = max(window.scale.x(tick.first), 0.0) + 6
        right = min(window.scale.x(tick.end), window.width)
        if tick.name and metrics.horizontalAdvance(tick.name) <= right - left:
            room = QRectF(left, line.top(), right - left, line.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, tick.name)


def _outside(painter: QPainter, window: Window, head: float, term: tuple[int, int]) -> None:
    """What is before or after the approach is hatched lightly."""
    brush = QBrush(current_theme().colour("line"), Qt.BrushStyle.BDiagPattern)
    begin, end = window.scale.x(term[0]), window.scale.x(term[1] + 1)
    if begin > 0:
        painter.fillRect(QRectF(0, head, min(begin, window.width), window.height), brush)
    if end < window.width:
        painter.fillRect(QRectF(max(end, 0), head, window.width - max(end, 0), window.height), brush)


def _paint_bars(painter: QPainter, bars: Sequence[Bar], look: str, tone: str, today: float) -> None:
    theme = current_theme()
    tint, fill, text = (theme.colour(f"{tone}{use}") for use in (".tint", ".fill", ""))
    boxes = [QRectF(bar.x, bar.y, bar.width, bar.height) for bar in bars]
    height = bars[0].height
    is_small = height < _ROUNDED_FROM
    if look in ENDED or look in RUNNING:
        brush, pen = QBrush(fill if is_small else tint), QPen(Qt.PenStyle.NoPen)
        if look in RUNNING and not is_small:
            pen = QPen(text, 1.4)
    elif look == "commitment":
        brush, pen = QBrush(fill), QPen(Qt.PenStyle.NoPen)
    else:
        brush, pen = QBrush(fill, Qt.BrushStyle.BDiagPattern), QPen(text, 1, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(brush)
    if is_small:
        painter.drawRects(boxes)
        return
    for bar, box in zip(bars, boxes, strict=True):
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _ROUNDING, _ROUNDING)
        if bar.number > 1 and bar.width >= 24:
            _paint_number(painter, box.center().x(), box.center().y(), bar.number, tone)
            painter.setPen(pen)
            painter.setBrush(brush)
    if look in RUNNING:
        done = [
            QRectF(box.left() + 1, box.bottom() - _DONE, min(box.right(), today) - box.left() - 2, _DONE - 1)
            for box in boxes
            if today > box.left() + 3
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRects(done)
    if height >= _ICON_FROM and look != "commitment":
        side = theme.px(14)
        for bar, box in zip(bars, boxes, strict=True):
            if bar.number == 1 and bar.width >= side + 6:
                icon = QRect(0, 0, side, side)
                icon.moveCenter(QPointF(box.left() + 4 + side / 2, box.center().y()).toPoint())
                paint_icon(painter, icon, f"states/{look}", STATE_TONES.get(look, "text2"))


def _paint_words(painter: QPainter, row: Row) -> None:
    theme = current_theme()
    painter.setFont(theme.font("meta"))
    painter.setPen(theme.colour("text"))
    metrics = theme.metrics("meta")
    ascent = (metrics.ascent() - metrics.descent()) / 2
    for words in row.words:
        text = words.text
        if metrics.horizontalAdvance(text) > words.room:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(words.room))
        painter.drawText(QPointF(words.x, words.y + ascent), text)


def _paint_number(painter: QPainter, x: float, y: float, number: int, tone: str) -> None:
    """How many stand together here, on a plate of their own."""
    theme = current_theme()
    text = str(number)
    metrics = theme.metrics("axis")
    plate = QRectF(0, 0, max(metrics.horizontalAdvance(text) + 8, metrics.height()), metrics.height())
    plate.moveCenter(QPointF(x, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"{tone}.tint"))
    painter.drawRoundedRect(plate, plate.height() / 2, plate.height() / 2)
    painter.setPen(theme.colour(tone))
    painter.setFont(theme.font("axis"))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)


def _paint_chosen(painter: QPainter, rows: Sequence[Row], seen: Seen) -> None:
    """A ring in the colour of the focus around what is chosen."""
    if seen.chosen is None:
        return
    box = place_of(rows, seen.chosen)
    if box is not None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(current_theme().colour("focus")), 2))
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), _ROUNDING + 2, _ROUNDING + 2)


def place_of(rows: Sequence[Row], thing: Thing) -> QRectF | None:
    """Where a thing is painted; ``None`` where it is not seen, or counted with others."""
    for row in rows:
        for bars in row.bars.values():
            for bar in bars:
                if bar.span is thing:
                    return QRectF(bar.x, bar.y, bar.width, bar.height)
        for spot in row.spots:
            if spot.point is thing:
                return QRectF(spot.x - SIDE / 2, spot.y - SIDE / 2, SIDE, SIDE)
    return None
