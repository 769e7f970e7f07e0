"""A quiet line over the window that says something about the whole dossier."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wijkdesk.ui.announce import announce
from wijkdesk.ui.buttons import Button
from wijkdesk.ui.labels import Text
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import INSET


class Banner(QWidget):
    """One sentence on the colour of a selection, with what one can do; no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Text("", "body", "text", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET, 7, INSET, 7)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        self.button = Button(self.tr("Opnieuw proberen"))
        self.button.clicked.connect(lambda: self._command())
        row.addWidget(self.button)
        self._command: Callable[[], object] = lambda: None
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said now."""
        return self._text.text()

    def show_sentence(self, sentence: str, verb: str = "", command: Callable[[], object] = lambda: None) -> None:
        """Show this sentence, with a button that carries out ``command``; ``""`` takes the line away."""
        is_new = sentence != self.sentence
        self._text.setText(sentence)
        self.button.setText(verb or self.button.text())
        self.button.setVisible(bool(verb))
        self._command = command
        self.setVisible(bool(sentence))
        if verb and is_new:
            announce(self, sentence)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().colour("selection"))
        painter.drawRect(self.rect())
