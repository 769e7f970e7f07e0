"""A field for a password: what is typed in it is not shown, unless somebody asks to see it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from wijkdesk.ui.buttons import IconButton
from wijkdesk.ui.fields import Field
from wijkdesk.ui.fields.editors import LineEdit

_HINTS = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class PasswordField(Field):
    """Its value is what was typed, spaces and all. ``text_changed`` follows every letter."""

    text_changed = Signal(str)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, label_above=True, parent=parent)
        self._value = ""
        self.box = LineEdit()
        self.box.setEchoMode(QLineEdit.EchoMode.Password)
        self.box.setInputMethodHints(_HINTS)
        self.box.textEdited.connect(self._typed)
        self.box.textChanged.connect(self.text_changed)
        self._see = IconButton("eye", self.tr("Laat zien wat er staat"))
        self._see.setCheckable(True)
        self._see.toggled.connect(self._show_letters)
        self._hold(self.box, self._see)

    def wipe(self) -> None:
        """Let go of what was typed, and of what could undo that."""
        self.load("")
        self._see.setChecked(False)

    def _show_letters(self, is_shown: bool) -> None:
        self.box.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)
        self._see.icon_name = "eye-off" if is_shown else "eye"
        self._see.rename(self.tr("Verberg wat er staat") if is_shown else self.tr("Laat zien wat er staat"))
        self._see.update()

    def _show(self, value: Any) -> None:
        self.box.setText(value)

    def _read(self) -> str:
        return self.box.text()
