"""What narrows a list: a search field and chips with a menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from wijkdesk.ui.buttons import Chip
from wijkdesk.ui.fields.choice import Choice
from wijkdesk.ui.icons import paint_icon
from wijkdesk.ui.marks import mark_icon
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import ICON

SEARCH_WIDTH: Final = 206
WIDEST_CHIP: Final = 220


class SearchField(QLineEdit):
    """Narrows a list while one types; Esc empties it, Enter and Down go to the list."""

    searched = Signal(str)
    list_requested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("search", True)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(False)
        self.textChanged.connect(self.searched)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list_requested.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = current_theme()
        side = theme.px(ICON)
        paint_icon(QPainter(self), QRect(theme.px(8), (self.height() - side) // 2, side, side), "search", "text2")


class FilterChip(Chip):
    """A chip that lets through one value of a property, or all; ``value_changed`` tells the value, or None for all."""

    value_changed = Signal(object)

    def __init__(self, label: str, choices: Sequence[Choice] = (), parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self._label = label
        self._value: Any = None
        self._choices: Sequence[Choice] = ()
        self.set_choices(choices)

    def sizeHint(self) -> QSize:
        """A long value is cut off: the menu has all of it, and so has the accessible name."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), current_theme().px(WIDEST_CHIP)), hint.height())

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these values; a chosen value that is not among them is let go without a signal."""
        self._choices = tuple(choices)
        self._menu.clear()
        group = QActionGroup(self._menu)
        for choice in (Choice(None, self.tr("Alle")), *self._choices):
            action = self._menu.addAction(choice.text)
            if choice.mark is not None:
                action.setIcon(mark_icon(choice.mark))
            action.setCheckable(True)
            action.setData(choice.value)
            group.addAction(action)
        group.triggered.connect(lambda action: self._choose(action.data()))
        self.set_value(self._value if any(choice.value == self._value for choice in choices) else None)

    def value(self) -> Any:
        """The value that is let through, or None for all."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Let only this value through, without a signal."""
        self._value = value
        chosen = next((choice for choice in self._choices if choice.value == value), None)
        for action in self._menu.actions():
            action.setChecked(action.data() == value)
        self.setText(chosen.text if chosen is not None else self._label)
        self.setAccessibleName(f"{self._label}: {chosen.text if chosen is not None else self.tr('alle')}")
        self.set_narrows(chosen is not None)

    def choose(self, value: Any) -> None:
        """Let only this value through, or all where it is not offered; without a signal."""
        self.set_value(value if any(choice.value == value for choice in self._choices) else None)

    def _choose(self, value: Any) -> None:
        if value != self._value:
            self.set_value(value)
            self.value_changed.emit(value)
