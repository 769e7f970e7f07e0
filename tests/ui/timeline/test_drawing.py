"""The timeline as a drawing: the same things as the list, walked through by keyboard, opened, and kept where it was."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.accessibility import unnamed_controls
from wijkdesk.domain.action import Action
from wijkdesk.domain.event import Event
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.storage.writing import edit


@pytest.fixture
def drawn(desk, qtbot):
    desk.click(desk.tab.view_button)
    qtbot.waitUntil(lambda: desk.tab.drawn.chart._board.first is not None)
    return desk


def things(desk):
    return {(thing.kind, thing.id) for thing in desk.tab.drawn.chart._things()}


def test_all_that_has_a_day_stands_on_it(drawn):
    assert things(drawn) == {(Action, 1), (Action, 2), (ContactMoment, 1), (Event, 1), (Event, 2)}
    assert unnamed_controls(drawn.tab) == []


def test_the_arrows_walk_through_time_and_enter_opens(drawn):
    chart, opened = drawn.tab.drawn.chart, []
    drawn.tab.open_requested.connect(lambda kind, number: opened.append((kind, number)))
    walked = []
    chart.chosen.connect(lambda kind, number: walked.append((kind, number)))
    drawn.press(Qt.Key.Key_Home, widget=chart)
    for _ in range(4):
        drawn.press(Qt.Key.Key_Right, widget=chart)
    assert walked == [(Action, 1), (ContactMoment, 1), (Event, 1), (Event, 2), (Action, 2)]
    drawn.press(Qt.Key.Key_Return, widget=chart)
    assert opened == [(Action, 2)]
    drawn.press(Qt.Key.Key_Left, widget=chart)
    drawn.press(Qt.Key.Key_Return, widget=chart)
    assert drawn.tab.halves.is_open()
    assert drawn.tab.events.number == 2


def test_it_follows_edits_and_the_chips(drawn, qtbot):
    edit.change(drawn.dossier, Event, 1, title="Lamp weer heel")
    qtbot.waitUntil(lambda: "Lamp weer heel" in {thing.title for thing in drawn.tab.drawn.chart._things()})
    drawn.tab.chips.kind.set_value("signal")
    drawn.tab.chips.changed.emit()
    qtbot.waitUntil(lambda: things(drawn) == {(Event, 1)})


def test_zooming_and_fitting_stay_within_what_there_is(drawn):
    chart = drawn.tab.drawn.chart
    whole = chart._in_force()
    for _ in range(40):
        drawn.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier, chart)
    assert chart._in_force().day_width > whole.day_width
    for _ in range(80):
        drawn.press(Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier, chart)
    chart.grab()
    drawn.click(drawn.tab.drawn.month)
    drawn.click(drawn.tab.drawn.half)
    drawn.click(drawn.tab.drawn.all)
    assert chart._in_force() == whole


def test_the_list_comes_back_and_what_was_shown_is_remembered(drawn, qtbot):
    state = drawn.tab.layout_state()
    assert state["drawing"]["is_shown"] is True
    drawn.click(drawn.tab.view_button)
    assert not drawn.tab.is_drawn
    drawn.tab.restore_layout(state)
    assert drawn.tab.is_drawn
    assert drawn.tab.drawn.chart._in_force().day_width == pytest.approx(state["drawing"]["day_width"])


def test_a_double_click_on_an_empty_place_begins_an_event_of_that_day(drawn):
    chart = drawn.tab.drawn.chart
    place = chart.viewport().rect().bottomRight() - chart.viewport().rect().topLeft()
    place.setX(round(chart._names() + chart._width() / 2))
    day = chart._day_at(place.x() - chart._names())
    chart.day_asked.emit(day)
    assert drawn.tab.events.day.value() == day
