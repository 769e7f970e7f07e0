"""The three parts of a name side by side, so that they read as one name."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from wijkdesk.ui.fields import TextField


class NameParts(QWidget):
    """First name, *tussenvoegsel* and last name, each a field of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first_name = TextField(self.tr("Voornaam"), label_above=True)
        self.infix = TextField(self.tr("Tussenvoegsel"), label_above=True)
        self.last_name = TextField(self.tr("Achternaam"), label_above=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for field, share in ((self.first_name, 3), (self.infix, 3), (self.last_name, 4)):
            field.set_quiet(True)
            row.addWidget(field, share)
