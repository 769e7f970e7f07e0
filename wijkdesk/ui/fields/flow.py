"""A layout that goes on on the next line when a line is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

SPACING = 4


class FlowLayout(QLayout):
    """Puts widgets side by side in their own size, as many to a line as fit; hidden ones take no place."""

    def __init__(self, parent: QWidget, gap: int = SPACING) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[int, int] = {}  # by width: a layout around this one asks anew whenever anything in it moves
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, widget: QWidget) -> None:
        # An item that Qt makes itself can lie where an item lay that is long gone, and PySide then hands out the
        # wrapper of that one, which dies with a layout elsewhere. An item made here always has a wrapper of its own.
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Take away all widgets."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        super().invalidate()
        self._heights.clear()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._lay_out(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay_out(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        return QSize(0, max((size.height() for size in sizes), default=0))

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def _lay_out(self, rect: QRect, *, move: bool) -> int:
        """Place the items within ``rect``, or only measure; gives the height they take."""
        margins = self.contentsMargins()
        rect = rect.marginsRemoved(margins)
        top, heights = rect.top(), []
        for line in self._lines(rect.width()):
            left, height = rect.left(), max(size.height() for _, size in line)
            for item, size in line if move else ():
                item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
                left += size.width() + self._gap
            top += height + self._gap
            heights.append(height)
        gaps = self._gap * max(len(heights) - 1, 0)
        return sum(heights) + gaps + margins.top() + margins.bottom()

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """The items that are shown, line by line, each with its size."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        free = 0
        for item in (each for each in self._items if not each.isEmpty()):
            size = item.sizeHint()
            size.setWidth(min(size.width(), room))
            if not lines or size.width() > free:
                lines.append([])
                free = room
            lines[-1].append((item, size))
            free -= size.width() + self._gap
        return lines
