"""The model of a table: the rows that are shown, and single rows that come, change, move and go."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Final, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from wijkdesk.ui.entity_table.arrangement import Arrangement, GroupRow
from wijkdesk.ui.entity_table.columns import Column, Group, R

Index = QModelIndex | QPersistentModelIndex
NO_PARENT: Final = QModelIndex()
TEXT_ROLES: Final = frozenset((Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole))


class EntityModel(QAbstractTableModel, Generic[R]):
    """Rows keyed by their id. Searching, filtering and sorting reset the model; a patch leaves all other rows be.

    ``rearranged`` follows each such change once, when the headings of groups are right again.
    """

    rearranged = Signal()

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._arrangement = Arrangement(self.columns)
        self._items: list[R | GroupRow] = []
        self._places: dict[Hashable, int] | None = None  # of the items by their id, once somebody asked

    # -- what views ask --

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._items[index.row()], GroupRow):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in TEXT_ROLES or not index.isValid():
            return None
        item = self._items[index.row()]
        if isinstance(item, GroupRow):
            return f"{item.group.heading} {item.count}" if index.column() == 0 else None
        column = self.columns[index.column()]
        return column.text(item) if role == Qt.ItemDataRole.DisplayRole else column.spoken(item)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role in TEXT_ROLES and orientation == Qt.Orientation.Horizontal:
            return self.columns[section].heading
        return None

    # -- what is shown --

    def item(self, position: int) -> R | GroupRow:
        """The row, or the heading of a group, at a position on the screen."""
        return self._items[position]

    def row(self, row_id: Hashable) -> R | None:
        """The row with this id, shown or not."""
        return self._arrangement.row(row_id)

    def shown_rows(self) -> list[R]:
        """The rows that are shown, from top to bottom."""
        return [item for item in self._items if not isinstance(item, GroupRow)]

    def position(self, row_id: Hashable) -> int | None:
        """Where a row is shown, or None when it is not."""
        if self._places is None:
            self._places = {item.id: position for position, item in enumerate(self._items)}
        return self._places.get(row_id)

    def group_positions(self) -> list[int]:
        """Where the headings of groups are: each stands right below the rows of the one before."""
        positions, position = [], 0
        while position < len(self._items) and isinstance(heading := self._items[position], GroupRow):
            positions.append(position)
            position += heading.count + 1
        return positions

    @property
    def sorted_by(self) -> tuple[str | None, bool]:
        """The key of the column that sorts, and whether it does so descending."""
        return self._arrangement.sorted_by, self._arrangement.descending

    # -- all rows at once --

    def set_rows(self, rows: Iterable[R]) -> None:
        """Show these rows instead of the ones before."""
        self._reset(lambda: self._arrangement.set_rows(rows))

    def search(self, text: str) -> None:
        """Show only rows in which every word of ``text`` occurs, whatever its capitals and diacritics."""
        self._reset(lambda: self._arrangement.search(text))

    def filter(self, keep: Callable[[R], bool] | None) -> None:
        """Show only rows for which ``keep`` is true; None shows all."""
        self._reset(lambda: self._arrangement.filter(keep))

    def sort_by(self, key: str | None, descending: bool = False) -> None:
        """Sort by the column with this key, within the groups; None keeps the order of set_rows."""
        self._reset(lambda: self._arrangement.sort(key, descending))

    def group_by(self, groups: Sequence[Group], group_of: Callable[[R], Hashable] | None) -> None:
        """Show rows under these groups, in this order; ``group_of`` gives the key of the group of a row."""
        self._reset(lambda: self._arrangement.group(groups, group_of))

    def _reset(self, change: Callable[[], None]) -> None:
        self.beginResetModel()
        change()
        self._items, self._places = self._arrangement.items(), None
        self.endResetModel()
        self.rearranged.emit()

    # -- one row --

    def patch_row(self, row: R) -> None:
        """Add this row, or replace the one with its id, and show it where it belongs."""
        stays = self._arrangement.put(row)
        position = self.position(row.id)
        if stays and position is not None and self._arrangement.shows(row):
            self._items[position] = row
            self._announce(position)
            self.rearranged.emit()
        else:
            self._catch_up(row.id)

    def remove_row(self, row_id: Hashable) -> None:
        """Take this row away; nothing happens when it is not there."""
        self._arrangement.drop(row_id)
        self._catch_up(row_id)

    def _catch_up(self, row_id: Hashable) -> None:
        """Bring what is shown in line with the arrangement, of which only the row ``row_id`` changed.

        Headings that are needed come first and headings that stand alone go last, so that the row in between can
        move as one row: then views keep its selection.
        """
        wanted = self._arrangement.items()
        self._insert_missing_headings(wanted)
        target = next((position for position, item in enumerate(wanted) if item.id == row_id), None)
        current = self.position(row_id)
        if target is not None:
            above = self.position(wanted[target - 1].id) if target else None
            self._place(wanted[target], current, 0 if above is None else above + 1)
        elif current is not None:
            self._remove(current)
        self._settle_headings(wanted)
        self.rearranged.emit()

    def _insert_missing_headings(self, wanted: list[R | GroupRow]) -> None:
        shown = {item.id for item in self._items}
        for position, item in enumerate(wanted):
            if isinstance(item, GroupRow) and item.id not in shown:
                below = next((each for each in wanted[position + 1 :] if isinstance(each, GroupRow)), None)
                here = self.position(below.id) if below is not None else None
                self._insert(len(self._items) if here is None else here, item)

    def _settle_headings(self, wanted: list[R | GroupRow]) -> None:
        headings = {item.id: item for item in wanted if isinstance(item, GroupRow)}
        for position in range(len(self._items) - 1, -1, -1):
            if not isinstance(self._items[position], GroupRow):
                continue
            heading = headings.get(self._items[position].id)
            if heading is None:
                self._remove(position)
            elif heading != self._items[position]:
                self._items[position] = heading
                self._announce(position)

    def _place(self, item: R | GroupRow, current: int | None, target: int) -> None:
        if current is None:
            self._insert(target, item)
            return
        if target not in (current, current + 1):
            self.beginMoveRows(NO_PARENT, current, current, NO_PARENT, target)
            del self._items[current]
            current = target if target < current else target - 1
            self._items.insert(current, item)
            self._places = None
            self.endMoveRows()
        self._items[current] = item
        self._announce(current)

    def _insert(self, position: int, item: R | GroupRow) -> None:
        self.beginInsertRows(NO_PARENT, position, position)
        self._items.insert(position, item)
        self._places = None
        self.endInsertRows()

    def _remove(self, position: int) -> None:
        self.beginRemoveRows(NO_PARENT, position, position)
        del self._items[position]
        self._places = None
        self.endRemoveRows()

    def _announce(self, position: int) -> None:
        self.dataChanged.emit(self.index(position, 0), self.index(position, len(self.columns) - 1))
