"""Painting what is seen of the board, in the colours and type of the window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.drawing.shapes import wrapped
from wijkdesk.drawing.timeline.frame import Bar, Row, Spot, Window, shown_as
from wijkdesk.drawing.timeline.measured import MeasuredLine
from wijkdesk.drawing.timeline.things import Thing
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.timeline.chart.bars import ROUNDING, paint_bars
from wijkdesk.ui.timeline.chart.calendar import label_of_today, paint_calendar, paint_today
from wijkdesk.ui.timeline.chart.glyphs import SIDE, Plates, paint_glyph
from wijkdesk.ui.timeline.chart.indicator import paint_indicator
from wijkdesk.ui.timeline.chart.replanning import Replanning
from wijkdesk.ui.timeline.chart.widths import Widths, laid_out

_MOST_LINES: Final = 3
"""Of the name of a section, for it may have three hundred characters."""


class Seen(NamedTuple):
    """What is painted besides the rows: the day of today, the days of the approach, and what is chosen or moved."""

    today: int
    term: tuple[int, int] | None
    chosen: Thing | None = None
    replanning: Replanning | None = None
    lines: Sequence[MeasuredLine] = ()


class Sides(NamedTuple):
    """How wide the names before the board are, and how high the calendar and the line of an indicator above it."""

    names: float
    head: float
    line: float = 0.0

    @property
    def top(self) -> float:
        return self.head + self.line


def paint_chart(painter: QPainter, rows: list[Row], window: Window, seen: Seen, sides: Sides, widths: Widths) -> None:
    """Paint all of it: the calendar, the line of an indicator, the rows, and their names before them."""
    whole = QRectF(0, 0, window.width, sides.top + window.height)
    painter.save()
    painter.translate(sides.names, 0)
    painter.setClipRect(whole)
    label = label_of_today(window, sides.head, seen.today)
    paint_calendar(painter, window, sides.head, whole.bottom(), seen.term, label)
    paint_today(painter, window, sides.head, whole.bottom(), seen.today, label)
    if sides.line:
        paint_indicator(painter, seen.lines, window, sides.head, sides.line)
    painter.setClipRect(QRectF(0, sides.top, window.width, window.height))
    painter.translate(0, sides.top)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_rows(painter, rows, window, seen, widths)
    painter.restore()
    painter.save()
    painter.setClipRect(QRectF(0, 0, sides.names, whole.bottom()))
    paint_names(painter, rows, sides)
    if seen.lines:
        _paint_about(painter, seen.lines, sides)
    painter.restore()


def paint_rows(painter: QPainter, rows: list[Row], window: Window, seen: Seen, widths: Widths) -> None:
    """Bars, marks and words of the rows, whose top is at 0."""
    theme = current_theme()
    for row in rows[1:]:
        painter.fillRect(0, round(row.y) - 1, round(window.width), 1, theme.colour("line"))
    for row in rows:
        tone = row.packed.section.tone
        for look, bars in row.bars.items():
            paint_bars(painter, bars, look, tone, window.scale, seen.today)
        _paint_words(painter, row, widths)
        _paint_spots(painter, row)
    _paint_chosen(painter, rows, seen.chosen)
    if seen.replanning is not None:
        _paint_moved(painter, rows, window, seen.replanning)


def paint_names(painter: QPainter, rows: list[Row], sides: Sides) -> None:
    """The name of each section and how much it has, as long as any of it is seen."""
    theme = current_theme()
    name, meta = theme.metrics("heading"), theme.metrics("meta")
    for row in rows:
        section, top = row.packed.section, sides.top + max(row.y, 0.0) + 6
        bottom = sides.top + row.y + row.height - 2
        if bottom - top < name.height():
            continue
        painter.fillRect(QRectF(2, top, 4, name.height()), theme.colour(f"{section.tone}.fill"))
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("heading"))
        most = min(int((bottom - top) / name.height()), _MOST_LINES)
        for line in _lines(section.name, round(sides.names - 20), most, theme.text_size):
            painter.drawStaticText(QPointF(12, top), laid_out(line, "heading", theme.text_size))
            top += name.height()
        if row.spans and top + 2 + meta.height() <= bottom:
            painter.setPen(theme.colour("text2"))
            painter.setFont(theme.font("meta"))
            number = f"{row.spans:,}".replace(",", ".")
            text = f"{number} {section.noun[row.spans != 1]}"
            painter.drawStaticText(QPointF(12, top + 2), laid_out(text, "meta", theme.text_size))


def place_of(rows: list[Row], thing: Thing) -> QRectF | None:
    """Where a thing is painted, by itself or counted with its neighbours; ``None`` where it is not seen."""
    shown = shown_as(rows, thing)
    if isinstance(shown, Bar):
        return QRectF(shown.x, shown.y, shown.width, shown.height)
    if isinstance(shown, Spot):
        side = current_theme().px(SIDE)
        return QRectF(shown.x - side / 2, shown.y - side / 2, side, side)
    return None


# -- inside --


@lru_cache(maxsize=256)
def _lines(text: str, width: int, most: int, _text_size: int) -> tuple[str, ...]:
    """A name on as many lines as it takes, and there is room for."""
    metrics = current_theme().metrics("heading")
    return wrapped(text, width, 0, "strong", lambda part, _size, _weight: metrics.horizontalAdvance(part), most=most)


def _paint_about(painter: QPainter, lines: Sequence[MeasuredLine], sides: Sides) -> None:
    """What the line above the board is about, before it."""
    theme = current_theme()
    room = QRectF(12, sides.head + 6, sides.names - 20, sides.line - 8)
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
    painter.setPen(theme.colour("text"))
    painter.setFont(theme.font("heading"))
    taken = painter.boundingRect(room, flags, lines[0].indicator)
    painter.drawText(room, flags, lines[0].indicator)
    painter.setPen(theme.colour("text2"))
    painter.setFont(theme.font("meta"))
    painter.drawText(room.adjusted(0, taken.height() + 2, 0, 0), flags, lines[0].unit)


def _paint_words(painter: QPainter, row: Row, widths: Widths) -> None:
    theme = current_theme()
    painter.setFont(theme.font("meta"))
    painter.setPen(theme.colour("text"))
    above = theme.metrics("meta").height() / 2
    for words in row.words:
        painter.drawStaticText(QPointF(words.x, words.y - above), widths.laid_out(words.text, words.room))


def _paint_spots(painter: QPainter, row: Row) -> None:
    """A mark for each point, and where several stand together how many, on a plate."""
    theme, tone = current_theme(), row.packed.section.tone
    colour, side, plates = theme.colour(tone), theme.px(SIDE), Plates(painter, tone)
    for spot in row.spots:
        if spot.number == 1:
            paint_glyph(painter, QPointF(spot.x, spot.y), spot.point.look, colour, side)
        else:
            plates.paint(spot.x, spot.y, spot.number)


def _paint_chosen(painter: QPainter, rows: list[Row], chosen: Thing | None) -> None:
    """A ring in the colour of the focus around what is chosen."""
    box = place_of(rows, chosen) if chosen is not None else None
    if box is not None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(current_theme().colour("focus")), 2))
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), ROUNDING + 2, ROUNDING + 2)


def _paint_moved(painter: QPainter, rows: list[Row], window: Window, replanning: Replanning) -> None:
    """Where the bar would be, with the day of the end that is moved."""
    box = place_of(rows, replanning.span)
    if box is None:
        return
    theme, scale, moved = current_theme(), window.scale, replanning.moved
    left, right = max(scale.x(moved.first), -9.0), min(scale.x(moved.last + 1), window.width + 9)
    painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine))
    painter.setBrush(QBrush(theme.colour("selection")))
    painter.drawRoundedRect(QRectF(left, box.top(), max(right - left, 2), box.height()), ROUNDING, ROUNDING)
    text, metrics = date_in_words(replanning.date), theme.metrics("meta")
    plate = QRectF(0, 0, metrics.horizontalAdvance(text) + 16, metrics.height() + 6)
    x = left if replanning.end == "first" else right
    plate.moveCenter(QPointF(min(max(x, plate.width() / 2), window.width - plate.width() / 2), 0))
    plate.moveTop(box.bottom() + 4 if box.top() < plate.height() + 4 else box.top() - plate.height() - 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawRoundedRect(plate, 3, 3)
    painter.setPen(theme.colour("on_accent"))
    painter.setFont(theme.font("meta"))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
