"""What stands on the timeline and lives in another place: what it says, and the way there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.domain.action import Action
from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.pillar import Pillar
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.moments import list_moments
from wijkdesk.storage.reading.programme import list_ratings
from wijkdesk.storage.reading.timeline import TimelineRow
from wijkdesk.ui.buttons import Button, IconButton
from wijkdesk.ui.form import MARGIN
from wijkdesk.ui.labels import ElidedText, Paragraph, Text

KINDS: dict[str, type] = {"moment": ContactMoment, "start": Action, "end": Action, "rating": Pillar}


class ElsewherePane(QWidget):
    """Reads a row of the timeline out; ``opened`` asks for the thing itself, ``closed`` follows Esc and the cross."""

    opened = Signal(object, int)
    closed = Signal()

    def __init__(self, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dossier = dossier
        self.row: TimelineRow | None = None
        self._kind = ElidedText("", "strong", "text2")
        self._title = Text("", "item", wrap=True)
        self._words = Paragraph("", "body", "text2")
        self.button = Button(self.tr("Openen"), "arrow-right")
        self.button.clicked.connect(self.open_row)
        self._close = IconButton("x", self.tr("Sluiten"))
        self._close.clicked.connect(self.closed)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._set_up_layout()

    def show_row(self, row: TimelineRow, kind: str) -> None:
        """Show this row; ``kind`` is what it is called."""
        self.row = row
        self._kind.setText(kind.capitalize())
        self._title.setText(row.title)
        day = date_in_words(row.day) if row.day is not None else ""
        self._words.set_text("\n".join(part for part in (day, row.pillar or "", *self._details(row)) if part))
        places = {"moment": self.tr("Openen bij Contacten"), "rating": self.tr("Openen bij Pijlers")}
        self.button.setText(places.get(row.source, self.tr("Openen bij Acties")))
        self.button.updateGeometry()

    def open_row(self) -> None:
        """Ask for the thing itself."""
        if self.row is not None:
            self.opened.emit(KINDS[self.row.source], self.row.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _details(self, row: TimelineRow) -> list[str]:
        if row.source == "moment":
            for moment in list_moments(self._dossier.reader, only=[row.number]):
                return [", ".join((*moment.contacts, *moment.organisations)), moment.notes]
        if row.source == "rating":
            found = [each for each in list_ratings(self._dossier.reader) if f"rating-{each.id}" == row.id]
            return [text for each in found for text in (each.cause, each.consequence, each.correction)]
        for action in list_actions(self._dossier.reader, only=[row.number]):
            ended = (self._said(self.tr("Resultaat"), action.result), self._said(self.tr("Geleerd"), action.lesson))
            return [action.description, *(ended if row.source == "end" else ())]
        return []

    def _said(self, about: str, text: str) -> str:
        return f"{about}: {text}" if text else ""

    def _set_up_layout(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._kind)
        head.addStretch(1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 14, 14, MARGIN)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
