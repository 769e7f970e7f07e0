"""One indicator above the lanes, against the same time: a line for each own area."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from PySide6.QtCore import QLineF, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from wijkdesk.domain.figures import period_in_words
from wijkdesk.drawing.timeline.frame import Window
from wijkdesk.storage.reading.figures import list_areas, list_indicators, list_measurements
from wijkdesk.storage.reading.programme import PillarRow
from wijkdesk.ui.theme import current_theme

_DUTCH: Final = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
_ABOVE, _BELOW = 16.0, 8.0
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
            number = each.state.dutch if each.value is None else _in_dutch(each.value, row.unit)
            period = period_in_words(each.first_day, each.last_day)
            by_area.setdefault(each.area, []).append(Measured(day, each.value, number, period))
    return tuple(
        Line(row.name, area, tone, tuple(sorted(values, key=lambda value: value.day)))
        for area, values in by_area.items()
    )


def paint_indicator(painter: QPainter, lines: Sequence[Line], window: Window, top: float, height: float) -> None:
    """The lines between ``top`` and ``top + height``; a number at each point where there is room for it."""
    theme = current_theme()
    most = max((each.value for line in lines for each in line.values if each.value is not None), default=0.0)
    least = min([0.0, *(each.value for line in lines for each in line.values if each.value is not None)])
    room = height - _ABOVE - _BELOW
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(QLineF(0, top + height - 0.5, window.width, top + height - 0.5))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    taken: list[QRectF] = []
    for line in lines:
        placed = [
            None
            if each.value is None
            else QPointF(
                window.scale.x(each.day), top + _ABOVE + room * (1 - (each.value - least) / ((most - least) or 1))
            )
            for each in line.values
        ]
        painter.setPen(QPen(theme.colour(f"{line.tone}.fill"), 1.5))
        painter.drawLines([QLineF(a, b) for a, b in pairwise(placed) if a is not None and b is not None])
        painter.setBrush(theme.colour(f"{line.tone}.fill"))
        painter.setPen(Qt.PenStyle.NoPen)
        there = [(place, each) for place, each in zip(placed, line.values, strict=True) if place is not None]
        for place, _each in there:
            painter.drawEllipse(place, _DOT, _DOT)
        painter.setPen(theme.colour(line.tone))
        painter.setFont(theme.font("axis"))
        name = f"{line.area} " if len(lines) > 1 else ""
        for place, text in _labels(there, name):
            width, tall = theme.metrics("axis").horizontalAdvance(text), theme.metrics("axis").height()
            box = QRectF(place.x() - width / 2, place.y() - _DOT - tall, width, tall)
            is_seen = box.left() >= 0 and box.right() <= window.width
            if is_seen and not any(box.adjusted(-_GAP, 0, _GAP, 0).intersects(other) for other in taken):
                taken.append(box)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def _labels(there: Sequence[tuple[QPointF, Measured]], name: str) -> Iterator[tuple[QPointF, str]]:
    """What stands at the points, the newest first: it has its place before the others."""
    for place, each in reversed(there):
        yield place, f"{name}{each.number}"
        name = ""


def _in_dutch(value: float, unit: str) -> str:
    number = _DUTCH.toString(value, "f", 0 if value == round(value) or abs(value) >= 1000 else 1)
    return f"{number} {unit}".strip()
