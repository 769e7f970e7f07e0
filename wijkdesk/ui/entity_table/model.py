"""The model of a table: the rows that are shown, and single rows that come, change, move and go."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from itertools import compress, count
from typing import Any, Final, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from wijkdesk.ui.entity_table.arrangement import Arrangement, GroupRow
from wijkdesk.ui.entity_table.columns import Column, Group, R
from wijkdesk.ui.entity_table.section import ID_OF, Section

Index = QModelIndex | QPersistentModelIndex
NO_PARENT: Final = QModelIndex()
OF_A_ROW: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
MANY: Final = 20
ASKED: Final = 10
"""To ask a row to which group it belongs takes so many times as long as to look whether it is one of those wanted."""
TEXT_ROLES: Final = frozenset((Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole))


class EntityModel(QAbstractTableModel, Generic[R]):
    """Rows keyed by their id. Searching, filtering and sorting reset the model; a patch leaves all other rows be.

    ``rearranged`` follows each such change once, when the headings of groups are right again; ``patched`` follows a
    patch that left every row where it was.
    """

    rearranged = Signal()
    patched = Signal()

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._arrangement = Arrangement(self.columns)

    # -- what views ask --

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else self._arrangement.count()

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._arrangement.is_heading(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return OF_A_ROW

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in TEXT_ROLES or not index.isValid():
            return None
        item = self.item(index.row())
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
        return self._arrangement.item(position)

    def marked(self, marks: bytearray) -> list[R]:
        """The rows of which the position on the screen has a mark, a 1 among as many as are shown."""
        return self._arrangement.marked(marks)

    def row(self, row_id: Hashable) -> R | None:
        """The row with this id, shown or not."""
        return self._arrangement.row(row_id)

    def shown_rows(self) -> list[R]:
        """The rows that are shown, from top to bottom; it takes a while in a long list."""
        return [row for section in self._arrangement.shown for row in section.shown]

    def number_shown(self) -> int:
        """How many rows are shown."""
        return sum(section.number for section in self._arrangement.shown)

    def position(self, row_id: Hashable) -> int | None:
        """Where a row is shown, or None when it is not."""
        return self._arrangement.position(row_id)

    def positions(self, row_ids: Collection[Hashable]) -> list[int]:
        """Where these rows are shown, from top to bottom; of many, their groups are looked through once."""
        if len(row_ids) < MANY:
            return sorted(place for place in map(self.position, row_ids) if place is not None)
        sections: Collection[Section[R]] = self._arrangement.shown
        if len(row_ids) * ASKED < self.number_shown():
            sections = {self._arrangement.section_of(row) for row in filter(None, map(self.row, row_ids))}
        is_wanted = set(row_ids).__contains__
        return [
            place
            for section in self._arrangement.shown
            if section in sections
            for place in compress(count(self._arrangement.start_of(section)), map(is_wanted, map(ID_OF, section.shown)))
        ]

    def corners(self, first: int, last: int) -> tuple[QModelIndex, QModelIndex]:
        """The first cell of one row that is shown, and the last of another.

        ``index`` would ask for the number of rows and columns first, and of a thousand parts of a choice for each.
        """
        return self.createIndex(first, 0), self.createIndex(last, len(self.columns) - 1)

    def group_positions(self) -> list[int]:
        """Where the headings of groups are."""
        shown = self._arrangement.shown
        return list(self._arrangement.starts()) if shown and shown[0].group is not None else []

    @property
    def sorted_by(self) -> tuple[str | None, bool]:
        """The key of the column that sorts, and whether it does so descending."""
        return self._arrangement.sorted_by, self._arrangement.descending

    # -- all rows at once --

    def set_rows(self, rows: Iterable[R]) -> None:
        """Show these rows instead of the ones before."""
        self._reset(lambda: self._arrangement.set_rows(rows))

    def add_rows(self, rows: Iterable[R]) -> None:
        """Show these rows too; one that is there already stays as it is."""
        self._reset(lambda: self._arrangement.add_rows(rows))

    def patch_rows(self, rows: Iterable[R], gone: Iterable[Hashable]) -> None:
        """Add or replace these rows, and take away those with these ids, all together."""
        self._reset(lambda: self._arrangement.patch(rows, gone))

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
        self.endResetModel()
        self.rearranged.emit()

    # -- getting ready --

    @property
    def is_ready(self) -> bool:
        """Whether a search can answer at once."""
        return self._arrangement.is_ready

    @property
    def is_long(self) -> bool:
        """Whether it takes a while to get ready."""
        return self._arrangement.is_long

    def get_ready(self) -> Iterator[None]:
        """Small steps after which the first search and the first sorting take no longer than the next ones."""
        return self._arrangement.get_ready()

    # -- one row --

    def patch_row(self, row: R) -> None:
        """Add this row, or replace the one with its id, and show it where it belongs."""
        position = self._arrangement.replace(row)
        if position is not None:
            self._announce(position)
            self.patched.emit()
            return
        target = self._arrangement.section_of(row)
        source, before = self._place_of(row.id)
        _ = target.shown  # what views know of it; it follows the change only below
        self._arrangement.put(row)
        after = _index(target.look(), row)
        if source is target and before is not None and before == after:
            self._refresh(target)
            self._announce(self._arrangement.start_of(target) + after)
            self.patched.emit()
            return
        if after is not None and target not in self._arrangement.shown:
            self._insert_section(target)
        if source is None or before is None:
            self._insert(target, after)
        elif after is None:
            self._remove(source, before, target)
        else:
            self._move(source, before, target, after)
        self._settle(source, target)

    def remove_row(self, row_id: Hashable) -> None:
        """Take this row away; nothing happens when it is not there."""
        source, before = self._place_of(row_id)
        self._arrangement.drop(row_id)
        if source is not None and before is not None:
            self._remove(source, before, source)
        self._settle(source)

    def _place_of(self, row_id: Hashable) -> tuple[Section[R] | None, int | None]:
        """The section of a row, and where it is shown there."""
        row = self._arrangement.row(row_id)
        section = self._arrangement.holder(row) if row is not None else None
        return section, _index(section.shown, row) if section is not None and row is not None else None

    def _insert_section(self, section: Section[R]) -> None:
        """Views hear of the heading by itself, before they hear of the rows: each then is one row to them."""
        position = self._arrangement.place_for(section)
        if section.group is not None:
            self.beginInsertRows(NO_PARENT, position, position)
        self._arrangement.show_section(section)
        if section.group is not None:
            self.endInsertRows()

    def _insert(self, target: Section[R], after: int | None) -> None:
        if after is None:
            target.refresh()
            return
        position = self._arrangement.start_of(target) + after
        self.beginInsertRows(NO_PARENT, position, position)
        self._refresh(target)
        self.endInsertRows()

    def _remove(self, source: Section[R], before: int, target: Section[R]) -> None:
        position = self._arrangement.start_of(source) + before
        self.beginRemoveRows(NO_PARENT, position, position)
        self._refresh(source, target)
        self.endRemoveRows()

    def _move(self, source: Section[R], before: int, target: Section[R], after: int) -> None:
        current = self._arrangement.start_of(source) + before
        wanted = self._arrangement.start_of(target) + after + (source is target and after > before)
        self.beginMoveRows(NO_PARENT, current, current, NO_PARENT, wanted)
        self._refresh(source, target)
        self.endMoveRows()
        self._announce(self._arrangement.start_of(target) + after)

    def _refresh(self, *sections: Section[R]) -> None:
        for section in sections:
            section.refresh()
        self._arrangement.measure()

    def _settle(self, *sections: Section[R] | None) -> None:
        """Take away the headings that stand alone, and tell of those that say another number."""
        for section in {id(each): each for each in sections if each is not None}.values():
            if section not in self._arrangement.shown:
                continue
            heading = self._arrangement.start_of(section) - 1
            if section.number:
                if section.group is not None and section.said != section.number:
                    section.said = section.number
                    self._announce(heading)
                continue
            if section.group is not None:
                self.beginRemoveRows(NO_PARENT, heading, heading)
            self._arrangement.hide_section(section)
            if section.group is not None:
                self.endRemoveRows()
        self.rearranged.emit()

    def _announce(self, position: int) -> None:
        self.dataChanged.emit(self.index(position, 0), self.index(position, len(self.columns) - 1))


def _index(rows: Sequence[R], row: R) -> int | None:
    return rows.index(row) if row in rows else None
