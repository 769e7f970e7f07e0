"""The editors inside fields: Qt's own, made to fit a form that is read more than edited."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QTextEdit,
    QWidget,
)

from wijkdesk.ui.labels import show_tip
from wijkdesk.ui.theme import current_theme, set_style_property

LINE_HEIGHT: Final = 118
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineEdit(QLineEdit):
    """One line that shows its beginning, elided, while it is not being edited.

    ``echo`` is what the program makes of the text so far; it stands behind the text while there is room, and leaves
    ``reserved`` logical pixels free at the end. A text that ``is_replaced_whole`` is selected by the click that enters
    it, as Tab does for every text.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.echo = ""
        self.reserved = 0
        self.is_replaced_whole = False
        self._is_entered_by_click = False
        self.textChanged.connect(self._mark_empty)
        self._mark_empty("")

    def show_text(self, text: str) -> None:
        """Show a text from its beginning; the cursor stays where it is while the user is here."""
        place = self.cursorPosition() if self.hasFocus() else 0
        self.setText(text)
        self.setCursorPosition(min(place, len(text)))

    def set_echo(self, text: str) -> None:
        self.echo = text
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._is_entered_by_click = event.reason() == Qt.FocusReason.MouseFocusReason

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.is_replaced_whole and self._is_entered_by_click and not self.hasSelectedText():
            self.selectAll()
        self._is_entered_by_click = False

    def _mark_empty(self, text: str) -> None:
        set_style_property(self, "empty", not text)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or self._text_width() <= self._room().width():
            super().paintEvent(event)
            self._paint_echo()
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self._room().width())
        painter.setPen(self.palette().text().color())
        painter.drawText(self._room(), Qt.AlignmentFlag.AlignVCenter, shown)

    def event(self, event: QEvent) -> bool:
        if _leaves_undo_to_the_window(event, self.isUndoAvailable(), self.isRedoAvailable()):
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and not self.toolTip():
            show_tip(event.globalPos(), self.text() if self._text_width() > self._room().width() else "", self)
            return True
        return super().event(event)

    def _paint_echo(self) -> None:
        theme = current_theme()
        free = self._room().adjusted(self._text_width() + theme.px(10), 0, -theme.px(self.reserved), 0)
        metrics = theme.metrics("meta")
        if not self.echo or not self.hasFocus() or metrics.horizontalAdvance(self.echo) > free.width():
            return
        painter = QPainter(self)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("text3"))
        painter.drawText(free, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.echo)

    def _text_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text())

    def _room(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inner = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return inner.adjusted(2, 0, -2, 0)  # the margin that QLineEdit keeps on both sides of its text


def _leaves_undo_to_the_window(event: QEvent, can_undo: bool, can_redo: bool) -> bool:
    """Qt's editors keep Ctrl+Z to themselves, also when there is nothing in them to undo: then it is the window's."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    leaves = (event.matches(keys.Undo) and not can_undo) or (event.matches(keys.Redo) and not can_redo)
    if leaves:
        event.ignore()
    return leaves


class TextBox(QTextEdit):
    """Plain text that wraps and is as high as its text, from ``lines`` up to ``most_lines``.

    ``typed`` follows what the user changes, not what the program shows.
    """

    typed = Signal()

    def __init__(self, lines: int, most_lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines, self._most_lines = lines, most_lines
        self._is_showing = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._tell_typed)
        current_theme().changed.connect(self._fit)
        self.show_text("")

    def show_text(self, text: str) -> None:
        """Show a text; there is nothing to undo in it."""
        self._is_showing = True
        place = self.textCursor().position() if self.hasFocus() else 0
        self.setPlainText(text)
        self._space_lines()
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)
        self._is_showing = False

    def _space_lines(self) -> None:
        """Inter's own line is tight for reading; the document has no default for it, so each text gets it anew."""
        spacing = QTextBlockFormat()
        spacing.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self.document().setUndoRedoEnabled(False)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
        self.document().setUndoRedoEnabled(True)

    def _tell_typed(self) -> None:
        set_style_property(self, "empty", self.document().isEmpty())
        if not self._is_showing:
            self.typed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.end_line()
        else:
            super().keyPressEvent(event)

    def end_line(self) -> None:
        """What Enter does. By itself Qt would take an empty, spaced line for one whose format is to be ended."""
        self.textCursor().insertBlock()
        self.ensureCursorVisible()

    def event(self, event: QEvent) -> bool:
        document = self.document()
        if _leaves_undo_to_the_window(event, document.isUndoAvailable(), document.isRedoAvailable()):
            return True
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(source.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().height() * LINE_HEIGHT / 100
        frame = self.height() - self.contentsRect().height() + 2 * round(self.document().documentMargin())
        wanted = self.document().size().height() - 2 * self.document().documentMargin()
        height = round(min(max(wanted, self._lines * line), self._most_lines * line)) + frame
        policy = Qt.ScrollBarPolicy
        too_long = wanted > self._most_lines * line + 1
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if too_long else policy.ScrollBarAlwaysOff)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())


class HeadingBox(TextBox):
    """A text box for a title: it wraps, but Enter ends it instead of beginning a line."""

    ended = Signal()

    def end_line(self) -> None:
        self.ended.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(" ".join(source.text().split()))
