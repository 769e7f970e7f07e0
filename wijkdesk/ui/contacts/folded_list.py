"""A list inside a pane that folds away under its heading, the first few lines of it until one asks for more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.form import Fold
from wijkdesk.ui.line_list import Line, LineList

FIRST_SHOWN: Final = 6
MORE: Final = 50
MARGIN: Final = 12

Read = Callable[[int], Sequence[Line]]


class FoldedList(Fold):
    """Lines under a heading with their number, and a way to add one.

    The key of a line is the kind and the id of what ``opened`` asks for.
    """

    opened = Signal(object, int)
    add_requested = Signal()

    def __init__(
        self, heading: str, add_text: str = "", *, is_open: bool = False, above: QWidget | None = None
    ) -> None:
        super().__init__(heading, is_open=is_open)
        self._title = heading
        self._most = FIRST_SHOWN
        self._count = 0
        self._read: Read = lambda _most: ()
        self.adding = above
        if above is not None:
            self.column.add(above)
        self.list = self.column.add(LineList(heading))
        self.list.opened.connect(lambda key: self.opened.emit(*key))
        self.list.line_shown.connect(self._bring_into_view)
        self._more = self.column.add(Button(self.tr("Meer tonen"), kind=Kind.QUIET, tone="link"))
        self._more.padding = 2
        self._more.clicked.connect(self._show_more)
        self.toggled.connect(self._show)
        if add_text:
            button = Button(add_text, "plus", Kind.QUIET, "link")
            button.padding = 2
            button.clicked.connect(self.add_requested)
            self.adding = self.column.add(button)

    def rename(self, heading: str) -> None:
        """Stand under another heading; it shows with the next lines."""
        self._title = heading
        self.list.setAccessibleName(heading)

    def show_lines(self, count: int, read: Read, *, from_start: bool) -> None:
        """Show the first of ``count`` lines, or as many as were shown; ``read`` gives as many as it is asked for."""
        if from_start:
            self._most = FIRST_SHOWN
        self._count, self._read = count, read
        self._heading.setText(f"{self._title} ({count})" if count else self._title)
        self._heading.updateGeometry()
        self._show()

    def _show(self) -> None:
        """Read no lines that nobody sees."""
        if not self.is_open():
            return
        lines = self._read(self._most)
        self.list.set_lines(lines)
        self.list.setVisible(bool(lines))
        hidden = self._count - len(lines)
        self._more.setText(self.tr("Nog {n} tonen").format(n=min(hidden, MORE)))
        self._more.setVisible(hidden > 0)

    def _show_more(self) -> None:
        self._most += MORE
        self._show()
        self.list.setFocus()

    def _bring_into_view(self, line: QRect) -> None:
        page = self.parent()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parent()
        inside = page.widget() if page is not None else None
        if page is not None and inside is not None:
            place = self.list.viewport().mapTo(inside, line.topLeft())
            page.ensureVisible(place.x(), place.y(), 0, MARGIN)
            page.ensureVisible(place.x(), place.y() + line.height(), 0, MARGIN)
