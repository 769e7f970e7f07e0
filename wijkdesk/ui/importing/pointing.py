"""Saying by hand which columns of a table hold the areas and the year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.figures.layout.pointed import Part
from wijkdesk.ui.buttons import Button
from wijkdesk.ui.fields import Choice, ChoiceField
from wijkdesk.ui.labels import Paragraph


class PointColumns(QWidget):
    """Asks which heading stands over the codes, the names and the years; ``pointed`` carries what each column is."""

    pointed = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hint = self.tr(
            "Kies in welke kolom de gebiedscode of de naam van het gebied staat. De andere kolommen met getallen zijn "
            "de cijfers. Wijkdesk onthoudt dit voor de volgende tabel met dezelfde kopjes."
        )
        self._fields = {
            Part.CODE: ChoiceField(self.tr("Code"), ()),
            Part.NAME: ChoiceField(self.tr("Naam"), ()),
            Part.PERIOD: ChoiceField(self.tr("Jaar"), ()),
        }
        self.read_so = Button(self.tr("Zo lezen"), "refresh-cw")
        self.read_so.clicked.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Paragraph(hint, "meta", "text2"))
        for field in self._fields.values():
            field.edited.connect(lambda _heading: self._allow())
            column.addWidget(field)
        line = QHBoxLayout()
        line.addWidget(self.read_so)
        line.addStretch(1)
        column.addLayout(line)

    def field(self, part: Part) -> ChoiceField:
        """The field for the column of codes, of names or of periods."""
        return self._fields[part]

    def offer(self, headings: Sequence[str], columns: Mapping[str, str]) -> None:
        """Offer these headings; ``columns`` is what they were said to be before."""
        there = [Choice(heading, heading) for heading in dict.fromkeys(headings) if heading]
        said = {part: heading for heading, part in columns.items()}
        for part, field in self._fields.items():
            field.set_choices([Choice("", self.tr("geen")), *there])
            field.load(said.get(part, ""))
        self._allow()

    def _allow(self) -> None:
        has_region = any(self._fields[part].value() for part in (Part.CODE, Part.NAME))
        self.read_so.setEnabled(has_region)

    def _tell(self) -> None:
        said = {field.value(): part.value for part, field in self._fields.items() if field.value()}
        self.pointed.emit(said)
