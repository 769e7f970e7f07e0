"""A choice between a few things that are seen at once: tiles side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QButtonGroup, QRadioButton, QSizePolicy, QWidget

from wijkdesk.ui.fields import Choice, Field
from wijkdesk.ui.fields.flow import FlowLayout
from wijkdesk.ui.labels import show_tip
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import FIELD, GAP, ICON, RADIUS_CONTROL

PADDING: Final = 14
SQUARE_PADDING: Final = 8
ARROWS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Tile(QRadioButton):
    """One of the choices: its mark and, unless it ``is_square``, its word. The chosen one has an accent border."""

    def __init__(self, choice: Choice, *, is_square: bool, parent: QWidget | None = None) -> None:
        super().__init__("" if is_square else choice.text, parent)
        self.choice = choice
        self._is_square = is_square
        self.setAccessibleName(choice.text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        if self._is_square:
            side = theme.px(ICON + 2 * SQUARE_PADDING)
            return QSize(side, side)
        mark = theme.px(ICON + GAP) if self.choice.mark else 0
        width = theme.metrics("heading").horizontalAdvance(self.text()) + mark + 2 * theme.px(PADDING)
        return QSize(width, theme.px(FIELD))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An arrow key goes to another tile and chooses it."""
        super().keyPressEvent(event)
        focused = QApplication.focusWidget()
        if event.key() in ARROWS and isinstance(focused, Tile) and focused.group() is self.group():
            focused.click()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            show_tip(event.globalPos(), self.choice.text if self._is_square else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_plate(painter)
        left = theme.px(SQUARE_PADDING if self._is_square else PADDING)
        if self.choice.mark is not None:
            side = theme.px(self.choice.mark.side)
            offset = (theme.px(ICON) - side) // 2
            self.choice.mark.paint(painter, QRect(left + offset, (self.height() - side) // 2, side, side))
            left += theme.px(ICON + GAP)
        painter.setFont(theme.font("heading" if self.isChecked() else "body"))
        painter.setPen(theme.colour("text" if self.isEnabled() else "disabled"))
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())

    def _paint_plate(self, painter: QPainter) -> None:
        theme = current_theme()
        tone = "accent" if self.isChecked() else "line_strong" if self.underMouse() else "line"
        width = 2 if self.isChecked() else 1
        painter.setPen(QPen(theme.colour(tone), width))
        painter.setBrush(theme.colour("selection" if self.isChecked() else "surface"))
        inset = width / 2
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        radius = theme.px(RADIUS_CONTROL)
        painter.drawRoundedRect(rect, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), radius - 2, radius - 2)


class TilesField(Field):
    """One of a few, all seen at once; its value is that of the Choice, or None. Arrow keys go from tile to tile."""

    def __init__(
        self, label: str, choices: Sequence[Choice], *, are_square: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, label_above=True, parent=parent)
        self._frame = QWidget()
        self._flow = FlowLayout(self._frame)
        self._group = QButtonGroup(self)
        self.tiles = [Tile(choice, is_square=are_square) for choice in choices]
        for tile in self.tiles:
            self._flow.addWidget(tile)
            self._group.addButton(tile)
            tile.clicked.connect(lambda: self._take(self._read()))
        self._hold(self.tiles[0], frame=self._frame)
        for tile in self.tiles:
            tile.setAccessibleName(f"{label}: {tile.choice.text}")
            tile.installEventFilter(self)

    def _chosen(self) -> Tile | None:
        return next((tile for tile in self.tiles if tile.isChecked()), None)

    def _show(self, value: Any) -> None:
        self._group.setExclusive(False)
        for tile in self.tiles:
            tile.setChecked(tile.choice.value == value)
        self._group.setExclusive(True)
        self.setFocusProxy(self._chosen() or self.tiles[0])

    def _read(self) -> Any:
        chosen = self._chosen()
        return chosen.choice.value if chosen is not None else self._value
