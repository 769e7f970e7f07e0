"""The room of the figures, on a real dossier, as somebody uses it."""

import datetime as dt
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from tests.dossiers import new_dossier
from tests.ui.accessibility import unnamed_controls
from tests.ui.desk import TODAY, Desk, button_of
from wijkdesk.domain.figures import Indicator, Measurement
from wijkdesk.domain.words import Direction, Measure
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.account import list_account
from wijkdesk.storage.reading.figures import list_areas, list_indicators, list_measurements
from wijkdesk.storage.writing.edit import add, change, remove_several
from wijkdesk.ui.figure_course.chart import CourseChart
from wijkdesk.ui.figures.page import AROUND
from wijkdesk.ui.figures.tab import FiguresTab
from wijkdesk.ui.slices import Slices
from wijkdesk.ui.theme import current_theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
KEY = Qt.Key


@pytest.fixture
def open_desk(qtbot):
    desks = []

    def open_it(path, **how):
        desks.append(Desk(qtbot, path, lambda changes: FiguresTab(changes, today=lambda: TODAY), **how))
        return desks[-1]

    yield open_it
    for desk in desks:
        for slices in desk.tab.findChildren(Slices):
            slices.stop()  # as the window does when a dossier closes
        desk.dossier.close()


@pytest.fixture
def desk(open_desk, example):
    return open_desk(example)


def figure(desk, name):
    return next(row for row in list_indicators(desk.reader) if row.name == name)


def show(desk, name):
    """Show a figure with its table, which comes in the next turn."""
    desk.tab.open(Indicator, figure(desk, name).id)
    desk.qtbot.waitUntil(lambda: desk.tab.page.table is not None)


def measured(desk, name, first_day):
    rows = list_measurements(desk.reader)
    return {row.area: row.value for row in rows if (row.indicator, row.first_day) == (name, first_day)}


def cells(desk):
    table = desk.tab.page.table
    columns = table.rows_model.columns
    return [[column.heading for column in columns]] + [
        [column.text(row) for column in columns] for row in table.shown_rows()
    ]


def test_the_list_has_every_figure_under_its_pillar(desk):
    names = {row.name for row in desk.tab.list.table.shown_rows()}
    assert names == {row.name for row in list_indicators(desk.reader)}
    desk.tab.list.search.setText("rondkomen")
    assert [row.name for row in desk.tab.list.table.shown_rows()] == ["Moeite met rondkomen"]


def test_a_figure_shows_its_line_its_gap_and_all_its_numbers(desk):
    show(desk, "Moeite met rondkomen")
    chart = desk.tab.page.findChildren(CourseChart)[-1]  # the one before goes in the next turn
    assert "verschil met Haarlem 4,5 procentpunt (ongunstig); in 2016 5,9" in chart.accessibleName()
    assert cells(desk) == [
        ["Periode", "Rozenprieel-noord", "Rozenprieel-zuid", "Haarlemmerhoutkwartier", "Haarlem", "Nederland"],
        ["2020", "22,0 %", "21,7 %", "13,2 %", "17,5 %", "13,9 %"],
        ["2016", "28,3 %", "27,9 %", "16,0 %", "22,4 %", "19,2 %"],
    ]


def test_going_down_the_list_shows_the_next_figure(desk, qtbot):
    table = desk.tab.list.table
    table.choose(table.shown_rows()[0].id)
    table.setFocus()
    before = desk.tab.page.title.text()
    desk.press(KEY.Key_Down, widget=table)
    qtbot.waitUntil(lambda: desk.tab.page.title.text() != before)


def test_a_whole_pillar_stands_side_by_side_and_leads_back_to_one(desk, qtbot):
    show(desk, "Moeite met rondkomen")
    desk.click(desk.tab.page.side_by_side)
    charts = desk.tab.side_by_side.charts
    qtbot.waitUntil(lambda: not charts.is_busy and all(chart.isVisible() for chart in charts.charts))
    named = [chart.figure.indicator.name for chart in charts.charts]
    assert len(named) == 5
    assert not desk.tab.page.isVisible()
    [chart] = [each for each in charts.charts if each.figure.indicator.name == "Doet vrijwilligerswerk"]
    button_of(chart, "Meer").click()
    assert desk.tab.page.title.text() == "Doet vrijwilligerswerk"
    assert desk.tab.page.isVisible()


def test_a_new_figure_is_asked_for_and_shown(desk):
    desk.tab.new()
    dialog = desk.dialog()
    desk.fill(dialog.name, "Zwerfafval in de Linschotenstraat")
    desk.fill(dialog.unit, "zakken")
    desk.fill(dialog.target, "12,5")
    dialog.good_is.load("down")
    dialog.accept()
    row = figure(desk, "Zwerfafval in de Linschotenstraat")
    assert (row.unit, row.measure, row.good_is, row.target) == ("zakken", Measure.COUNT, Direction.DOWN, 12.5)
    assert desk.tab.page.title.text() == row.name


@pytest.mark.parametrize(("field", "typed"), [("name", ""), ("target", "veel")])
def test_what_is_wrong_about_a_figure_is_said_at_its_field(desk, field, typed):
    before = len(list_indicators(desk.reader))
    desk.tab.new()
    dialog = desk.dialog()
    desk.fill(dialog.name, "Zwerfafval")
    desk.fill(getattr(dialog, field), typed)
    dialog.accept()
    assert getattr(dialog, field).has_error
    assert len(list_indicators(desk.reader)) == before
    dialog.reject()


def test_a_figure_can_be_changed_and_that_undone(desk):
    show(desk, "Afval naast de containers")
    desk.click(desk.tab.page.edit)
    dialog = desk.dialog()
    desk.fill(dialog.name, "Afval")
    dialog.accept()
    assert desk.tab.page.title.text() == "Afval"
    desk.dossier.undo()
    assert desk.tab.page.title.text() == "Afval naast de containers"


def test_the_numbers_of_the_next_half_year_are_noted_in_one_step(desk):
    show(desk, "Afval naast de containers")
    desk.click(desk.tab.page.note_period)
    dialog = desk.dialog()
    assert (dialog.first_day.value(), dialog.last_day.value()) == (dt.date(2026, 7, 1), dt.date(2026, 12, 31))
    north, south = dialog.values.values()
    desk.fill(north, "1.041,5")
    desk.fill(south, "-")
    desk.fill(dialog.note, "Een ronde viel uit")
    dialog.accept()
    known = {"Rozenprieel-noord": 1041.5, "Rozenprieel-zuid": None}
    assert measured(desk, "Afval naast de containers", dt.date(2026, 7, 1)) == known
    assert "Een ronde viel uit" in {row.note for row in list_measurements(desk.reader)}
    desk.dossier.undo()
    assert measured(desk, "Afval naast de containers", dt.date(2026, 7, 1)) == {}


def test_what_is_no_number_is_refused_at_its_own_field_and_kept(desk):
    show(desk, "Afval naast de containers")
    desk.click(desk.tab.page.note_period)
    dialog = desk.dialog()
    north, south = dialog.values.values()
    desk.fill(north, "38")
    desk.fill(south, "veel")
    dialog.accept()
    assert south.has_error
    assert not north.has_error
    assert dialog.isVisible()
    assert measured(desk, "Afval naast de containers", dt.date(2026, 7, 1)) == {}
    dialog.reject()


def test_a_period_that_ends_before_it_begins_is_refused(desk):
    show(desk, "Afval naast de containers")
    desk.click(desk.tab.page.note_period)
    dialog = desk.dialog()
    desk.fill(next(iter(dialog.values.values())), "38")
    dialog.last_day.load(dt.date(2026, 1, 1))
    dialog.accept()
    assert dialog.last_day.has_error
    dialog.reject()


def test_enter_on_a_period_changes_its_numbers(desk):
    show(desk, "Afval naast de containers")
    table = desk.tab.page.table
    table.choose(table.shown_rows()[0].id)
    table.activated_row.emit(table.current_id())
    dialog = desk.dialog()
    north, south = dialog.values.values()
    assert (north.value(), south.value()) == ("38", "45")
    desk.fill(north, "40")
    desk.fill(south, "")
    dialog.accept()
    assert measured(desk, "Afval naast de containers", dt.date(2026, 1, 1)) == {"Rozenprieel-noord": 40}


def test_a_number_from_a_file_is_not_changed_by_hand(desk):
    show(desk, "Moeite met rondkomen")
    table = desk.tab.page.table
    table.choose(table.shown_rows()[0].id)
    table.activated_row.emit(table.current_id())
    dialog = desk.dialog()
    first = next(iter(dialog.values.values()))
    desk.fill(first, "3")
    dialog.accept()
    assert first.has_error
    dialog.reject()


def choose_newest(desk):
    """Choose the newest period in the table, once that is there."""
    table = desk.tab.page.table
    desk.qtbot.waitUntil(table.isVisible)
    table.choose(table.shown_rows()[0].id)
    table.setFocus()
    desk.qtbot.waitUntil(table.hasFocus)


def test_numbers_from_a_file_are_not_removed_by_hand(desk):
    show(desk, "Moeite met rondkomen")
    choose_newest(desk)
    desk.tab.remove()
    assert desk.not_done == ["Deze getallen komen uit een bestand. Die blijven staan."]


def test_the_measurements_of_a_period_and_a_figure_can_be_removed(desk):
    show(desk, "Afval naast de containers")
    choose_newest(desk)
    desk.tab.remove()
    assert measured(desk, "Afval naast de containers", dt.date(2026, 1, 1)) == {}
    assert measured(desk, "Afval naast de containers", dt.date(2025, 7, 1))
    desk.tab.list.table.setFocus()
    desk.tab.remove()
    assert "Afval naast de containers" not in {row.name for row in list_indicators(desk.reader)}


def test_a_figure_is_copied_as_a_table_with_its_source(desk):
    show(desk, "Moeite met rondkomen")
    desk.tab.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[1].split("\t") == ["2020", "22,0 %", "21,7 %", "13,2 %", "17,5 %", "13,9 %"]
    assert "50090NED" in lines[-1]


def command(desk, name):
    [action] = [each for each in desk.tab.page.menu.actions() if each.text() == name]
    action.trigger()


def test_a_figure_is_copied_as_a_picture(desk):
    show(desk, "Moeite met rondkomen")
    command(desk, "Kopiëren als afbeelding")
    copied = QGuiApplication.clipboard().mimeData()
    assert not QImage(copied.imageData()).isNull()
    assert b"Moeite met rondkomen" in bytes(copied.data("image/svg+xml").data())


def wait_until_noted(desk):
    """What is saved is noted once it stands there."""
    desk.qtbot.waitUntil(lambda: [line.what for line in list_account(desk.reader)[:1]] == ["Grafiek van een cijfer"])


@pytest.mark.parametrize("kind", ["SVG", "PNG"])
def test_a_figure_is_saved_with_its_words_and_noted_in_the_account(desk, monkeypatch, tmp_path, kind):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "Moeite"), ""))
    show(desk, "Moeite met rondkomen")
    command(desk, f"Opslaan als {kind}…")
    wait_until_noted(desk)
    saved = tmp_path / f"Moeite.{kind.lower()}"
    if kind == "SVG":
        said = " ".join(ET.fromstring(saved.read_text("utf-8")).itertext())
        for words in ("Moeite met rondkomen", "22,0 % Rozenprieel-noord", "Schatting uit een model", "50090NED"):
            assert words in said
    else:
        image = QImage(str(saved))
        assert image.width() > 1000
        assert image.pixelColor(1, 1).name() == "#ffffff"


@pytest.mark.parametrize("kind", ["SVG", "PNG"])
def test_a_pillar_is_copied_and_saved_as_one_picture_of_all_that_stands_side_by_side(
    desk, qtbot, monkeypatch, tmp_path, kind
):
    show(desk, "Moeite met rondkomen")
    desk.click(desk.tab.page.side_by_side)
    qtbot.waitUntil(lambda: not desk.tab.side_by_side.charts.is_busy)
    beside = desk.tab.side_by_side
    commands = {action.text(): action for action in beside.menu.actions()}
    commands["Kopiëren als afbeelding"].trigger()
    said = QGuiApplication.clipboard().mimeData().imageData().text("Description")
    path = tmp_path / f"pijler.{kind.lower()}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given, **_named: (str(path), ""))
    commands[f"Opslaan als {kind}…"].trigger()
    wait_until_noted(desk)
    told = " ".join(ET.parse(path).getroot().itertext()) if kind == "SVG" else QImage(str(path)).text("Description")
    for chart in beside.charts.charts:
        assert chart.figure.indicator.name in told
        assert chart.figure.indicator.name in said
    assert beside.title.text() in told


def test_where_it_cannot_be_written_nothing_is_noted(desk, monkeypatch, tmp_path):
    told = []
    monkeypatch.setattr("wijkdesk.ui.figures.taking_along.tell", lambda *said: told.append(said[2]))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "nergens" / "Moeite"), ""))
    show(desk, "Moeite met rondkomen")
    before = len(list_account(desk.reader))
    command(desk, "Opslaan als PNG…")
    desk.qtbot.waitUntil(lambda: bool(told))
    assert told == ["Daar kon niet worden geschreven. Kies een andere map, of maak ruimte vrij."]
    assert len(list_account(desk.reader)) == before


def test_a_change_elsewhere_is_seen_at_once(desk):
    show(desk, "Moeite met rondkomen")
    [number] = [
        row.id
        for row in list_measurements(desk.reader)
        if (row.indicator, row.area, row.first_day.year) == ("Moeite met rondkomen", "Haarlem", 2020)
    ]
    change(desk.dossier, Measurement, number, value=18.4)
    desk.qtbot.waitUntil(lambda: desk.tab.page.table is not None)
    assert cells(desk)[1][4] == "18,4 %"


def test_every_control_has_a_name(desk, qtbot):
    show(desk, "Moeite met rondkomen")
    desk.click(desk.tab.page.side_by_side)
    qtbot.waitUntil(lambda: not desk.tab.side_by_side.charts.is_busy)
    assert unnamed_controls(desk.tab) == []


def test_who_may_only_read_is_offered_nothing_to_change(open_desk, example):
    desk = open_desk(example, read_only=True)
    assert not desk.tab.page.note_period.isVisible()
    assert not desk.tab.page.edit.isVisible()
    desk.tab.new()
    assert not desk.has_dialog()


def test_without_figures_there_is_one_thing_to_do(open_desk, tmp_path):
    desk = open_desk(new_dossier(tmp_path))
    desk.click(button_of(desk.tab, "Cijfer toevoegen"))
    desk.fill(desk.dialog().name, "Zwerfafval")
    desk.dialog().accept()
    assert desk.tab.page.title.text() == "Zwerfafval"
    desk.click(desk.tab.page.note_period)
    assert desk.not_done == ["Vul eerst bij Bestand > De wijkaanpak in om welke buurten het gaat."]


def test_the_last_figure_that_goes_leaves_the_room_empty(open_desk, example):
    with Dossier.open(example) as dossier:
        remove_several(dossier, Indicator, [row.id for row in list_indicators(dossier.reader)][1:])
    desk = open_desk(example)
    desk.tab.list.table.setFocus()
    desk.tab.remove()
    assert button_of(desk.tab, "Cijfer toevoegen").isVisible()


@pytest.mark.parametrize("number_of_areas", [2, 4, 5])
def test_the_name_of_every_period_is_seen_whole(desk, number_of_areas):
    number = add(desk.dossier, Indicator, name="Bezoek", measure=Measure.COUNT)
    areas = [area.id for area in list_areas(desk.reader)]
    for area in areas[:number_of_areas]:
        for month, last in ((9, 30), (12, 31)):
            first_day, last_day = dt.date(2024, month, 1), dt.date(2024, month, last)
            add(desk.dossier, Measurement, indicator=number, area=area, first_day=first_day, last_day=last_day, value=7)
    show(desk, "Bezoek")
    assert [row[0] for row in cells(desk)[1:]] == ["december 2024", "september 2024"]
    widest = current_theme().metrics("strong").horizontalAdvance("september 2024")
    desk.qtbot.waitUntil(lambda: desk.tab.page.table.columnWidth(0) >= widest + AROUND)


def test_with_large_text_periods_are_seen_whole_and_the_numbers_go_to_the_side(desk):
    show(desk, "Moeite met rondkomen")
    try:
        current_theme().set_text_size(200)
        widest = current_theme().metrics("strong").horizontalAdvance("2020")
        desk.qtbot.waitUntil(lambda: desk.tab.page.table.columnWidth(0) > widest)
        assert desk.tab.page.table.horizontalScrollBar().maximum() > 0
    finally:
        current_theme().set_text_size(100)
    desk.qtbot.waitUntil(lambda: desk.tab.page.table.horizontalScrollBar().maximum() == 0)
