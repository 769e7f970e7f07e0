"""What all fields of a form have in common: label, note, error, and when a value counts as edited."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QWidget

from wijkdesk.ui.announce import announce
from wijkdesk.ui.fields.caution import CautionLine
from wijkdesk.ui.icons import icon
from wijkdesk.ui.labels import Text
from wijkdesk.ui.theme import current_theme, set_style_property
from wijkdesk.ui.tokens import LABEL_WIDTH

REST: Final = 1000
LABEL_GAP: Final = 8
ABOVE_GAP: Final = 6


class Refusal(ValueError):
    """What stands in a field cannot be taken over; the message is one Dutch sentence for the user."""


class Field(QWidget):
    """One property: a label, an editor, and below it why a value was refused.

    ``edited`` tells a value that the user committed: a choice at once, a text after a second of rest, on leaving the
    field and on flush(). A visit runs from the focus coming in to the focus going out; edits in one visit are one
    undo step. What was typed and refused stays, with the reason below it; Esc puts back what was there before.
    """

    edited = Signal(object)
    visit_started = Signal()
    visit_ended = Signal()

    boxed_when_above = True  # under its label a quiet text needs a faint border to line up with

    def __init__(self, label: str, *, label_above: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: Any = None
        self._kept: Any = None  # the last value that nobody refused
        self._allow: Callable[[], object] | None = None
        self._is_visited = False
        self._is_dirty = False
        self._refused_itself = False
        self._label_above = label_above
        self._is_above: bool | None = None  # None before it has its place
        self._editor: QWidget
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._commit_at_rest)
        self.label = Text(label, "body", "text2", parent=self)
        self._note: Text | None = None  # made once there is something to say, as few fields ever have
        self._error: _ErrorLine | None = None
        self._caution: CautionLine | None = None  # made for the few that need one
        self._row = QHBoxLayout()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(2)

    # -- the contract --

    def value(self) -> Any:
        """The value that counts: the last one set or committed."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show a value without telling anyone; does not touch what the user is typing, or what was refused."""
        if self._is_dirty or self.has_error:
            return
        self._kept = value
        if value != self._value:
            self._value = value
            self._show(value)

    def load(self, value: Any) -> None:
        """Show the value of another thing: what was typed but not committed is dropped, and so is an error."""
        self._rest.stop()
        self._is_dirty = False
        self.set_error("")
        self._value = self._kept = value
        self._show(value)

    def flush(self) -> bool:
        """Commit what was typed; False when the field refuses it."""
        self._rest.stop()
        return self._commit()

    def show_unsaved(self, value: Any) -> None:
        """Show a value as half typed: it was told before and could not be kept, and is told again at the next flush."""
        self._value = self._kept
        self._show(value)
        self._is_dirty = True

    def restore(self) -> bool:
        """Take back what was refused: show and tell the value before it. False when nothing was refused."""
        if not self._is_refused():
            return False
        refused, kept = self._value, self._kept
        self.load(kept)
        if refused != kept:
            self.edited.emit(kept)
        return True

    @property
    def has_error(self) -> bool:
        """Whether a refusal is shown."""
        return bool(self.error_text())

    def error_text(self) -> str:
        """Why the value was refused; "" when it was not."""
        return "" if self._error is None else self._error.text()

    def note(self) -> str:
        """What is said of the value behind it."""
        return "" if self._note is None else self._note.text()

    def set_error(self, text: str) -> None:
        """Say below the field why its value was refused, and keep the value; "" takes it away."""
        self._refused_itself = False
        if text == self.error_text():
            return
        if self._error is None:
            self._error = _ErrorLine(self)
            self._place_error()
        self._error.show_text(text)
        self._editor.setAccessibleDescription(text)
        set_style_property(self._editor, "wrong", bool(text))
        self._editor.update()
        if text:
            announce(self, text)

    def set_caution(self, text: str, allow: Callable[[], object] | None) -> None:
        """Say quietly what in its text should not be noted, and ``allow`` it to stay; "" takes that away."""
        if self._caution is None:
            if not text:
                return
            self._caution = CautionLine(self)
            self._caution.allowed.connect(self._allow_caution)
            self._place_caution()
        self._allow = allow
        self._caution.show_text(text, may_allow=allow is not None)
        if not self.has_error:
            self._editor.setAccessibleDescription(text)

    def set_note(self, text: str) -> None:
        """Say something about the value behind it, such as "nog 9 dagen"."""
        if text == self.note():
            return
        if self._note is None:
            self._note = Text("", "meta", "text2", parent=self)
            self._row.addWidget(self._note)
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def set_quiet(self, quiet: bool) -> None:
        """Show the border on hover and focus only, faintly while empty, for a pane that is read more than edited."""
        set_style_property(self._editor, "quiet", quiet)
        self._editor.update()

    # -- what a kind of field fills in --

    def _show(self, value: Any) -> None:
        """Put a value in the editor, without signals."""
        raise NotImplementedError

    def _read(self) -> Any:
        """What stands in the editor; raises Refusal."""
        raise NotImplementedError

    def _hold(self, editor: QWidget, *beside: QWidget, frame: QWidget | None = None) -> None:
        """Put the editor, or the frame around it, in its place; with what is beside it, it is what one visits."""
        self._editor = editor
        self._kept = self._value
        editor.setAccessibleName(self.label.text())
        self.label.setBuddy(editor)
        self.setFocusProxy(editor)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(LABEL_GAP)
        for part in (frame or editor, *beside):
            self._row.addWidget(part)
        current_theme().changed.connect(self._arrange)
        self._arrange()
        for part in (editor, *beside):
            part.installEventFilter(self)

    # -- arranging --

    def _arrange(self) -> None:
        """Label to the left, or above the editor when it is asked or does not fit."""
        width = current_theme().px(LABEL_WIDTH)
        above = self._label_above or current_theme().metrics("body").horizontalAdvance(self.label.text()) > width
        self._grid.setContentsMargins(0, ABOVE_GAP if above else 0, 0, 0)
        self._grid.setColumnMinimumWidth(0, 0 if above else width)
        if above != self._is_above:
            self._is_above = above
            self._place()

    def _place(self) -> None:
        set_style_property(self._editor, "boxed", bool(self._is_above) and self.boxed_when_above)
        set_style_property(self.label, "textStyle", "section" if self._is_above else "body")
        self._grid.removeWidget(self.label)
        if self._row.parent() is not None:
            self._grid.removeItem(self._row)
            self._row.setParent(None)
        if self._is_above:
            self._grid.addWidget(self.label, 0, 0, 1, 2)
            self._grid.addLayout(self._row, 1, 0, 1, 2)
        else:
            self._grid.addWidget(self.label, 0, 0)
            self._grid.addLayout(self._row, 0, 1)
        self._grid.setColumnStretch(1, 1)
        self._place_error()
        self._place_caution()

    def _place_error(self) -> None:
        if self._error is not None:
            self._grid.removeWidget(self._error)
            self._grid.addWidget(self._error, 2, 0 if self._is_above else 1, 1, 2 if self._is_above else 1)

    def _place_caution(self) -> None:
        if self._caution is not None:
            self._grid.removeWidget(self._caution)
            self._grid.addWidget(self._caution, 3, 0 if self._is_above else 1, 1, 2 if self._is_above else 1)

    def _allow_caution(self) -> None:
        if self._allow is not None:
            self._allow()

    # -- committing --

    def _typed(self) -> None:
        """The user changed the text: it counts after a second of rest."""
        self._is_dirty = True
        self._rest.start()

    def _commit_at_rest(self) -> None:
        """A pause is no place to complain: what is half typed is refused on leaving at the earliest."""
        try:
            self._take(self._read())
        except Refusal:
            return

    def _commit(self) -> bool:
        """Take over what was typed; what nobody touched is only checked, for a required field."""
        try:
            value = self._read()
            if self._is_dirty:
                self._take(value)
        except Refusal as refusal:
            self.set_error(str(refusal))
            self._refused_itself = True
        return not self._refused_itself

    def _take(self, value: Any) -> None:
        """The user gave this value: it counts, and whoever listens hears it once."""
        self._rest.stop()
        self._is_dirty = False
        if value == self._value and not self._refused_itself:
            return
        self.set_error("")
        if value == self._value:
            return
        self._value = value
        self.edited.emit(value)
        if not self.has_error:
            self._kept = self._value

    def _is_refused(self) -> bool:
        """Whether what stands here is no value, or one that whoever listens did not take."""
        if self.has_error and self._value != self._kept:
            return True
        try:
            if self._is_dirty:
                self._read()
        except Refusal:
            return True
        return False

    # -- the visit --

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if _is_escape(event) and self.restore():
            return True
        if event.type() == QEvent.Type.FocusIn:
            self._enter()
        elif event.type() == QEvent.Type.FocusOut and _goes_elsewhere(event):
            focused = QApplication.focusWidget()
            if focused is None or not self.isAncestorOf(focused):
                self._leave()
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        if not self._is_visited:
            self._is_visited = True
            self.visit_started.emit()

    def _leave(self) -> None:
        if self._is_visited:
            if self._is_dirty:
                self.flush()
            self._is_visited = False
            self.visit_ended.emit()


def _is_escape(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    return event.key() == Qt.Key.Key_Escape


def _goes_elsewhere(event: QEvent) -> bool:
    """A list or calendar that pops up belongs to the visit."""
    return isinstance(event, QFocusEvent) and event.reason() != Qt.FocusReason.PopupFocusReason


class _ErrorLine(QWidget):
    """A red sentence with a sign before it; takes no room while it is empty."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = Text()
        self._text = Text("", "meta", "red", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(4)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    def text(self) -> str:
        return self._text.text()

    def show_text(self, text: str) -> None:
        side = current_theme().px(14)
        self._sign.setPixmap(icon("circle-alert", "red").pixmap(side, side))
        self._text.setText(text)
        self.setVisible(bool(text))
