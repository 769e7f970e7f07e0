"""The lines of the header of a College paper: a field each, with what stands there by itself shown in grey."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from wijkdesk.ui.fields import TextField


class LineField(TextField):
    """A line that she may write; while it is empty it shows what stands there by itself."""

    written = Signal(str, str)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, label_above=True, parent=parent)
        self._visit = ""
        self.visit_started.connect(self._start_visit)
        self.edited.connect(lambda text: self.written.emit(text, self._visit))

    def show_line(self, own: str, by_itself: str, *, is_another: bool) -> None:
        """Show what she wrote, or behind it what stands there by itself."""
        editor = self.focusProxy()
        assert isinstance(editor, QLineEdit)
        if not own.strip():
            editor.setPlaceholderText(by_itself)
        if is_another:
            self.load(own)
        else:
            self.set_value(own)

    def _start_visit(self) -> None:
        self._visit = uuid.uuid4().hex


class HeaderFields(QWidget):
    """The lines, in the order of the municipality; ``written`` carries the name of a line, its text and the visit."""

    written = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, LineField] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    def show_lines(self, lines: Sequence[tuple[str, str]], own: Mapping[str, str], *, is_another: bool) -> None:
        """Show lines, each a name and what stands there, and what she wrote, by their names."""
        if list(self.fields) != [name for name, _ in lines]:
            self._make_fields([name for name, _ in lines])
            is_another = True
        for name, text in lines:
            by_itself = text or self.tr("nog niet ingevuld")
            self.fields[name].show_line(own.get(name, ""), by_itself, is_another=is_another)

    def flush(self) -> bool:
        flushed = [field.flush() for field in self.fields.values()]
        return all(flushed)

    def _make_fields(self, names: Sequence[str]) -> None:
        for field in self.fields.values():
            self._layout.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.fields = {name: LineField(name) for name in names}
        for name, field in self.fields.items():
            field.written.connect(partial(self.written.emit, name))
            self._layout.addWidget(field)
