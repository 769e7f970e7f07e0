"""Painting of the matrix: a number with a bar as long as it is large, names at the left, pillars above."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from wijkdesk.ui.contacts.cooperation.model import NOTHING, MatrixModel
from wijkdesk.ui.icons import paint_icon
from wijkdesk.ui.labels import show_tip
from wijkdesk.ui.marks import PillarMark
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import ICON, INSET, ROW

PADDING: Final = 8
BAR_HEIGHT: Final = 6
SHORTEST, LONGEST = 3, 120
ARROW: Final = 12
LINE: Final = 16
HEAD: Final = 58

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Paints a count, and beside it how much that is of the largest one; none is a quiet dash.

    ``opened`` is the cell of which the actions are shown elsewhere.
    """

    def __init__(self, model: MatrixModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model = model
        self.opened = QPersistentModelIndex()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, current_theme().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect, count = current_theme(), option.rect, self._model.count(index)
        if QPersistentModelIndex(index) == self.opened:
            painter.fillRect(rect, theme.colour("selection"))
        elif count and option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        is_total = index.column() == len(self._model.columns)
        style = "figure_strong" if is_total else "figure"
        width = theme.metrics(style).horizontalAdvance("8" * len(str(max(self._most_of(index), 10))))
        box = QRect(rect.left() + theme.px(PADDING), rect.top(), width, rect.height())
        painter.setFont(theme.font(style))
        painter.setPen(theme.colour("text" if count else "text3"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(count or NOTHING))
        beside = rect.adjusted(box.right() + theme.px(PADDING) - rect.left(), 0, -theme.px(PADDING), 0)
        if is_total:
            self._paint_change(painter, beside, self._model.change(index))
        elif count:
            self._paint_bar(painter, beside, count, self._model.columns[index.column()].colour)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("focus"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        show_tip(event.globalPos(), self._model.tip(index) if index.isValid() else "", view)
        return True

    def _most_of(self, index: Index) -> int:
        if index.column() < len(self._model.columns):
            return self._model.most
        return max((row.total for row in self._model.rows), default=0)

    def _paint_bar(self, painter: QPainter, room: QRect, count: int, colour: int) -> None:
        theme = current_theme()
        longest = min(room.width(), theme.px(LONGEST))
        length = max(longest * count // self._model.most, theme.px(SHORTEST))
        height = theme.px(BAR_HEIGHT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"pillar{colour}.fill" if colour else "line_strong"))
        top = room.center().y() - height / 2 + 1
        painter.drawRoundedRect(QRectF(room.left(), top, length, height), height / 3, height / 3)
        painter.restore()

    def _paint_change(self, painter: QPainter, room: QRect, change: int | None) -> None:
        if not change:
            return
        theme, side = current_theme(), current_theme().px(ARROW)
        square = QRect(room.left(), room.center().y() - side // 2 + 1, side, side)
        paint_icon(painter, square, "arrow-up" if change > 0 else "arrow-down", "text2")
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("text2"))
        beside = room.adjusted(side + theme.px(2), 0, 0, 0)
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(abs(change)))


class PillarsHeader(QHeaderView):
    """The pillars above the numbers, each with its colour, over at most two lines."""

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._matrix = model
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current_theme().px(HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        theme = current_theme()
        painter.fillRect(rect, theme.colour("surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        room = rect.adjusted(theme.px(PADDING), theme.px(4), -theme.px(4), -theme.px(6))
        columns = self._matrix.columns
        colour = columns[logicalIndex].colour if logicalIndex < len(columns) else 0
        painter.setFont(theme.font("meta_strong"))
        painter.setPen(theme.colour("text2"))
        lines = self._lines(str(self._text(logicalIndex)), room.width())
        top = room.bottom() + 1 - theme.px(LINE) * len(lines)
        if colour:
            mark = PillarMark("", colour)
            side = theme.px(mark.side)
            mark.paint(painter, QRect(room.left(), top - side - theme.px(3), side, side))
        for number, line in enumerate(lines):
            place = QRect(room.left(), top + number * theme.px(LINE), room.width(), theme.px(LINE))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            section = self.logicalIndexAt(event.pos())
            show_tip(event.globalPos(), str(self._text(section)) if section >= 0 else "", self)
            return True
        return super().viewportEvent(event)

    def _text(self, section: int) -> object:
        return self._matrix.headerData(section, Qt.Orientation.Horizontal)

    def _lines(self, text: str, width: int) -> list[str]:
        """The words on two lines; what does not fit ends in an ellipsis."""
        metrics = current_theme().metrics("meta_strong")
        words = text.split()
        first: list[str] = []
        while words and (not first or metrics.horizontalAdvance(" ".join([*first, words[0]])) <= width):
            first.append(words.pop(0))
        lines = [" ".join(first), " ".join(words)]
        return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines if line]


class NamesHeader(QHeaderView):
    """The organisations at the left; they stay when the numbers scroll sideways."""

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._matrix = model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        theme, row = current_theme(), self._matrix.rows[logicalIndex]
        painter.fillRect(rect, theme.colour("surface"))
        left = rect.left() + theme.px(INSET)
        painter.fillRect(left, rect.bottom(), rect.right() - left + 1, 1, theme.colour("line"))
        side = theme.px(ICON)
        room = QRect(left, rect.top(), rect.right() - left - theme.px(PADDING), rect.height())
        width = room.width() - (side + theme.px(PADDING) if row.confidential else 0)
        metrics = theme.metrics("strong")
        text = metrics.elidedText(row.name.replace("\n", " "), Qt.TextElideMode.ElideRight, width)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if row.confidential:
            beside = room.left() + metrics.horizontalAdvance(text) + theme.px(PADDING)
            paint_icon(painter, QRect(beside, room.center().y() - side // 2 + 1, side, side), "lock", "text2")

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            section = self.logicalIndexAt(event.pos())
            total = self._matrix.index(section, len(self._matrix.columns)) if section >= 0 else None
            show_tip(event.globalPos(), self._matrix.tip(total) if total is not None else "", self)
            return True
        return super().viewportEvent(event)
