"""What of the overview may be published, on which ground not, and what a public version leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijkdesk.domain.words import Openness
from wijkdesk.overview.sections import OwnText
from wijkdesk.overview.text_names import text_name
from wijkdesk.ui.fields import Choice, ChoiceField
from wijkdesk.ui.fields.tick_box import TickBox
from wijkdesk.ui.labels import Text
from wijkdesk.ui.overview.header_fields import LineField

WITHHOLDABLE: Final = (
    *(OwnText.MONEY, OwnText.RISK, OwnText.SINCE, OwnText.SUCCESSES, OwnText.NEIGHBOURHOOD, OwnText.FAILURES),
    *(OwnText.PARTNERS, OwnText.GOALS, OwnText.PROMISES, OwnText.ESCALATIONS, OwnText.OUTLOOK),
)
"""The sections that a public version can leave out, by their text."""


class OpennessFields(QWidget):
    """``chosen`` carries an Openness, ``withheld`` the names of sections, and ``written`` the ground and the visit."""

    chosen = Signal(object)
    withheld = Signal(object)
    written = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        choices = [Choice(each, each.dutch.capitalize()) for each in Openness]
        self.openness = ChoiceField(self.tr("Dit overzicht is"), choices, label_above=True)
        self.openness.edited.connect(self.chosen)
        self.ground = LineField(self.tr("Grond, als niet alles openbaar is"))
        self.ground.written.connect(self.written)
        self.boxes = {text.value: TickBox(text_name(text)) for text in WITHHOLDABLE}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.openness)
        column.addWidget(self.ground)
        column.addSpacing(8)
        heading = self.tr("Staat niet in de openbare versie")
        column.addWidget(Text(heading, "section", "text2"))
        for box in self.boxes.values():
            box.setAccessibleName(f"{heading}: {box.text()}")
            box.clicked.connect(self._withhold)
            column.addWidget(box)

    def show_choice(self, openness: Openness, withheld: Sequence[str]) -> None:
        """Show what was chosen."""
        self.openness.set_value(openness)
        for name, box in self.boxes.items():
            box.setChecked(name in withheld)

    def show_ground(self, own: str, *, has_line: bool, is_another: bool) -> None:
        """Show the ground that she wrote; it has a place only where the header has a line for it."""
        self.ground.setVisible(has_line)
        by_itself = self.tr("zoals Wet open overheid, artikel 5.1")
        self.ground.show_line(own, by_itself, is_another=is_another)

    def _withhold(self) -> None:
        self.withheld.emit([name for name, box in self.boxes.items() if box.isChecked()])
