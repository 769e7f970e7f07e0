"""One indicator above the lanes: its lines read for the own areas, and painted."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QLineF, QLocale, QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from wijkdesk.domain.figures import period_in_words
from wijkdesk.drawing.timeline.frame import Window
from wijkdesk.drawing.timeline.measured import DOT, Drawn, Measured, MeasuredLine, Type, place_lines
from wijkdesk.storage.reading.figures import list_areas, list_indicators, list_measurements
from wijkdesk.storage.reading.programme import PillarRow
from wijkdesk.ui.theme import current_theme

_DUTCH: Final = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)


def read_lines(
    reader: sqlite3.Connection, indicator: int | None, pillars: Sequence[PillarRow]
) -> tuple[MeasuredLine, ...]:
    """The lines of an indicator in the own areas of the approach; empty where there is none, or nothing measured."""
    found = list_indicators(reader, only=[indicator]) if indicator is not None else []
    if not found:
        return ()
    [row] = found
    own = {area.id for area in list_areas(reader) if area.is_own}
    colours = {pillar.id: pillar.colour for pillar in pillars}
    tone = f"pillar{colours.get(row.pillar_id or 0, 5)}"
    by_area: dict[str, list[Measured]] = {}
    for each in list_measurements(reader):
        if each.indicator_id == row.id and each.area_id in own:
            day = (each.first_day.toordinal() + each.last_day.toordinal() + 1) / 2
            number = each.state.dutch if each.value is None else _in_dutch(each.value)
            period = period_in_words(each.first_day, each.last_day)
            by_area.setdefault(each.area, []).append(Measured(day, each.value, number, period))
    return tuple(
        MeasuredLine(row.name, row.unit, area, tone, tuple(sorted(values, key=lambda value: value.day)))
        for area, values in by_area.items()
    )


def paint_indicator(
    painter: QPainter, lines: Sequence[MeasuredLine], window: Window, top: float, height: float
) -> None:
    """The lines between ``top`` and ``top + height``."""
    theme = current_theme()
    metrics = theme.metrics("axis")
    letters = Type(metrics.ascent(), metrics.descent(), metrics.horizontalAdvance)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(QLineF(0, top + height - 0.5, window.width, top + height - 0.5))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font("axis"))
    for drawn in place_lines(lines, window.scale, window.width, top, height, letters):
        _paint_line(painter, drawn)
    painter.restore()


def _paint_line(painter: QPainter, drawn: Drawn) -> None:
    colour = current_theme().colour(f"{drawn.line.tone}.fill")
    places = [None if place is None else QPointF(*place) for place in drawn.places]
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.SolidLine if drawn.is_upper else Qt.PenStyle.DashLine))
    painter.drawLines([QLineF(a, b) for a, b in pairwise(places) if a is not None and b is not None])
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    for place in places:
        if place is not None:
            painter.drawEllipse(place, DOT, DOT)
    painter.setPen(current_theme().colour(drawn.line.tone))
    for number in drawn.numbers:
        painter.drawText(QPointF(number.x, number.y), number.text)


def _in_dutch(value: float) -> str:
    return _DUTCH.toString(value, "f", 0 if value == round(value) or abs(value) >= 1000 else 1)
