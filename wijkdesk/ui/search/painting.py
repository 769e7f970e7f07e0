"""How a line of the box is painted: what was found in bold, and where its words stand in a second line."""

from __future__ import annotations

import re
from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wijkdesk.storage.reading.found_words import Marked
from wijkdesk.ui.labels import show_tip
from wijkdesk.ui.marks import Mark
from wijkdesk.ui.search.lines import Line
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import BAR, ICON, INSET

HEADING: Final = 28
ONE_LINE: Final = 34
SECOND_LINE: Final = 18
GAP: Final = 10
MOST_SIGNS: Final = 400  # of a title of any length, more than fits in any window
WIDEST: Final = 100_000

Index = QModelIndex | QPersistentModelIndex
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter


def line_height(line: Line) -> int:
    """How high a line is, in pixels."""
    return current_theme().px(HEADING if line.key is None else ONE_LINE + (SECOND_LINE if line.snippet.text else 0))


class FoundDelegate(QStyledItemDelegate):
    """Paints the lines of a ``FoundList``."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, line_height(_line(index)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, line = current_theme(), _line(index)
        rect = QRect(option.rect)
        inner = rect.adjusted(theme.px(INSET), 0, -theme.px(INSET), 0)
        painter.save()
        if line.key is None:
            _write(painter, inner.adjusted(0, theme.px(6), 0, 0), line.title.text, "section", "text2")
        else:
            self._paint_ground(painter, rect, option)
            self._paint_line(painter, inner, line)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        show_tip(event.globalPos(), _line(index).spoken if index.isValid() else "", view)
        return True

    def _paint_ground(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        theme = current_theme()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selection"))
            painter.fillRect(rect.left(), rect.top(), theme.px(BAR), rect.height(), theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))

    def _paint_line(self, painter: QPainter, rect: QRect, line: Line) -> None:
        theme = current_theme()
        upper = QRect(rect.left(), rect.top(), rect.width(), theme.px(ONE_LINE))
        if line.mark is not None:
            _paint_mark(painter, upper, line.mark)
        words = upper.adjusted(theme.px(ICON + GAP), 0, 0, 0)
        if line.end:
            end = theme.metrics("meta").horizontalAdvance(line.end) + 2
            _write(painter, QRect(words.right() + 1 - end, words.top(), end, words.height()), line.end, "meta", "text2")
            words.adjust(0, 0, -end - theme.px(GAP), 0)
        self._paint_title(painter, words, line)
        if line.snippet.text:
            place = QRect(words.left(), rect.top() + theme.px(ONE_LINE - 5), upper.right() + 1 - words.left(), 0)
            place.setHeight(theme.px(SECOND_LINE))
            _write_marked(painter, place, line.snippet, "meta", "text2")

    def _paint_title(self, painter: QPainter, rect: QRect, line: Line) -> None:
        """The title, its lock, and in what is left the remark, which gives way first."""
        theme = current_theme()
        room = rect.width() - (theme.px(ICON + GAP) if line.badge is not None else 0)
        width = _write_marked(painter, QRect(rect.left(), rect.top(), room, rect.height()), line.title, "body", "text")
        left = rect.left() + width
        if line.badge is not None:
            _paint_mark(painter, QRect(left + theme.px(GAP // 2), rect.top(), rect.width(), rect.height()), line.badge)
            left += theme.px(ICON + GAP // 2)
        rest = QRect(left + theme.px(GAP), rect.top(), rect.right() + 1 - left - theme.px(GAP), rect.height())
        if line.detail and rest.width() > theme.px(4 * GAP):
            _write(painter, rest, line.detail, "meta", "text2")


def _line(index: Index) -> Line:
    line: Line = index.model().lines[index.row()]  # type: ignore[attr-defined]
    return line


def _write(painter: QPainter, rect: QRect, text: str, style: str, tone: str) -> None:
    theme = current_theme()
    painter.setFont(theme.font(style))
    painter.setPen(theme.colour(tone))
    shown = theme.metrics(style).elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _MIDDLE, shown)


def _write_marked(painter: QPainter, rect: QRect, marked: Marked, style: str, tone: str) -> int:
    """Write one line, with what was found in it in bold; gives the width it took.

    Laid out as a whole, because pieces beside each other would part letters that join, and stand in the wrong order
    where a script runs from right to left.
    """
    theme = current_theme()
    text = re.sub(r"\s", " ", marked.text[:MOST_SIGNS])
    layout, width = _laid_out(text, marked.found, style)
    if width > rect.width():
        bold = theme.metrics("heading" if style == "body" else "section")  # what is not bold takes less
        text = bold.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        layout, width = _laid_out(text, marked.found, style)
    painter.setPen(theme.colour(tone))
    layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - layout.boundingRect().height()) / 2))
    return width


def _laid_out(text: str, found: tuple[tuple[int, int], ...], style: str) -> tuple[QTextLayout, int]:
    theme = current_theme()
    layout = QTextLayout(text, theme.font(style))
    direction = QTextOption()
    direction.setTextDirection(Qt.LayoutDirection.LeftToRight)  # a title begins at the left, whatever its script
    layout.setTextOption(direction)
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    bold.setForeground(theme.colour("text"))
    last = len(text.removesuffix("…"))
    ranges = []
    for begin, end in found:
        if begin < last:
            each = QTextLayout.FormatRange()
            each.start, each.format = _place(text, begin), bold
            each.length = _place(text, min(end, last)) - each.start
            ranges.append(each)
    layout.setFormats(ranges)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(WIDEST)
    layout.endLayout()
    return layout, ceil(line.naturalTextWidth()) if text else 0


def _place(text: str, place: int) -> int:
    """Where Qt counts it: a sign outside the first plane, such as most emoji, is two."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def _paint_mark(painter: QPainter, place: QRect, mark: Mark) -> None:
    side = current_theme().px(mark.side)
    mark.paint(painter, QRect(place.left(), place.center().y() - side // 2 + 1, side, side))
