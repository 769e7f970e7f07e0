"""The line in which one types, with what was understood of it underlined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from wijkdesk.ui.fields import Field
from wijkdesk.ui.fields.editors import ENTER, LineEdit
from wijkdesk.ui.theme import current_theme

THICKNESS: Final = 2
BELOW: Final = 5


class NoteLine(LineEdit):
    """A line of text; ``spans`` are the places in it to underline, and whether each is still a question.

    ``went_down`` asks for what stands below it, ``ended`` is Shift+Enter.
    """

    went_down = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans: Sequence[tuple[int, int, bool]] = ()

    def underline(self, spans: Sequence[tuple[int, int, bool]]) -> None:
        """Underline these places, dotted where something is asked."""
        self._spans = tuple(spans)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        elif event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._spans or not self.hasFocus() or (_is_rtl(self.text())):
            return
        theme, metrics, text = current_theme(), self.fontMetrics(), self.text()
        at = self.cursorRect().center().x() - metrics.horizontalAdvance(text[: self.cursorPosition()])
        painter = QPainter(self)
        painter.setClipRect(self._room())
        y = self.height() - theme.px(BELOW)
        for start, end, asks in self._spans:
            style = Qt.PenStyle.DotLine if asks else Qt.PenStyle.SolidLine
            painter.setPen(QPen(theme.colour("link"), theme.px(THICKNESS), style))
            left = at + metrics.horizontalAdvance(text[:start])
            painter.drawLine(left, y, at + metrics.horizontalAdvance(text[:end]), y)


class NoteField(Field):
    """The line under its label; its value is what stands in it."""

    def __init__(self, label: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(label, label_above=True, parent=parent)
        self._value = ""
        self.box = NoteLine()
        self.box.setPlaceholderText(placeholder)
        self._hold(self.box)

    def value(self) -> str:
        return self.box.text()

    def _show(self, value: Any) -> None:
        self.box.show_text(value)

    def _read(self) -> str:
        return self.box.text()


def _is_rtl(text: str) -> bool:
    """Whether letters run from right to left, where a place in the text says nothing of one on the screen."""
    return not text.isascii() and any("\u0590" <= sign <= "\u08ff" for sign in text)
