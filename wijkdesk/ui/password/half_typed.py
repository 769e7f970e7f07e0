"""What stands half typed in the window: found before it is locked, and shown again once it is unlocked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from wijkdesk.ui.buttons import Button, Kind, RemovableChip
from wijkdesk.ui.dialogs import Dialog
from wijkdesk.ui.fields import Field
from wijkdesk.ui.labels import Paragraph, Text

Texts = list[list[str]]
"""Of each text: where it stood, the name of its field, and what was typed."""

_EDITORS: Final = (QLineEdit, QTextEdit, QPlainTextEdit)


def refused_in(window: QWidget, where: str) -> Texts:
    """What stands in fields that did not take it, so that nothing of it is in the dossier."""
    return [
        [where, field.label.text(), text]
        for field in window.findChildren(Field)
        if field.has_error and field.window() is window and (text := _text_of(field.focusProxy()))
    ]


def typed_in(dialogs: Iterable[QDialog]) -> Texts:
    """What somebody typed in dialogs that did nothing with it yet."""
    return [
        [dialog.windowTitle(), _name_of(editor), text]
        for dialog in dialogs
        for editor in dialog.findChildren(QWidget)
        if (text := _text_of(editor)) and not editor.isHidden()
    ]


def _text_of(editor: QWidget | None) -> str:
    if isinstance(editor, RemovableChip):
        return editor.text()
    if isinstance(editor, QLineEdit):
        is_secret = editor.echoMode() != QLineEdit.EchoMode.Normal
        return "" if is_secret or editor.isReadOnly() else editor.text().strip()
    if isinstance(editor, QTextEdit | QPlainTextEdit) and not editor.isReadOnly():
        return editor.toPlainText().strip()
    return ""


def _name_of(editor: QWidget) -> str:
    part: QWidget | None = editor
    while part is not None and not isinstance(part, Field):
        part = part.parentWidget()
    return part.label.text() if isinstance(part, Field) else editor.accessibleName()


def sound_texts(kept: Any) -> Texts:
    """What was kept, without what nobody can read."""
    lines = kept if isinstance(kept, list) else []
    return [line for line in lines if isinstance(line, list) and [type(part) for part in line] == [str, str, str]]


class HalfTypedDialog(Dialog):
    """Shows what was half typed when the window was locked, to be copied to where it belongs.

    ``seen`` says that it may be forgotten; "Later" leaves it for the next time.
    """

    handbook_page = "veiligheid.md#vergrendelen"
    seen = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Dit stond nog half getypt"), self.tr("Kopiëren en sluiten"), parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cancel.setText(self.tr("Later"))
        self.discard = self.add_button(Button(self.tr("Weggooien"), kind=Kind.QUIET, tone="text2"))
        self.discard.clicked.connect(self._discard)
        explanation = self.tr("Het was nog niet bewaard toen Wijkdesk vergrendelde. Kopieer het naar waar het hoort.")
        self.column.add(Paragraph(explanation, "body", "text2"))
        where = ""
        for place, name, text in texts:
            if place != where:
                where = place
                self.column.section(place)
            self.column.add(Text(_line(name, text), wrap=True))
        self._texts = texts

    def accept(self) -> None:
        """Copy it all, and close."""
        QGuiApplication.clipboard().setText("\n".join(_line(name, text) for _, name, text in self._texts))
        self.seen.emit()
        super().accept()

    def _discard(self) -> None:
        self.seen.emit()
        super().reject()


def _line(name: str, text: str) -> str:
    return f"{name}: {text}" if name else text
