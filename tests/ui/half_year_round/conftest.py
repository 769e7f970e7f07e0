"""The half-year round on a real dossier, walked by keyboard."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QApplication

from tests.ui.desk import TODAY
from tests.ui.desk import Desk as AnyDesk
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.storage.reading.half_year_round import list_finished
from wijkdesk.ui.half_year_round.page import HalfYearRound

SPRING, AUTUMN = HalfYear(2026, 1), HalfYear(2026, 2)
CONTROL = Qt.KeyboardModifier.ControlModifier


class Desk(AnyDesk):
    """The round, and what it asks."""

    def __init__(self, qtbot, path, *, half_year=AUTUMN, today=TODAY, **how):
        self.half_year = half_year
        super().__init__(qtbot, path, lambda changes: HalfYearRound(changes, today=lambda: today), **how)

    def _open(self, read_only=False):
        super()._open(read_only)
        if self.half_year is not None:
            self.tab.show_half_year(self.half_year)
        self.tab.setFocus()

    def close(self):
        QThreadPool.globalInstance().waitForDone()
        super().close()

    @property
    def page(self):
        return self.tab.page

    @property
    def part(self):
        return self.page.part

    @property
    def questions(self):
        return self.page.questions[self.part]

    @property
    def item(self):
        """What is asked now; None at the end of the questions."""
        return self.questions._here

    @property
    def card(self):
        return self.questions._cards[self.item.asked]

    def go_to(self, part):
        self.tab.go_to_part(part)
        self.tab.take_focus()

    def asked(self):
        """The title of what is asked now."""
        return self.card.spoken()

    def facts(self):
        return self.card._facts.accessibleName()

    def states(self):
        return dict(self.tab.parts.as_table())

    def finished(self):
        return [row.part for row in list_finished(self.reader, self.half_year or self.tab._half_year)]

    def ask_about(self, number):
        """Go with the arrows to where this thing is asked about."""
        while self.item is not None and self.questions.back.isEnabled():
            self.click(self.questions.back)
        while self.item.number != number:
            self.click(self.questions.forth)

    def answer(self, text):
        """Press the answer with these words."""
        [button] = [each for each in self.card.answers if each.text() == text]
        self.click(button)

    def wait_for_overview(self):
        """Until the overview was read that the last parts are about."""
        self.qtbot.waitUntil(
            lambda: not self.tab._soon.isActive() and not self.tab._is_reading and self.tab._situation_of is not None,
            timeout=30_000,
        )

    def focused(self):
        return QApplication.focusWidget()


@pytest.fixture
def open_desk(qtbot):
    desks = []

    def open_it(path, **how):
        desks.append(Desk(qtbot, path, **how))
        return desks[-1]

    yield open_it
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(open_desk, example):
    return open_desk(example)


def day(text):
    return dt.datetime.strptime(text, "%d-%m-%Y").date()
