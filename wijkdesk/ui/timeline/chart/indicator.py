"""One indicator above the lanes, against the same time: a line for each own area."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from PySide6.QtCore import QLineF, QLocale, QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from wijkdesk.domain.figures import period_in_words
from wijkdesk.drawing.timeline.frame import Window
from wijkdesk.storage.reading.figures import list_areas, list_indicators, list_measurements
from wijkdesk.storage.reading.programme import PillarRow
from wijkdesk.ui.theme import current_theme

_DUTCH: Final = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
_BELOW: Final = 8.0
_DOT: Final = 3.0
_GAP: Final = 6.0


class Measured(NamedTuple):
    """A value in the middle of its period; None where there is no number."""

    day: float
    value: float | None
    number: str
    period: str


class Line(NamedTuple):
    """An indicator in one area, oldest first."""

    indicator: str
    unit: str
    area: str
    tone: str
    values: tuple[Measured, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """Each period with its number, for who cannot see the line."""
        return tuple(f"{each.period}: {each.number}" for each in self.values)


def read_lines(reader: sqlite3.Connection, indicator: int | None, pillars: Sequence[PillarRow]) -> tuple[Line, ...]:
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
        Line(row.name, row.unit, area, tone, tuple(sorted(values, key=lambda value: value.day)))
        for area, values in by_area.items()
    )


def paint_indicator(painter: QPainter, lines: Sequence[Line], window: Window, top: float, height: float) -> None:
    """The lines between ``top`` and ``top + height``; a number at each point where there is room for it."""
    theme = current_theme()
    most = max((each.value for line in lines for each in line.values if each.value is not None), default=0.0)
    least = min([0.0, *(each.value for line in lines for each in line.values if each.value is not None)])
    above = theme.metrics("axis").height() + _DOT
    room = height - above - _BELOW
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(QLineF(0, top + height - 0.5, window.width, top + height - 0.5))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ends: list[tuple[QPointF, str, str]] = []
    for number, line in enumerate(sorted(lines, key=lambda line: -_last(line))):
        placed = [
            None
            if each.value is None
            else QPointF(
                window.scale.x(each.day), top + above + room * (1 - (each.value - least) / ((most - least) or 1))
            )
            for each in line.values
        ]
        _paint_line(painter, line, placed, is_dashed=number > 0)
        there = [(place, each) for place, each in zip(placed, line.values, strict=True) if place is not None]
        if number == 0:
            _paint_numbers(painter, there[:-1], window.width)
        if there:
            name = f" {line.area}" if len(lines) > 1 else ""
            ends.append((there[-1][0], f"{there[-1][1].number}{name}", line.tone))
    _paint_ends(painter, ends)
    painter.restore()


def _last(line: Line) -> float:
    return next((each.value for each in reversed(line.values) if each.value is not None), 0.0)


def _paint_line(painter: QPainter, line: Line, placed: Sequence[QPointF | None], *, is_dashed: bool) -> None:
    colour = current_theme().colour(f"{line.tone}.fill")
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine))
    painter.drawLines([QLineF(a, b) for a, b in pairwise(placed) if a is not None and b is not None])
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    for place in placed:
        if place is not None:
            painter.drawEllipse(place, _DOT, _DOT)
    painter.setPen(current_theme().colour(line.tone))
    painter.setFont(current_theme().font("axis"))


def _paint_numbers(painter: QPainter, there: Sequence[tuple[QPointF, Measured]], width: float) -> None:
    """The numbers above the points of the upper line, each where there is room beside the one before."""
    metrics = current_theme().metrics("axis")
    free = 0.0
    for place, each in there:
        wide = metrics.horizontalAdvance(each.number)
        left = place.x() - wide / 2
        if left >= free and left + wide <= width:
            painter.drawText(QPointF(left, place.y() - _DOT - metrics.descent()), each.number)
            free = left + wide + _GAP


def _paint_ends(painter: QPainter, ends: Sequence[tuple[QPointF, str, str]]) -> None:
    """The newest number of each line behind it, with its area where there are several, none over another."""
    metrics = current_theme().metrics("axis")
    lowest = 0.0
    for place, text, tone in sorted(ends, key=lambda end: end[0].y()):
        baseline = max(place.y() + (metrics.ascent() - metrics.descent()) / 2, lowest)
        painter.setPen(current_theme().colour(tone))
        painter.drawText(QPointF(place.x() + _GAP, baseline), text)
        lowest = baseline + metrics.height() * 0.9


def _in_dutch(value: float) -> str:
    return _DUTCH.toString(value, "f", 0 if value == round(value) or abs(value) >= 1000 else 1)
