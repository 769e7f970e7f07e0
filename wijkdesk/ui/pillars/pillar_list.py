"""The list of pillars: badge, name, rating in shape and word, how many actions run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from wijkdesk.domain.words import Light
from wijkdesk.storage.reading.programme import PillarRow
from wijkdesk.ui.icons import paint_icon
from wijkdesk.ui.labels import show_tip
from wijkdesk.ui.marks import RatingMark
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import RADIUS_CONTROL

ROW: Final = 52
NARROW_ROW: Final = 106
NARROW_LINES: Final = 2
BADGE: Final = 32
INSET: Final = 8
SIGN: Final = 14

Index = QModelIndex | QPersistentModelIndex


class PillarModel(QAbstractListModel):
    """The rows of the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[PillarRow] = ()

    def set_rows(self, rows: Sequence[PillarRow]) -> None:
        """Show these rows; when they are the same pillars in the same order, only what changed is painted again."""
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        return self.spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def spoken(self, row: PillarRow) -> str:
        return ", ".join((row.name, *self.said(row)))

    def said(self, row: PillarRow) -> tuple[str, str]:
        """What stands below the name: the rating in a word, and how many actions run."""
        if row.retired_on is not None:
            return self.tr("Afgesloten"), _day(row.retired_on)
        if row.running_actions == 1:
            return _rating(row.light, self.tr("Nog niet beoordeeld")), self.tr("1 actie")
        count = self.tr("{n} acties").format(n=row.running_actions)
        return _rating(row.light, self.tr("Nog niet beoordeeld")), count


class PillarList(QListView):
    """Pillars to choose; ``chosen`` carries the id of the one that was, ``entered_page`` that one wants to go on there.

    ``menu_requested`` carries where, on the screen, a menu was asked for. While ``is_rail``, it is narrow: the words
    stand below the badge.
    """

    chosen = Signal(int)
    entered_page = Signal()
    remove_requested = Signal()
    menu_requested = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_rail = False
        self._model = PillarModel(self)
        self._is_showing = False
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setItemDelegate(_PillarDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        current_theme().changed.connect(self.doItemsLayout)

    @property
    def rows(self) -> Sequence[PillarRow]:
        return self._model.rows

    def set_rows(self, rows: Sequence[PillarRow]) -> None:
        """Show these pillars; the one that was chosen stays so while it is there."""
        current = self.current_id()
        self._is_showing = True
        self._model.set_rows(rows)
        self._is_showing = False
        self.choose(current)

    def choose(self, pillar: int | None) -> None:
        """Show which one is chosen, without telling."""
        self._is_showing = True
        place = next((place for place, row in enumerate(self.rows) if row.id == pillar), -1)
        self.setCurrentIndex(self._model.index(place, 0) if place >= 0 else QModelIndex())
        self._is_showing = False

    def current_id(self) -> int | None:
        place = self.currentIndex().row()
        return self.rows[place].id if 0 <= place < len(self.rows) else None

    def as_text(self, row: PillarRow) -> str:
        return self._model.spoken(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right) and not event.modifiers():
            self.entered_page.emit()
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid():
            at_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            place = self.visualRect(self.currentIndex()).center() if at_key else event.pos()
            self.menu_requested.emit(self.viewport().mapToGlobal(place))

    def _tell_chosen(self, current: QModelIndex) -> None:
        if not self._is_showing and current.isValid():
            self.chosen.emit(self.rows[current.row()].id)


class _PillarDelegate(QStyledItemDelegate):
    def __init__(self, view: PillarList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, current_theme().px(NARROW_ROW if self._view.is_rail else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        row = self._view.rows[index.row()]
        side = theme.px(4 if self._view.is_rail else 10)
        plate = option.rect.adjusted(side, 1, -side, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_plate(painter, plate, option)
        badge = QRect(0, 0, theme.px(BADGE), theme.px(BADGE))
        badge.moveCenter(plate.center())
        if self._view.is_rail:
            badge.moveTop(plate.top() + theme.px(INSET))
            self._paint_words_below(painter, plate.adjusted(0, badge.bottom() + 1 - plate.top(), 0, 0), row)
        else:
            badge.moveLeft(plate.left() + theme.px(INSET))
            self._paint_words(painter, plate.adjusted(theme.px(INSET + BADGE + 10), 0, -theme.px(INSET), 0), row)
        _paint_badge(painter, badge, row)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        row = self._view.rows[index.row()] if index.isValid() else None
        show_tip(event.globalPos(), self._view.as_text(row) if row else "", view)
        return True

    def _paint_words(self, painter: QPainter, rect: QRect, row: PillarRow) -> None:
        theme = current_theme()
        upper = QRect(rect.left(), rect.top() + theme.px(7), rect.width(), theme.px(18))
        lower = QRect(rect.left(), upper.bottom(), rect.width(), theme.px(18))
        _paint_text(painter, upper, row.name, "strong", "text" if row.retired_on is None else "text2")
        word, rest = self._view._model.said(row)
        lower.setLeft(lower.left() + _paint_rating(painter, lower, row, word))
        _paint_text(painter, lower, f"  ·  {rest}", "meta", "text2")

    def _paint_words_below(self, painter: QPainter, rect: QRect, row: PillarRow) -> None:
        """Name and rating below each other, each in the middle."""
        theme = current_theme()
        line = theme.px(16)
        tone = "text" if row.retired_on is None else "text2"
        place = QRect(rect.left(), rect.top() + theme.px(2), rect.width(), line)
        for text in lines_of(row.name, rect.width()):
            _paint_text(painter, _middle(place, "meta", text), text, "meta", tone)
            place.translate(0, line)
        word = self._view._model.said(row)[0]
        light = _light(row)
        sign = theme.px(SIGN + 4) if light is not None else 0
        _paint_rating(painter, _middle(place, "section" if light is not None else "meta", word, sign), row, word)


def _paint_plate(painter: QPainter, plate: QRect, option: QStyleOptionViewItem) -> None:
    theme = current_theme()
    radius = theme.px(RADIUS_CONTROL)
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    if selected or option.state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("selection" if selected else "hover"))
        painter.drawRoundedRect(plate, radius, radius)
    if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_Active:
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(plate).adjusted(1, 1, -1, -1), radius, radius)


def _paint_badge(painter: QPainter, badge: QRect, row: PillarRow) -> None:
    theme = current_theme()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"pillar{row.colour}.tint"))
    painter.drawRoundedRect(badge, theme.px(5), theme.px(5))
    side = round(badge.width() * 0.56)
    inner = QRect(0, 0, side, side)
    inner.moveCenter(badge.center())
    paint_icon(painter, inner, row.icon, f"pillar{row.colour}")


def _paint_text(painter: QPainter, rect: QRect, text: str, style: str, tone: str) -> int:
    """Paint a text, elided to the room that there is; gives the width that it took."""
    metrics = current_theme().metrics(style)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(current_theme().font(style))
    painter.setPen(current_theme().colour(tone))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    return metrics.horizontalAdvance(shown)


def _paint_rating(painter: QPainter, rect: QRect, row: PillarRow, word: str) -> int:
    """Paint the shape of a rating and its word; gives the width that they took."""
    theme, light = current_theme(), _light(row)
    if light is None:
        return _paint_text(painter, rect, word, "meta", "text2")
    side, gap = theme.px(SIGN), theme.px(4)
    RatingMark("", light.value).paint(painter, QRect(rect.left(), rect.center().y() - side // 2 + 1, side, side))
    return side + gap + _paint_text(painter, rect.adjusted(side + gap, 0, 0, 0), word, "section", light.value)


def _middle(rect: QRect, style: str, text: str, sign: int = 0) -> QRect:
    """The middle of ``rect``, as wide as a text with a sign before it, and no wider than there is room."""
    wanted = current_theme().metrics(style).horizontalAdvance(text) + sign + 2
    spare = max(rect.width() - wanted, 0)
    return rect.adjusted(spare // 2, 0, spare // 2 - spare, 0)


def lines_of(name: str, width: int) -> list[str]:
    """A name over at most two lines, broken between words; what does not fit the last one is for who paints it."""
    metrics = current_theme().metrics("meta")
    lines: list[str] = []
    for word in name.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (len(lines) == NARROW_LINES or metrics.horizontalAdvance(longer) <= width):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _light(row: PillarRow) -> Light | None:
    """The rating that counts: none for a pillar that is closed."""
    return row.light if row.retired_on is None else None


def _rating(light: Light | None, otherwise: str) -> str:
    return light.dutch.capitalize() if light is not None else otherwise


def _day(day: Any) -> str:
    return f"{day:%d-%m-%Y}"
