"""The place of the pillars, on a real dossier, as somebody uses it."""

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QToolTip

from tests.ui.accessibility import unnamed_controls
from wijkdesk.domain.action import Action
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.figures import Indicator, Measurement
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.words import ActionState, ContactKind, Light, ValueState
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.counts import count_pillars
from wijkdesk.storage.reading.events import list_escalations
from wijkdesk.storage.reading.figures import list_areas, list_measurements
from wijkdesk.storage.reading.people import list_contacts
from wijkdesk.storage.reading.programme import list_pillars, list_programmes, list_ratings
from wijkdesk.storage.writing.edit import add, change, remove_several
from wijkdesk.ui.canvas import Canvas
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.fields.picker import Picker
from wijkdesk.ui.figure_course.chart import CourseChart
from wijkdesk.ui.pillars.dialogs import LooksDialog, RateDialog
from wijkdesk.ui.pillars.pillar_list import BADGE, INSET, lines_of
from wijkdesk.ui.pillars.tab import SIDE, PillarsTab
from wijkdesk.ui.slices import Slices
from wijkdesk.ui.theme import current_theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TODAY = dt.date(2026, 11, 23)
ALT = Qt.KeyboardModifier.AltModifier
KEY = Qt.Key


class Desk:
    """The tab on an open dossier, and what it told."""

    def __init__(self, qtbot, path, *, read_only=False):
        self.qtbot = qtbot
        self.dossier = Dossier.open(path, read_only=read_only)
        self.changes = Changes(self.dossier)
        self.tab = PillarsTab(self.changes, today=lambda: TODAY)
        self.opened, self.done, self.not_done = [], [], []
        self.tab.open_requested.connect(lambda kind, number: self.opened.append((kind, number)))
        self.changes.done.connect(self.done.append)
        self.changes.not_done.connect(self.not_done.append)
        qtbot.addWidget(self.tab)
        self.tab.resize(1110, 740)
        with qtbot.waitExposed(self.tab):
            self.tab.show()
        self.tab.activateWindow()
        qtbot.waitUntil(self.tab.isActiveWindow)

    def pillars(self):
        return list_pillars(self.dossier.reader)

    def pillar(self, number):
        return next(row for row in self.pillars() if row.id == number)

    def rating(self, number):
        return [row for row in list_ratings(self.dossier.reader) if row.pillar_id == number][-1]

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier, widget=None):
        self.qtbot.keyClick(widget or QApplication.focusWidget(), key, modifiers)

    def type(self, text, widget=None):
        self.qtbot.keyClicks(widget or QApplication.focusWidget(), text)

    def retype(self, field, text):
        field.setFocus()
        self.press(KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(text)

    def command(self, name):
        self.tab.menu.aboutToShow.emit()
        [action] = [action for action in self.tab.menu.actions() if action.text() == name]
        action.trigger()

    def close(self):
        self.tab.flush()
        self.stop()
        self.dossier.close()

    def stop(self):
        """Leave unread what is still being read, as the window does when a dossier closes."""
        for slices in self.tab.findChildren(Slices):
            slices.stop()


@pytest.fixture
def open_desk(qtbot):
    desks = []

    def open_it(path, **how):
        desks.append(Desk(qtbot, path, **how))
        return desks[-1]

    yield open_it
    for desk in desks:
        desk.stop()
        desk.dossier.close()


@pytest.fixture
def desk(open_desk, example):
    return open_desk(example)


@pytest.fixture
def emptied(example):
    """The example without its pillars."""
    with Dossier.open(example) as dossier:
        remove_several(dossier, Pillar, [row.id for row in list_pillars(dossier.reader)])
    return example


def names(lines):
    return [line.title for line in lines.list.lines]


def tip_of(widget, place):
    QToolTip.hideText()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
    return QToolTip.text()


# -- seeing --


def test_the_first_pillar_is_shown_as_a_page(desk):
    row = desk.pillars()[0]
    page = desk.tab.page
    assert desk.tab.list.current_id() == row.id
    assert page.head.name.value() == row.name
    assert page.aim.value() == row.aim
    assert page.head.holder.value() == row.portfolio_holder_id


def test_a_pillar_in_the_list_says_its_rating_in_a_word_and_how_many_actions_run(desk):
    model = desk.tab.list.model()
    said = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    for row, text in zip(desk.pillars(), said, strict=True):
        assert text == f"{row.name}, {row.light.dutch.capitalize()}, {row.running_actions} acties"


def test_the_models_keep_to_the_rules_of_qt(desk):
    QAbstractItemModelTester(desk.tab.list.model())
    for lines in desk.tab.page.lists():
        QAbstractItemModelTester(lines.model())
    for row in desk.pillars():
        desk.tab.open(Pillar, row.id)


def test_every_control_has_a_name_for_a_screen_reader(desk):
    desk.tab._rate()
    desk.tab._choose_looks()
    assert unnamed_controls(desk.tab) == []
    for kind in (RateDialog, LooksDialog):
        dialog = desk.tab.findChild(kind)
        assert unnamed_controls(dialog) == []
        dialog.reject()


def test_arrow_keys_go_through_the_pillars_and_enter_goes_on_in_the_page(desk):
    desk.tab.find()
    desk.press(KEY.Key_Down)
    second = desk.pillars()[1]
    assert desk.tab.page.content.pillar.id == second.id
    desk.press(KEY.Key_Return)
    assert desk.tab.page.head.name.isAncestorOf(QApplication.focusWidget())


def test_tab_goes_through_the_page_as_the_eye_reads(desk):
    page = desk.tab.page
    desk.tab.open(Pillar, 1)
    page.head.name.setFocus()
    visited = []
    for _ in range(11):
        desk.press(KEY.Key_Tab)
        visited.append(QApplication.focusWidget())
    wanted = [
        *(page.head.holder, page.head.escalate, page.head.history, page.head.more, page.aim, page.rating.rate),
        *(page.rating.texts[name] for name in ("cause", "consequence", "correction", "note")),
        page.rating.history,
    ]
    assert [part is widget or part.isAncestorOf(widget) for part, widget in zip(wanted, visited, strict=True)] == (
        [True] * len(wanted)
    )


def test_what_runs_opens_in_its_own_place_by_click_and_by_enter(desk, qtbot):
    lines = desk.tab.page.running.list
    first, second = lines.lines[:2]
    qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=lines.visualRect(lines.model().index(0)).center())
    lines.setFocus()
    desk.press(KEY.Key_Down)
    desk.press(KEY.Key_Return)
    assert desk.opened == [first.key, second.key]
    assert first.key[0] is Action


def test_the_page_tells_what_ended_what_was_learned_and_whose_goals_it_serves(desk):
    desk.tab.open(Pillar, 4)
    page = desk.tab.page
    assert names(page.running)
    assert names(page.outcomes)
    lessons = [line.detail for line in page.outcomes.list.lines if line.mark.word in ("deels gelukt", "niet gelukt")]
    assert all(lesson.startswith("les: ") for lesson in lessons)
    goals = page.goals.list.lines
    assert {line.key[0] for line in goals} == {PolicyGoal}
    assert all(line.detail and line.end in ("loopt", "gehaald", "niet gehaald") for line in goals)


def test_an_action_that_is_late_says_so_in_words(desk):
    late = add(
        desk.dossier,
        Action,
        title="Te laat",
        main_pillar=1,
        state=ActionState.RUNNING,
        due=TODAY - dt.timedelta(days=1),
    )
    today = add(desk.dossier, Action, title="Vandaag", main_pillar=1, state=ActionState.RUNNING, due=TODAY)
    ends = {line.key[1]: line.end for line in desk.tab.page.running.list.lines}
    assert ends[late] == "te laat, 22-11-2026"
    assert ends[today] == "23-11-2026"


def figures_named(desk, qtbot, name):
    """The figures that begin with this name, once they are there: they come behind the rest of the page."""

    def found():
        charts = desk.tab.page.findChildren(CourseChart)
        return [chart for chart in charts if chart.isVisible() and chart.accessibleName().startswith(name)]

    qtbot.waitUntil(lambda: bool(found()))
    return found()


def test_a_figure_says_its_numbers_to_who_does_not_see_its_lines(desk, qtbot):
    desk.tab.open(Pillar, 4)
    [rondkomen] = [chart.accessibleName() for chart in figures_named(desk, qtbot, "Moeite met rondkomen")]
    for number in ("noord: 2016 28,3 %, 2020 22,0 %", "Haarlem: 2016 22,4 %, 2020 17,5 %", "2020 13,9 %", "RIVM"):
        assert number in rondkomen
    assert "verschil met Haarlem 4,5 procentpunt (ongunstig); in 2016 5,9: kleiner geworden." in rondkomen


def test_a_figure_says_and_shows_its_target(desk, qtbot):
    desk.tab.open(Pillar, 4)
    [rondkomen] = figures_named(desk, qtbot, "Moeite met rondkomen")
    assert "Het doel is 18,0 %." in rondkomen.accessibleName()
    [canvas] = rondkomen.findChildren(Canvas)
    qtbot.waitUntil(lambda: canvas.isVisible() and canvas.height() == canvas.sizeHint().height())
    places = range(0, canvas.width(), 5)
    assert any(canvas.said_at(x, 20).startswith("2020: Rozenprieel-noord 22,0 %") for x in places)


def test_a_number_that_is_missing_is_never_zero(desk, qtbot):
    [city] = [row.id for row in list_areas(desk.dossier.reader) if row.code == "GM0392"]
    first = dt.date(2020, 1, 1)
    [found] = [
        row.id
        for row in list_measurements(desk.dossier.reader)
        if (row.indicator, row.area_id, row.first_day) == ("Moeite met rondkomen", city, first)
    ]
    change(desk.dossier, Measurement, found, value=None, state=ValueState.SECRET)
    desk.tab.open(Pillar, 4)
    [rondkomen] = [chart.accessibleName() for chart in figures_named(desk, qtbot, "Moeite met rondkomen")]
    assert "Haarlem: 2016 22,4 %, 2020 geen gegevens" in rondkomen


def test_a_figure_leads_to_the_room_of_the_figures(desk, qtbot):
    desk.tab.open(Pillar, 4)
    [rondkomen] = figures_named(desk, qtbot, "Moeite met rondkomen")
    [more] = [button for button in rondkomen.findChildren(QPushButton) if button.text() == "Meer"]
    more.click()
    assert desk.opened == [(Indicator, rondkomen.figure.indicator.id)]


def test_of_many_actions_the_first_are_shown_and_the_rest_when_asked_for(desk):
    desk.tab.open(Pillar, 2)
    before = desk.tab.page.content.number_at_work
    for number in range(15):
        add(desk.dossier, Action, title=f"Lamp {number}", main_pillar=2, state=ActionState.RUNNING)
    section = desk.tab.page.running
    assert len(section.list.lines) == 12
    assert section._more.text() == f"Nog {before + 3} tonen"
    section._more.click()
    assert len(section.list.lines) == before + 15
    assert not section._more.isVisible()
    assert section.list.hasFocus()


# -- editing --


def test_name_aim_and_holder_are_kept_and_each_visit_is_one_step_to_undo(desk, open_desk, example):
    page = desk.tab.page
    desk.tab.open(Pillar, 1)
    before = desk.pillar(1)
    desk.retype(page.head.name, "Wonen en bouwen")
    desk.retype(page.aim, "Iedereen woont droog.")
    page.aim.flush()
    desk.type(" En warm.")
    desk.press(KEY.Key_Tab)
    assert desk.pillar(1).name == "Wonen en bouwen"
    assert desk.pillar(1).aim == "Iedereen woont droog. En warm."
    assert desk.tab.list.rows[0].name == "Wonen en bouwen"

    desk.dossier.undo()
    assert page.aim.value() == desk.pillar(1).aim == before.aim
    desk.dossier.undo()
    assert desk.pillar(1) == before
    desk.dossier.redo()
    desk.close()
    again = open_desk(example)
    assert again.pillar(1).name == "Wonen en bouwen"


def test_a_pillar_cannot_lose_its_name(desk):
    field = desk.tab.page.head.name
    before = desk.pillar(1).name
    field.setFocus()
    desk.press(KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.press(KEY.Key_Delete)
    assert not desk.tab.flush()
    assert field.has_error
    assert desk.pillar(1).name == before


def test_a_portfolio_holder_is_found_by_typing_administrators_first_and_never_a_resident(desk):
    holder = desk.tab.page.head.holder
    people = {row.id: row.kind for row in list_contacts(desk.dossier.reader)}
    offered = [people[option.key] for option in holder.findChild(Picker).options]
    administrators = offered.count(ContactKind.ADMINISTRATOR)
    assert administrators
    assert offered[:administrators] == [ContactKind.ADMINISTRATOR] * administrators
    assert ContactKind.RESIDENT not in offered

    desk.retype(holder, "burgem")
    desk.press(KEY.Key_Return, widget=holder.findChild(Picker).popup)
    assert desk.pillar(1).portfolio_holder == "burgemeester"


def test_a_portfolio_holder_who_does_not_exist_is_made_on_the_spot_as_one_step(desk):
    before = desk.pillar(1).portfolio_holder_id
    desk.retype(desk.tab.page.head.holder, "Anna van den Berg")
    desk.press(KEY.Key_Return, widget=desk.tab.page.head.holder.findChild(Picker).popup)
    made = next(row for row in list_contacts(desk.dossier.reader) if row.last_name == "Berg")
    assert (made.first_name, made.infix, made.kind) == ("Anna", "van den", ContactKind.ADMINISTRATOR)
    assert desk.pillar(1).portfolio_holder_id == desk.tab.page.head.holder.value() == made.id
    desk.dossier.undo()
    assert desk.pillar(1).portfolio_holder_id == desk.tab.page.head.holder.value() == before
    assert all(row.last_name != "Berg" for row in list_contacts(desk.dossier.reader))


def test_what_one_types_stays_when_the_dossier_changes_meanwhile(desk):
    desk.tab.open(Pillar, 1)
    desk.retype(desk.tab.page.aim, "Half getypt")
    change(desk.dossier, Pillar, 1, name="Wonen in de wijk")
    assert desk.tab.page.aim._box.toPlainText() == "Half getypt"
    assert desk.tab.page.head.name.value() == "Wonen in de wijk"


def test_going_to_another_pillar_keeps_what_was_half_typed(desk):
    desk.tab.open(Pillar, 1)
    desk.retype(desk.tab.page.aim, "Half getypt")
    desk.tab.open(Pillar, 2)
    assert desk.pillar(1).aim == "Half getypt"
    assert desk.pillar(2).aim == desk.tab.page.aim.value() != "Half getypt"


# -- the rating --


def test_the_words_of_the_rating_are_edited_where_they_stand(desk):
    desk.tab.open(Pillar, 2)
    before = desk.rating(2)
    card = desk.tab.page.rating
    desk.retype(card.texts["cause"], "Geen vaste wijkagent.")
    desk.press(KEY.Key_Tab)
    after = desk.rating(2)
    assert after == before._replace(cause="Geen vaste wijkagent.")
    desk.dossier.undo()
    assert card.texts["cause"].value() == before.cause


def test_a_pillar_is_rated_anew_by_keyboard_and_green_gives_no_reasons(desk, qtbot):
    desk.tab.open(Pillar, 2)
    before = len(list_ratings(desk.dossier.reader))
    card = desk.tab.page.rating
    card.rate.setFocus()
    desk.press(KEY.Key_Space)
    dialog = desk.tab.findChild(RateDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.light.value() is Light.RED
    assert dialog.reasons["cause"].value() == desk.rating(2).cause
    assert dialog.reasons["cause"].isVisible()
    desk.press(KEY.Key_2)
    assert dialog.light.value() is Light.ORANGE
    desk.press(KEY.Key_Left)
    assert dialog.light.value() is Light.GREEN
    assert not dialog.reasons["cause"].isVisible()
    desk.retype(dialog.note, "De nieuwe wijkagent is er.")
    qtbot.mouseClick(dialog.commit, Qt.MouseButton.LeftButton)

    rating = desk.rating(2)
    assert len(list_ratings(desk.dossier.reader)) == before + 1
    assert (rating.light, rating.rated_on, rating.note) == (Light.GREEN, TODAY, "De nieuwe wijkagent is er.")
    assert (rating.cause, rating.consequence, rating.correction) == ("", "", "")
    assert desk.done == ["Pijler beoordeeld"]
    assert not card.texts["cause"].isVisible()
    assert desk.tab.list.rows[1].light is Light.GREEN


def test_a_rating_before_the_last_one_is_refused_beside_its_date(desk, qtbot):
    desk.tab.open(Pillar, 2)
    desk.tab._rate()
    dialog = desk.tab.findChild(RateDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    desk.retype(dialog.rated_on, "1-1-2020")
    qtbot.mouseClick(dialog.commit, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.rated_on.has_error
    dialog.reject()


def test_a_first_rating_asks_for_a_light(desk, qtbot):
    new = add(desk.dossier, Pillar, name="Zorg", position=9)
    desk.tab.open(Pillar, new)
    assert desk.tab.page.rating.rate.text() == "Beoordelen"
    assert not desk.tab.page.rating.history.isVisible()
    desk.tab._rate()
    dialog = desk.tab.findChild(RateDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.mouseClick(dialog.commit, Qt.MouseButton.LeftButton)
    assert dialog.light.has_error
    orange = dialog.light.tiles[1]
    qtbot.mouseClick(orange, Qt.MouseButton.LeftButton)
    assert isinstance(orange, QRadioButton)
    assert not dialog.light.has_error
    qtbot.mouseClick(dialog.commit, Qt.MouseButton.LeftButton)
    assert desk.rating(new).light is Light.ORANGE
    assert desk.tab.page.rating.texts["cause"].isVisible()


def test_the_half_years_are_read_by_keyboard_and_by_pointing(desk):
    desk.tab.open(Pillar, 2)
    strip, card = desk.tab.page.rating.history, desk.tab.page.rating
    assert "Tweede helft 2023: oranje (7 december 2023)" in strip.accessibleDescription()
    assert strip.accessibleDescription().endswith("Tweede helft 2026: bleef rood")
    strip.setFocus()
    desk.press(KEY.Key_Home)
    assert card._said_when.text() == "Eerste helft 2022: nog niet beoordeeld"
    for _ in range(3):
        desk.press(KEY.Key_Right)
    assert card._said_when.text() == "Tweede helft 2023: oranje (7 december 2023)"
    assert "Oorzaak: " in card._said_what.accessibleName()
    desk.press(KEY.Key_Escape)
    assert not card._said.isVisible()
    assert tip_of(strip, QPoint(10, 10)) == "<span>Eerste helft 2022: nog niet beoordeeld</span>"


# -- a direct report --


def test_a_direct_report_goes_to_the_sponsor_with_a_copy_for_the_portfolio_holder(desk, qtbot):
    desk.tab.open(Pillar, 1)
    qtbot.mouseClick(desk.tab.page.head.escalate, Qt.MouseButton.LeftButton)
    [(kind, number)] = desk.opened
    report = next(row for row in list_escalations(desk.dossier.reader) if row.id == number)
    [programme] = list_programmes(desk.dossier.reader)
    assert kind is Escalation
    assert (report.reported_to_id, report.pillar_id) == (programme.sponsor_id, 1)
    assert report.copied_to_ids == (desk.pillar(1).portfolio_holder_id,)
    assert report.subject == "Melding over Wonen"


# -- adding, ordering, removing --


def test_a_new_pillar_is_kept_once_it_has_a_name(desk):
    before = len(desk.pillars())
    desk.tab.new()
    assert desk.tab.page.head.name.isAncestorOf(QApplication.focusWidget())
    assert not desk.tab.page.aim.isVisible()
    desk.type("Gezondheid")
    assert len(desk.pillars()) == before
    desk.press(KEY.Key_Return)
    new = desk.pillars()[-1]
    assert (new.name, new.position, new.colour) == ("Gezondheid", before + 1, 5)
    assert desk.tab.list.current_id() == new.id
    assert desk.tab.page.aim.isVisible()
    desk.dossier.undo()
    assert len(desk.pillars()) == before
    assert desk.tab.page.content.pillar.id in [row.id for row in desk.pillars()]


def test_a_new_pillar_without_a_name_leaves_no_trace(desk):
    before = desk.pillars()
    desk.tab.new()
    assert desk.tab.flush()
    desk.tab.open(Pillar, 2)
    assert desk.pillars() == before
    assert not desk.tab.page.head.name.has_error
    assert desk.tab.page.head.name.value() == desk.pillar(2).name


def test_pillars_are_put_in_another_order_by_keyboard(desk):
    first, second, *others = [row.id for row in desk.pillars()]
    desk.tab.find()
    desk.press(KEY.Key_Down, ALT)
    assert [row.id for row in desk.pillars()] == [second, first, *others]
    assert desk.tab.list.current_id() == first
    desk.press(KEY.Key_Up, ALT)
    desk.press(KEY.Key_Up, ALT)
    assert [row.id for row in desk.pillars()] == [first, second, *others]


def test_a_pillar_rests_and_is_taken_up_again(desk):
    desk.command("Afsluiten")
    assert desk.pillar(1).retired_on == TODAY
    assert desk.tab.list.rows[-1].id == desk.tab.list.current_id() == 1
    assert desk.tab.page._retired.isVisible()
    assert count_pillars(desk.dossier.reader) == 3
    desk.command("Heropenen")
    assert desk.pillar(1).retired_on is None
    assert not desk.tab.page._retired.isVisible()


def test_removing_a_pillar_is_one_step_and_the_next_one_takes_its_place(desk):
    actions = len(desk.tab.page.running.list.lines)
    desk.tab.find()
    desk.press(KEY.Key_Delete)
    assert [row.id for row in desk.pillars()] == [2, 3, 4]
    assert desk.tab.page.content.pillar.id == 2
    assert desk.done == ["Pijler verwijderd"]
    desk.dossier.undo()
    desk.tab.open(Pillar, 1)
    assert len(desk.tab.page.running.list.lines) == actions
    assert desk.rating(1)


def test_a_pillar_gets_another_icon_and_colour(desk, qtbot):
    desk.command("Icoon en kleur…")
    dialog = desk.tab.findChild(LooksDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    desk.press(KEY.Key_Right)
    qtbot.mouseClick(dialog.colour.tiles[5], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.commit, Qt.MouseButton.LeftButton)
    assert (desk.pillar(1).icon, desk.pillar(1).colour) == ("shield-alert", 6)
    desk.dossier.undo()
    assert (desk.pillar(1).icon, desk.pillar(1).colour) == ("house", 1)


def test_without_pillars_the_place_says_what_to_do_first(open_desk, emptied, qtbot):
    desk = open_desk(emptied)
    assert "hoofdlijnen" in desk.tab._empty.sentence.accessibleName()
    assert unnamed_controls(desk.tab) == []
    desk.tab.remove()
    desk.tab.new()
    desk.type("Wonen")
    desk.press(KEY.Key_Return)
    assert [row.name for row in desk.pillars()] == ["Wonen"]
    assert desk.tab.page.isVisible()


# -- around it --


def test_the_chosen_pillar_is_copied_as_a_table(desk):
    desk.tab.open(Pillar, 1)
    desk.tab.copy()
    data = QGuiApplication.clipboard().mimeData()
    headings, row = data.text().splitlines()
    assert headings.split("\t")[:3] == ["Pijler", "Doel", "Stoplicht"]
    assert row.split("\t")[0] == "Wonen"
    assert data.hasHtml()


def test_the_list_in_which_one_is_copies_its_lines(desk):
    lines = desk.tab.page.running.list
    lines.setFocus()
    desk.tab.copy()
    rows = [line.split("\t") for line in QGuiApplication.clipboard().mimeData().text().splitlines()]
    assert [row[0] for row in rows[1:]] == [line.title for line in lines.lines]


def test_what_is_confidential_is_marked_in_a_list_and_stays_out_of_its_copy(desk):
    lines = desk.tab.page.running.list
    kept, secret = lines.lines[0].key, lines.lines[1].key
    change(desk.dossier, Action, secret[1], confidential=True)

    marked = [line.key for line in lines.lines if line.badge and line.badge.word == "vertrouwelijk"]
    assert marked == [secret]
    lines.setFocus()
    desk.tab.copy()
    titles = [line.split("\t")[0] for line in QGuiApplication.clipboard().mimeData().text().splitlines()[1:]]
    assert titles == [line.title for line in lines.lines if line.key != secret]
    assert kept != secret


def test_the_tab_comes_back_at_the_pillar_where_one_was(desk, open_desk, example):
    desk.tab.open(Pillar, 3)
    state = desk.tab.layout_state()
    desk.close()
    again = open_desk(example)
    again.tab.restore_layout(state)
    again.tab.hide()
    again.tab.show()
    assert again.tab.list.current_id() == 3
    again.tab.restore_layout({"pillar": 999})
    again.tab.hide()
    again.tab.show()
    assert again.tab.list.current_id() == 3


def test_a_dossier_to_read_shows_all_and_changes_nothing(open_desk, example):
    desk = open_desk(example, read_only=True)
    assert not desk.tab.add.isVisible()
    assert not desk.tab.page.head.escalate.isVisible()
    assert not desk.tab.page.rating.rate.isVisible()
    assert not desk.tab.page.aim.isEnabled()
    before = desk.pillars()
    desk.tab.find()
    desk.press(KEY.Key_Delete)
    desk.press(KEY.Key_Down, ALT)
    desk.tab.new()
    assert desk.pillars() == before
    assert desk.not_done == []


def test_a_hidden_tab_reads_again_when_it_is_shown(desk):
    desk.tab.open(Pillar, 1)
    desk.tab.hide()
    change(desk.dossier, Pillar, 1, aim="Van elders")
    assert desk.tab.page.aim.value() != "Van elders"
    desk.tab.show()
    assert desk.tab.page.aim.value() == "Van elders"


@pytest.mark.parametrize(("width", "text_size"), [(560, 100), (1110, 100), (1664, 100), (1254, 200)])
def test_nothing_is_cut_off_with_the_longest_words(desk, qtbot, width, text_size):
    long = "Arbeidsongeschiktheidsverzekeringsmaatschappij " * 6
    change(desk.dossier, Pillar, 2, name=long, aim=long * 4)
    desk.tab.open(Pillar, 2)
    theme = current_theme()
    theme.set_text_size(text_size)
    try:
        desk.tab.resize(width, 740)
        card = desk.tab.page.rating
        boxes = [desk.tab.page.aim._box, *(card.texts[name]._box for name in ("cause", "consequence", "correction"))]

        def fits():
            page = desk.tab.page
            return page._paper.width() <= page.viewport().width() and all(_has_room(box) for box in boxes)

        qtbot.waitUntil(fits)
    finally:
        theme.set_text_size(100)


def _has_room(box):
    """The field around a text is as high as the text, and the card as its fields."""
    field = box.parentWidget()
    return box.height() >= box.document().size().height() and field.height() >= field.sizeHint().height()


@pytest.mark.parametrize("text_size", [100, 150, 200])
def test_in_a_narrow_window_nothing_of_the_page_is_beside_it(desk, text_size):
    theme = current_theme()
    theme.set_text_size(text_size)
    try:
        desk.tab.resize(760 - theme.px(56), 700)
        desk.tab.open(Pillar, 3)
        QApplication.processEvents()
        assert desk.tab.page.horizontalScrollBar().maximum() == 0
    finally:
        theme.set_text_size(100)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Wonen", ["Wonen"]),
        ("Sociale weerbaarheid", ["Sociale", "weerbaarheid"]),
        ("Schoon, heel en veilig in de hele wijk", ["Schoon, heel", "en veilig in de hele wijk"]),
    ],
)
def test_a_name_below_a_badge_breaks_between_words_and_has_at_most_two_lines(qapp, name, lines):
    assert lines_of(name, 90) == lines


def test_a_pillar_without_a_rating_has_room_for_all_its_words(desk):
    metrics = current_theme().metrics("meta")
    words = "Nog niet beoordeeld  ·  13 acties"
    assert metrics.horizontalAdvance(words) <= SIDE - 1 - 2 * 10 - INSET - BADGE - 10 - INSET
