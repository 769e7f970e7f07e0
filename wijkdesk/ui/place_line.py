"""Where something comes that a dialog is to write, and the way to another place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from wijkdesk.ui.buttons import Button
from wijkdesk.ui.labels import ElidedText


class PlaceLine(QWidget):
    """A line that says where; ``choose`` is the button that asks for another place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._where = ElidedText("", "meta", "text2")
        self.choose = Button(self.tr("Andere plek…"), "folder-open")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._where)
        row.addStretch(1)
        row.addWidget(self.choose)

    def show_path(self, path: Path) -> None:
        """Say that it comes there."""
        self._where.setText(self.tr("Komt in {path}").format(path=path))

    @property
    def said(self) -> str:
        """What the line says."""
        return self._where.text()
