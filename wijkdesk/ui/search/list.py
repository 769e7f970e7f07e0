"""The list of the box: the keyboard moves through it while the focus stays in the line above."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from wijkdesk.ui.search.lines import Line
from wijkdesk.ui.search.painting import FoundDelegate, line_height
from wijkdesk.ui.theme import current_theme

Index = QModelIndex | QPersistentModelIndex


class FoundModel(QAbstractListModel):
    """The lines, for the view and for a screen reader."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def set_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.lines[index.row()].key is None:
            return Qt.ItemFlag.ItemIsEnabled  # a heading is read, and nobody comes there
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title.text
        return line.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class FoundList(QListView):
    """Never has the focus. ``chosen`` carries the key of the line that is clicked or taken."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FoundModel(self)
        self.setModel(self._model)
        self.setItemDelegate(FoundDelegate(self))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        current_theme().changed.connect(self.doItemsLayout)

    @property
    def lines(self) -> Sequence[Line]:
        return self._model.lines

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines, with the first that can be chosen as the current one."""
        self._model.set_lines(lines)
        self.step(0)

    def current_line(self) -> Line | None:
        row = self.currentIndex().row()
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def step(self, steps: int) -> None:
        """Go so many lines that can be chosen further or back, to the last or first at most; 0 goes to the first."""
        rows = [row for row, line in enumerate(self.lines) if line.key is not None]
        if not rows:
            return
        here = self.currentIndex().row()
        place = min(max(rows.index(here) + steps, 0), len(rows) - 1) if steps and here in rows else 0
        self.setCurrentIndex(self._model.index(rows[place], 0))
        if place == 0:
            self.scrollToTop()  # with its heading

    def take(self) -> None:
        """Choose the current line."""
        line = self.current_line()
        if line is not None:
            self.chosen.emit(line.key)

    def wanted_height(self) -> int:
        """How high all lines are together."""
        return sum(map(line_height, self.lines))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and self.lines[index.row()].key is not None:
            self.chosen.emit(self.lines[index.row()].key)
