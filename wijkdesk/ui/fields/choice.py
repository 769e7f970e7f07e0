"""Fields with a fixed number of answers: one of a list, yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QWidget

from wijkdesk.ui.fields.field import Field
from wijkdesk.ui.fields.popup_list import PopupList
from wijkdesk.ui.icons import paint_icon
from wijkdesk.ui.marks import Mark, mark_icon
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import FIELD, ICON, PROPERTY, RADIUS_CONTROL

PADDING = 10
BOX = 16


@dataclass(frozen=True)
class Choice:
    """One answer: the value that counts, the word for it, a mark before it."""

    value: Any
    text: str
    mark: Mark | None = None


class ComboBox(QComboBox):
    """A list of choices that shows only the chosen one; the wheel does nothing, because it is for scrolling."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: Sequence[Choice] = ()
        self._has_own_list = False
        self.setMaxVisibleItems(14)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these choices instead of the ones before; none is chosen."""
        if tuple(choices) == self._choices:
            self.setCurrentIndex(-1)
            return
        self._choices = tuple(choices)
        self.clear()
        for choice in self._choices:
            if choice.mark is not None:
                self.addItem(mark_icon(choice.mark), choice.text)
            else:
                self.addItem(choice.text)
        self.setCurrentIndex(-1)

    def choice(self) -> Choice | None:
        """The chosen one."""
        index = self.currentIndex()
        return self._choices[index] if index >= 0 else None

    def show_value(self, value: Any) -> None:
        """Show the choice with this value, or nothing when there is none."""
        values = [choice.value for choice in self._choices]
        self.setCurrentIndex(values.index(value) if value in values else -1)

    def showPopup(self) -> None:
        if not self._has_own_list:  # not before it is shown: it takes longer to make than all the rest of a field
            self._has_own_list = True
            self.setView(PopupList())
        super().showPopup()

    def changeEvent(self, event: QEvent) -> None:
        if self._has_own_list or event.type() not in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            super().changeEvent(event)
        else:
            self.update()  # Qt's own answer is to make a list at once, for which nobody asked yet

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(120), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(80), self._height())

    def _height(self) -> int:
        """As a line of text beside it has."""
        return current_theme().px(PROPERTY if self.property("quiet") else FIELD)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = self._border_tone()
        if border:
            self._paint_border(painter, border)
        theme, side = current_theme(), current_theme().px(ICON)
        room = self.rect().adjusted(theme.px(PADDING), 0, -theme.px(PADDING), 0)
        if border:
            chevron = QRect(room.right() - side + 1, room.center().y() - side // 2 + 1, side, side)
            paint_icon(painter, chevron, "chevron-down", "text2" if self.isEnabled() else "disabled")
            room.setRight(chevron.left() - theme.px(4))
        self._paint_choice(painter, room)

    def _border_tone(self) -> str:
        if self.hasFocus():
            return "focus"
        if self.property("wrong"):
            return "red"
        if not self.isEnabled():
            return ""
        if not self.property("quiet") or self.underMouse():
            return "line_strong"
        return "line" if self.currentIndex() < 0 or self.property("boxed") else ""

    def _paint_border(self, painter: QPainter, tone: str) -> None:
        theme = current_theme()
        width = 2 if tone == "focus" else 1
        painter.setPen(QPen(theme.colour(tone), width))
        painter.setBrush(theme.colour("surface"))
        rect = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(rect, theme.px(RADIUS_CONTROL), theme.px(RADIUS_CONTROL))

    def _paint_choice(self, painter: QPainter, room: QRect) -> None:
        theme, choice = current_theme(), self.choice()
        if choice is None:
            text, tone = self.placeholderText(), "text3"
        else:
            text, tone = choice.text, "text" if self.isEnabled() else "text2"
        if choice is not None and choice.mark is not None:
            side = theme.px(choice.mark.side)
            choice.mark.paint(painter, QRect(room.left(), room.center().y() - side // 2 + 1, side, side))
            room = room.adjusted(side + theme.px(6), 0, 0, 0)
        painter.setFont(self.font())
        painter.setPen(theme.colour(tone))
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


class ChoiceField(Field):
    """One of a list; its value is that of the Choice, or None while nothing was chosen."""

    def __init__(
        self,
        label: str,
        choices: Sequence[Choice],
        *,
        placeholder: str = "",
        label_above: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, label_above=label_above, parent=parent)
        self._box = ComboBox(self)
        self._box.setPlaceholderText(placeholder)
        self._box.set_choices(choices)
        self._box.activated.connect(self._choose)
        self._hold(self._box)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; the value stays, also when it is not among them."""
        self._box.set_choices(choices)
        self._show(self._value)

    def _choose(self, _index: int) -> None:
        self._take(self._read())

    def _show(self, value: Any) -> None:
        self._box.show_value(value)

    def _read(self) -> Any:
        choice = self._box.choice()
        return self._value if choice is None else choice.value


class CheckBox(QCheckBox):
    """A box to tick, painted from the theme."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        width = theme.px(BOX + 8) + self.fontMetrics().horizontalAdvance(self.text())
        return QSize(width + theme.px(PADDING + 4), theme.px(PROPERTY))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return pos.x() < self.sizeHint().width()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(BOX)
        box = QRect(theme.px(PADDING), (self.height() - side) // 2, side, side)
        self._paint_box(painter, box)
        painter.setPen(theme.colour("text" if self.isEnabled() else "text2"))
        painter.setFont(self.font())
        room = self.rect().adjusted(box.right() + theme.px(8), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(1, 1, self.sizeHint().width() - 2, self.height() - 2)
            painter.drawRoundedRect(ring, theme.px(RADIUS_CONTROL), theme.px(RADIUS_CONTROL))

    def _paint_box(self, painter: QPainter, box: QRect) -> None:
        theme = current_theme()
        edge = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
        ticked = self.isChecked()
        tone = "accent" if ticked else "text2" if self.underMouse() else "line_strong"
        tone = tone if self.isEnabled() else "disabled"
        painter.setPen(QPen(theme.colour(tone), 1))
        painter.setBrush(theme.colour(tone if ticked else "surface"))
        painter.drawRoundedRect(edge, theme.px(4), theme.px(4))
        if ticked:
            inset = theme.px(2)
            paint_icon(painter, box.adjusted(inset, inset, -inset, -inset), "check", "on_accent")


class CheckField(Field):
    """Yes or no; its value is a bool. The words stand behind the box, in the column of the values."""

    def __init__(self, text: str, label: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(label, parent=parent)
        self._value = False
        self._box = CheckBox(text, self)
        self._box.clicked.connect(lambda: self._take(self._read()))
        self._hold(self._box)
        self._box.setAccessibleName(f"{label}: {text}" if label else text)

    def _show(self, value: Any) -> None:
        self._box.setChecked(value)

    def _read(self) -> bool:
        return self._box.isChecked()
