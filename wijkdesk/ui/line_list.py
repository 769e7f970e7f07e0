"""A short list inside a page: a line with a sign, a title, a remark and something at its end; as high as its lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from wijkdesk.ui.entity_table.columns import DATE, CellStyle
from wijkdesk.ui.labels import show_tip
from wijkdesk.ui.marks import Mark
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import ICON

LINE: Final = 33
SECOND_LINE: Final = 19
MARK_GAP: Final = 10
GAP: Final = 14
BADGE_GAP: Final = 6
SLACK: Final = 2
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Line:
    """One line; ``key`` is what the list tells when somebody opens it, and None for a line that does not open."""

    key: Any
    title: str
    mark: Mark | None = None
    detail: str = ""
    end: str = ""
    end_style: CellStyle = DATE
    badge: Mark | None = None

    @property
    def spoken(self) -> str:
        """The line in words, with those of its signs."""
        words = (self.title, self.mark.word if self.mark else "", self.badge.word if self.badge else "")
        return ", ".join(part for part in (*words, self.detail, self.end) if part)


class LineModel(QAbstractListModel):
    """The lines, for a view and for a screen reader."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def set_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def add_lines(self, lines: Sequence[Line]) -> None:
        self.beginInsertRows(QModelIndex(), len(self.lines), len(self.lines) + len(lines) - 1)
        self.lines = (*self.lines, *lines)
        self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        return line.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class LineList(QListView):
    """Lines to read and to open; it never scrolls by itself, because the page around it does.

    Where a line does not fit in the width that there is, all of them put remark and end below the title.

    ``opened`` carries the key of a line on Enter or a click. ``line_shown`` carries the place of the line that the
    keyboard is at, for the page to bring into view.
    """

    opened = Signal(object)
    line_shown = Signal(QRect)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_double = False
        self._widest = 0  # what the lines take that were measured; a thousand would take longer than all else
        self._measured = 0
        self._model = LineModel(self)
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setItemDelegate(_LineDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._open)
        current_theme().changed.connect(self._measure)

    @property
    def lines(self) -> Sequence[Line]:
        return self._model.lines

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines; the keyboard stays at the line that it was at, when that is still there."""
        if tuple(lines) == self._model.lines:
            return
        current = self.currentIndex().row()
        key = self.lines[current].key if 0 <= current < len(self.lines) else None
        self._model.set_lines(lines)
        self._measure()
        row = next((row for row, line in enumerate(lines) if line.key == key), min(current, len(lines) - 1))
        self.setCurrentIndex(self._model.index(row, 0))

    def add_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines, one at least, below those that are there."""
        self._model.add_lines(lines)
        self._fit()

    def as_table(self, may_leave: Callable[[Any], bool]) -> list[list[str]]:
        """The lines whose key may leave as the cells of a table: title, what its sign says, remark, end."""
        shared = [line for line in self.lines if may_leave(line.key)]
        return [[line.title, line.mark.word if line.mark else "", line.detail, line.end] for line in shared]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)
        self._show_current()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0, 0))
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._show_current()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(240), max(self.minimumHeight(), 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(120), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def line_height(self) -> int:
        """How high each line is, in pixels."""
        return current_theme().px(LINE + SECOND_LINE if self.is_double else LINE)

    def _measure(self) -> None:
        self._widest = self._measured = 0
        self._fit()

    def _is_wider_than(self, width: int) -> bool:
        """Whether a line is; then the others are not measured, and no line is measured twice."""
        while self._widest <= width and self._measured < len(self.lines):
            self._widest = max(self._widest, _wanted_width(self.lines[self._measured]))
            self._measured += 1
        return self._widest > width

    def _fit(self) -> None:
        self.is_double = self._is_wider_than(self.viewport().width())
        height = self.line_height() * len(self.lines) + 2
        if height != self.minimumHeight():
            self.setFixedHeight(height)
            self.doItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and self.lines[index.row()].key is not None:
            self.opened.emit(self.lines[index.row()].key)

    def _show_current(self) -> None:
        if self.currentIndex().isValid():
            self.line_shown.emit(self.visualRect(self.currentIndex()))


class _LineDelegate(QStyledItemDelegate):
    """Paints a line; what does not fit, also on two lines, ends in an ellipsis."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _list(self).line_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect, line = current_theme(), option.rect, _line(index)
        if line.key is not None and option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        for place, text, tone, style in self._parts(rect, line):
            metrics = theme.metrics(style)
            painter.setFont(theme.font(style))
            painter.setPen(theme.colour(tone))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        self._paint_marks(painter, rect, line)
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_Active:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        show_tip(event.globalPos(), _line(index).spoken if index.isValid() else "", view)
        return True

    def _parts(self, rect: QRect, line: Line) -> list[tuple[QRect, str, str, str]]:
        return _parts_below(rect, line) if _list(self).is_double else _parts(rect, line)

    def _paint_marks(self, painter: QPainter, rect: QRect, line: Line) -> None:
        title = self._parts(rect, line)[0][0]
        if line.mark is not None:
            _paint_mark(painter, QRect(rect.left(), title.top(), rect.width(), title.height()), line.mark)
        if line.badge is not None:
            left = title.right() + current_theme().px(BADGE_GAP)
            _paint_mark(painter, QRect(left, title.top(), rect.width(), title.height()), line.badge)


def _list(delegate: QStyledItemDelegate) -> LineList:
    view = delegate.parent()
    assert isinstance(view, LineList)
    return view


def _line(index: Index) -> Line:
    model = index.model()
    assert isinstance(model, LineModel)
    return model.lines[index.row()]


def _parts(rect: QRect, line: Line) -> list[tuple[QRect, str, str, str]]:
    """Where title, remark and end stand, in a room that is wide enough: each a place, a text, a tone and a style."""
    theme = current_theme()
    gap = theme.px(GAP)
    left = rect.left() + (theme.px(ICON + MARK_GAP) if line.mark else 0)
    end = _width(line.end_style.type_style, line.end)
    right = rect.right() + 1 - (end + gap if line.end else 0)
    title, detail = _width("body", line.title), _width("meta", line.detail)
    parts = [(QRect(left, rect.top(), title, rect.height()), line.title, "text", "body")]
    if line.detail:
        parts.append((QRect(right - detail, rect.top(), detail, rect.height()), line.detail, "text2", "meta"))
    if line.end:
        place = QRect(rect.right() + 1 - end, rect.top(), end, rect.height())
        parts.append((place, line.end, line.end_style.tone, line.end_style.type_style))
    return parts


def _parts_below(rect: QRect, line: Line) -> list[tuple[QRect, str, str, str]]:
    """As ``_parts``, with remark and end on a line of their own below the title."""
    theme = current_theme()
    left = rect.left() + (theme.px(ICON + MARK_GAP) if line.mark else 0)
    room = rect.right() + 1 - left
    upper, lower = rect.top() + theme.px(6), rect.top() + theme.px(6 + 20)
    title = min(_width("body", line.title), room - (theme.px(ICON + BADGE_GAP) if line.badge else 0))
    parts = [(QRect(left, upper, title, theme.px(20)), line.title, "text", "body")]
    end = min(_width(line.end_style.type_style, line.end), room) if line.end else 0
    detail = max(room - (end + theme.px(GAP) if end else 0), 0)
    if line.detail:
        parts.append((QRect(left, lower, detail, theme.px(20)), line.detail, "text2", "meta"))
    if line.end:
        place = QRect(rect.right() + 1 - end, lower, end, theme.px(20))
        parts.append((place, line.end, line.end_style.tone, line.end_style.type_style))
    return parts


def _wanted_width(line: Line) -> int:
    """How wide a line is with all its words beside each other."""
    theme = current_theme()
    texts = [_width("body", line.title)]
    texts += [_width("meta", line.detail) + theme.px(GAP)] if line.detail else []
    texts += [_width(line.end_style.type_style, line.end) + theme.px(GAP)] if line.end else []
    marks = (ICON + MARK_GAP if line.mark else 0) + (ICON + BADGE_GAP if line.badge else 0)
    return sum(texts) + theme.px(marks)


def _width(style: str, text: str) -> int:
    """What a text takes; letters stand at parts of a pixel, so that the sum of their widths is a bit too small."""
    return current_theme().metrics(style).horizontalAdvance(text) + SLACK


def _paint_mark(painter: QPainter, place: QRect, mark: Mark) -> None:
    """Paint a mark at the left of ``place``, in the middle of its height."""
    side, box = current_theme().px(mark.side), current_theme().px(ICON)
    mark.paint(painter, QRect(place.left() + (box - side) // 2, place.center().y() - side // 2 + 1, side, side))
