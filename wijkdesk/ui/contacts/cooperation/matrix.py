"""The table of the matrix: as high as its rows, to walk through with the arrows and to open a number of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QTableView, QWidget

from wijkdesk.ui.contacts.cooperation.cells import HEAD, CellDelegate, NamesHeader, PillarsHeader
from wijkdesk.ui.contacts.cooperation.content import Content, Row
from wijkdesk.ui.contacts.cooperation.model import MatrixModel
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import ROW

ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NARROWEST_NAMES, WIDEST_NAMES = 132, 250
NARROWEST_COLUMN: Final = 92
TOTAL_COLUMN: Final = 92


class Matrix(QTableView):
    """Organisations by pillars; Home and End go to the first and last cell of a row.

    ``opened`` follows a click on a number and Enter, and tells whether it was Enter; ``organisation_opened`` follows a
    click on a name. ``cell_shown`` carries
    the place of the cell that the keyboard is at, for the page to bring into view.
    """

    opened = Signal(QModelIndex, bool)
    organisation_opened = Signal(int)
    cell_shown = Signal(QRect)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = MatrixModel(self)
        self._delegate = CellDelegate(self.matrix, self)
        self.setModel(self.matrix)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setHorizontalHeader(PillarsHeader(self.matrix, self))
        names = NamesHeader(self.matrix, self)
        self.setVerticalHeader(names)
        names.sectionClicked.connect(lambda row: self.organisation_opened.emit(self.matrix.rows[row].organisation))
        self._set_up_view()
        self.clicked.connect(lambda index: self._open(index, by_key=False))
        current_theme().changed.connect(self._fit)

    def show_content(self, content: Content, rows: Sequence[Row]) -> None:
        """Show these rows; the keyboard stays at its organisation and its pillar, when they are still there."""
        organisation, pillar = self._here()
        self.mark_opened(None)
        self.matrix.show(content, rows)
        self._fit()
        row = next((n for n, each in enumerate(rows) if each.organisation == organisation), 0)
        column = next((n for n, each in enumerate(content.columns) if each.pillar == pillar), 0)
        self.setCurrentIndex(self.matrix.index(row, column if pillar != _TOTAL else len(content.columns)))

    def mark_opened(self, index: QModelIndex | None) -> None:
        """Show of which cell the actions are shown elsewhere; None for no cell."""
        self._delegate.opened = QPersistentModelIndex(index) if index is not None else QPersistentModelIndex()
        self.viewport().update()

    # -- keyboard and mouse --

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers():
            self._open(self.currentIndex(), by_key=True)
            return
        super().keyPressEvent(event)
        self._show_current()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.matrix.index(0, 0))
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._show_current()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().x():
            super().wheelEvent(event)
        else:
            event.ignore()  # the page around it scrolls

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _open(self, index: QModelIndex, *, by_key: bool) -> None:
        if index.isValid() and self.matrix.count(index):
            self.opened.emit(index, by_key)

    def _show_current(self) -> None:
        if self.currentIndex().isValid():
            self.cell_shown.emit(self.visualRect(self.currentIndex()))

    def _here(self) -> tuple[int | None, int | None]:
        """The organisation and the pillar of the cell that the keyboard is at."""
        index = self.currentIndex()
        if not index.isValid():
            return None, None
        columns = self.matrix.columns
        pillar = columns[index.column()].pillar if index.column() < len(columns) else _TOTAL
        return self.matrix.rows[index.row()].organisation, pillar

    # -- layout --

    def _set_up_view(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _fit(self) -> None:
        """Names and columns share the width; where all are at their narrowest, the numbers scroll sideways."""
        theme, count = current_theme(), len(self.matrix.columns)
        names = min(max(self.width() * 3 // 10, theme.px(NARROWEST_NAMES)), theme.px(WIDEST_NAMES))
        room = self.width() - names - theme.px(TOTAL_COLUMN)
        each = max(room // max(count, 1), theme.px(NARROWEST_COLUMN))
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.setFixedWidth(names)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(theme.px(ROW))
        columns.setFixedHeight(theme.px(HEAD))
        columns.setMinimumSectionSize(1)
        for number in range(count):
            columns.resizeSection(number, each)
        if self.matrix.columnCount():
            columns.resizeSection(count, max(self.width() - names - count * each, theme.px(TOTAL_COLUMN)))
        scrolls = count * each + theme.px(TOTAL_COLUMN) + names > self.width()
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(policy)
        bar = self.horizontalScrollBar().sizeHint().height() if scrolls else 0
        self.setFixedHeight(theme.px(HEAD) + len(self.matrix.rows) * theme.px(ROW) + bar)


_TOTAL: Final = -1
"""Stands for the last column, where the id of a pillar is asked for."""
