"""Painting of a table: cells, headings of groups, and the header, which stands exactly over its cells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Generic, NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from wijkdesk.ui.entity_table.arrangement import GroupRow
from wijkdesk.ui.entity_table.columns import Column, R
from wijkdesk.ui.entity_table.model import EntityModel
from wijkdesk.ui.icons import paint_icon
from wijkdesk.ui.labels import show_tip
from wijkdesk.ui.marks import Mark
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import BAR, INSET

PADDING: Final = 8
MARK_GAP: Final = 8
SORT_ICON: Final = 12

Index = QModelIndex | QPersistentModelIndex


def _paint_mark(painter: QPainter, rect: QRect, mark: Mark) -> None:
    side = current_theme().px(mark.side)
    mark.paint(painter, QRect(rect.left(), rect.center().y() - side // 2 + 1, side, side))


def _baseline(rect: QRect, ascent: int, descent: int) -> int:
    return rect.top() + (rect.height() + ascent - descent) // 2


def _fitted(text: str, type_style: str, room: int, _text_size: int) -> tuple[str, int]:
    """As much of a text as there is room for, on one line, and how wide that is.

    It is worth keeping: the same days and names stand in many rows, and to measure takes half as long as to paint.
    """
    metrics = current_theme().metrics(type_style)
    width = metrics.horizontalAdvance(text)
    if width > room or "\n" in text:
        text = metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(text)
    return text, width


def content_rect(rect: QRect, is_first: bool, is_last: bool) -> QRect:
    """The part of a cell that holds its mark and text; the header uses it too."""
    theme = current_theme()
    left, right = (theme.px(INSET if at_edge else PADDING) for at_edge in (is_first, is_last))
    return rect.adjusted(left, 0, -right, 0)


def text_rect(rect: QRect, column: Column[R], is_first: bool, is_last: bool) -> QRect:
    """The part of a cell that holds its text."""
    indent = current_theme().px(column.mark_side + MARK_GAP) if column.mark is not None and column.has_text else 0
    return content_rect(rect, is_first, is_last).adjusted(indent, 0, 0, 0)


class Place(NamedTuple):
    """Where in a row the content of a column stands."""

    number: int
    left: int
    width: int


class CellDelegate(QStyledItemDelegate, Generic[R]):
    """Paints rows straight from the model's rows: no grid, a hairline from text to text, selection as a tint.

    A row at once: what Qt asks of each cell, and hands over for it, takes twice as long as what is painted there.
    """

    def __init__(self, model: EntityModel[R], view: QAbstractItemView) -> None:
        super().__init__(view)
        self._fitted = lru_cache(maxsize=2000)(_fitted)  # of this table: what stood in it goes with it
        self._model = model
        self.hovered_row = -1
        self.shown_columns: Sequence[int] = range(len(model.columns))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize()

    def paint_row(
        self, painter: QPainter, rect: QRect, places: Sequence[Place], position: int, *, selected: bool
    ) -> None:
        """Paint what stands at a position of the model; ``places`` are those of the columns that are shown."""
        item = self._model.item(position)
        if isinstance(item, GroupRow):
            self._paint_group(painter, rect, item)
            return
        self._paint_ground(painter, rect, selected=selected, hovered=position == self.hovered_row)
        for number, left, width in places:
            cell = QRect(left, rect.top(), width, rect.height())
            self._paint_content(painter, cell, self._model.columns[number], item)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        show_tip(event.globalPos(), self._tip(option.rect, index), view)
        return True

    def _tip(self, rect: QRect, index: Index) -> str:
        """What the cell cannot show: the words of its marks, and its text when that is cut off."""
        item = self._model.item(index.row()) if index.isValid() else None
        if item is None or isinstance(item, GroupRow):
            return ""
        column = self._model.columns[index.column()]
        words = [mark.word for mark in column.marks(item) if mark is not None and mark.word]
        text, metrics = column.text(item), current_theme().metrics(column.style(item).type_style)
        shown = self.shown_columns
        room = text_rect(rect, column, index.column() == shown[0], index.column() == shown[-1])
        badge = column.marks(item)[1]
        needed = metrics.horizontalAdvance(text) + (current_theme().px(badge.side + MARK_GAP) if badge else 0)
        is_cut_off = needed > room.width()
        return " · ".join(([text] if is_cut_off else []) + [word for word in words if word != text])

    def _paint_ground(self, painter: QPainter, rect: QRect, *, selected: bool, hovered: bool) -> None:
        theme = current_theme()
        if selected:
            painter.fillRect(rect, theme.colour("selection"))
            painter.fillRect(rect.left(), rect.top(), theme.px(BAR), rect.height(), theme.colour("accent"))
            return
        if hovered:
            painter.fillRect(rect, theme.colour("hover"))
        line = content_rect(rect, True, True)
        painter.fillRect(line.left(), line.bottom(), line.width(), 1, theme.colour("line"))

    def _paint_content(self, painter: QPainter, rect: QRect, column: Column[R], row: R) -> None:
        mark, badge = column.marks(row)
        if mark is not None:
            _paint_mark(painter, rect, mark)
        if column.mark is not None:
            rect = rect.adjusted(current_theme().px(column.mark_side + MARK_GAP), 0, 0, 0)
        room = rect.width() - (current_theme().px(badge.side + MARK_GAP) if badge is not None else 0)
        width = self._paint_text(painter, rect, room, column, row)
        if badge is not None:
            _paint_mark(painter, rect.adjusted(width + current_theme().px(MARK_GAP), 0, 0, 0), badge)

    def _paint_text(self, painter: QPainter, rect: QRect, room: int, column: Column[R], row: R) -> int:
        """Paint the text, elided to ``room``; gives the width it took."""
        theme, style = current_theme(), column.style(row)
        metrics = theme.metrics(style.type_style)
        text, width = self._fitted(column.text(row), style.type_style, room, theme.text_size)
        painter.setFont(theme.font(style.type_style))
        painter.setPen(theme.colour(style.tone))
        left = rect.right() + 1 - width if column.align_right else rect.left()
        painter.drawText(left, _baseline(rect, metrics.ascent(), metrics.descent()), text)
        return width

    def _paint_group(self, painter: QPainter, rect: QRect, row: GroupRow) -> None:
        theme = current_theme()
        metrics = theme.metrics("section")
        left, baseline = rect.left() + theme.px(INSET), _baseline(rect, metrics.ascent(), metrics.descent())
        baseline += theme.px(4)
        painter.setFont(theme.font("section"))
        painter.setPen(theme.colour(row.group.tone))
        painter.drawText(left, baseline, row.group.heading)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("text3"))
        painter.drawText(left + metrics.horizontalAdvance(row.group.heading) + theme.px(6), baseline, str(row.count))


class Header(QHeaderView, Generic[R]):
    """The headings, aligned as the cells under them; a click sorts."""

    def __init__(self, model: EntityModel[R], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = model.columns
        self._model = model
        self.shown_columns: Sequence[int] = range(len(model.columns))
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    def reset(self) -> None:
        """Nothing: the columns stay the same, and to measure and paint them anew takes a tenth of a key in a search."""

    def places(self) -> list[Place]:
        """Where the content of each shown column stands, from left to right."""
        found, shown = [], self.shown_columns
        for number in shown:
            section = QRect(self.sectionViewportPosition(number), 0, self.sectionSize(number), 1)
            inner = content_rect(section, number == shown[0], number == shown[-1])
            found.append(Place(number, inner.left(), inner.width()))
        return found

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current_theme().px(32))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        theme, column = current_theme(), self._columns[logicalIndex]
        painter.fillRect(rect, theme.colour("surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        inner = text_rect(rect, column, logicalIndex == self.shown_columns[0], logicalIndex == self.shown_columns[-1])
        sorts, descending = self._model.sorted_by
        metrics = theme.metrics("meta_strong")
        side = theme.px(SORT_ICON)
        room = inner.width() - (side + theme.px(4) if sorts == column.key else 0)
        text = metrics.elidedText(column.heading, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(text)
        left = inner.right() + 1 - width if column.align_right else inner.left()
        painter.setFont(theme.font("meta_strong"))
        painter.setPen(theme.colour("text2"))
        painter.drawText(left, _baseline(inner, metrics.ascent(), metrics.descent()), text)
        if sorts == column.key:
            square = QRect(0, inner.center().y() - side // 2 + 1, side, side)
            square.moveLeft(left - side - theme.px(4) if column.align_right else left + width + theme.px(4))
            paint_icon(painter, square, "chevron-down" if descending else "chevron-up", "text2")
