"""Choosing a few of what the dossier proposes, in an order of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.ui.announce import announce
from wijkdesk.ui.buttons import IconButton, Kind, SmallButton
from wijkdesk.ui.fields.tick_box import TickBox
from wijkdesk.ui.labels import ElidedText, Text

FIRST_SHOWN: Final = 6
UP, DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down


class Offer(NamedTuple):
    """Something to choose: the key by which it is kept, a title, and what stands below that in small letters."""

    key: str
    title: str
    detail: str


class _Row(QWidget):
    """One offer, with the buttons that move it; Alt+Up and Alt+Down do the same."""

    ticked = Signal(bool)
    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = TickBox("")
        self.up, self.down = IconButton("arrow-up", ""), IconButton("arrow-down", "")
        self._detail = ElidedText("", "meta", "text2")
        self.box.clicked.connect(self.ticked)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.box.installEventFilter(self)
        line = QHBoxLayout()
        line.setSpacing(0)
        for part in (self.box, self.up, self.down):
            line.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addSpacing(self.box.indent())
        below.addWidget(self._detail)
        below.addStretch(1)
        column.addLayout(line)
        column.addLayout(below)

    def show_offer(self, offer: Offer, place: int | None, count: int, *, is_read_only: bool) -> None:
        """Be this offer: number ``place`` (from 0) of the ``count`` chosen ones, or not chosen."""
        self.box.setText(offer.title)
        self.box.setChecked(place is not None)
        self.box.setEnabled(not is_read_only)
        spoken = offer.title if place is None else self.tr("{n}. {title}").format(n=place + 1, title=offer.title)
        self.box.setAccessibleName(f"{spoken}, {offer.detail}" if offer.detail else spoken)
        self._detail.setText(offer.detail)
        self.up.rename(self.tr("{title}: omhoog").format(title=offer.title))
        self.down.rename(self.tr("{title}: omlaag").format(title=offer.title))
        can_move = place is not None and count > 1 and not is_read_only
        for button, can in ((self.up, place != 0), (self.down, place != count - 1)):
            button.setVisible(can_move)
            button.setEnabled(can)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if is_alt and event.key() in (UP, DOWN) and self.box.isChecked():
                self.moved.emit(-1 if event.key() == UP else 1)
                return True
        return super().eventFilter(watched, event)


class ChoosingList(QWidget):
    """What is offered, the chosen ones first and in their order; ``picked`` carries the keys, None for the proposal."""

    picked = Signal(object)

    def __init__(self, name: str, *, is_read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most, self._is_read_only = 0, is_read_only
        self._offers: Sequence[Offer] = ()
        self._chosen: list[str] = []
        self._is_all_shown = False
        self._state_shown: object = None
        self.rows: list[_Row] = []
        self._state = ElidedText("", "meta", "text2")
        self.back = SmallButton(self.tr("Terug naar het voorstel"), "undo-2", Kind.QUIET, "link")
        self.back.setAccessibleName(self.tr("{name}: terug naar het voorstel").format(name=name))
        self.back.clicked.connect(lambda: self.picked.emit(None))
        self._refused = Text("", "meta", "red", wrap=True)
        self.more = SmallButton(self.tr("Meer tonen"), kind=Kind.QUIET, tone="link")
        self.more.clicked.connect(self._show_all)
        self._layout = QVBoxLayout()
        self._layout.setSpacing(0)
        state = QHBoxLayout()
        state.addWidget(self._state)
        state.addStretch(1)
        state.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(state)
        column.addWidget(self._refused)
        column.addLayout(self._layout)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._refused.hide()

    @property
    def chosen(self) -> list[str]:
        """The keys of what is told, in order."""
        return list(self._chosen)

    def show_offers(self, offers: Sequence[Offer], chosen: Sequence[str], *, most: int, is_own: bool) -> None:
        """Show what can be chosen, at most how many, and what is; ``is_own`` says that she chose it herself."""
        state = (offers, list(chosen), most, is_own)
        if state == self._state_shown:
            return
        self._state_shown = state
        self._refuse("")
        self._offers, self._chosen, self._most = offers, list(chosen), most
        where = self.tr("Jouw keuze") if is_own else self.tr("Voorstel uit het dossier")
        said = self.tr("{n} van {all} gekozen").format(n=len(chosen), all=len(offers))
        self._state.setText(f"{where} · {said}" if offers else self.tr("Er is nog niets om te kiezen."))
        self.back.setVisible(is_own and not self._is_read_only)
        self._show()

    def _show(self) -> None:
        by_key = {offer.key: offer for offer in self._offers}
        first = [by_key[key] for key in self._chosen]
        ordered = first + [offer for offer in self._offers if offer.key not in self._chosen]
        shown = ordered if self._is_all_shown else ordered[: max(FIRST_SHOWN, len(first))]
        while len(self.rows) < len(shown):
            self._add_row()
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(shown))
            if number < len(shown):
                place = number if number < len(first) else None
                row.show_offer(shown[number], place, len(first), is_read_only=self._is_read_only)
        self._shown = shown
        hidden = len(ordered) - len(shown)
        self.more.setText(self.tr("Nog {n} tonen").format(n=hidden))
        self.more.setVisible(hidden > 0)

    def _add_row(self) -> None:
        row, number = _Row(), len(self.rows)
        row.ticked.connect(partial(self._tick, number))
        row.moved.connect(partial(self._move, number))
        self.rows.append(row)
        self._layout.addWidget(row)

    def _show_all(self) -> None:
        first_new = len(self._shown)
        self._is_all_shown = True
        self._show()
        self.rows[first_new].box.setFocus()

    def _tick(self, number: int, is_ticked: bool) -> None:
        key = self._shown[number].key
        if is_ticked and len(self._chosen) >= self._most:
            self.rows[number].box.setChecked(False)
            self._refuse(self.tr("Kies er hoogstens {n}. Haal er eerst één weg.").format(n=self._most))
            return
        chosen = [*self._chosen, key] if is_ticked else [each for each in self._chosen if each != key]
        self._choose(chosen, key)

    def _move(self, number: int, places: int) -> None:
        key, to = self._shown[number].key, number + places
        if 0 <= to < len(self._chosen):
            chosen = [each for each in self._chosen if each != key]
            chosen.insert(to, key)
            self._choose(chosen, key)
            announce(self, self.tr("Nu nummer {n}").format(n=to + 1))

    def _choose(self, chosen: list[str], key: str) -> None:
        """Show it at once, with the keyboard at the one that moved; what is kept follows."""
        self._refuse("")
        self._chosen, self._state_shown = chosen, None
        self._show()
        place = next((number for number, offer in enumerate(self._shown) if offer.key == key), 0)
        self.rows[place].box.setFocus()
        self.picked.emit(list(chosen))

    def _refuse(self, reason: str) -> None:
        self._refused.setText(reason)
        self._refused.setVisible(bool(reason))
        if reason:
            announce(self, reason)
