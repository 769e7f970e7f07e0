"""Buttons: one filled button a screen, outlined ones beside it, and quiet icons with a tool tip."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from wijkdesk.ui.icons import paint_icon
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import CHIP, FIELD, GAP, ICON, RADIUS_CONTROL

FOCUS_RING = 2


class Kind(Enum):
    """How much a button asks for attention."""

    PRIMARY = "filled, once a screen"
    NORMAL = "outlined"
    QUIET = "text alone"
    INK = "text alone, on the bar of ink"


class Button(QPushButton):
    """A button with an optional icon, painted from the theme: Fusion would glue the icon to the text."""

    type_style = "strong"
    padding = 14
    height_at_100 = FIELD

    def __init__(
        self, text: str, icon: str = "", kind: Kind = Kind.NORMAL, tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.icon_name = icon
        self._kind = kind
        self._tone = tone
        self._measured: tuple[tuple[object, ...], int] = ((), 0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        current_theme().changed.connect(self._follow_theme)
        self._follow_theme()

    def set_kind(self, kind: Kind) -> None:
        """Ask for more or less attention than before."""
        self._kind = kind
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()  # as Space does; otherwise a dialog would take it for its own button
        else:
            super().keyPressEvent(event)

    def _follow_theme(self) -> None:
        self.setFont(current_theme().font(self.type_style))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        width = self._wanted_content_width() + 2 * theme.px(self.padding)
        return QSize(width, theme.px(self.height_at_100))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_plate(painter)
        self._paint_content(painter)

    def _content_width(self) -> int:
        return min(self._wanted_content_width(), self.width() - 2 * current_theme().px(self.padding))

    def _wanted_content_width(self) -> int:
        """Layouts ask for it dozens of times before a pane stands."""
        theme, text = current_theme(), self.text()
        icons = bool(self.icon_name) + bool(self._trailing_icon())
        what = (text, icons, self.font().key(), theme.text_size)
        if what != self._measured[0]:
            parts = [self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()] if text else []
            parts += [theme.px(ICON)] * icons
            self._measured = what, sum(parts) + theme.px(GAP) * max(0, len(parts) - 1)
        return self._measured[1]

    def _trailing_icon(self) -> str:
        return "chevron-down" if self.menu() is not None and self.text() else ""

    def _paint_plate(self, painter: QPainter) -> None:
        theme = current_theme()
        radius = self._radius()
        rect = QRectF(self.rect())
        inset = FOCUS_RING + 1 if self.hasFocus() and self._kind is Kind.PRIMARY else 0.5
        painter.setPen(self._border())
        painter.setBrush(self._background())
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("ink_link" if self._kind is Kind.INK else "focus"), FOCUS_RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)

    def _radius(self) -> float:
        return current_theme().px(RADIUS_CONTROL)

    def _border(self) -> QPen:
        if self._kind is not Kind.NORMAL:
            return QPen(Qt.PenStyle.NoPen)
        return QPen(current_theme().colour("line_strong" if self.isEnabled() else "line"), 1)

    def _background(self) -> QColor:
        theme = current_theme()
        pressed_or_hovered = self.isEnabled() and (self.underMouse() or self.isDown())
        if self._kind is Kind.PRIMARY:
            return theme.colour(("accent_hover" if pressed_or_hovered else "accent") if self.isEnabled() else "line")
        if self._kind is Kind.INK:
            return QColor(Qt.GlobalColor.transparent)
        if self.isDown():
            return theme.colour("selection")
        if pressed_or_hovered:
            return theme.colour("hover")
        return theme.colour("surface") if self._kind is Kind.NORMAL else QColor(Qt.GlobalColor.transparent)

    def _text_tone(self) -> str:
        if not self.isEnabled():
            return "disabled"
        return {Kind.PRIMARY: "on_accent", Kind.INK: "ink_link"}.get(self._kind, self._tone or "text")

    def _paint_content(self, painter: QPainter) -> None:
        theme = current_theme()
        tone = self._text_tone()
        left = (self.width() - self._content_width()) // 2
        side = theme.px(ICON)
        square = QRect(left, (self.height() - side) // 2, side, side)
        if self.icon_name:
            paint_icon(painter, square, self.icon_name, tone)
            left += side + theme.px(GAP)
        if self.text():
            painter.setPen(theme.colour(tone))
            painter.setFont(self.font())
            right = (self.width() + self._content_width()) // 2 - (side + theme.px(GAP) if self._trailing_icon() else 0)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextHideMnemonic
            elide = Qt.TextElideMode.ElideRight
            shown = self.fontMetrics().elidedText(self.text(), elide, right - left, Qt.TextFlag.TextShowMnemonic.value)
            painter.drawText(QRect(left, 0, self.width() - left, self.height()), flags, shown)
        if self._trailing_icon():
            square.moveLeft((self.width() + self._content_width()) // 2 - side)
            paint_icon(painter, square, self._trailing_icon(), tone)


class SmallButton(Button):
    """A quiet button of one line of small text."""

    type_style = "meta_strong"
    padding = 6
    height_at_100 = 24


class IconButton(Button):
    """A quiet square with an icon; ``name`` is its tool tip and what a screen reader says."""

    padding = 0
    height_at_100 = CHIP

    def __init__(self, icon: str, name: str, tone: str = "text2", parent: QWidget | None = None) -> None:
        super().__init__("", icon, Kind.QUIET, tone, parent)
        self.rename(name)

    def rename(self, name: str) -> None:
        """Say something else in the tool tip and to a screen reader."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        side = current_theme().px(self.height_at_100)
        return QSize(side, side)


class Chip(Button):
    """A rounded button of a row of filters; in the accent colour while it narrows the list."""

    type_style = "meta_strong"
    padding = 12
    height_at_100 = CHIP

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self._narrows = False

    def set_narrows(self, narrows: bool) -> None:
        """Show whether this filter leaves anything out."""
        self._narrows = narrows
        self.updateGeometry()
        self.update()

    def _radius(self) -> float:
        return self.height() / 2 - 0.5

    def _border(self) -> QPen:
        return QPen(current_theme().colour("accent" if self._narrows else "line"), 1)

    def _background(self) -> QColor:
        return current_theme().colour("selection") if self._narrows else super()._background()


class RemovableChip(Chip):
    """One of several chosen things; a click, Delete or Backspace asks to take it away."""

    removed = Signal()

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.clicked.connect(self.removed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def _trailing_icon(self) -> str:
        return "x"
