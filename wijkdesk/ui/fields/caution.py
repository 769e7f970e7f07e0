"""A quiet line below a field: something in its text should not be noted of anybody, or may stay all the same."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wijkdesk.ui.buttons import Kind, SmallButton
from wijkdesk.ui.icons import icon
from wijkdesk.ui.labels import Text
from wijkdesk.ui.theme import current_theme

SIGN = 14


class CautionLine(QWidget):
    """A sign with a few words, and the button with which they may stay; takes no room while it is empty."""

    allowed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = Text()
        self.text = Text("", "meta", "text2", wrap=True)
        self.allow = SmallButton(self.tr("Mag blijven"), "check", Kind.QUIET, "link")
        self.allow.clicked.connect(self.allowed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(4)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        row.addWidget(self.allow, 0, Qt.AlignmentFlag.AlignTop)
        current_theme().changed.connect(self._paint_sign)
        self._paint_sign()
        self.hide()

    def show_text(self, text: str, *, may_allow: bool) -> None:
        """Say this; "" takes the line away."""
        self.text.setText(text)
        self.allow.setAccessibleName(f"{self.allow.text()}: {text}")
        self.allow.setVisible(may_allow)
        self.setVisible(bool(text))

    def _paint_sign(self) -> None:
        side = current_theme().px(SIGN)
        self._sign.setPixmap(icon("eye", "text2").pixmap(side, side))
