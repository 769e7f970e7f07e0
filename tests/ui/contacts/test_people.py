"""People in the place of the contacts: adding, editing, and what fits which kind of person."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from tests.ui.desk import button_of, shown_text
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.words import ContactKind, Erasing, LegalGround
from wijkdesk.storage.reading.people import list_contacts, list_positions
from wijkdesk.storage.writing.edit import add, change
from wijkdesk.storage.writing.people import take_position

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

KEY = Qt.Key
ANNA, PIET, ZEKI, BO = 1, 2, 3, 4


def person(desk, number):
    [row] = list_contacts(desk.reader, only=[number])
    return row


def person_named(desk, name):
    return next(row for row in list_contacts(desk.reader) if row.name == name)


def pane(desk):
    return desk.tab.panes.of(Contact)


def names(desk):
    return [row.name for row in desk.tab.people.shown_rows()]


# -- the list --


def test_people_stand_in_full_and_on_the_core_of_their_name(desk):
    assert names(desk) == ["Piet Aalders", "Anna van den Berg", "Bo", "Zeki Çelik"]


def test_the_list_says_who_was_never_seen(desk):
    texts = [desk.tab.people.rows_model.columns[-1].text(row) for row in desk.tab.people.shown_rows()]
    assert texts == ["nog niet", "01-10-2026", "nog niet", "nog niet"]


def test_typing_finds_people_by_name_and_organisation_whatever_the_accents(desk):
    desk.tab.find()
    desk.type("celik")
    assert names(desk) == ["Zeki Çelik"]
    desk.press(KEY.Key_Escape)
    desk.type("ymere")
    assert names(desk) == ["Anna van den Berg"]


def test_filters_let_through_a_kind_and_who_works_somewhere_now(desk):
    desk.tab.chips.person_kind._choose(ContactKind.RESIDENT)
    assert names(desk) == ["Bo"]
    desk.tab.chips.clear()
    desk.tab.chips.organisation._choose(2)
    assert names(desk) == ["Piet Aalders"]
    button = desk.tab.chips.person_kind
    button._choose(ContactKind.RESIDENT)
    assert names(desk) == []
    desk.click(button_of(desk.tab, "Alles tonen"))
    assert len(names(desk)) == 4


def test_who_left_an_organisation_is_shown_as_such(desk):
    desk.tab.open(Contact, PIET)
    desk.tab.panes.of(Contact).own.positions.list.opened.emit(_position_key(desk, PIET))
    desk.fill(desk.dialog()._asked["last_day"], "1-6-2026")
    desk.click(desk.dialog().commit)
    column = desk.tab.people.rows_model.columns[1]
    assert column.text(person(desk, PIET)) == "Politie, tot 2026"


# -- a new person --


def test_a_name_makes_a_person_and_all_is_there_after_reopening(desk):
    desk.tab.new()
    desk.type("Wouter in 't Veld")
    desk.press(KEY.Key_Return)
    desk.fill(pane(desk).phone, "0235115115")
    desk.fill(pane(desk).email, "wouter@voorbeeld.example")
    desk.fill(pane(desk).what_matters, "Rust in de straat")
    assert desk.tab.people.chosen_ids() == [5]
    desk.reopen()
    row = person_named(desk, "Wouter in 't Veld")
    assert (row.first_name, row.infix, row.last_name) == ("Wouter", "in 't", "Veld")
    assert (row.phone, row.email) == ("023 511 5115", "wouter@voorbeeld.example")
    assert row.what_matters == "Rust in de straat"
    assert names(desk)[-1] == "Wouter in 't Veld"


def test_nothing_is_stored_of_a_person_without_a_name(desk):
    desk.tab.new()
    desk.fill(pane(desk).email, "iemand@voorbeeld.example")
    desk.press(KEY.Key_Escape)
    assert len(list_contacts(desk.reader)) == 4
    assert not desk.tab.halves.is_open()
    assert desk.tab.people.hasFocus()


def test_a_new_person_is_of_the_kind_that_the_list_shows(desk):
    desk.tab.chips.person_kind._choose(ContactKind.RESIDENT)
    desk.tab.new()
    assert pane(desk).reach.isVisible()
    desk.type("Ria")
    desk.press(KEY.Key_Return)
    assert person_named(desk, "Ria").kind is ContactKind.RESIDENT


def test_typing_a_name_with_a_pause_is_one_step_to_undo(desk, qtbot):
    desk.tab.new()
    desk.type("Anna")
    qtbot.waitUntil(lambda: len(list_contacts(desk.reader)) == 5, timeout=3000)
    desk.type(" Vos")
    desk.press(KEY.Key_Return)
    assert person(desk, 5).name == "Anna Vos"
    desk.dossier.undo()
    assert len(list_contacts(desk.reader)) == 4
    assert not desk.tab.halves.is_open()


# -- what fits --


def test_each_kind_of_person_has_only_the_fields_that_fit(desk):
    desk.tab.open(Contact, ANNA)
    of_worker = [pane(desk).phone, pane(desk).email, pane(desk).what_matters]
    of_resident = [pane(desk).reach, pane(desk).purpose, pane(desk).ground, pane(desk).source, pane(desk).review_on]
    assert [field.isVisible() for field in of_worker] == [True] * 3
    assert [field.isVisible() for field in of_resident] == [False] * 5
    desk.tab.open(Contact, BO)
    assert [field.isVisible() for field in of_worker] == [False] * 3
    assert [field.isVisible() for field in of_resident] == [True] * 5
    pane(desk).rest.set_open(True)
    assert not pane(desk).notes.isVisible()


def test_a_resident_is_reached_in_one_way(desk):
    desk.tab.open(Contact, BO)
    assert shown_text(pane(desk).reach) == "06 12345678"
    desk.fill(pane(desk).reach, "bo@voorbeeld.example")
    assert (person(desk, BO).phone, person(desk, BO).email) == ("", "bo@voorbeeld.example")
    desk.fill(pane(desk).reach, "0687654321")
    assert (person(desk, BO).phone, person(desk, BO).email) == ("06 87654321", "")


def test_why_a_resident_is_kept_is_kept_with_it(desk):
    desk.tab.open(Contact, BO)
    desk.fill(pane(desk).purpose, "Sleutel van het buurthuis")
    desk.choose(pane(desk).ground, "toestemming")
    desk.fill(pane(desk).source, "zelf gegeven")
    desk.fill(pane(desk).review_on, "1-11-2026")
    row = person(desk, BO)
    assert (row.purpose, row.ground) == ("Sleutel van het buurthuis", LegalGround.CONSENT)
    assert (row.source, row.review_on) == ("zelf gegeven", dt.date(2026, 11, 1))
    assert pane(desk).review_on._note.text() == "nu nakijken"


def test_a_kind_that_does_not_fit_what_stands_there_is_refused_with_the_reason(desk):
    desk.tab.open(Contact, ANNA)
    desk.choose(pane(desk).person_kind, "bewoner")
    error = pane(desk).person_kind._error
    assert "Wat iemand drijft" in error.text()
    assert error.isVisible()
    assert pane(desk).person_kind.value() is ContactKind.PROFESSIONAL
    desk.fill(pane(desk).what_matters, "")
    desk.choose(pane(desk).person_kind, "bewoner")
    assert person(desk, ANNA).kind is ContactKind.RESIDENT
    assert not pane(desk).person_kind.has_error
    assert pane(desk).reach.isVisible()


def test_the_parts_of_a_name_can_be_put_right_one_by_one(desk):
    desk.tab.open(Contact, ANNA)
    pane(desk).rest.set_open(True)
    desk.fill(pane(desk).name_parts.infix, "de")
    assert person(desk, ANNA).name == "Anna de Berg"
    assert shown_text(pane(desk).title) == "Anna de Berg"
    desk.fill(pane(desk).name_parts.infix, "")
    desk.fill(pane(desk).name_parts.first_name, "")
    desk.fill(pane(desk).name_parts.last_name, "")
    assert pane(desk).name_parts.last_name.has_error
    assert person(desk, ANNA).name == "Berg"


# -- positions --


def _position_key(desk, contact):
    return next((None, row.id) for row in list_positions(desk.reader) if row.contact_id == contact)


def test_a_position_is_added_at_an_organisation_made_on_the_spot(desk):
    desk.tab.open(Contact, ZEKI)
    desk.click(button_of(pane(desk).own.positions, "Functie"))
    dialog = desk.dialog()
    desk.click(dialog.commit)
    assert dialog.organisation.has_error
    desk.pick(dialog.organisation, "Gemeente")
    desk.fill(dialog._asked["role"], "wethouder")
    desk.fill(dialog._asked["first_day"], "1-7-2026")
    desk.click(dialog.commit)
    [row] = [row for row in list_positions(desk.reader) if row.contact_id == ZEKI]
    assert (row.organisation, row.role, row.first_day) == ("Gemeente", "wethouder", dt.date(2026, 7, 1))
    assert desk.done[-1] == "Functie toegevoegd"
    assert pane(desk).own.positions.list.lines[0].title == "Gemeente"


def test_who_is_known_by_what_they_are_is_not_told_it_twice(desk):
    number = add(desk.dossier, Contact, first_name="Hoofd", last_name="wonen")
    take_position(desk.dossier, contact=number, organisation=1, role="hoofd Wonen", is_head=True)
    take_position(desk.dossier, contact=ANNA, organisation=2, role="adviseur", is_head=True)
    own = desk.tab.panes.of(Organisation).own
    for organisation, name, said in ((1, "Hoofd wonen", ""), (2, "Anna van den Berg", "adviseur · afdelingshoofd")):
        desk.tab.open(Organisation, organisation)
        assert [line.detail for line in own.positions.list.lines if line.title == name] == [said]
    desk.tab.switch.choose(0)
    column = next(each for each in desk.tab.people.rows_model.columns if each.key == "role")
    roles = {row.name: column.text(row) for row in desk.tab.people.shown_rows()}
    assert (roles["Hoofd wonen"], roles["Piet Aalders"]) == ("", "wijkagent")


def test_a_position_is_corrected_ended_and_taken_away(desk):
    desk.tab.open(Contact, ANNA)
    positions = pane(desk).own.positions
    positions.list.setFocus()
    desk.press(KEY.Key_Return)
    desk.fill(desk.dialog()._asked["last_day"], "1-1-2020")
    desk.click(desk.dialog().commit)
    assert "voor de eerste" in desk.dialog()._asked["last_day"].error_text()
    desk.fill(desk.dialog()._asked["last_day"], "23-11-2026")
    desk.fill(desk.dialog()._asked["role"], "regiomanager")
    desk.click(desk.dialog().commit)
    [row] = list_positions(desk.reader, only=[1])
    assert (row.role, row.last_day, row.is_head) == ("regiomanager", dt.date(2026, 11, 23), True)
    assert positions.list.lines[0].end == "2024–2026"
    positions.list.setFocus()
    desk.press(KEY.Key_Return)
    desk.click(button_of(desk.dialog(), "Verwijderen"))
    assert not desk.has_dialog()
    assert len(list_positions(desk.reader)) == 1


def test_somebody_is_added_to_an_organisation_from_its_side(desk):
    desk.tab.open(Organisation, 1)
    own = desk.tab.panes.of(Organisation).own
    desk.click(button_of(own.positions, "Persoon"))
    desk.pick(desk.dialog().person, "Zeki")
    desk.click(desk.dialog().commit)
    assert sorted(line.title for line in own.positions.list.lines) == ["Anna van den Berg", "Zeki Çelik"]


# -- succession --


def test_a_successor_takes_over_what_is_open_after_the_summary_said_so(desk):
    desk.tab.open(Contact, ANNA)
    desk.click(pane(desk).succession)
    dialog = desk.dialog()
    said = dialog.summary.accessibleName()
    assert "1 open toezegging, 1 commitment, 1 actie." in said
    desk.click(dialog.commit)
    assert dialog.successor.has_error
    desk.pick(dialog.successor, "Zeki")
    desk.click(dialog.commit)
    assert desk.done[-1] == "Werk overgedragen"
    desk.tab.open(Contact, ZEKI)
    own = pane(desk).own
    assert [line.title for line in own.promises.list.lines] == ["Blok 5 herstellen"]
    assert [line.title for line in own.commitments.list.lines] == ["Elke maand aan tafel"]
    own.actions_led.set_open(True)
    assert [line.title for line in own.actions_led.list.lines] == ["Fundering blok 5"]
    assert own.positions.list.lines[0].title == "Ymere"


def test_nobody_succeeds_themselves(desk):
    desk.tab.open(Contact, ANNA)
    desk.click(pane(desk).succession)
    desk.pick(desk.dialog().successor, "Anna")
    desk.click(desk.dialog().commit)
    assert "zichzelf" in desk.dialog().successor.error_text()


def test_who_has_nothing_open_can_still_be_succeeded(desk):
    desk.tab.open(Contact, PIET)
    desk.click(pane(desk).succession)
    assert "Er staat niets open" in desk.dialog().summary.accessibleName()


# -- others changing the same dossier --


def test_what_changes_elsewhere_is_seen_at_once(desk):
    desk.tab.open(Contact, ANNA)
    number = add(desk.dossier, Contact, first_name="Cor")
    assert "Cor" in names(desk)
    assert desk.tab.people.chosen_ids() == [ANNA]
    desk.tab.hide()
    add(desk.dossier, Contact, first_name="Dirk")
    desk.tab.show()
    assert {"Cor", "Dirk"} <= set(names(desk))
    assert number == 5


# -- what somebody may ask of their data --


def test_a_new_resident_is_looked_at_again_after_the_months_of_the_approach(desk):
    change(desk.dossier, Programme, 1, review_months=6)
    number = add(desk.dossier, Contact, kind=ContactKind.RESIDENT, first_name="Ria")
    given = add(desk.dossier, Contact, kind=ContactKind.RESIDENT, first_name="Wim", review_on=dt.date(2027, 1, 1))

    days = (person(desk, number).review_on - dt.date.today()).days
    assert 178 <= days <= 186
    assert person(desk, given).review_on == dt.date(2027, 1, 1)
    assert person(desk, ANNA).review_on is None


def test_when_it_is_time_the_pane_asks_and_keeping_gives_a_new_day(desk):
    change(desk.dossier, Contact, BO, review_on=dt.date(2026, 11, 1))
    desk.tab.open(Contact, BO)
    assert pane(desk).review.isVisible()

    pane(desk).review.keep.click()

    assert person(desk, BO).review_on == dt.date(2027, 11, 23)
    assert not pane(desk).review.isVisible()
    assert desk.dossier.undo() == "Gegevens nagekeken"


def test_forgetting_and_the_overview_for_somebody_are_asked_of_the_window(desk):
    change(desk.dossier, Contact, BO, review_on=dt.date(2026, 11, 1))
    erased, asked = [], []
    desk.changes.erasing_requested.connect(lambda *told: erased.append(told))
    desk.changes.access_requested.connect(asked.append)
    desk.tab.open(Contact, BO)

    for button in (pane(desk).review.anonymise, pane(desk).review.forget, pane(desk).rights.forget):
        button.click()
    pane(desk).rights.access.click()

    assert erased == [(BO, Erasing.ANONYMISED), (BO, Erasing.FORGOTTEN), (BO, Erasing.FORGOTTEN)]
    assert asked == [BO]
