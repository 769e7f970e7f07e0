"""The list that drops down from a field."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListView, QWidget

from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import ICON


class PopupList(QListView):
    """Lines with small icons; a line that is too long is elided, and all lines are equally high."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("popup", True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        current_theme().changed.connect(self._follow_theme)
        self._follow_theme()

    def _follow_theme(self) -> None:
        side = current_theme().px(ICON)
        self.setIconSize(QSize(side, side))
