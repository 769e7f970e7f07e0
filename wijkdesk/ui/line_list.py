"""A short list inside a page: a line with a sign, a title, a remark and something at its end; as high as its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPen, QWheelEvent
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
MARK_GAP: Final = 10
GAP: Final = 14
BADGE_GAP: Final = 6
MOST_DETAIL: Final = 0.32
SLACK: Final = 2
LEAST_DETAIL: Final = 56
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

    ``opened`` carries the key of a line on Enter or a click. ``line_shown`` carries the place of the line that the
    keyboard is at, for the page to bring into view.
    """

    opened = Signal(object)
    line_shown = Signal(QRect)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        current_theme().changed.connect(self._fit)

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
        self._fit()
        row = next((row for row, line in enumerate(lines) if line.key == key), min(current, len(lines) - 1))
        self.setCurrentIndex(self._model.index(row, 0))

    def as_table(self) -> list[list[str]]:
        """The lines as the cells of a table: title, remark, end."""
        return [[line.title, line.mark.word if line.mark else "", line.detail, line.end] for line in self.lines]

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

    def _fit(self) -> None:
        self.setFixedHeight(current_theme().px(LINE) * len(self.lines) + 2)
        self.doItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and self.lines[index.row()].key is not None:
            self.opened.emit(self.lines[index.row()].key)

    def _show_current(self) -> None:
        if self.currentIndex().isValid():
            self.line_shown.emit(self.visualRect(self.currentIndex()))


class _LineDelegate(QStyledItemDelegate):
    """Paints a line; what does not fit ends in an ellipsis, the remark sooner than the title."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, current_theme().px(LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect, line = current_theme(), option.rect, _line(index)
        if line.key is not None and option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        for place, text, tone, style in _parts(rect, line):
            metrics = theme.metrics(style)
            painter.setFont(theme.font(style))
            painter.setPen(theme.colour(tone))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        _paint_marks(painter, rect, line)
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_Active:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        show_tip(event.globalPos(), _line(index).spoken if index.isValid() else "", view)
        return True


def _line(index: Index) -> Line:
    model = index.model()
    assert isinstance(model, LineModel)
    return model.lines[index.row()]


def _parts(rect: QRect, line: Line) -> list[tuple[QRect, str, str, str]]:
    """Where title, remark and end stand: each a place, a text, a tone and a type style."""
    theme = current_theme()
    gap = theme.px(GAP)
    left = rect.left() + (theme.px(ICON + MARK_GAP) if line.mark else 0)
    end = _width(line.end_style.type_style, line.end)
    right = rect.right() + 1 - (end + gap if line.end else 0)
    badge = theme.px(ICON + BADGE_GAP) if line.badge else 0
    title, detail = _shares(line, right - left - badge)
    parts = [(QRect(left, rect.top(), title, rect.height()), line.title, "text", "body")]
    if detail:
        parts.append((QRect(right - detail, rect.top(), detail, rect.height()), line.detail, "text2", "meta"))
    if line.end:
        place = QRect(rect.right() + 1 - end, rect.top(), end, rect.height())
        parts.append((place, line.end, line.end_style.tone, line.end_style.type_style))
    return parts


def _shares(line: Line, room: int) -> tuple[int, int]:
    """How wide title and remark are in this room; a remark that would be a few letters is left out."""
    theme = current_theme()
    title = _width("body", line.title)
    if not line.detail:
        return min(title, room), 0
    gap = theme.px(GAP)
    wanted = _width("meta", line.detail)
    detail = min(wanted, max(room - title - gap, round(room * MOST_DETAIL)))
    if detail < min(wanted, theme.px(LEAST_DETAIL)):
        return min(title, room), 0
    return min(title, room - detail - gap), detail


def _width(style: str, text: str) -> int:
    """What a text takes; letters stand at parts of a pixel, so that the sum of their widths is a bit too small."""
    return current_theme().metrics(style).horizontalAdvance(text) + SLACK


def _paint_marks(painter: QPainter, rect: QRect, line: Line) -> None:
    if line.mark is not None:
        _paint_mark(painter, rect.topLeft(), rect, line.mark)
    if line.badge is not None:
        title = _parts(rect, line)[0][0]
        _paint_mark(painter, QPoint(title.right() + current_theme().px(BADGE_GAP), rect.top()), rect, line.badge)


def _paint_mark(painter: QPainter, place: QPoint, rect: QRect, mark: Mark) -> None:
    side, box = current_theme().px(mark.side), current_theme().px(ICON)
    mark.paint(painter, QRect(place.x() + (box - side) // 2, rect.center().y() - side // 2 + 1, side, side))
