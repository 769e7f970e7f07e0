"""That the PDF is being saved, where it was saved, and the way to it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QProgressBar, QWidget

from wijkdesk.ui.announce import announce
from wijkdesk.ui.buttons import Button, IconButton
from wijkdesk.ui.labels import ElidedText

PATIENCE: Final = 1000  # milliseconds of saving before one may wish to give it up


class SavedBar(QWidget):
    """A line that appears when the PDF is saved; once it is there: open it, show its folder, or put the line away.

    What takes longer than a second shows that it goes on, and can be given up: ``given_up``.
    """

    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = Path()
        self._said = ElidedText("", "body")
        self.open = Button(self.tr("Openen"), "external-link")
        self.show_folder = Button(self.tr("Map tonen"), "folder-open")
        self.close_button = IconButton("x", self.tr("Sluiten"))
        self.give_up = Button(self.tr("Annuleren"))
        self.give_up.clicked.connect(self.given_up)
        self._progress = QProgressBar(maximum=0, textVisible=False)
        self._progress.setAccessibleName(self.tr("Het document wordt gemaakt"))
        self._progress.setFixedWidth(120)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(lambda: self._show_progress(is_shown=True))
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
        for part in (self._progress, self.give_up, *self._buttons()):
            row.addWidget(part)
        self._show_progress(is_shown=False)
        self.hide()

    def say_saving(self, path: Path) -> None:
        """Say that the PDF is on its way to this place."""
        self._say(self.tr("Wordt opgeslagen: {name}").format(name=path.name), is_saved=False)
        self._patience.start()

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
        self._patience.stop()
        self._show_progress(is_shown=False)
        for button in self._buttons():
            button.setVisible(is_saved)
        self.show()
        announce(self, text)

    def _show_progress(self, *, is_shown: bool) -> None:
        self._progress.setVisible(is_shown)
        self.give_up.setVisible(is_shown)

    def hideEvent(self, event: QHideEvent) -> None:
        self._patience.stop()
        super().hideEvent(event)

    def _buttons(self) -> tuple[QAbstractButton, ...]:
        return self.open, self.show_folder, self.close_button

    def _open(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
