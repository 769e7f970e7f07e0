"""What stands in the place of a list that is empty: what to do first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijkdesk.ui.buttons import Button
from wijkdesk.ui.icons import icon
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import EMPTY_ICON

WIDTH = 340


class EmptyState(QWidget):
    """An icon, one sentence, and at most one button."""

    def __init__(
        self, icon_name: str, sentence: str, button: Button | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._icon = Text()
        self.sentence = Paragraph(sentence, "body", "text2")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        if button is not None:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        current_theme().changed.connect(self._follow_theme)
        self._follow_theme()

    def _follow_theme(self) -> None:
        side = current_theme().px(EMPTY_ICON)
        self._icon.setPixmap(icon(self._icon_name, "text3").pixmap(side, side))
        width = current_theme().px(WIDTH)
        self.sentence.setFixedSize(width, self.sentence.heightForWidth(width))
