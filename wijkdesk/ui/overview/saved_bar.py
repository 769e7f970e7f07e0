"""That the PDF is being saved, where it was saved, and the way to it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QPalette
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from wijkdesk.ui.announce import announce
from wijkdesk.ui.buttons import Button, IconButton
from wijkdesk.ui.labels import ElidedText


class SavedBar(QWidget):
    """A line that appears when the PDF is saved; once it is there: open it, show its folder, or put the line away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = Path()
        self._said = ElidedText("", "body")
        self.open = Button(self.tr("Openen"), "external-link")
        self.show_folder = Button(self.tr("Map tonen"), "folder-open")
        self.close_button = IconButton("x", self.tr("Sluiten"))
        self.open.clicked.connect(lambda: self._open(self.path))
        self.show_folder.clicked.connect(lambda: self._open(self.path.parent))
        self.close_button.clicked.connect(self.hide)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 14, 8)
        row.setSpacing(8)
        row.addWidget(self._said)
        row.addStretch(1)
        for button in self._buttons():
            row.addWidget(button)
        self.hide()

    def say_saving(self, path: Path) -> None:
        """Say that the PDF is on its way to this place."""
        self._say(self.tr("Wordt opgeslagen: {name}").format(name=path.name), is_saved=False)

    def say_saved(self, path: Path) -> None:
        """Say that the PDF is at this place."""
        self.path = path
        self._say(self.tr("Opgeslagen: {name}").format(name=path.name), is_saved=True)
        self.open.setFocus()

    @property
    def said(self) -> str:
        """What the line says."""
        return self._said.text()

    def _say(self, text: str, *, is_saved: bool) -> None:
        self._said.setText(text)
        for button in self._buttons():
            button.setVisible(is_saved)
        self.show()
        announce(self, text)

    def _buttons(self) -> tuple[QAbstractButton, ...]:
        return self.open, self.show_folder, self.close_button

    def _open(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
