"""Fields for text: a line, a text of any length, the title of a thing."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from wijkdesk.ui.fields.editors import HeadingBox, LineEdit, TextBox
from wijkdesk.ui.fields.field import Field, Refusal


class TextField(Field):
    """One line of text; its value is a str without spaces around it, "" when empty."""

    def __init__(
        self,
        label: str,
        *,
        required: bool = False,
        placeholder: str = "",
        label_above: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, label_above=label_above, parent=parent)
        self._value = ""
        self._required = required
        self._box = LineEdit(self)
        self._box.setPlaceholderText(placeholder)
        self._box.textEdited.connect(self._typed)
        self._box.returnPressed.connect(self.flush)
        self._hold(self._box)

    def _show(self, value: Any) -> None:
        self._box.show_text(value)

    def _read(self) -> str:
        return _required(self, self._box.text().strip(), self._required)


class LongTextField(Field):
    """A text of any length, with its label above; grows with its text."""

    def __init__(
        self,
        label: str,
        *,
        required: bool = False,
        lines: int = 2,
        most_lines: int = 14,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, label_above=True, parent=parent)
        self._value = ""
        self._required = required
        self._box = TextBox(lines, most_lines, self)
        self._box.setPlaceholderText(placeholder)
        self._box.typed.connect(self._typed)
        self._hold(self._box)

    def _show(self, value: Any) -> None:
        self._box.show_text(value)

    def _read(self) -> str:
        return _required(self, self._box.toPlainText().strip(), self._required)


class TitleField(Field):
    """The title of a thing, large above its pane; required, and edited where it stands.

    Its label is not shown, but said by a screen reader.
    """

    boxed_when_above = False

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, label_above=True, parent=parent)
        self._value = ""
        self._box = HeadingBox(1, 4, self)
        self._box.setProperty("heading", True)
        self._box.setPlaceholderText(label)
        self._box.typed.connect(self._typed)
        self._box.ended.connect(self.flush)
        self._hold(self._box)
        self.label.hide()
        self.set_quiet(True)

    def _show(self, value: Any) -> None:
        self._box.show_text(value)

    def _read(self) -> str:
        return _required(self, " ".join(self._box.toPlainText().split()), required=True)


def _required(field: Field, text: str, required: bool) -> str:
    if required and not text:
        raise Refusal(field.tr("Vul hier iets in."))
    return text
