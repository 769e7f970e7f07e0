"""A quiet line over the window that says something about the whole dossier."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wijkdesk.ui.labels import Text
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import INSET


class Banner(QWidget):
    """One sentence on the colour of a selection; takes no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Text("", "body", "text", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET, 7, INSET, 7)
        row.addWidget(self._text, 1)
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        """Show this sentence; ``""`` takes the line away."""
        self._text.setText(sentence)
        self.setVisible(bool(sentence))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().colour("selection"))
