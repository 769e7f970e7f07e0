"""The way to the round and back, in the window of the whole program."""

import sys

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QApplication

from tests.ui.accessibility import unnamed_controls
from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import RoundPart
from wijkdesk.storage.writing.half_year_round import finish_part
from wijkdesk.ui.program import Program, application

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CONTROL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


@pytest.fixture
def open_program(qtbot, monkeypatch, example):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    application()
    (paths.config() / "wijkdesk.ini").unlink(missing_ok=True)
    programs = []

    def start():
        programs.append(Program())
        qtbot.addWidget(programs[-1].window)
        with qtbot.waitActive(programs[-1].window):
            programs[-1].start(example)
        return programs[-1].window

    yield start
    for program in programs:
        program.window.close()
        QThreadPool.globalInstance().waitForDone()


@pytest.fixture
def window(open_program):
    return open_program()


def press(qtbot, window, key, modifiers=CONTROL):
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifiers)


def test_a_key_leads_to_the_round_and_back_to_where_she_was(qtbot, window):
    press(qtbot, window, KEY.Key_6)
    tab = window.tab("round")
    assert window.current_tab() is tab
    tab.go_to_part(RoundPart.COMMITMENTS)
    tab.take_focus()
    questions = tab.page.questions[RoundPart.COMMITMENTS]
    focused = QApplication.focusWidget()
    item = questions._here
    press(qtbot, window, KEY.Key_2)
    assert window.current_tab() is window.tab("actions")
    press(qtbot, window, KEY.Key_6)
    assert (tab.page.part, questions._here) == (RoundPart.COMMITMENTS, item)
    assert QApplication.focusWidget() is focused


def test_the_menu_leads_to_the_round_and_its_name_stays_beside_the_five_places(qtbot, window):
    assert len(window.rooms) == 5
    _figures, beside = window._places.beside
    assert not beside.isVisible()
    names = [action.text().replace("&", "") for action in window.menus.actions_with_names()]
    assert "Halfjaarronde…" in names
    next(a for a in window.menus.actions_with_names() if a.text().replace("&", "") == "Halfjaarronde…").trigger()
    assert beside.isVisible()
    assert window._places.tabs.count() == 5
    here = window._places.tabs.currentIndex()
    qtbot.mouseClick(
        window._places.tabs, Qt.MouseButton.LeftButton, pos=window._places.tabs.tabRect(here).center()
    )  # the place that was chosen before is a click away too
    assert window.current_tab() is window.tab(window.rooms[here].key)
    qtbot.mouseClick(beside, Qt.MouseButton.LeftButton, pos=beside.tabRect(0).center())
    assert window.current_tab() is window.tab("round")
    assert unnamed_controls(window) == []


def test_the_place_of_the_overview_leads_to_the_round_of_its_half_year_and_the_closing_back(qtbot, window):
    window.go_to("overview")
    overview = window.tab("overview")
    overview.show_half_year(HalfYear(2025, 1))
    overview.texts.half_year_round.click()
    tab = window.tab("round")
    assert window.current_tab() is tab
    assert tab._half_year == HalfYear(2025, 1)
    tab.show_half_year(HalfYear(2025, 2))
    tab.go_to_part(RoundPart.CLOSING)
    tab.page.closing.to_overview.click()
    assert window.current_tab() is overview
    assert overview._wanted == HalfYear(2025, 2)


def test_the_thing_of_a_question_opens_in_its_place(qtbot, window):
    window.go_to("round")
    tab = window.tab("round")
    tab.go_to_part(RoundPart.RATINGS)
    tab.page.questions[RoundPart.RATINGS].back.click()
    tab.page.questions[RoundPart.RATINGS].open.click()
    assert window.current_tab() is window.tab("pillars")
    window.go_to("round")
    assert tab.page.part is RoundPart.RATINGS
    tab.open_requested.emit(Action, 1)
    assert window.current_tab() is window.tab("actions")


def test_after_a_restart_in_the_round_it_stands_at_the_first_part_that_is_not_finished(qtbot, open_program):
    window = open_program()
    window.go_to("round")
    tab = window.tab("round")
    finish_part(window.changes.dossier, tab._half_year, RoundPart.RESULTS, tab._half_year.last_day)
    window.close()
    again = open_program()
    assert again.current_tab() is again.tab("round")
    assert again.tab("round").page.part is RoundPart.RATINGS


def test_undo_by_key_takes_back_the_last_answer_and_asks_again(qtbot, window):
    window.go_to("round")
    tab = window.tab("round")
    tab.show_half_year(HalfYear.of(tab._today()))
    tab.go_to_part(RoundPart.GOALS)
    tab.take_focus()
    questions = tab.page.questions[RoundPart.GOALS]
    item = questions._here
    press(qtbot, window, KEY.Key_2, Qt.KeyboardModifier.NoModifier)
    assert questions._here != item
    qtbot.waitUntil(window.menus.undo.isEnabled)
    press(qtbot, window, KEY.Key_Z)
    assert questions._here == item
