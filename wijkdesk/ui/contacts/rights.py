"""What somebody may ask of their data, and what is asked when it is time to look at them again."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.fields.flow import FlowLayout
from wijkdesk.ui.labels import Text


class ReviewRow(QWidget):
    """Asks, quietly, whether the data of a resident may be kept: yes, without a name, or not at all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keep = Button(self.tr("Bewaren"), "check")
        self.anonymise = Button(self.tr("Anoniem maken…"), "eye-off")
        self.forget = Button(self.tr("Vergeten…"), "trash-2")
        question = Text(self.tr("Heb je deze gegevens nog nodig?"), "section", "text2")
        _stack(self, question, self.keep, self.anonymise, self.forget)


class RightsRow(QWidget):
    """The way to all that is known of somebody, and to forgetting it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.access = Button(self.tr("Inzageoverzicht…"), "file-down", Kind.QUIET)
        self.forget = Button(self.tr("Vergeten…"), "trash-2", Kind.QUIET)
        _stack(self, Text(self.tr("Rechten van deze persoon"), "section", "text2"), self.access, self.forget)


def _stack(owner: QWidget, heading: QWidget, *buttons: Button) -> None:
    """A heading, and buttons below it that go on on the next line where there is no room."""
    row = QWidget()
    line = FlowLayout(row, gap=8)
    for button in buttons:
        line.addWidget(button)
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 10, 0, 4)
    column.setSpacing(6)
    column.addWidget(heading)
    column.addWidget(row)
