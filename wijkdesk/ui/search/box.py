"""The box at the top of the window in which everything is found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.reading.search import search, things
from wijkdesk.ui.announce import announce
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.command import Command
from wijkdesk.ui.filters import SearchField
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.search.lately import Lately
from wijkdesk.ui.search.lines import Line, lines_at_first, lines_found
from wijkdesk.ui.search.list import FoundList
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import INSET

WIDTH: Final = 640
HIGHEST: Final = 440  # of the list: a dozen lines, of which each costs time at every key
AROUND: Final = 8
MARGIN: Final = 16
MOST_OF_A_KIND: Final = 3
MOST_OF_ONE_KIND: Final = 100
MOST_OPENED: Final = 6
PAGE: Final = 6
LONGEST: Final = 1000
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: PAGE,
    Qt.Key.Key_PageUp: -PAGE,
}


class SearchLine(SearchField):
    """The line in which one types. ``moved`` carries how many lines further, ``taken`` and ``left`` nothing."""

    moved = Signal(int)
    taken = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes through what was found, for there is nothing else in the box."""
        self.moved.emit(1 if next else -1)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


class SearchBox(QWidget):
    """Finds things of a dossier and commands of the menus while one types.

    Lies over what ``window`` shows until something is chosen, Esc is pressed or the focus goes elsewhere; then the
    focus is where it was. ``open_requested`` asks for a thing: its kind and id.
    """

    open_requested = Signal(object, int)

    def __init__(
        self, changes: Changes, commands: Callable[[], list[Command]], lately: Lately, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._window = window
        self._changes, self._offered, self._lately = changes, commands, lately
        self._commands: list[Command] = []
        self._came_from: QWidget | None = None
        self._only: type | None = None
        # It paints all of itself: else Qt paints what lies below it again at every key.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Alles doorzoeken"))
        self.line = SearchLine(self.tr("Zoek in alles, of typ een opdracht"))
        self.line.setMaxLength(LONGEST)
        self.list = FoundList(self.tr("Gevonden"))
        self.sentence = Paragraph("", "body", "text2")
        self._hint = Text(self.tr("Pijltjes: kiezen · Enter: openen · Esc: sluiten"), "meta", "text3")
        self._set_up_layout()
        self.line.searched.connect(self._search_anew)
        self.line.moved.connect(self._step)
        self.line.taken.connect(self.list.take)
        self.line.left.connect(self.leave)
        self.list.chosen.connect(self._choose)
        changes.changed.connect(self._follow)
        current_theme().changed.connect(self._fit)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the box with an empty line, or go to the line and choose what stands there when it is open."""
        if self.isVisible():
            self.line.selectAll()
            return
        self._came_from = QApplication.focusWidget()
        self._commands = self._offered()  # of the moment: some follow what has the focus
        self.line.clear()
        self._search_anew("")
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._fit()

    def leave(self) -> None:
        """Put the box away, and give the focus back to what had it, unless that went elsewhere."""
        if not self.isVisible():
            return
        had_focus = self.line.hasFocus()
        self.hide()
        if had_focus and self._came_from is not None and shiboken6.isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None

    # -- inside --

    def _set_up_layout(self) -> None:
        row = QVBoxLayout()
        row.setContentsMargins(AROUND, 0, AROUND, 0)
        row.addWidget(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, AROUND, 1, AROUND)
        column.setSpacing(AROUND)
        column.addLayout(row)
        for widget in (self.list, self.sentence, self._hint):
            column.addWidget(widget)

    def _search_anew(self, _text: str) -> None:
        self._only = None
        self._search()

    def _follow(self, _changed: object) -> None:
        if self.isVisible():
            self._search()

    def _search(self) -> None:
        sentence = ""
        try:
            lines = self._lines(self.line.text())
        except DossierFault as fault:
            lines, sentence = [], fault.sentence
        if not lines and not sentence:
            sentence = self.tr("Niets gevonden. Typ minder woorden, of alleen het begin van een woord.")
            announce(self.line, sentence)
        self.sentence.set_text(sentence)
        self.sentence.setVisible(bool(sentence))
        self.list.setVisible(bool(lines))
        self.list.set_lines(lines)
        self._fit()

    def _lines(self, text: str) -> list[Line]:
        dossier = self._changes.dossier
        if not text.strip():
            opened = things(dossier.reader, self._lately.opened[:MOST_OPENED])
            return lines_at_first(self.tr, opened, self._commands, self._lately)
        most = MOST_OF_A_KIND if self._only is None else MOST_OF_ONE_KIND
        groups = search(dossier.reader, text, index=dossier.index, only=self._only, most=most)
        return lines_found(self.tr, groups, self._commands if self._only is None else (), text)

    def _step(self, steps: int) -> None:
        self.list.step(steps)
        line = self.list.current_line()
        if line is not None:
            announce(self.line, line.spoken)

    def _choose(self, key: Any) -> None:
        if isinstance(key, type):
            self._only = key
            self._search()
            return
        self.leave()
        if isinstance(key, Command):
            self._lately.use(key.name)
            key.action.trigger()
        else:
            self.open_requested.emit(*key)

    def _fit(self) -> None:
        """Stand below the menus, in the middle, as high as what was found, which is a dozen lines at most."""
        if not self.isVisible():
            return
        theme, window = current_theme(), self._window
        inset, top = theme.px(INSET), window.menuBar().height() + AROUND
        for widget in (self.sentence, self._hint):
            widget.setContentsMargins(inset, 0, inset, 0)
        width = min(theme.px(WIDTH), window.width() - 2 * MARGIN)
        rest = self.line.sizeHint().height() + self._hint.sizeHint().height() + 4 * AROUND
        if self.sentence.isVisible():
            rest += self.sentence.heightForWidth(width - 2) + AROUND
        room = min(window.height() - top - MARGIN - rest, theme.px(HIGHEST))
        height = min(self.list.wanted_height(), room) if self.list.isVisible() else 0
        self.list.setFixedHeight(height)
        self.setGeometry((window.width() - width) // 2, top, width, rest + height)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.setPen(theme.colour("line_strong"))
        painter.setBrush(theme.colour("raised"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._fit()
        return super().eventFilter(watched, event)
