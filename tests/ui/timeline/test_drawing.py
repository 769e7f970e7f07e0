"""The timeline as a drawing: the same things as the list, walked through by keyboard, opened, and kept where it was."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip

from tests.ui.accessibility import unnamed_controls
from tests.ui.timeline.conftest import small_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.event import Event
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.words import EventKind
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.writing import edit
from wijkdesk.storage.writing.events import remove_from_timeline
from wijkdesk.ui.fields import Choice
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.timeline.chart.painting import place_of
from wijkdesk.ui.timeline.chart.replanning import Replanning
from wijkdesk.ui.tokens import LIGHT, with_high_contrast


@pytest.fixture
def drawn(desk, qtbot):
    desk.click(desk.tab.view_button)
    qtbot.waitUntil(lambda: desk.tab.drawn.chart.view.board.first is not None)
    return desk


def things(desk):
    return {(thing.kind, thing.id) for thing in desk.tab.drawn.chart.view.board.things()}


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
    qtbot.waitUntil(lambda: "Lamp weer heel" in {thing.title for thing in drawn.tab.drawn.chart.view.board.things()})
    drawn.tab.chips.kind.set_value("signal")
    drawn.tab.chips.changed.emit()
    qtbot.waitUntil(lambda: things(drawn) == {(Event, 1)})


def test_zooming_and_fitting_stay_within_what_there_is(drawn):
    chart = drawn.tab.drawn.chart
    whole = chart.view.in_force
    for _ in range(40):
        drawn.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier, chart)
    assert chart.view.in_force.day_width > whole.day_width
    for _ in range(80):
        drawn.press(Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier, chart)
    chart.grab()
    drawn.click(drawn.tab.drawn.month)
    drawn.click(drawn.tab.drawn.half)
    drawn.click(drawn.tab.drawn.all)
    assert chart.view.in_force == whole


def test_the_list_comes_back_and_what_was_shown_is_remembered(drawn, qtbot):
    drawn.click(drawn.tab.drawn.month)
    state = drawn.tab.layout_state()
    assert state["drawing"]["is_shown"] is True
    drawn.click(drawn.tab.view_button)
    assert not drawn.tab.is_drawn
    drawn.tab.restore_layout(state)
    assert drawn.tab.is_drawn
    assert drawn.tab.drawn.chart.view.in_force.day_width == pytest.approx(state["drawing"]["day_width"])


def spot_of(desk, kind, number):
    """Where a thing is painted, on the viewport."""
    chart = desk.tab.drawn.chart
    box = place_of(chart.rows(), chart.view.board.find(kind, number))
    return box.translated(chart.sides().names, chart.sides().top)


def press(desk, *keys, modifiers=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        desk.press(key, modifiers, desk.tab.drawn.chart)


def planned(desk, number):
    [row] = list_actions(desk.reader, only=[number])
    return row.first_day, row.due


def drag(desk, start, end):
    viewport = desk.tab.drawn.chart.viewport()
    desk.qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    desk.qtbot.mouseMove(viewport, (start + end) / 2)
    desk.qtbot.mouseMove(viewport, end)
    desk.qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)


def x_of(desk, day):
    chart = desk.tab.drawn.chart
    return round(chart.sides().names + chart.view.in_force.x(day.toordinal() + 0.5))


# -- the mouse --


def test_a_click_chooses_and_a_double_click_opens(drawn):
    chart, opened, chosen = drawn.tab.drawn.chart, [], []
    drawn.tab.open_requested.connect(lambda kind, number: opened.append((kind, number)))
    chart.chosen.connect(lambda kind, number: chosen.append((kind, number)))
    place = spot_of(drawn, Action, 1).center().toPoint()
    drawn.qtbot.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == [(Action, 1)]
    drawn.qtbot.mouseDClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [(Action, 1)]


def test_a_double_click_on_an_empty_place_begins_an_event_of_that_day(drawn):
    chart = drawn.tab.drawn.chart
    day = dt.date(2026, 9, 15)
    place = QPoint(x_of(drawn, day), chart.viewport().height() - 5)
    drawn.qtbot.mouseDClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert abs((drawn.tab.events.day.value() - day).days) <= 1


def test_the_wheel_zooms_at_the_pointer_and_dragging_moves_along(drawn):
    chart = drawn.tab.drawn.chart
    place = QPointF(chart.sides().names + 300, 200)
    before = chart.view.in_force
    no_buttons, no_keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    turned = QWheelEvent(
        place, place, QPoint(), QPoint(0, 240), no_buttons, no_keys, Qt.ScrollPhase.NoScrollPhase, False
    )
    chart.wheelEvent(turned)
    after = chart.view.in_force
    assert after.day_width > before.day_width
    assert after.day_at(300) == pytest.approx(before.day_at(300))
    drag(drawn, QPoint(500, chart.viewport().height() - 4), QPoint(400, chart.viewport().height() - 4))
    assert chart.view.in_force.left > after.left


def test_the_strip_shows_what_is_seen_and_takes_one_there(drawn):
    strip, chart = drawn.tab.drawn.strip, drawn.tab.drawn.chart
    assert strip.window_rect().width() == pytest.approx(strip.width(), abs=2)
    chart.fit_month()
    assert strip.window_rect().width() < strip.width() / 4
    drawn.qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    first, last = chart.view.ends()
    assert chart.view.in_force.day_at(chart.view.width / 2) < first + (last - first) / 10
    strip.grab()


# -- walking --


def test_up_and_down_go_to_the_next_section_that_has_anything_and_keep_to_the_same_time(drawn, qtbot):
    chart = drawn.tab.drawn.chart
    wonen, fysiek = (
        edit.add(drawn.dossier, Event, title=title, day=dt.date(2026, 11, 5), kind=EventKind.SUCCESS, pillar=pillar)
        for title, pillar in (("Blok af", 1), ("Boom geplant", 3))
    )
    edit.add(drawn.dossier, Event, title="Eerder", day=dt.date(2026, 3, 1), kind=EventKind.SUCCESS, pillar=3)
    qtbot.waitUntil(lambda: len(things(drawn)) == 8)
    chart.choose(Event, wonen)
    walked = []
    chart.chosen.connect(lambda kind, number: walked.append((kind, number)))
    press(drawn, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert walked == [(Event, fysiek), (Event, 1), (Event, fysiek), (Event, wonen)]


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_what_is_chosen_is_told_with_its_section_its_days_and_its_state(drawn):
    chart = drawn.tab.drawn.chart
    press(drawn, Qt.Key.Key_Home)
    told = chart.accessibleDescription()
    assert told == "Grofvuil weg. Hele wijk. van 01-02-2026 tot en met 30-06-2026. niet gelukt"
    press(drawn, Qt.Key.Key_Space)
    assert "van 01-02-2026 tot en met 30-06-2026<br>niet gelukt" in QToolTip.text()


def test_keys_fit_the_whole_a_half_year_and_a_month(drawn):
    chart = drawn.tab.drawn.chart
    widths = []
    for key in (Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_1):
        press(drawn, key)
        widths.append(chart.view.in_force.day_width)
    assert widths == sorted(widths, reverse=True)


# -- moving an end --


def test_an_end_that_is_dragged_replans_the_action_in_one_step(drawn, qtbot):
    chart = drawn.tab.drawn.chart
    edit.change(drawn.dossier, Action, 2, due=dt.date(2027, 3, 1))
    qtbot.waitUntil(lambda: chart.view.board.find(Action, 2).last == dt.date(2027, 3, 1).toordinal())
    box = spot_of(drawn, Action, 2)
    wanted = dt.date(2027, 1, 15)
    drag(drawn, box.center().toPoint() + QPoint(round(box.width() / 2), 0), QPoint(x_of(drawn, wanted), 100))
    first_day, due = planned(drawn, 2)
    assert first_day == dt.date(2026, 12, 1)
    assert abs((due - wanted).days) <= 1
    drawn.dossier.undo()
    assert planned(drawn, 2)[1] == dt.date(2027, 3, 1)


def test_what_the_domain_refuses_springs_back_with_the_reason(drawn):
    chart = drawn.tab.drawn.chart
    before = chart.view.board.find(Action, 1)
    box = spot_of(drawn, Action, 1)
    end = box.center().toPoint() + QPoint(round(box.width() / 2), 0)
    drag(drawn, end, end + QPoint(80, 0))
    assert drawn.not_done == ["Deze actie is al geëindigd. Heropen de actie om verder te gaan."]
    assert chart.replanning is None
    assert chart.view.board.find(Action, 1) is before


def test_an_end_is_moved_by_keyboard_stored_by_enter_and_left_by_escape(drawn):
    chart = drawn.tab.drawn.chart
    chart.choose(Action, 2)
    press(drawn, Qt.Key.Key_E, Qt.Key.Key_Right, Qt.Key.Key_Right)
    press(drawn, Qt.Key.Key_Right, modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert planned(drawn, 2) == (dt.date(2026, 12, 1), None)
    chart.grab()
    press(drawn, Qt.Key.Key_Return)
    assert planned(drawn, 2) == (dt.date(2026, 12, 1), dt.date(2026, 12, 10))
    press(drawn, Qt.Key.Key_B, Qt.Key.Key_Left, Qt.Key.Key_Escape)
    assert planned(drawn, 2) == (dt.date(2026, 12, 1), dt.date(2026, 12, 10))
    assert drawn.dossier.undoable == "Actie verplaatst"


def test_a_dossier_that_is_only_read_moves_no_end(open_desk, tmp_path, qtbot):
    desk = open_desk(small_dossier(tmp_path), read_only=True)
    desk.click(desk.tab.view_button)
    qtbot.waitUntil(lambda: desk.tab.drawn.chart.view.board.first is not None)
    desk.tab.drawn.chart.choose(Action, 2)
    press(desk, Qt.Key.Key_E)
    assert desk.tab.drawn.chart.replanning is None


# -- the table below it --


def test_the_table_has_all_that_is_drawn_and_keeps_in_step(drawn):
    chart, table = drawn.tab.drawn.chart, drawn.tab.drawn.twin.table
    drawn.click(drawn.tab.drawn.as_table)
    assert {row.id for row in table.shown_rows()} == things(drawn)
    press(drawn, Qt.Key.Key_Home)
    assert table.chosen_ids() == [(Action, 1)]
    table.choose((Event, 2))
    assert (chart.chosen_thing().kind, chart.chosen_thing().id) == (Event, 2)
    assert unnamed_controls(drawn.tab) == []
    rows = {row.title: row for row in table.shown_rows()}
    assert rows["Motie aangenomen"][1:5] == ("Motie aangenomen", "Hele wijk", "10-11-2026", "besluit, vertrouwelijk")


def test_what_changed_while_another_tab_was_shown_is_drawn_when_one_comes_back(drawn, qtbot):
    drawn.tab.hide()
    edit.change(drawn.dossier, Action, 2, title="Begint later")
    drawn.tab.show()
    qtbot.waitUntil(lambda: drawn.tab.drawn.chart.view.board.find(Action, 2).title == "Begint later")


def test_an_end_that_is_put_back_where_it_was_planned_lets_go(drawn, qtbot):
    chart = drawn.tab.drawn.chart
    edit.change(drawn.dossier, Action, 2, due=dt.date(2026, 12, 24))
    chart.choose(Action, 2)
    chart.take(Replanning(chart.chosen_thing(), "last", dt.date(2026, 12, 24).toordinal()))
    chart.let_go()
    qtbot.waitUntil(lambda: chart.replanning is None)
    assert planned(drawn, 2)[1] == dt.date(2026, 12, 24)


# -- one edit --


def test_an_edit_is_drawn_at_once_without_reading_all_again(drawn):
    board = drawn.tab.drawn.chart.view.board
    edit.change(drawn.dossier, Event, 1, title="Lamp weer heel")
    after = drawn.tab.drawn.chart.view.board
    assert after.find(Event, 1).title == "Lamp weer heel"
    assert not drawn.tab.drawn.is_reading
    assert len(list(after.things())) == len(list(board.things()))


def test_a_moved_action_is_drawn_at_once(drawn):
    edit.change(drawn.dossier, Action, 2, first_day=dt.date(2027, 1, 5))
    assert drawn.tab.drawn.chart.view.board.find(Action, 2).first == dt.date(2027, 1, 5).toordinal()


def test_what_is_removed_or_does_not_pass_any_more_goes_at_once(drawn, qtbot):
    remove_from_timeline(drawn.dossier, [1], [])
    assert (Event, 1) not in things(drawn)
    drawn.tab.chips.kind.set_value("decision")
    drawn.tab.chips.changed.emit()
    qtbot.waitUntil(lambda: things(drawn) == {(Event, 2)})
    edit.change(drawn.dossier, Event, 2, kind=EventKind.SUCCESS)
    assert things(drawn) == set()


def test_an_edit_while_all_is_read_is_not_undone_by_what_was_read(drawn, qtbot):
    drawn.tab.show_drawing(drawn=True)
    edit.change(drawn.dossier, Event, 1, title="Lamp weer heel")
    qtbot.waitUntil(lambda: not drawn.tab.drawn.is_reading)
    assert drawn.tab.drawn.chart.view.board.find(Event, 1).title == "Lamp weer heel"


def test_what_is_searched_for_is_all_that_is_drawn(drawn, qtbot):
    search = drawn.tab.page.search
    search.setFocus()
    drawn.type("lamp", search)
    qtbot.waitUntil(lambda: things(drawn) == {(Event, 1)})
    edit.change(drawn.dossier, Event, 2, title="Lamp beloofd")
    assert things(drawn) == {(Event, 1), (Event, 2)}
    search.clear()
    qtbot.waitUntil(lambda: len(things(drawn)) == 5)
    drawn.type("niet gelukt", search)
    qtbot.waitUntil(lambda: things(drawn) == {(Action, 1)})


def test_with_high_contrast_a_bar_of_what_has_ended_has_an_edge(drawn, monkeypatch):
    def darkest_edge():
        chart = drawn.tab.drawn.chart
        chart.fit_all()
        box = spot_of(drawn, Action, 1)
        image = chart.viewport().grab().toImage()
        bottom = range(round(box.bottom()) - 2, round(box.bottom()) + 1)
        return min(image.pixelColor(round(box.right() - 8), y).lightness() for y in bottom)

    before = darkest_edge()
    monkeypatch.setattr(type(current_theme()), "tokens", property(lambda _theme: with_high_contrast(LIGHT)))
    assert darkest_edge() < before - 60


def test_what_is_walked_to_is_marked_also_where_it_is_counted_with_others(drawn):
    chart = drawn.tab.drawn.chart
    edit.change(drawn.dossier, Event, 1, day=dt.date(2026, 11, 10))
    chart.fit_all()
    assert any(spot.number > 1 for row in chart.rows() for spot in row.spots)
    press(drawn, Qt.Key.Key_Home)
    for _ in range(len(things(drawn))):
        assert place_of(chart.rows(), chart.chosen_thing()) is not None
        press(drawn, Qt.Key.Key_Right)


def test_an_action_that_the_partner_takes_no_part_in_stays_away_after_an_edit(drawn, qtbot):
    drawn.tab.chips.partner.set_choices([Choice(5, "Iemand")])
    drawn.tab.chips.partner.set_value(5)
    drawn.tab.chips.changed.emit()
    qtbot.waitUntil(lambda: (Action, 1) not in things(drawn))
    edit.change(drawn.dossier, Action, 1, title="Grofvuil blijft")
    assert (Action, 1) not in things(drawn)


def test_tab_reaches_the_tools_of_the_drawing_before_the_drawing_and_what_sorts_the_list_is_away(desk):
    assert desk.tab.sort_button.isVisible()
    desk.click(desk.tab.view_button)
    drawn = desk.tab.drawn
    assert not desk.tab.sort_button.isVisible()
    desk.tab.view_button.setFocus()
    reached = []
    while QApplication.focusWidget() is not drawn.chart and len(reached) < 40:
        desk.press(Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert [each for each in reached if each in (drawn.all, drawn.farther, drawn.save, drawn.chart)] == [
        drawn.all,
        drawn.farther,
        drawn.save,
        drawn.chart,
    ]

    desk.click(desk.tab.view_button)
    assert desk.tab.sort_button.isVisible()
