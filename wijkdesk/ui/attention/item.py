"""One line that needs attention: what it is, the reason below it, and a way to put it off."""

from __future__ import annotations

from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from wijkdesk.insight.attention import Need
from wijkdesk.ui.attention.wording import Said, say
from wijkdesk.ui.buttons import IconButton
from wijkdesk.ui.icons import paint_icon
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import ICON, RADIUS_CONTROL

PADDING: Final = 4
TEXT_LEFT: Final = 10 + ICON + 10
LATER: Final = 24
MOST_LINES: Final = 3
MOST_LETTERS: Final = 300  # of a text that may be of any length: more never fits, and measuring takes time
_WRAP: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)


class AttentionItem(QAbstractButton):
    """A need as a button that opens the thing. ``later_requested`` carries where its menu may stand.

    Up and Down go to the line before and after; the menu key or L asks to put it off.
    """

    later_requested = Signal(QPoint)
    step_requested = Signal(int)

    def __init__(self, need: Need, may_put_off: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.need = need
        self.said: Said = say(need)
        self.later = IconButton("clock", self.tr("Later (L): {title}").format(title=self.said.title), "text2", self)
        self.later.height_at_100 = LATER
        self.later.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by keyboard it is L, and Tab goes on to the next line
        self.later.clicked.connect(self._ask_later)
        self.later.setVisible(False)
        self._may_put_off = may_put_off
        self.setText(self.said.title)
        self.setAccessibleName(self.said.spoken)
        self.setToolTip(f"<span>{escape(self.said.reason)}</span>")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._shown: dict[int, str] = {}  # what fits in a room of so many pixels
        current_theme().changed.connect(self._forget_size)

    # -- size --

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        theme = current_theme()
        room = self._room(width)
        reason = min(self._height_of(self.said.reason, room), MOST_LINES * theme.metrics("meta").lineSpacing())
        return 2 * theme.px(PADDING) + theme.metrics("strong").height() + theme.px(1) + reason

    def sizeHint(self) -> QSize:
        width = current_theme().px(232)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(120), self.heightForWidth(self.width()))

    def _room(self, width: int) -> int:
        theme = current_theme()
        return max(width - theme.px(TEXT_LEFT) - theme.px(10), theme.px(40))

    def _height_of(self, text: str, room: int) -> int:
        shown = text[:MOST_LETTERS]
        return current_theme().metrics("meta").boundingRect(QRect(0, 0, room, 10_000), _WRAP, shown).height()

    def _forget_size(self) -> None:
        self._shown = {}
        self.updateGeometry()

    # -- keyboard and mouse --

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self.step_requested.emit(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in (Qt.Key.Key_L, Qt.Key.Key_Menu) and self._may_put_off:
            self._ask_later()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._may_put_off:
            self._ask_later()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_later()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_later()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_later()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_later()

    def _show_later(self) -> None:
        shown = self.hasFocus() or self.underMouse()
        self.later.setVisible(self._may_put_off and shown)

    def _ask_later(self) -> None:
        self.later_requested.emit(self.mapToGlobal(QPoint(current_theme().px(TEXT_LEFT), self.height())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.later.sizeHint().width()
        self.later.setGeometry(self.width() - side - current_theme().px(2), current_theme().px(3), side, side)

    # -- paint --

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.px(RADIUS_CONTROL)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sunken"))
            painter.drawRoundedRect(self.rect(), radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        theme = current_theme()
        top, left, room = theme.px(PADDING), theme.px(TEXT_LEFT), self._room(self.width())
        title_height = theme.metrics("strong").height()
        side = theme.px(ICON)
        square = QRect(theme.px(10), top + (title_height - side) // 2 + 1, side, side)
        paint_icon(painter, square, self.said.icon, self.said.tone)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text"))
        title_room = room - (self.later.width() if self.later.isVisible() else 0)
        title = theme.metrics("strong").elidedText(self.said.title, Qt.TextElideMode.ElideRight, title_room)
        painter.drawText(QRect(left, top, room, title_height), Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("text2"))
        below = QRect(left, top + title_height + theme.px(1), room, self.height())
        painter.drawText(below, _WRAP, self._shown_reason(room))

    def _shown_reason(self, room: int) -> str:
        """The reason; where it takes more lines than there is room for, what it is about gives way to the evidence."""
        if room in self._shown:
            return self._shown[room]
        most = MOST_LINES * current_theme().metrics("meta").lineSpacing()
        shown = self.said.reason
        words = self.said.what[:MOST_LETTERS].split()
        while self._height_of(shown, room) > most and len(words) > 1:
            words.pop()
            shown = f"{' '.join(words)}… {self.said.evidence}"
        self._shown = {room: shown}
        return shown
