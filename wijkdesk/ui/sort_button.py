"""Sorting a list without a mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from wijkdesk.ui.buttons import IconButton
from wijkdesk.ui.entity_table import EntityTable


class SortButton(IconButton):
    """Opens the menu to sort the list that is shown now."""

    def __init__(self, table: Callable[[], EntityTable[Any]], parent: QWidget | None = None) -> None:
        super().__init__("arrow-up-down", self.tr("Sorteren"), parent=parent)
        self._table = table
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """Show what can be sorted by, below the button."""
        menu = self._table().sort_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
