"""Two beside each other on the screen, with a button at each value of which one holds."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QWidget

from wijkdesk.ui.contacts.duplicates.compared import Compared, Pair, shortened
from wijkdesk.ui.labels import ElidedText, Text, show_tip
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import PROPERTY, RADIUS_CONTROL

DOT: Final = 16
INSET: Final = 4
GAP: Final = 8
NARROWEST: Final = 80
MOST_DROPPED: Final = 60


class ValueButton(QRadioButton):
    """One of the two values of a line, to choose; what does not fit is elided, and the tool tip has it all."""

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value_text = text
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self._follow_theme)
        self._follow_theme()

    def _follow_theme(self) -> None:
        self.setFont(current_theme().font("body"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(NARROWEST), current_theme().px(PROPERTY))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hidden = self.fontMetrics().horizontalAdvance(self.value_text) > self._room().width()
            show_tip(event.globalPos(), self.value_text if hidden else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_dot(painter)
        room = self._room()
        painter.setFont(self.font())
        painter.setPen(theme.colour("text"))
        shown = self.fontMetrics().elidedText(self.value_text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = theme.px(RADIUS_CONTROL)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _room(self) -> QRect:
        theme = current_theme()
        return self.rect().adjusted(theme.px(INSET + DOT + GAP), 0, -theme.px(INSET), 0)

    def _paint_dot(self, painter: QPainter) -> None:
        theme = current_theme()
        side = theme.px(DOT)
        ring = QRectF(theme.px(INSET), (self.height() - side) / 2, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
        is_chosen = self.isChecked()
        tone = "accent" if is_chosen else "text2" if self.underMouse() else "line_strong"
        painter.setPen(QPen(theme.colour(tone), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(ring)
        if is_chosen:
            inset = side * 0.28
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(ring.adjusted(inset, inset, -inset, -inset))


class Comparison(QWidget):
    """The lines of two; ``chosen`` tells that another value was chosen to hold."""

    chosen = Signal()

    def __init__(self, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pair = pair
        self.groups: dict[Compared, QButtonGroup] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        for column in (1, 2):
            self._grid.setColumnStretch(column, 1)
        for place, line in enumerate(pair.lines):
            self._add(place, line)

    def first(self) -> QWidget | None:
        """The button to begin at."""
        return next((group.checkedButton() for group in self.groups.values()), None)

    def values(self) -> dict[str, Any]:
        """What holds, by field, where there was something to choose."""
        return {
            field: value
            for line, group in self.groups.items()
            for field, value in zip(line.fields, line.values[group.checkedId()], strict=True)
        }

    def dropped(self) -> list[str]:
        """What was not chosen, in words: "nakijken op 1 januari 2027"."""
        return [
            f"{line.label.lower()} {shortened(line.texts[1 - group.checkedId()], MOST_DROPPED)}"
            for line, group in self.groups.items()
        ]

    def _add(self, place: int, line: Compared) -> None:
        self._grid.addWidget(Text(line.label, "body", "text2"), place, 0)
        self._grid.setRowMinimumHeight(place, current_theme().px(PROPERTY))
        if line.is_choice:
            self._add_choice(place, line)
            return
        for side, text in enumerate(line.texts):
            cell = ElidedText(text or "–", "body", "text" if text else "text3")
            cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            cell.setContentsMargins(current_theme().px(INSET + DOT + GAP), 0, 0, 0)
            self._grid.addWidget(cell, place, side + 1)

    def _add_choice(self, place: int, line: Compared) -> None:
        group = QButtonGroup(self)
        for side, text in enumerate(line.texts):
            button = ValueButton(text, f"{line.label}: {text}")
            group.addButton(button, side)
            self._grid.addWidget(button, place, side + 1)
        group.button(line.better()).setChecked(True)
        group.idToggled.connect(self._tell)
        self.groups[line] = group

    def _tell(self, _number: int, is_chosen: bool) -> None:
        if is_chosen:
            self.chosen.emit()
