"""The table that a user sees: rows to choose with keyboard and mouse, over EntityModel."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, groupby
from typing import Final, Generic

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from wijkdesk.ui.entity_table.arrangement import GroupRow
from wijkdesk.ui.entity_table.cells import CellDelegate, Header
from wijkdesk.ui.entity_table.columns import Column, Group, R
from wijkdesk.ui.entity_table.model import EntityModel
from wijkdesk.ui.entity_table.section import ID_OF
from wijkdesk.ui.slices import Slices
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import GROUP_ROW, ROW

Cursor = QAbstractItemView.CursorAction
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ONE_BY_ONE: Final = 3
"""So many rows are patched each by itself: all headings of a long list are laid out for each that comes or goes."""
KEYS_REST: Final = 60
"""How many milliseconds after the last key it is told what is chosen: who goes down a list passes rows by."""
TOLD_AT_ONCE: Final = 1000
"""Of more rows that are chosen it is told at a turn of its own what search or filter left of them."""
TYPING_RESTS: Final = 250
"""How many milliseconds after that: somebody types on meanwhile."""


class EntityTable(QTableView, Generic[R]):
    """A list of rows keyed by id. What is chosen stays chosen through search, sorting and patches.

    ``chosen`` tells the ids that are chosen now, of who uses the keyboard once that rests or goes elsewhere, and so of
    what is left of thousands; ``activated_row`` tells an id on Enter and on a double click; ``shown_changed`` that
    other rows are shown.
    """

    chosen = Signal(object)  # a list: as one of Qt each of its thousands of ids would be made anew
    activated_row = Signal(object)
    shown_changed = Signal()

    def __init__(self, columns: Sequence[Column[R]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows_model = EntityModel(columns, self)
        self._delegate = CellDelegate(self.rows_model, self)
        self._header = Header(self.rows_model, self)
        self._widths: dict[str, int] = {}  # what the user made of the widths, at a text size of 100 %
        self._last_chosen: list[Hashable] = []
        self._shows_focus = False
        self._is_at_keys = False  # while a key is at work
        self._keys_rest = QTimer(self, singleShot=True)
        self._slices = Slices(self)
        self._waiting_search: str | None = None
        self.setAccessibleName(name)
        self._set_up_view()
        self._set_up_header()
        self._connect()
        self._follow_theme()

    # -- all rows at once --

    def set_rows(self, rows: Iterable[R]) -> None:
        """Show these rows instead of the ones before; what is chosen and the place in the list stay."""
        with self._keeping_choice():
            self.rows_model.set_rows(rows)
        self._get_ready()

    def add_rows(self, rows: Iterable[R]) -> None:
        """Show these rows too; one that is there already stays as it is."""
        with self._keeping_choice():
            self.rows_model.add_rows(rows)
        self._get_ready()

    def search(self, text: str) -> None:
        """Show only rows in which every word of ``text`` occurs, from the top.

        In a long list that was just read this waits until the list is ready for it.
        """
        self._waiting_search = None
        if text.strip() and not self.rows_model.is_ready:
            self._waiting_search = text
            return
        with self._keeping_choice():
            self.rows_model.search(text)
        self.scrollToTop()

    def filter(self, keep: Callable[[R], bool] | None) -> None:
        """Show only rows for which ``keep`` is true; None shows all."""
        with self._keeping_choice():
            self.rows_model.filter(keep)
        self.scrollToTop()

    def group_by(self, groups: Sequence[Group], group_of: Callable[[R], Hashable] | None) -> None:
        """Show rows under these groups, in this order; ``group_of`` gives the key of the group of a row."""
        with self._keeping_choice():
            self.rows_model.group_by(groups, group_of)
        self._get_ready()

    def sort_by(self, key: str | None, descending: bool = False) -> None:
        """Sort by the column with this key, within the groups; None keeps the order of set_rows."""
        with self._keeping_choice():
            self.rows_model.sort_by(key, descending)
        self._header.viewport().update()
        self.scrollTo(self.currentIndex())

    # -- one row --

    def patch_rows(self, rows: Collection[R], gone: Collection[Hashable]) -> None:
        """Add these rows, or replace those with their ids, and take away what is gone; choice and place stay."""
        if len(rows) + len(gone) <= ONE_BY_ONE:
            for row in rows:
                self.patch_row(row)
            for row_id in gone:
                self.remove_row(row_id)
            return
        with self._keeping_choice():
            self.rows_model.patch_rows(rows, gone)
        self._get_ready()

    def patch_row(self, row: R) -> None:
        """Add this row, or replace the one with its id; choice and place in the list stay."""
        self.rows_model.patch_row(row)

    def remove_row(self, row_id: Hashable) -> None:
        """Take this row away; nothing happens when it is not there."""
        self.rows_model.remove_row(row_id)

    def shown_rows(self) -> list[R]:
        """The rows that are shown, from top to bottom."""
        return self.rows_model.shown_rows()

    # -- what is chosen --

    def chosen_ids(self) -> list[Hashable]:
        """The ids of the chosen rows, from top to bottom."""
        return list(map(ID_OF, self.chosen_rows()))

    def chosen_rows(self) -> list[R]:
        """The chosen rows, from top to bottom."""
        selection = self.selectionModel().selection()  # Qt's own list of the rows asks the model of each three times
        marks = bytearray(self.rows_model.rowCount())
        for part in map(selection.at, range(selection.count())):
            first, behind = part.top(), part.bottom() + 1
            marks[first:behind] = b"\1" * (behind - first)
        return self.rows_model.marked(marks)

    def current_id(self) -> Hashable | None:
        """The id of the row with the focus, or None."""
        index = self.currentIndex()
        if not index.isValid():
            return None
        item = self.rows_model.item(index.row())
        return None if isinstance(item, GroupRow) else item.id

    def choose(self, *row_ids: Hashable) -> None:
        """Choose these rows as far as they are shown, and bring the first into view."""
        self._select(list(row_ids), row_ids[0] if row_ids else None)
        self._tell_chosen()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def next_to(self, row_ids: Collection[Hashable]) -> Hashable | None:
        """The row to go to when these are gone: the one below the last, else the one above."""
        model = self.rows_model
        places, gone = model.positions(row_ids), set(row_ids)
        if not places:
            return None
        last = places[-1]
        for place in chain(range(last + 1, model.rowCount()), range(last - 1, -1, -1)):
            item = model.item(place)
            if not isinstance(item, GroupRow) and item.id not in gone:
                return item.id
        return None

    def as_text(self) -> str:
        """The chosen rows with their headings, as a table for a spreadsheet: tabs between cells, a line a row."""
        columns = self.rows_model.columns
        lines = [[column.heading for column in columns]]
        for row_id in self.chosen_ids():
            row = self.rows_model.row(row_id)
            if row is not None:
                lines.append([" ".join(column.text(row).split()) for column in columns])
        return "\n".join("\t".join(line) for line in lines)

    # -- how it is shown --

    def sort_menu(self) -> QMenu:
        """A new menu to sort by keyboard: one choice a column, and the direction."""
        menu = QMenu(self)
        key, descending = self.rows_model.sorted_by
        columns = QActionGroup(menu)
        for column in self.rows_model.columns:
            action = _choice(menu, columns, self.tr("Sorteer op {column}").format(column=column.heading.lower()))
            action.setChecked(column.key == key)
            action.triggered.connect(lambda _checked, key=column.key: self.sort_by(key, descending))
        menu.addSeparator()
        directions = QActionGroup(menu)
        for text, is_descending in ((self.tr("Oplopend"), False), (self.tr("Aflopend"), True)):
            action = _choice(menu, directions, text)
            action.setChecked(is_descending == descending)
            action.setEnabled(key is not None)
            action.triggered.connect(lambda _checked, value=is_descending: self.sort_by(key, value))
        return menu

    def layout_state(self) -> dict[str, int]:
        """The widths that the user gave to columns, to keep in the settings."""
        return dict(self._widths)

    def restore_layout(self, widths: dict[str, int]) -> None:
        """Take over widths that layout_state gave; columns that do not exist any more are passed over."""
        known = {column.key for column in self.rows_model.columns if column.width is not None}
        self._widths = {key: width for key, width in widths.items() if key in known}
        self._fit_columns()

    # -- getting ready --

    def _get_ready(self) -> None:
        """Let no key and no click wait for what can be done beforehand."""
        if self.rows_model.is_long:
            self._slices.begin(self._steps())

    def _steps(self) -> Iterator[None]:
        for _ in self.rows_model.get_ready():
            yield
            if self._waiting_search is not None and self.rows_model.is_ready:
                self.search(self._waiting_search)

    # -- set-up --

    def _set_up_view(self) -> None:
        self.setModel(self.rows_model)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _set_up_header(self) -> None:
        self.setHorizontalHeader(self._header)
        for number, column in enumerate(self.rows_model.columns):
            mode = QHeaderView.ResizeMode.Stretch if column.width is None else QHeaderView.ResizeMode.Interactive
            self._header.setSectionResizeMode(number, mode)

    def _connect(self) -> None:
        self.rows_model.rearranged.connect(self._lay_out_groups)
        self.rows_model.patched.connect(self.shown_changed)
        self.selectionModel().selectionChanged.connect(self._follow_choice)
        self._keys_rest.timeout.connect(self._tell_chosen)
        self._header.sectionClicked.connect(self._sort_by_click)
        self._header.sectionResized.connect(self._remember_width)
        self.doubleClicked.connect(lambda _index: self.activated_row.emit(self.current_id()))
        self.entered.connect(lambda index: self._hover(index.row()))
        self.viewportEntered.connect(lambda: self._hover(-1))
        current_theme().changed.connect(self._follow_theme)

    def _follow_theme(self) -> None:
        theme = current_theme()
        vertical = self.verticalHeader()
        vertical.setMinimumSectionSize(1)
        vertical.setDefaultSectionSize(theme.px(ROW))
        self.verticalScrollBar().setSingleStep(theme.px(ROW))
        self._fit_columns()
        self._lay_out_groups()

    def _lay_out_groups(self) -> None:
        """Headings of groups are a bit higher than rows and run across all columns."""
        self.clearSpans()
        headings = self.rows_model.group_positions()
        height, columns, vertical = current_theme().px(GROUP_ROW), len(self.rows_model.columns), self.verticalHeader()
        vertical.setUpdatesEnabled(False)  # else it measures all rows anew for each heading
        with QSignalBlocker(vertical):  # the table would paint itself again a turn later
            for position in headings:
                vertical.resizeSection(position, height)
        vertical.setUpdatesEnabled(True)
        if columns > 1:
            for position in headings:
                self.setSpan(position, 0, 1, columns)
        self.doItemsLayout()  # at once, for the same reason
        self.shown_changed.emit()

    def _fit_columns(self) -> None:
        """Hide the columns that there is no room for, and give the others their width."""
        theme, width = current_theme(), self.viewport().width()
        shown = []
        with QSignalBlocker(self._header):
            for number, column in enumerate(self.rows_model.columns):
                is_hidden = width < theme.px(column.wide_from)
                self._header.setSectionHidden(number, is_hidden)
                if not is_hidden:
                    shown.append(number)
                    if column.width is not None:
                        size = theme.px(self._widths.get(column.key, column.width))
                        self._header.resizeSection(number, size)
            self._fit_rest(width)
        self._delegate.shown_columns = self._header.shown_columns = shown
        self.doItemsLayout()

    def _fit_rest(self, width: int) -> None:
        """Let the column without a width of its own take what the others leave, or what it needs at the least."""
        for number, column in enumerate(self.rows_model.columns):
            if column.width is None and column.least:
                least = current_theme().px(column.least)
                others = (self._header.sectionSize(other) for other in range(self._header.count()) if other != number)
                is_short = width - sum(others) < least
                modes = QHeaderView.ResizeMode
                self._header.setSectionResizeMode(number, modes.Interactive if is_short else modes.Stretch)
                if is_short:
                    self._header.resizeSection(number, least)

    def _remember_width(self, number: int, _old: int, new: int) -> None:
        column = self.rows_model.columns[number]
        if column.width is not None and new:
            self._widths[column.key] = round(new * 100 / current_theme().text_size)

    def _sort_by_click(self, number: int) -> None:
        key = self.rows_model.columns[number].key
        sorted_by, descending = self.rows_model.sorted_by
        self.sort_by(key, not descending if sorted_by == key else False)

    # -- the choice --

    @contextmanager
    def _keeping_choice(self) -> Iterator[None]:
        chosen, current = self.chosen_ids(), self.current_id()
        place = self.verticalScrollBar().value()
        with QSignalBlocker(self.selectionModel()):
            yield
            self._select(chosen, current)
        self.verticalScrollBar().setValue(place)
        if len(chosen) > TOLD_AT_ONCE:
            self._keys_rest.start(TYPING_RESTS)
        else:
            self._tell_chosen()

    def _select(self, row_ids: list[Hashable], current: Hashable | None) -> None:
        selection = QItemSelection()
        places = self.rows_model.positions(row_ids)
        # Neighbours as one, and whole rows: to make rows of parts takes Qt as long as there are parts, times itself.
        for _, part in groupby(enumerate(places), lambda each: each[1] - each[0]):
            neighbours = [place for _, place in part]
            selection.select(*self.rows_model.corners(neighbours[0], neighbours[-1]))
        flags = QItemSelectionModel.SelectionFlag
        model = self.selectionModel()
        place = self.rows_model.position(current) if current is not None else None
        if place is not None:
            model.setCurrentIndex(self.rows_model.index(place, 0), flags.NoUpdate)
        model.select(selection, flags.ClearAndSelect)
        self.viewport().update()

    def _follow_choice(self) -> None:
        if self._is_at_keys:
            self._keys_rest.start(KEYS_REST)
        else:
            self._tell_chosen()

    def _tell_chosen(self) -> None:
        self._keys_rest.stop()
        chosen = self.chosen_ids()
        if chosen != self._last_chosen:
            self._last_chosen = chosen
            self.chosen.emit(chosen)

    # -- keyboard and mouse --

    def moveCursor(self, cursorAction: Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and last row, and no key ends on the heading of a group."""
        count, column = self.rows_model.rowCount(), max(self.currentIndex().column(), 0)
        if cursorAction == Cursor.MoveHome:
            return self._nearest_row(range(count), column)
        if cursorAction == Cursor.MoveEnd:
            return self._nearest_row(range(count - 1, -1, -1), column)
        index = super().moveCursor(cursorAction, modifiers)
        if index.isValid() and isinstance(self.rows_model.item(index.row()), GroupRow):
            upward = cursorAction in (Cursor.MovePageUp, Cursor.MoveUp)
            below, above = range(index.row(), count), range(index.row(), -1, -1)
            found = self._nearest_row(above if upward else below, column)
            return found if found.isValid() else self._nearest_row(below if upward else above, column)
        return index

    def _nearest_row(self, positions: Iterable[int], column: int) -> QModelIndex:
        for position in positions:
            if not isinstance(self.rows_model.item(position), GroupRow):
                return self.rows_model.index(position, column)
        return QModelIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._show_focus(True)
        if event.key() in ENTER and not event.modifiers() and self.current_id() is not None:
            self._tell_chosen()
            self.activated_row.emit(self.current_id())
            return
        self._is_at_keys = True
        super().keyPressEvent(event)
        self._is_at_keys = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._show_focus(False)
        super().mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_focus(event.reason() != Qt.FocusReason.MouseFocusReason)
        if not self.currentIndex().isValid():
            first = self._nearest_row(range(self.rows_model.rowCount()), 0)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._tell_chosen()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _show_focus(self, shows: bool) -> None:
        if shows != self._shows_focus:
            self._shows_focus = shows
            self.viewport().update()

    def _hover(self, position: int) -> None:
        if position == self._delegate.hovered_row:
            return
        for row in (self._delegate.hovered_row, position):
            self.viewport().update(self._row_rect(row))
        self._delegate.hovered_row = position
        if position >= 0:
            self.viewport().update(self._row_rect(position))

    def _row_rect(self, position: int) -> QRect:
        header = self.verticalHeader()
        return QRect(0, header.sectionViewportPosition(position), self.viewport().width(), header.sectionSize(position))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, region = QPainter(self.viewport()), event.region()
        lines, places = self.verticalHeader(), self._header.places()
        is_selected = self.selectionModel().isSelected
        seen = event.rect()
        for position in range(max(lines.visualIndexAt(seen.top()), 0), self.rows_model.rowCount()):
            rect = self._row_rect(position)
            if rect.top() > seen.bottom():
                break
            if region.intersects(rect):
                selected = is_selected(self.rows_model.index(position, 0))
                self._delegate.paint_row(painter, rect, places, position, selected=selected)
        if self.hasFocus() and self._shows_focus and self.currentIndex().isValid():
            painter.setPen(QPen(current_theme().colour("focus"), 2))
            painter.drawRect(self._row_rect(self.currentIndex().row()).adjusted(1, 1, -1, -1))


def _choice(menu: QMenu, group: QActionGroup, text: str) -> QAction:
    action = menu.addAction(text)
    action.setCheckable(True)
    group.addAction(action)
    return action
