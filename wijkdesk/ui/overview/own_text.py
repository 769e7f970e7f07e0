"""A text of the overview that the coordinator can write herself, in place of the draft."""

from __future__ import annotations

import uuid

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.ui.buttons import Kind, SmallButton
from wijkdesk.ui.fields import LongTextField
from wijkdesk.ui.labels import ElidedText


class _NamedText(LongTextField):
    """Texts with the same label in several sections need their section in what a screen reader says."""

    def name_fully(self, name: str) -> None:
        self._editor.setAccessibleName(name)


class OwnTextField(QWidget):
    """A field that holds her text or else the draft, and says which; ``name`` is what a screen reader calls it.

    ``written`` carries what she wrote, and the visit in which she did; an empty text asks for the draft again.
    """

    written = Signal(str, str)

    def __init__(
        self,
        label: str,
        *,
        name: str = "",
        shows_label: bool = True,
        is_read_only: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._own, self._draft = "", ""
        self._visit = ""
        self._is_visited = False
        self.field = _NamedText(label, lines=2, most_lines=12)
        self.field.label.setVisible(shows_label)
        self.field.name_fully(name or label)
        self.field.visit_started.connect(self._start_visit)
        self.field.visit_ended.connect(self._end_visit)
        self.field.edited.connect(lambda text: self.written.emit(text, self._visit))
        self._state = ElidedText("", "meta", "text2")
        self.back = SmallButton(self.tr("Terug naar het voorstel"), "undo-2", Kind.QUIET, "link")
        self.back.setAccessibleName(self.tr("{label}: terug naar het voorstel").format(label=name or label))
        self.back.clicked.connect(self._go_back)
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._state)
        line.addStretch(1)
        line.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.field)
        column.addWidget(self._line)
        self.set_read_only(is_read_only)

    @property
    def has_own(self) -> bool:
        """Whether she wrote it herself."""
        return bool(self._own.strip())

    @property
    def is_empty(self) -> bool:
        """Whether there is neither a text of hers nor a draft."""
        return not self._shown().strip()

    def set_read_only(self, is_read_only: bool) -> None:
        """Show the text to be read alone, without where it comes from."""
        self._is_read_only = is_read_only
        self.field.setEnabled(not is_read_only)
        self._line.setVisible(not is_read_only)

    def load(self, own: str, draft: str) -> None:
        """Show the text of another half-year."""
        self._take_over(own, draft)
        self.field.load(self._shown())

    def patch(self, own: str, draft: str) -> None:
        """Show what the text has become; one that was just emptied stays so until she leaves it."""
        self._take_over(own, draft)
        if own.strip() or not self._is_visited:
            self.field.set_value(self._shown())

    def _take_over(self, own: str, draft: str) -> None:
        self._own, self._draft = own, draft
        self._state.setText(self._said())
        self.back.setVisible(self.has_own and not self._is_read_only)

    def _said(self) -> str:
        if self.has_own:
            return self.tr("Jouw tekst")
        return self.tr("Voorstel uit het dossier") if self._draft.strip() else self.tr("Hier staat nog niets.")

    def _shown(self) -> str:
        return self._own if self._own.strip() else self._draft

    def _start_visit(self) -> None:
        self._visit, self._is_visited = uuid.uuid4().hex, True

    def _end_visit(self) -> None:
        self._is_visited = False
        self.field.set_value(self._shown())

    def _go_back(self) -> None:
        self.field.setFocus()
        self.written.emit("", uuid.uuid4().hex)
