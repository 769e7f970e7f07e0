"""The questions of one part, one at a time; each answer brings the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.domain.words import RoundPart
from wijkdesk.ui.announce import announce
from wijkdesk.ui.buttons import IconButton, Kind, SmallButton
from wijkdesk.ui.half_year_round.card import Card
from wijkdesk.ui.half_year_round.content import Item, Standing
from wijkdesk.ui.labels import ElidedText, Paragraph


class Questions(QWidget):
    """Asks what waits for an answer. Behind the last question it says what is left.

    ``moved`` tells that another question, or the end, is shown, and ``returned`` that a dialog of a question closed;
    ``opened`` asks for the thing of a question. What an undo opens again is asked again.
    """

    moved = Signal()
    returned = Signal()
    opened = Signal(object, int)

    def __init__(self, part: RoundPart, cards: Mapping[str, Card], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part, self._cards = part, cards
        self._standing: Standing | None = None
        self._items: Sequence[Item] = ()
        self._here: Item | None = None
        self._answered: set[Item] = set()  # here, since the half-year was chosen
        self._let_be: set[Item] = set()  # answered with that it stays as it is
        self._later: set[Item] = set()
        self._is_to_ask = self._is_to_follow = False  # once this is in sight
        self._count = ElidedText("", "meta", "text2")
        self.open = SmallButton(self.tr("Openen"), "arrow-right", Kind.QUIET, "link")
        self.open.clicked.connect(self._open)
        self.back = IconButton("chevron-left", self.tr("Vorige vraag"))
        self.forth = IconButton("chevron-right", self.tr("Volgende vraag"))
        self._end = Paragraph("", "body", "text2")
        self._set_up_layout()
        self.back.clicked.connect(lambda: self._step(-1))
        self.forth.clicked.connect(lambda: self._step(1))
        for asked, card in cards.items():
            card.answered.connect(lambda number, asked=asked: self._take(Item(asked, number)))
            card.returned.connect(self.returned)
            card.passed.connect(lambda number, asked=asked: self._leave_for_later(Item(asked, number)))

    # -- the contract of a part --

    @property
    def is_at_end(self) -> bool:
        """Whether nothing is asked any more, or nothing is left that was not seen."""
        return self._here is None

    @property
    def number_open(self) -> int:
        """How many questions wait for an answer."""
        if self._standing is None:
            return 0
        return sum(item in self._standing.open and item not in self._let_be for item in self._items)

    def show_standing(self, standing: Standing, *, is_another: bool) -> None:
        """Ask what is to be asked now; ``is_another`` begins anew, with another half-year."""
        before = self._standing.open if self._standing is not None else frozenset[Item]()
        self._standing = standing
        items = standing.items[self._part]
        if is_another:
            self._answered, self._let_be, self._later, self._here = set(), set(), set(), None
            self._items = items
            self._show(self._first_open(0))
            return
        place = self._place()
        self._answered |= {item for item in before - standing.open if item.asked in self._cards}
        self._items = self._with_what_stays(items)
        fresh = standing.open - before
        wanted = [item for item in self._items if item in fresh and (item in self._answered or self._here is None)]
        self._answered -= fresh
        if wanted:
            self._show(wanted[0])
        elif self._here is None or (self._here in self._items and not self._is_answered(before)):
            self._follow()
        else:
            self._show(self._first_open(place))

    def take_focus(self) -> None:
        """Go to where the keyboard begins."""
        if self._here is None:
            return
        card = self._cards[self._here.asked]
        if card.is_read_only:
            self.open.setFocus()
        else:
            card.take_focus()

    def flush(self) -> bool:
        return all([card.flush() for card in self._cards.values()])  # noqa: C419 - each, also after one that refuses

    # -- going on --

    def _take(self, item: Item) -> None:
        """Go on once a question was answered, unless what changed has led on already."""
        if self._standing is not None and item in self._standing.open:
            self._let_be.add(item)
        self._pass_by(item)

    def _leave_for_later(self, item: Item) -> None:
        self._later.add(item)
        self._pass_by(item)

    def _pass_by(self, item: Item) -> None:
        if item == self._here:
            place = self._place() + 1
            self._leave()
            self._show(self._first_open(place if item in self._items else max(place - 1, 0)))

    def _step(self, places: int) -> None:
        place = self._place() + places
        wanted = self._items[place] if 0 <= place < len(self._items) else None
        self._leave()
        self._show(wanted)

    def _leave(self) -> None:
        """What stayed only because somebody was at it goes."""
        assert self._standing is not None
        self._here = None
        self._items = self._standing.items[self._part]

    def _open(self) -> None:
        if self._here is not None:
            self.opened.emit(self._cards[self._here.asked].kind, self._here.number)

    def _place(self) -> int:
        return self._items.index(self._here) if self._here in self._items else len(self._items)

    def _first_open(self, place: int) -> Item | None:
        """The first question from a place on, and else before it, that waits and was not left for later."""
        assert self._standing is not None
        waiting = self._standing.open - self._let_be - self._later
        return next((item for item in (*self._items[place:], *self._items[:place]) if item in waiting), None)

    def _with_what_stays(self, items: Sequence[Item]) -> Sequence[Item]:
        here = self._here
        if here is None or here in items or not self._cards[here.asked].stays:
            return items
        if self._cards[here.asked].read(here.number) is None:
            return items
        place = min(self._place(), len(items))
        return [*items[:place], here, *items[place:]]

    def _is_answered(self, before: frozenset[Item]) -> bool:
        """Whether the question that is shown was answered just now, and does not stay."""
        assert self._here is not None
        assert self._standing is not None
        stays = self._cards[self._here.asked].stays
        return self._here in before - self._standing.open and not stays

    # -- showing --

    def _follow(self) -> None:
        self._is_to_follow = not self.isVisible()
        if self._here is not None and not self._is_to_follow:
            self._cards[self._here.asked].follow()
        self._say_count()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_to_ask:
            self._ask(self._here)
        elif self._is_to_follow:
            self._follow()

    def _show(self, item: Item | None) -> None:
        """Show a question, or the end: now, or else when this comes in sight."""
        self._here = item
        self._is_to_ask = not self.isVisible()
        if self._is_to_ask:
            self._say_count()
        else:
            self._ask(item)
        self.moved.emit()

    def _ask(self, item: Item | None) -> None:
        """Show a question, or the end; the keyboard follows when it was here."""
        self._is_to_ask = False
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        assert self._standing is not None
        if item is not None and not self._cards[item.asked].ask(item.number, self._standing.occasion):
            item = None  # it went between two readings; what changed is announced, and asks anew
        self._here = item
        for asked, card in self._cards.items():
            card.setVisible(item is not None and item.asked == asked)
        self._end.setVisible(item is None)
        self._say_count()
        if had_focus and item is not None:
            self.take_focus()
            announce(self, self._cards[item.asked].spoken())

    def _say_count(self) -> None:
        number = self.number_open
        self._count.setText(self.tr("Nog {n}").format(n=number) if number else self.tr("Alles is beantwoord."))
        for part in (self._count, self.open):
            part.setVisible(self._here is not None)
        if self._here is not None and not self._is_to_ask:
            thing = self._cards[self._here.asked].spoken()
            self.open.setAccessibleName(self.tr("{title} openen").format(title=thing))
        self._end.set_text(self._say_end(number))
        place = self._place()
        self.back.setEnabled(place > 0)
        self.forth.setEnabled(place < len(self._items))
        for button in (self.back, self.forth):
            button.setVisible(bool(self._items))

    def _say_end(self, number: int) -> str:
        if number == 1:
            return self.tr("Je hebt alles gezien. Eén vraag bewaar je voor later.")
        if number:
            return self.tr("Je hebt alles gezien. {n} vragen bewaar je voor later.").format(n=number)
        if self._items:
            return self.tr("Alles is beantwoord. Met de pijl terug kijk je het nog eens na.")
        return self.tr("Hier is niets meer te vragen.")

    def _set_up_layout(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._count)
        line.addStretch(1)
        line.addWidget(self.open)
        line.addWidget(self.back)
        line.addWidget(self.forth)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(line)
        for card in self._cards.values():
            column.addWidget(card)
            card.hide()
        column.addWidget(self._end)
        column.addStretch(1)
