"""The model of the matrix: an organisation a row, a pillar a column, and behind them what the row comes to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wijkdesk.ui.contacts.cooperation.content import Column, Content, Row
from wijkdesk.ui.contacts.cooperation.words import change, heading, number_of_actions, with_whom

Index = QModelIndex | QPersistentModelIndex
NO_PARENT: Final = QModelIndex()
NOTHING: Final = "–"


class MatrixModel(QAbstractTableModel):
    """Counts of actions; what it says in words is said to a screen reader and in the tool tips."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.content: Content | None = None
        self.rows: Sequence[Row] = ()
        self.most = 0

    @property
    def columns(self) -> Sequence[Column]:
        return self.content.columns if self.content is not None else ()

    def show(self, content: Content, rows: Sequence[Row]) -> None:
        """Show these rows of the content."""
        self.beginResetModel()
        self.content, self.rows = content, tuple(rows)
        self.most = max((len(ids) for row in rows for ids in row.actions), default=0)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() or self.content is None else len(self.columns) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self.count(index)) if self.count(index) else NOTHING
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            row = self.rows[section]
            is_spoken = role == Qt.ItemDataRole.AccessibleTextRole and row.confidential
            return f"{row.name}, {self.tr('vertrouwelijk')}" if is_spoken else row.name
        return heading(self.columns[section], self.tr) if section < len(self.columns) else self.tr("Totaal")

    def actions(self, index: Index) -> tuple[int, ...]:
        """The ids of the actions that a cell counts, what runs in front."""
        row = self.rows[index.row()]
        return row.actions[index.column()] if index.column() < len(self.columns) else row.all_actions

    def count(self, index: Index) -> int:
        return len(self.actions(index))

    def change(self, index: Index) -> int | None:
        """How many actions more than in the half-year before, in the last column; ``None`` where that is not known."""
        row = self.rows[index.row()]
        return None if index.column() < len(self.columns) or row.before is None else row.total - row.before

    def spoken(self, index: Index) -> str:
        """The cell in words: whose it is, of which pillar, how many actions, and how that changed."""
        row = self.rows[index.row()]
        under = str(self.headerData(index.column(), Qt.Orientation.Horizontal))
        parts = [row.name, under, number_of_actions(self.count(index), self.tr)]
        if index.column() == len(self.columns) and self.content is not None:
            parts.append(change(row, self.content, self.tr))
        return ", ".join(part for part in parts if part)

    def tip(self, index: Index) -> str:
        """What the tool tip of a cell says."""
        if index.column() < len(self.columns):
            return self.spoken(index)
        return "\n".join(part for part in (self.spoken(index), with_whom(self.rows[index.row()], self.tr)) if part)
