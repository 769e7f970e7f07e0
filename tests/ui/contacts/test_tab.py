"""The place of the contacts as a whole: its two lists, keyboard, clipboard, undo, and what is remembered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu, QPushButton, QRadioButton

from tests.dossiers import HOSTILE, new_dossier
from tests.ui.accessibility import unnamed_controls
from tests.ui.contacts.conftest import small_dossier
from tests.ui.desk import TODAY, Desk, button_of, shown_text
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import AccountAction, ContactKind, OrganisationKind
from wijkdesk.storage.reading.account import list_account
from wijkdesk.storage.reading.people import list_contacts, list_organisations
from wijkdesk.storage.writing.edit import change
from wijkdesk.ui.contacts.tab import ContactsTab
from wijkdesk.ui.thing_pane import ThingPane

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

KEY = Qt.Key
ANNA, PIET, ZEKI, BO = 1, 2, 3, 4


def names(desk):
    return [row.name for row in desk.tab.table.shown_rows()]


# -- two lists --


def test_the_arrow_keys_go_from_people_to_organisations(desk):
    people, organisations, _together = desk.tab.switch.findChildren(QRadioButton)
    people.setFocus()
    desk.press(KEY.Key_Right)
    assert names(desk) == ["Politie", "Ymere"]
    assert organisations.hasFocus()
    assert desk.tab.page.new_button.text() == "Nieuwe organisatie"
    desk.press(KEY.Key_Left)
    assert names(desk)[0] == "Piet Aalders"


def test_a_click_shows_organisations_with_their_people_and_when_they_were_seen(desk):
    desk.click(desk.tab.switch.findChildren(QRadioButton)[1])
    cells = [desk.tab.organisations.cells(row)[:4] for row in desk.tab.organisations.shown_rows()]
    assert cells == [("Politie", "politie", "1", ""), ("Ymere", "woningcorporatie", "1", "01-10-2026")]


def test_what_hangs_on_somebody_is_made_ready_while_one_looks_at_the_list(desk, qtbot):
    panes = {Contact, ContactMoment, Promise, Commitment, PolicyGoal}
    qtbot.waitUntil(lambda: {pane.kind for pane in desk.tab.panes.findChildren(ThingPane)} == panes)


def test_an_organisation_is_made_and_edited_and_is_there_after_reopening(desk):
    desk.tab.switch.choose(1)
    desk.tab.new()
    desk.type("Buurthuis")
    desk.press(KEY.Key_Return)
    pane = desk.tab.panes.of(Organisation)
    desk.choose(pane.organisation_kind, "welzijnsorganisatie")
    desk.fill(pane.phone, "023-5115115")
    pane.rest.set_open(True)
    desk.fill(pane.website, "buurthuis.example")
    desk.fill(pane.left_on, "1-9-2026")
    desk.reopen()
    row = next(row for row in list_organisations(desk.reader) if row.name == "Buurthuis")
    assert (row.kind, row.phone, row.website) == (OrganisationKind.WELFARE, "023 511 5115", "buurthuis.example")
    desk.tab.switch.choose(1)
    headings = [desk.tab.organisations.rows_model.item(place).group.heading for place in (0, 3)]
    assert headings == ["Doen mee", "Doen niet meer mee"]


def test_a_search_goes_along_from_one_list_to_the_other(desk):
    desk.tab.find()
    desk.type("ymere")
    assert names(desk) == ["Anna van den Berg"]
    desk.tab.switch.choose(1)
    assert names(desk) == ["Ymere"]


# -- empty --


def test_an_empty_dossier_says_what_to_do_first(open_desk, tmp_path):
    desk = open_desk(new_dossier(tmp_path))
    assert "Begin met wie je deze week sprak" in desk.tab.page._empty.sentence.accessibleName()
    desk.tab.switch.choose(1)
    assert "Begin met wie er deze week aan tafel zit" in desk.tab.page._empty.sentence.accessibleName()
    desk.click(desk.tab.page.new_button)
    desk.type("Ymere")
    desk.press(KEY.Key_Return)
    assert names(desk) == ["Ymere"]
    assert desk.tab.organisations.isVisible()


# -- keyboard --


def test_the_list_is_walked_with_arrows_and_entered_with_enter(desk, qtbot):
    desk.tab.setFocus()
    desk.press(KEY.Key_Home)
    desk.press(KEY.Key_Down)
    pane = desk.tab.panes.of(Contact)
    qtbot.waitUntil(lambda: shown_text(pane.title) == "Anna van den Berg")
    desk.press(KEY.Key_Return)
    assert pane.title.focusProxy().hasFocus()
    desk.press(KEY.Key_Escape)
    assert not desk.tab.halves.is_open()
    assert desk.tab.people.hasFocus()


def test_delete_elsewhere_leaves_who_is_chosen_be(desk):
    desk.tab.open(Contact, ANNA)
    desk.tab.pane.own.promises.list.setFocus()
    desk.press(KEY.Key_Delete)
    assert desk.done == []


def test_delete_removes_several_in_one_step_and_undo_brings_them_back(desk):
    desk.tab.people.choose(ANNA, BO)
    desk.tab.people.setFocus()
    desk.press(KEY.Key_Delete)
    assert names(desk) == ["Piet Aalders", "Zeki Çelik"]
    assert desk.done == ["2 contacten verwijderd"]
    assert desk.tab.people.chosen_ids() == [ZEKI]
    desk.dossier.undo()
    assert len(names(desk)) == 4


def test_the_pane_of_a_person_who_is_removed_closes(desk):
    desk.tab.open(Contact, BO)
    desk.click(desk.tab.panes.of(Contact)._remove)
    assert [row.id for row in list_contacts(desk.reader)] == [PIET, ANNA, ZEKI]
    assert not desk.tab.halves.is_open()


def test_what_a_field_refuses_keeps_the_list_where_it_is(desk, qtbot):
    desk.tab.open(Contact, BO)
    pane = desk.tab.panes.of(Contact)
    pane.review_on.setFocus()
    desk.type("ooit")
    desk.tab.people.choose(ANNA)
    qtbot.waitUntil(lambda: desk.tab.people.chosen_ids() == [BO])
    assert pane.number == BO
    assert pane.review_on.has_error
    assert shown_text(pane.review_on) == "ooit"


# -- the clipboard --


def test_copying_gives_a_table_without_what_is_confidential(desk):
    change(desk.dossier, Contact, ZEKI, phone="+32 2 555 12 12")
    desk.tab.people.choose(ANNA, PIET, ZEKI)
    desk.tab.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().split("\n") == [
        "Naam\tSoort\tOrganisatie\tFunctie\tTelefoon\tE-mail",
        "Anna van den Berg\tprofessional\tYmere\tgebiedsmanager\t\t",
        "Zeki Çelik\tbestuurder\t\t\t'+32 2 555 12 12\t",
    ]
    assert "<td>Zeki Çelik</td>" in data.html()
    [line] = list_account(desk.dossier.reader)
    assert (line.action, line.what) == (AccountAction.EXPORT, "Op het klembord: regels van de contacten: 2")


def test_a_confidential_organisation_is_not_copied_with_who_works_there(desk):
    change(desk.dossier, Organisation, 1, confidential=True)
    desk.tab.people.choose(ANNA)
    desk.tab.copy()
    assert QGuiApplication.clipboard().mimeData().text().splitlines()[1] == "Anna van den Berg\tprofessional\t\t\t\t"


# -- what is remembered --


def test_the_tab_is_laid_out_as_it_was_left(open_desk, tmp_path):
    path = small_dossier(tmp_path)
    first = open_desk(path)
    first.tab.people.sort_by("organisation", descending=True)
    first.tab.chips.person_kind._choose(ContactKind.PROFESSIONAL)
    first.tab.switch.choose(1)
    state = first.tab.layout_state()
    first.close()
    second = open_desk(path)
    second.tab.restore_layout(state)
    assert second.tab.table is second.tab.organisations
    second.tab.switch.choose(0)
    assert names(second) == ["Anna van den Berg", "Piet Aalders"]
    assert second.tab.layout_state() == state | {"list": 0}


def test_a_layout_of_another_time_does_no_harm(desk):
    desk.tab.restore_layout({"list": 7, "sorting": [["gone", True]], "filters": {"person": "wizard"}, "columns": []})
    assert len(names(desk)) == 4


# -- reading only --


def test_a_dossier_to_read_shows_all_and_changes_nothing(open_desk, tmp_path):
    desk = open_desk(small_dossier(tmp_path), read_only=True)
    desk.tab.open(Contact, ANNA)
    pane = desk.tab.panes.of(Contact)
    assert not pane.phone.isEnabled()
    assert not desk.tab.page.new_button.isVisible()
    assert not pane._remove.isVisible()
    assert not pane.succession.isVisible()
    assert not pane.own.moments.add_moment.isVisible()
    desk.tab.new()
    desk.tab.remove()
    assert len(list_contacts(desk.reader)) == 4


# -- any text, any machine --


def test_any_text_is_shown_and_kept_as_it_was_typed(desk):
    text = " ".join(HOSTILE.replace("\x1f", " ").split())
    change(desk.dossier, Organisation, 1, name=text)
    desk.tab.open(Organisation, 1)
    assert shown_text(desk.tab.panes.of(Organisation).title) == text
    assert text in names(desk)
    desk.tab.open(Contact, ANNA)
    assert [line.title for line in desk.tab.panes.of(Contact).own.positions.list.lines] == [text]


def test_the_models_keep_the_rules_of_qt(desk):
    testers = [
        QAbstractItemModelTester(table.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for table in (desk.tab.people, desk.tab.organisations)
    ]
    desk.tab.switch.choose(1)
    change(desk.dossier, Organisation, 1, left_on=TODAY.replace(year=2025))
    desk.tab.find()
    desk.type("pol")
    desk.tab.switch.choose(0)
    change(desk.dossier, Contact, ANNA, last_name="Zonneveld")
    desk.dossier.undo()
    assert len(testers) == 2


# -- who cannot see the screen --


def test_everything_that_can_have_the_focus_has_a_name(qtbot, example):
    desk = Desk(qtbot, example, lambda changes: ContactsTab(changes, today=lambda: TODAY))
    for kind in (Contact, Organisation, ContactMoment, Promise, Commitment, PolicyGoal):
        desk.tab.open(kind, 1)
        assert unnamed_controls(desk.tab) == []
    desk.close()


def test_every_dialog_names_its_controls(desk):
    desk.tab.open(Contact, ANNA)
    pane = desk.tab.panes.of(Contact)
    desk.click(pane.succession)
    _check_dialog(desk)
    desk.click(button_of(pane.own.positions, "Functie"))
    _check_dialog(desk)
    desk.tab.open(Promise, 1)
    promise = desk.tab.panes.of(Promise)
    desk.click(promise.keep)
    _check_dialog(desk)
    for action in promise.other.menu().actions():
        action.trigger()
        _check_dialog(desk)
    desk.tab.open(Commitment, 1)
    for button in (desk.tab.panes.of(Commitment).reconfirm, desk.tab.panes.of(Commitment).end):
        desk.click(button)
        _check_dialog(desk)


def _check_dialog(desk):
    dialog = desk.dialog()
    assert unnamed_controls(dialog) == []
    assert dialog.windowTitle()
    dialog.reject()


def test_the_list_is_sorted_without_a_mouse(desk):
    button = next(each for each in desk.tab.findChildren(QPushButton) if each.accessibleName() == "Sorteren")
    button.setFocus()
    desk.press(KEY.Key_Space)
    _choose_from_menu(desk.tab.people, "Sorteer op organisatie")
    assert names(desk)[:2] == ["Piet Aalders", "Anna van den Berg"]


def test_the_menu_of_a_row_opens_copies_and_removes(desk):
    desk.tab.people.choose(BO)
    desk.tab.halves.close_detail()
    _choose_from_row_menu(desk, "Openen")
    assert shown_text(desk.tab.panes.of(Contact).title) == "Bo"
    _choose_from_row_menu(desk, "Kopiëren als tabel")
    assert QGuiApplication.clipboard().mimeData().text().endswith("Bo\tbewoner\t\t\t06 12345678\t")
    _choose_from_row_menu(desk, "Verwijderen")
    assert "Bo" not in names(desk)


def _choose_from_row_menu(desk, text):
    desk.tab.people.customContextMenuRequested.emit(desk.tab.people.rect().center())
    _choose_from_menu(desk.tab, text)


def _choose_from_menu(owner, text):
    menu = next(each for each in owner.findChildren(QMenu) if each.isVisible())
    next(action for action in menu.actions() if action.text().split("\t")[0] == text).trigger()
    menu.close()
