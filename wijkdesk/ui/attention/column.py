"""The lines that need attention, below the places of the window: at most seven, and it folds to a count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QVBoxLayout, QWidget

from wijkdesk.insight.attention import MOST_SHOWN, Need, most_pressing
from wijkdesk.ui.attention.all_needs import AllNeeds
from wijkdesk.ui.attention.item import AttentionItem
from wijkdesk.ui.attention.later import later_menu
from wijkdesk.ui.attention.reading import Found, read_needs
from wijkdesk.ui.attention.wording import KIND_OF
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.icons import paint_icon
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.remembered import Remembered
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import COLUMN_WIDTH, ICON, RADIUS_CONTROL

REST = 300  # milliseconds after an edit, so that typing is not followed by reading at each word
NEXT_LOOK = 600_000  # milliseconds: tomorrow comes while the window is open
MARGIN = 12


class AttentionColumn(QWidget):
    """What needs attention now. Reads in the background, after each edit and when a new day begins.

    ``open_requested`` asks for a thing: its kind and id. ``counted`` tells how many lines there are in all.
    """

    open_requested = Signal(object, int)
    counted = Signal(int)

    def __init__(
        self,
        changes: Changes,
        remembered: Remembered,
        *,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._changes, self._remembered, self._today = changes, remembered, today
        self.found = Found([], [])
        self._items: list[AttentionItem] = []
        self._is_reading = self._is_stale = False
        self._read_on: dt.date | None = None
        self.setAccessibleName(self.tr("Vraagt aandacht"))
        self.heading = FoldHeading(self.tr("Vraagt aandacht"))
        self.heading.setChecked(remembered.text("attention") != "folded")
        self.heading.toggled.connect(self._fold)
        self.quiet = Paragraph(self.tr("Niets dat nu op je wacht."), "meta", "text2")
        self.all_button = Button(self.tr("Alles tonen"), kind=Kind.QUIET, tone="link")
        self.all_button.padding = 10
        self.all_button.clicked.connect(self.show_all)
        self.all_shown: AllNeeds | None = None
        self._set_up_layout()
        self._soon = QTimer(self, singleShot=True, interval=REST)
        self._soon.timeout.connect(self.read)
        self._tomorrow = QTimer(self, interval=NEXT_LOOK)
        self._tomorrow.timeout.connect(self._read_on_a_new_day)
        changes.changed.connect(lambda _changed: self._soon.start())
        self._fold(self.heading.isChecked())

    @property
    def items(self) -> list[AttentionItem]:
        """The lines that are shown."""
        return self._items

    def read(self) -> None:
        """Read what needs attention, beside the window; what comes while it is read, is read after it."""
        self._tomorrow.start()
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, today = True, self._today()
        self._read_on = today
        dossier = self._changes.dossier

        def work() -> Found:
            return dossier.read_at_one_moment(lambda reader: read_needs(reader, today))

        run_in_background(self, work, self._show, self._give_up)

    def show_all(self) -> None:
        """Show every line in a list of their own."""
        self.all_shown = AllNeeds(self._changes, self.found, self._today, self.window())
        self.all_shown.open_requested.connect(self.open_requested)
        self.all_shown.finished.connect(self._forget_all)
        self.all_shown.open()

    def open_need(self, need: Need) -> None:
        """Ask for the thing that a line is about."""
        self.open_requested.emit(KIND_OF[need.reason], need.about)

    def sizeHint(self) -> QSize:
        """As high as its lines, for a place where nothing else decides."""
        theme = current_theme()
        width = theme.px(COLUMN_WIDTH)
        room = width - 2 * MARGIN
        lines = sum(item.heightForWidth(room) + 2 for item in self._items) if self.heading.isChecked() else 0
        rest = self.heading.height() + (self.all_button.sizeHint().height() + 8 if self.all_button.isVisible() else 0)
        return QSize(width, lines + rest + 2 * MARGIN + theme.px(24))

    # -- inside --

    def _forget_all(self, _outcome: int) -> None:
        self.all_shown = None

    def _set_up_layout(self) -> None:
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        self._lines.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        for part in (inside, self._scroll.viewport()):
            part.setAutoFillBackground(False)  # the column and the flyout each have their own
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, 8)
        column.setSpacing(4)
        column.addWidget(self.heading)
        self.quiet.setContentsMargins(10, 0, 10, 0)
        column.addWidget(self.quiet)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(0)

    def _read_on_a_new_day(self) -> None:
        if self._today() != self._read_on:
            self.read()

    def _give_up(self, _error: object) -> None:
        """The file is gone or in other hands: whoever works in it next hears why, and the lines stay as they were."""
        self._is_reading = False

    def _show(self, found: Found) -> None:
        self._is_reading = False
        if self._is_stale:
            self._is_stale = False
            self._soon.start()
        if found != self.found or not self._items:
            self.found = found
            self._fill()
            if self.all_shown is not None:
                self.all_shown.show_found(found)
        self.heading.set_count(len(found.now))
        self.counted.emit(len(found.now))
        self._fold(self.heading.isChecked())

    def _fill(self) -> None:
        here = next((item.need for item in self._items if item.hasFocus()), None)
        for item in self._items:
            self._lines.removeWidget(item)
            item.hide()
            item.deleteLater()
        self._items = []
        for need in most_pressing(self.found.now):
            item = AttentionItem(need, not self._changes.dossier.is_read_only)
            item.clicked.connect(lambda _=False, each=need: self.open_need(each))
            item.later_requested.connect(lambda place, each=item: self._ask_later(each, place))
            item.step_requested.connect(lambda steps, each=item: self._step(each, steps))
            self._lines.insertWidget(self._lines.count() - 1, item)
            item.show()
            self._items.append(item)
        if here is not None:
            self._focus_again(here.reason, here.about)

    def _focus_again(self, reason: object, about: int) -> None:
        """After the lines came anew, the keyboard stays at the line where it was, or at what took its place."""
        again = [item for item in self._items if (item.need.reason, item.need.about) == (reason, about)]
        for item in [*again, *self._items][:1]:
            item.setFocus()

    def _ask_later(self, item: AttentionItem, place: QPoint) -> None:
        later_menu(self._changes, item.need, self._today(), self).popup(place)

    def _step(self, item: AttentionItem, steps: int) -> None:
        place = self._items.index(item) + steps
        if 0 <= place < len(self._items):
            self._items[place].setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(self._items[place])
        elif place < 0:
            self.heading.setFocus(Qt.FocusReason.TabFocusReason)

    def _fold(self, is_open: bool) -> None:
        self._remembered.keep_text("attention", "" if is_open else "folded")
        some, hidden = bool(self.found.now), len(self.found.now) > MOST_SHOWN or bool(self.found.later)
        self._scroll.setVisible(is_open and some)
        self.quiet.setVisible(is_open and not some and self._read_on is not None and not self._is_reading)
        self.all_button.setVisible(is_open and hidden)
        total = len(self.found.now)
        self.all_button.setText(
            self.tr("Alles tonen ({n})").format(n=total) if total > MOST_SHOWN else self.tr("Alles tonen")
        )
        self.all_button.updateGeometry()


class FoldHeading(QAbstractButton):
    """The heading with its count; it folds the lines away and shows them again."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        current_theme().changed.connect(self._fit)
        self._fit()
        self.toggled.connect(lambda _open: self._name())
        self._name()

    def set_count(self, count: int) -> None:
        self._count = count
        self._name()
        self.update()

    def _fit(self) -> None:
        self.setFixedHeight(current_theme().px(28))

    def _name(self) -> None:
        state = self.tr("open") if self.isChecked() else self.tr("ingeklapt")
        self.setAccessibleName(f"{self.text()}, {self._count}, {state}")
        self.setToolTip(self.tr("Inklappen") if self.isChecked() else self.tr("Uitklappen"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(
                self.rect().adjusted(1, 1, -1, -1), theme.px(RADIUS_CONTROL), theme.px(RADIUS_CONTROL)
            )
        painter.setFont(theme.font("section"))
        painter.setPen(theme.colour("text2"))
        words = self.rect().adjusted(theme.px(10), 0, -theme.px(10), 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        count = str(self._count) if self._count else ""
        chevron = theme.px(ICON - 2)
        right = words.adjusted(0, 0, -chevron - theme.px(4), 0)
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        top = words.top() + (words.height() - chevron) // 2
        square = QRect(words.right() + 1 - chevron, top, chevron, chevron)
        paint_icon(painter, square, "chevron-down" if self.isChecked() else "chevron-right", "text2")
