"""The place of the actions, by keyboard and by mouse, on a real dossier."""

import datetime as dt
import json

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu

from tests.ui.accessibility import unnamed_controls
from tests.ui.actions.conftest import GARDEN, HELP, LAMPS, LUNCH, ROOF, TILES, TODAY, headings, shown, stored, titles
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.words import ActionState
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.people import list_contacts, list_organisations
from wijkdesk.storage.writing.edit import add, change, remove
from wijkdesk.ui.actions.tab import ActionsTab
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.theme import current_theme

KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def focused():
    return QApplication.focusWidget()


def typed(qtbot, text, *keys):
    qtbot.keyClicks(focused(), text)
    for key in keys:
        qtbot.keyClick(focused(), key)


def chosen_from(field, value):
    """The user picks a value from the list of a choice."""
    box = field._box
    place = [choice.value for choice in box._choices].index(value)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def click_row(tab, qtbot, number, modifier=Qt.KeyboardModifier.NoModifier):
    model = tab.table.rows_model
    rect = tab.table.visualRect(model.index(model.position(number), 0))
    qtbot.mouseClick(tab.table.viewport(), Qt.MouseButton.LeftButton, modifier, rect.center())


# -- the list --


def test_overdue_and_quick_wins_come_first(tab):
    assert headings(tab) == [
        *("Over tijd 1", "Snelle winst 1", "Loopt 1", "Gepland en ideeën 2", "Afgerond dit halfjaar 1"),
    ]
    assert titles(tab)[:3] == ["Lampen achterpad herstellen", "Stoeptegels herleggen", "Lunch op dinsdag"]
    assert tab.page._count.text() == "3 lopend"


def test_the_list_keeps_qts_rules_for_models(tab, dossier):
    tester = QAbstractItemModelTester(
        tab.table.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal, tab.table
    )
    change(dossier, Action, LUNCH, quick_win=True, title="Lunch elke dinsdag")
    number = add(dossier, Action, title="Iets nieuws")
    remove(dossier, Action, TILES)
    dossier.undo()
    tab.page.chips.state.set_value("open")
    tab.page.chips.changed.emit()
    assert tester.model() is tab.table.rows_model
    assert {"Lunch elke dinsdag", "Iets nieuws", "Stoeptegels herleggen"} <= set(titles(tab))
    assert tab.table.rows_model.position(number) is not None


def test_what_is_overdue_follows_the_day(changes, qtbot):
    days = [TODAY]
    tab = shown(ActionsTab(changes, today=lambda: days[0]), qtbot)
    tab.hide()
    days[0] = dt.date(2026, 12, 3)
    tab.show()
    assert headings(tab)[0] == "Over tijd 2"


def test_search_and_filters_narrow_the_list_and_can_be_cleared_at_once(tab, qtbot):
    tab.find()
    typed(qtbot, "LUNCH")
    assert titles(tab) == ["Lunch op dinsdag"]
    assert tab.page._count.text() == "1 gevonden"
    typed(qtbot, " bestaat niet")
    assert tab.page._body.currentWidget().sentence.accessibleName() == "Geen actie die hierbij past."
    tab.page.show_all()
    assert len(titles(tab)) == 6
    tab.page.chips.partner._choose(1)
    assert titles(tab) == ["Dakgoten blok C"]


def test_filters_offer_only_what_occurs(tab, dossier):
    def offered(chip):
        return [action.text() for action in chip.menu().actions()[1:]]

    assert offered(tab.page.chips.partner) == ["Haarlem Effect", "Ymere"]
    assert "Zonder pijler" not in offered(tab.page.chips.pillar)
    change(dossier, Action, LUNCH, lead=None, main_pillar=None)
    assert offered(tab.page.chips.partner) == ["Ymere"]
    assert offered(tab.page.chips.pillar)[-1] == "Zonder pijler"


def test_a_half_year_gives_its_own_heading(tab):
    tab.page.chips.half_year._choose(HalfYear(2026, 2))
    assert headings(tab)[-1] == "Afgerond in de tweede helft 2026 1"


def test_only_confidential_actions_are_two_clicks_away(tab):
    tab.page._menu.aboutToShow.emit()
    [only] = [action for action in tab.page._menu.actions() if action.text() == "Alleen vertrouwelijk"]
    only.trigger()
    assert titles(tab) == ["Buurtmoestuin"]
    assert tab.page.chips.confidential.isVisible()


def test_signs_behind_a_title_are_said_in_words(tab, dossier):
    column = tab.table.rows_model.columns[0]
    assert column.spoken(stored(dossier, TILES)) == "loopt, Stoeptegels herleggen, snelle winst"
    assert column.spoken(stored(dossier, GARDEN)) == "idee, Buurtmoestuin, vertrouwelijk"
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), QPoint(1, 1))
    assert tab.table.viewportEvent(event) is True


def test_an_empty_dossier_says_what_to_do_first(changes, dossier, qtbot):
    for row in list_actions(dossier.reader):
        remove(dossier, Action, row.id)
    tab = shown(ActionsTab(changes, today=lambda: TODAY), qtbot)
    assert tab.page._body.currentWidget().sentence.accessibleName().startswith("Nog geen acties. Begin met iets")
    tab.new()
    typed(qtbot, "Bankje bij de speeltuin", KEY.Key_Return)
    assert titles(tab) == ["Bankje bij de speeltuin"]


# -- one action --


def test_a_new_action_by_keyboard_is_there_after_reopening(tab, dossier, path, qtbot):
    tab.new()
    typed(qtbot, "Bankje bij de speeltuin", KEY.Key_Tab)
    assert tab.table.chosen_ids() == [7]
    tab.pane.due.setFocus()
    typed(qtbot, "vr", KEY.Key_Tab)
    tab.pane.place.setFocus()
    typed(qtbot, "Linnaeusplein")
    assert tab.flush()
    dossier.close()
    with Dossier.open(path) as again:
        row = stored(again, 7)
        reopened = shown(ActionsTab(Changes(again), today=lambda: TODAY), qtbot)
        assert "Bankje bij de speeltuin" in titles(reopened)
        reopened.hide()
    assert (row.title, row.due, row.place, row.state) == (
        *("Bankje bij de speeltuin", dt.date(2026, 11, 27), "Linnaeusplein", ActionState.PLANNED),
    )


def test_a_new_action_without_a_title_leaves_nothing(tab, dossier, qtbot):
    tab.new()
    qtbot.keyClick(focused(), KEY.Key_Escape)
    assert len(list_actions(dossier.reader)) == 6
    assert not tab.halves.is_open()
    assert focused() is tab.table


def test_what_was_filled_in_before_the_title_comes_along(tab, dossier, qtbot):
    tab.new()
    tab.pane.place.setFocus()
    typed(qtbot, "Plein")
    tab.pane.title.setFocus()
    typed(qtbot, "Bankje", KEY.Key_Return)
    assert stored(dossier, 7).place == "Plein"
    assert dossier.undo() == "Actie toegevoegd"
    assert len(list_actions(dossier.reader)) == 6


def test_a_new_action_begins_under_the_pillar_of_the_filter(tab, dossier, qtbot):
    tab.page.chips.pillar._choose(1)
    tab.new()
    assert tab.pane.main_pillar.value() == 1
    typed(qtbot, "Kozijnen", KEY.Key_Return)
    assert stored(dossier, 7).main_pillar == "Wonen"


def test_by_keyboard_one_goes_through_the_list_and_into_the_pane(tab, dossier, qtbot):
    for _ in range(2):
        qtbot.keyClick(tab.table, KEY.Key_Down)
    qtbot.waitUntil(lambda: tab.pane.title.value() == "Lunch op dinsdag")
    qtbot.keyClick(tab.table, KEY.Key_Return)
    assert tab.pane.title.isAncestorOf(focused())
    qtbot.keyClick(focused(), KEY.Key_End)
    typed(qtbot, " en donderdag")
    qtbot.keyClick(focused(), KEY.Key_Escape)
    assert stored(dossier, LUNCH).title == "Lunch op dinsdag en donderdag"
    assert not tab.halves.is_open()
    qtbot.keyClick(tab.table, KEY.Key_Up)
    assert not tab.halves.is_open()
    qtbot.keyClick(tab.table, KEY.Key_Return)
    assert tab.halves.is_open()
    assert tab.pane.title.value() == "Stoeptegels herleggen"


def test_a_click_opens_the_pane_that_was_closed(tab, qtbot):
    click_row(tab, qtbot, LUNCH)
    qtbot.keyClick(tab.table, KEY.Key_Return)
    qtbot.keyClick(focused(), KEY.Key_Escape)
    click_row(tab, qtbot, LUNCH)
    assert tab.halves.is_open()
    assert tab.pane.number == LUNCH


def test_each_visit_to_a_field_is_one_step_to_undo(tab, dossier, qtbot):
    tab.open(Action, LUNCH)
    tab.pane.place.setFocus()
    typed(qtbot, "Buurthuis", KEY.Key_Return)
    typed(qtbot, " De Stek", KEY.Key_Return)
    tab.table.setFocus()
    assert stored(dossier, LUNCH).place == "Buurthuis De Stek"
    dossier.undo()
    assert stored(dossier, LUNCH).place == ""
    assert tab.pane.place.value() == ""


def test_a_state_is_a_choice_and_says_what_it_waits_for(tab, dossier, qtbot):
    tab.open(Action, ROOF)
    assert not tab.pane.waits_for.isVisible()
    chosen_from(tab.pane.state, ActionState.WAITING)
    assert tab.pane.waits_for.isVisible()
    tab.pane.waits_for.setFocus()
    typed(qtbot, "de steiger", KEY.Key_Return)
    assert stored(dossier, ROOF).waits_for == "de steiger"
    chosen_from(tab.pane.state, ActionState.RUNNING)
    row = stored(dossier, ROOF)
    assert (row.state, row.first_day, row.waits_for) == (ActionState.RUNNING, TODAY, "")


def test_an_ended_action_can_be_taken_up_again(tab, dossier):
    tab.open(Action, HELP)
    assert tab.pane.lesson.isVisible()
    assert tab.pane.finish.text() == "Heropenen"
    chosen_from(tab.pane.state, ActionState.RUNNING)
    assert stored(dossier, HELP).state is ActionState.RUNNING
    assert not tab.pane.lesson.isVisible()
    dossier.undo()
    tab.pane.finish.click()
    assert stored(dossier, HELP).state is ActionState.RUNNING


def test_a_refused_date_says_why_and_keeps_what_was_typed(tab, dossier, qtbot):
    tab.open(Action, TILES)
    tab.pane.due.setFocus()
    focused().selectAll()
    typed(qtbot, "1-9-2026", KEY.Key_Return)
    assert "De laatste dag ligt voor de eerste" in tab.pane.due.error_text()
    assert stored(dossier, TILES).due == dt.date(2026, 12, 2)
    tab.pane.due.setFocus()
    assert focused().text() == "1 september 2026"


def test_one_stays_with_the_action_of_which_a_field_refuses(tab, qtbot):
    tab.open(Action, TILES)
    tab.pane.due.setFocus()
    focused().selectAll()
    typed(qtbot, "31-2")
    click_row(tab, qtbot, LUNCH)
    qtbot.waitUntil(lambda: tab.table.chosen_ids() == [TILES])
    assert tab.pane.number == TILES
    assert tab.pane.due.has_error


def test_partners_goals_people_and_pillars_are_made_on_the_spot(tab, dossier, qtbot):
    tab.open(Action, LUNCH)
    pane = tab.pane
    for field, name in (
        (pane.partners, "Voedselbank"),
        (pane.goals, "Minder eenzaamheid"),
        (pane.lead_contact, "Anna van den Berg"),
        (pane.other_pillars, "Energie"),
    ):
        field._picker.creation_requested.emit(name)
    row = stored(dossier, LUNCH)
    assert (row.partners, row.goals, row.lead_contact, row.other_pillars) == (
        *(("Voedselbank",), ("Minder eenzaamheid",), "Anna van den Berg", ("Energie",)),
    )
    [contact] = list_contacts(dossier.reader)
    assert (contact.first_name, contact.infix, contact.last_name) == ("Anna", "van den", "Berg")


def test_a_partner_is_found_by_typing(tab, dossier, qtbot):
    tab.open(Action, LUNCH)
    tab.pane.partners.setFocus()
    typed(qtbot, "yme")
    qtbot.keyClick(tab.pane.partners._picker.popup, KEY.Key_Return)
    assert stored(dossier, LUNCH).partners == ("Ymere",)


def test_another_main_pillar_leaves_the_others_without_it(tab, dossier):
    change(dossier, Action, TILES, other_pillars=[1, 2])
    tab.open(Action, TILES)
    tab.pane.main_pillar.choose(tab.pane.main_pillar._option(1))
    row = stored(dossier, TILES)
    assert (row.main_pillar_id, row.other_pillar_ids) == (1, (2,))
    assert tab.pane._kind.text() == "Wonen"


def test_what_follows_from_what_can_be_gone_to(tab, dossier, qtbot):
    tab.open(Action, LUNCH)
    tab.pane.follows.choose(tab.pane.follows._option(HELP))
    tab.pane._links.chosen.emit(HELP)
    assert tab.pane.number == HELP
    assert tab.pane._links._shown == [("Gevolgd door", LUNCH, "Lunch op dinsdag")]
    tab.pane.follows.choose(tab.pane.follows._option(LUNCH))
    assert "niet uit zichzelf volgen" in tab.pane.follows.error_text()


def test_how_long_is_left_stands_beside_the_date(tab):
    for number, note in ((TILES, "nog 9 dagen"), (LAMPS, "19 dagen over tijd"), (LUNCH, ""), (HELP, "")):
        tab.open(Action, number)
        assert tab.pane.due.note() == note


def test_a_confidential_action_says_so_above_its_title(tab):
    tab.open(Action, GARDEN)
    assert tab.pane._kind.text() == "Sociale weerbaarheid · vertrouwelijk"


def test_the_foot_says_when_it_was_kept(tab, qtbot):
    tab.open(Action, LUNCH)
    assert tab.pane.foot._kept.text() == ""
    tab.pane.place.setFocus()
    typed(qtbot, "Plein", KEY.Key_Return)
    assert tab.pane.foot._kept.text().startswith("Bewaard om ")


# -- several at once --


def test_several_get_one_state_in_one_step(tab, dossier, qtbot):
    tab.table.choose(ROOF, GARDEN, HELP)
    assert tab.several.title.text() == "3 acties gekozen"
    assert tab.several.summary.text() == "1 idee · 1 gepland · 1 niet gelukt"
    tab.table.choose(GARDEN, TILES, add(dossier, Action, title="Nog een idee", state=ActionState.IDEA))
    assert tab.several.summary.text() == "2 ideeën · 1 lopend"
    assert dossier.undo() is not None
    tab.table.choose(ROOF, GARDEN, HELP)
    chosen_from(tab.several.state, ActionState.RUNNING)
    states = [stored(dossier, number).state for number in (ROOF, GARDEN, HELP)]
    assert states == [ActionState.RUNNING, ActionState.RUNNING, ActionState.FAILED]
    assert dossier.undo() == "2 acties: loopt"
    assert stored(dossier, GARDEN).state is ActionState.IDEA
    assert set(tab.table.chosen_ids()) == {ROOF, GARDEN, HELP}


def test_several_get_one_pillar_and_one_date_in_one_step_each(tab, dossier, qtbot):
    tab.table.choose(LUNCH, ROOF)
    tab.several.pillar.choose(tab.several.pillar._option(2))
    tab.several.due.setFocus()
    typed(qtbot, "1-2-2027", KEY.Key_Return)
    for number in (LUNCH, ROOF):
        row = stored(dossier, number)
        assert (row.main_pillar_id, row.due) == (2, dt.date(2027, 2, 1))
    assert dossier.undo() == "2 acties: nieuwe datum"
    assert dossier.undo() == "2 acties naar een andere pijler"


def test_a_date_that_one_of_several_refuses_changes_none(tab, dossier, qtbot):
    tab.table.choose(TILES, ROOF)
    tab.several.due.setFocus()
    typed(qtbot, "1-1-2026", KEY.Key_Return)
    assert tab.several.due.has_error
    assert stored(dossier, ROOF).due == dt.date(2027, 1, 15)


def test_several_are_removed_in_one_step_and_come_back(tab, dossier, qtbot):
    click_row(tab, qtbot, LAMPS)
    click_row(tab, qtbot, LUNCH, CONTROL)
    qtbot.keyClick(tab.table, KEY.Key_Delete)
    assert [row.id for row in list_actions(dossier.reader)] == [TILES, GARDEN, HELP, ROOF]
    assert dossier.undoable == "2 acties verwijderd"
    assert tab.table.chosen_ids() == [ROOF]
    dossier.undo()
    assert len(titles(tab)) == 6


def test_the_row_below_is_chosen_after_a_removal(tab, qtbot):
    tab.open(Action, TILES)
    tab.remove()
    assert tab.table.chosen_ids() == [LUNCH]
    assert tab.pane.number == LUNCH


def test_the_pane_closes_when_the_last_action_goes(changes, dossier, qtbot):
    for number in (LAMPS, TILES, LUNCH, GARDEN, HELP):
        remove(dossier, Action, number)
    tab = shown(ActionsTab(changes, today=lambda: TODAY), qtbot)
    tab.open(Action, ROOF)
    tab.remove()
    assert not tab.halves.is_open()
    assert tab.pane.number is None


def test_a_duplicate_is_chosen_with_its_title_ready_to_change(tab, dossier, qtbot):
    tab.open(Action, TILES)
    tab.table.setFocus()
    qtbot.keyClick(tab.table, KEY.Key_D, CONTROL)
    row = stored(dossier, 7)
    assert (row.title, row.state, row.quick_win, row.due) == ("Stoeptegels herleggen", ActionState.PLANNED, True, None)
    assert tab.pane.number == 7
    assert tab.pane.title.isAncestorOf(focused())


def test_several_are_duplicated_in_one_step(tab, dossier):
    tab.table.choose(TILES, LUNCH)
    tab.several.duplicate.click()
    assert len(list_actions(dossier.reader)) == 8
    assert set(tab.table.chosen_ids()) == {7, 8}
    assert dossier.undo() == "2 acties gedupliceerd"
    assert len(list_actions(dossier.reader)) == 6


def test_what_is_chosen_is_copied_as_a_table_without_what_is_confidential(tab, qtbot):
    tab.table.choose(TILES, GARDEN)
    tab.copy()
    data = QGuiApplication.clipboard().mimeData()
    lines = [line.split("\t") for line in data.text().splitlines()]
    assert lines[0][:3] == ["Actie", "Stand", "Pijler"]
    assert lines[1][:3] == ["Stoeptegels herleggen", "loopt", "Fysieke leefomgeving"]
    assert len(lines) == 2
    assert "<table>" in data.html()
    assert "Buurtmoestuin" not in data.html()


def test_a_confidential_organisation_is_not_copied_as_lead_or_partner(tab, dossier):
    change(dossier, Organisation, 1, confidential=True)
    change(dossier, Action, TILES, lead=2, partners=[1])
    change(dossier, Action, LUNCH, lead=1)

    tab.table.choose(TILES, LUNCH)
    tab.copy()

    text = QGuiApplication.clipboard().mimeData().text()
    assert ("Stoeptegels" in text, "Ymere" in text, len(text.splitlines())) == (True, False, 2)


def test_what_a_confidential_person_leads_is_not_copied(tab, dossier):
    change(dossier, Action, TILES, lead_contact=add(dossier, Contact, last_name="Schaduw", confidential=True))

    tab.table.choose(TILES, LUNCH)
    tab.copy()

    assert "Stoeptegels" not in QGuiApplication.clipboard().mimeData().text()


def test_the_window_says_how_many_were_copied(changes, qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    tab = ActionsTab(changes, today=lambda: TODAY)
    window.setCentralWidget(tab)
    bar = window.statusBar()
    window.show()
    for chosen, said in (
        ((TILES, LUNCH, GARDEN), "2 acties gekopieerd, 1 vertrouwelijke actie niet."),
        ((GARDEN,), "1 vertrouwelijke actie niet gekopieerd."),
        ((TILES,), "1 actie gekopieerd."),
    ):
        tab.table.choose(*chosen)
        tab.copy()
        assert bar.currentMessage() == said


# -- with the rest of the window --


def test_an_edit_elsewhere_is_shown_and_the_choice_stays(tab, dossier):
    tab.open(Action, LUNCH)
    change(dossier, Action, LUNCH, due=dt.date(2026, 1, 1), first_day=None)
    assert headings(tab)[0] == "Over tijd 2"
    assert tab.table.chosen_ids() == [LUNCH]
    assert tab.pane.due.value() == dt.date(2026, 1, 1)


def test_a_new_name_elsewhere_is_shown_everywhere(tab, dossier):
    tab.open(Action, LUNCH)
    change(dossier, Organisation, 2, name="DOCK")
    change(dossier, Pillar, 4, name="Samen leven")
    row = next(row for row in tab.table.shown_rows() if row.id == LUNCH)
    assert (row.lead, row.main_pillar) == ("DOCK", "Samen leven")
    assert tab.pane.lead._picker.text() == "DOCK"
    assert tab.pane._kind.text() == "Samen leven"


def test_what_is_removed_elsewhere_leaves_the_pane(tab, dossier):
    tab.open(Action, LUNCH)
    remove(dossier, Action, LUNCH)
    assert not tab.halves.is_open()
    assert "Lunch op dinsdag" not in titles(tab)
    assert tab.flush()


def test_a_hidden_tab_reads_when_it_is_shown(tab, dossier):
    tab.hide()
    add(dossier, Action, title="Intussen")
    assert "Intussen" not in titles(tab)
    tab.show()
    assert "Intussen" in titles(tab)


def test_to_open_an_action_filters_give_way(tab):
    tab.page.search.setText("stoeptegels")
    tab.page.chips.state._choose("running")
    tab.open(Action, GARDEN)
    assert tab.table.chosen_ids() == [GARDEN]
    assert tab.page.search.text() == ""
    tab.open(Action, 999)
    assert tab.table.chosen_ids() == [GARDEN]


def test_the_menu_of_a_row_leads_to_what_it_names(tab, dossier, qtbot):
    change(dossier, Action, LUNCH, lead_contact=add(dossier, Contact, first_name="Anna"))
    tab.open(Action, LUNCH)
    menu = QMenu(tab)
    tab._fill_menu(menu)
    asked = QSignalSpy(tab.open_requested)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == [
        *("Afronden…", "Dupliceren", "Kopiëren als tabel", "Lijst meenemen als spreadsheet…"),
        *("Naar Sociale weerbaarheid", "Naar Haarlem Effect", "Naar Anna", "Verwijderen"),
    ]
    for action in menu.actions():
        if action.text().startswith("Naar "):
            action.trigger()
    assert [asked.at(place) for place in range(asked.count())] == [[Pillar, 4], [Organisation, 2], [Contact, 1]]


def test_a_dossier_to_read_can_be_read_and_nothing_else(path, qtbot):
    with Dossier.open(path, read_only=True) as dossier:
        tab = shown(ActionsTab(Changes(dossier), today=lambda: TODAY), qtbot)
        tab.open(Action, LUNCH)
        assert not tab.page.new_button.isVisible()
        assert not tab.pane.title._box.isEnabled()
        assert not tab.pane.finish.isEnabled()
        assert not tab.pane.photos.add_button.isVisible()
        for command in (tab.new, tab.remove, tab.duplicate, tab.end_action):
            command()
        assert len(list_actions(dossier.reader)) == 6
        menu = QMenu(tab)
        tab._fill_menu(menu)
        assert "Verwijderen" not in [action.text() for action in menu.actions()]
        tab.hide()


def test_widths_sorting_and_filters_survive_a_restart(tab, changes, qtbot):
    tab.table.sort_by("title", descending=True)
    tab.page.chips.state._choose("open")
    tab.page.chips.half_year._choose(HalfYear(2026, 2))
    tab.pane.show_all(True)
    state = json.loads(json.dumps(tab.layout_state()))
    again = ActionsTab(changes, today=lambda: TODAY)
    again.restore_layout(state)
    shown(again, qtbot)
    assert again.table.rows_model.sorted_by == ("title", True)
    assert titles(again) == titles(tab)
    assert again.page.chips.state.text() == "Nog niet afgerond"
    assert again.pane.shows_all()
    again.restore_layout({})
    again.restore_layout({"filters": {"half_year": "gisteren", "state": "weg"}, "sorting": ["weg", False]})
    assert len(titles(again)) == 6


@pytest.mark.parametrize("number", [None, LAMPS, HELP])
def test_every_control_has_a_name(tab, number):
    if number is not None:
        tab.open(Action, number)
    assert unnamed_controls(tab) == []
    tab.table.choose(LAMPS, LUNCH)
    assert unnamed_controls(tab) == []


def test_tab_goes_through_the_pane_as_the_eye_does(tab, qtbot):
    tab.open(Action, TILES)
    tab.pane.title.setFocus()
    visited = []
    for _ in range(8):
        qtbot.keyClick(focused(), KEY.Key_Tab)
        visited.append(focused().accessibleName())
    assert visited[0] == "Pijler"
    assert visited[1] == "Stand"
    assert visited[2] == "Soort: Snelle winst"


def test_where_the_pane_covers_the_list_the_arrows_stay_in_the_list(tab, qtbot):
    tab.resize(780, 700)
    qtbot.keyClick(tab.table, KEY.Key_Down)
    assert tab.page.isVisible()
    qtbot.keyClick(tab.table, KEY.Key_Return)
    assert not tab.page.isVisible()
    qtbot.keyClick(focused(), KEY.Key_Escape)
    assert tab.page.isVisible()


def test_columns_for_leader_and_partners_come_with_the_room_for_them(tab, qtbot):
    def seen():
        return [
            column.heading
            for column, place in zip(tab.table.rows_model.columns, range(5), strict=True)
            if not tab.table.isColumnHidden(place)
        ]

    tab.open(Action, TILES)
    assert seen() == ["Actie", "Pijler", "Klaar"]
    tab.resize(1664, 1000)
    assert seen() == ["Actie", "Pijler", "Trekker", "Samen met", "Klaar"]
    tab.resize(820, 700)
    assert seen() == ["Actie", "Klaar"]


def test_goals_and_organisations_that_go_leave_the_pane_in_peace(tab, dossier):
    goal = add(dossier, PolicyGoal, title="Minder eenzaamheid")
    change(dossier, Action, LUNCH, goals=[goal])
    tab.open(Action, LUNCH)
    remove(dossier, PolicyGoal, goal)
    remove(dossier, Organisation, 2)
    assert (tab.pane.goals.value(), tab.pane.lead.value()) == ((), None)
    assert [row.name for row in list_organisations(dossier.reader)] == ["Ymere"]


def test_it_looks_the_same_after_dark(tab):
    tab.open(Action, TILES)
    before = tab.grab().toImage()
    current_theme().set_colour_scheme(Qt.ColorScheme.Dark)
    assert tab.grab().toImage() != before
    current_theme().set_colour_scheme(Qt.ColorScheme.Unknown)


def test_what_goes_by_another_name_is_shown_so_while_part_of_a_long_list_is_still_to_be_read(changes, dossier, qtbot):
    with dossier.write("Tabel ingelezen") as session:
        ymere = session.get(Organisation, 1)
        session.add_all(Action(title=f"Actie {number}", lead=ymere) for number in range(1000))
    tab = ActionsTab(changes, today=lambda: TODAY)
    qtbot.addWidget(tab)
    for _ in tab.get_ready():
        if tab._reading.is_patchable:
            break
        QApplication.processEvents()
    qtbot.waitUntil(lambda: len(tab.page.rows) > 0)
    change(dossier, Organisation, 1, name="Ymere Oost")
    shown(tab, qtbot)
    qtbot.waitUntil(lambda: not tab._reading.is_busy)
    leads = {row.lead for row in tab.table.shown_rows() if row.lead_id == 1}
    assert leads == {"Ymere Oost"}
