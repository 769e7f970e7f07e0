"""What stands twice: offered quietly, seen beside each other, and made one, by keyboard and by mouse."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea

from tests.dossiers import HOSTILE, contents, new_dossier
from tests.ui.accessibility import unnamed_controls
from tests.ui.desk import TODAY
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.words import ContactKind, DistinctKind
from wijkdesk.example import create_example
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.counts import count_contacts
from wijkdesk.storage.reading.duplicates import distinct_pairs
from wijkdesk.storage.reading.people import list_contacts, list_organisations
from wijkdesk.storage.writing.edit import add, change
from wijkdesk.ui.contacts.duplicates.dialog import MergeDialog
from wijkdesk.ui.contacts.duplicates.finding import find_organisations, find_people
from wijkdesk.ui.theme import current_theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

KEY = Qt.Key
JAN, DOUBLE, FATIMA, SAME, PIET = 1, 2, 3, 4, 5
SPRING = dt.date(2026, 4, 1)


def doubled_dossier(folder):
    """Two Jans at Ymere (1), two Fatimas who are residents, Piet; and Ymere once more (2)."""
    ymere, double = Organisation(name="Ymere", phone="14023"), Organisation(name="Stichting Ymere", phone="14020")
    people = [
        Contact(first_name="Jan", infix="de", last_name="Vries", phone="023 511 5115", notes="Belt graag"),
        Contact(first_name="J.", infix="de", last_name="Vries", phone="06 12345678", email="jan@ymere.example"),
        Contact(kind=ContactKind.RESIDENT, first_name="Fatima", last_name="Bouali", phone="06 11112222"),
        Contact(kind=ContactKind.RESIDENT, first_name="Fatima", last_name="Bouali", email="fatima@post.example"),
        Contact(first_name="Piet", last_name="Aalders"),
    ]
    for number, person in enumerate(people, start=1):
        person.id = number
    for person in people[:2]:
        person.take_position(ymere, role="manager")
    moments = [ContactMoment(day=SPRING, contacts=there) for there in (people[:2], people[:1], people[:1], people[1:2])]
    return new_dossier(folder, ymere, double, *people, *moments)


@pytest.fixture
def path(tmp_path):
    return doubled_dossier(tmp_path)


@pytest.fixture
def desk(open_desk, path):
    return found(open_desk(path))


def found(desk, kind=Contact):
    """A desk of which the line knows what there is."""
    desk.qtbot.waitUntil(lambda: kind in desk.tab.duplicates._known)
    return desk


def line(desk):
    return desk.tab.duplicates.button


def dialogs(desk):
    return [each for each in desk.tab.findChildren(MergeDialog) if each.isVisible()]


def dialog(desk):
    """The dialog that is open, once the keys go to it."""
    [shown] = dialogs(desk)
    desk.qtbot.waitUntil(shown.isActiveWindow)
    return shown


def walk(desk):
    """Open the proposals with the keyboard."""
    line(desk).setFocus()
    desk.press(KEY.Key_Space)
    return dialog(desk)


def person(desk, number):
    [row] = list_contacts(desk.reader, only=[number])
    return row


def texts(shown):
    return {each.label: each.texts for each in shown.comparison.pair.lines}


# -- the line --


def test_a_quiet_line_says_how_many_there_are_in_the_list_that_is_shown(desk):
    assert line(desk).text() == "2 mogelijke dubbelen bekijken"
    assert not dialogs(desk)
    desk.tab.switch.choose(1)
    found(desk, Organisation)
    desk.qtbot.waitUntil(line(desk).isVisible)
    assert line(desk).text() == "1 mogelijke dubbele bekijken"
    desk.tab.switch.choose(0)
    assert line(desk).text() == "2 mogelijke dubbelen bekijken"


def test_without_doubles_there_is_no_line_and_it_takes_no_room(open_desk, tmp_path):
    desk = found(open_desk(new_dossier(tmp_path, Contact(first_name="Bo", last_name="Smit"))))
    assert not line(desk).isVisible()
    assert desk.tab.duplicates.height() == 0


def test_an_empty_dossier_has_no_line(open_desk, tmp_path):
    assert not line(found(open_desk(new_dossier(tmp_path)))).isVisible()


def test_a_new_double_is_counted_and_undone_again(desk):
    number = add(desk.dossier, Contact, first_name="Piet", last_name="Aalders")
    desk.qtbot.waitUntil(lambda: line(desk).text().startswith("3"))
    change(desk.dossier, Contact, number, last_name="Zwart")
    desk.qtbot.waitUntil(lambda: line(desk).text().startswith("2"))
    desk.dossier.undo()
    desk.qtbot.waitUntil(lambda: line(desk).text().startswith("3"))


def test_while_nobody_looks_at_the_contacts_nothing_is_compared(qtbot, desk):
    desk.tab.hide()
    add(desk.dossier, Contact, first_name="Piet", last_name="Aalders")
    qtbot.waitUntil(lambda: not desk.tab.duplicates._rest.isActive())
    assert Contact not in desk.tab.duplicates._known
    desk.tab.show()
    qtbot.waitUntil(lambda: line(desk).text().startswith("3"))


def test_what_can_only_be_read_has_no_line_and_no_command(open_desk, path):
    desk = open_desk(path, read_only=True)
    assert not line(desk).isVisible()
    desk.tab.people.choose(JAN, DOUBLE)
    assert not desk.tab.can_merge()
    desk.tab.merge()
    assert not dialogs(desk)
    assert "Samenvoegen…" not in row_menu(desk)


# -- the proposals --


def test_both_stand_beside_each_other_with_why_and_what_each_has(desk):
    shown = walk(desk)
    assert shown.windowTitle() == "Mogelijk dezelfde, 1 van 2"
    assert shown.evidence.accessibleName() == "Jan de Vries en J. de Vries, beide Ymere."
    assert texts(shown) == {
        "Naam": ("Jan de Vries", "J. de Vries"),
        "Soort": ("professional", "professional"),
        "Functie": ("manager (Ymere)", "manager (Ymere)"),
        "Telefoon": ("023 511 5115", "06 12345678"),
        "E-mail": ("", "jan@ymere.example"),
        "Aantekeningen": ("Belt graag", ""),
        "Contactmomenten": ("3", "2"),
    }
    assert [each.label for each in shown.comparison.groups] == ["Naam", "Telefoon"]


def test_by_keyboard_one_chooses_what_holds_and_makes_them_one(desk):
    shown = walk(desk)
    assert QApplication.focusWidget().accessibleName() == "Naam: Jan de Vries"
    desk.press(KEY.Key_Tab)
    desk.press(KEY.Key_Right)
    assert QApplication.focusWidget().accessibleName() == "Telefoon: 06 12345678"
    desk.press(KEY.Key_Return)

    row = person(desk, JAN)
    assert (row.name, row.phone, row.email) == ("Jan de Vries", "06 12345678", "jan@ymere.example")
    assert row.notes == "Belt graag\n\nOok bekend als J. de Vries\nAnder telefoonnummer: 023 511 5115"
    assert list_contacts(desk.reader, only=[DOUBLE]) == []
    assert desk.done == ["Contacten samengevoegd"]
    assert dialog(desk) is shown
    assert shown.windowTitle() == "Mogelijk dezelfde, 2 van 2"
    assert QApplication.focusWidget().accessibleName() == "Bereiken: 06 11112222"


def test_by_mouse_too_and_undo_brings_both_back(desk):
    before = contents(desk.dossier)
    desk.click(line(desk))
    shown = dialog(desk)
    [_, phones] = shown.comparison.groups.values()
    desk.click(phones.button(1))
    desk.click(shown.commit)
    assert person(desk, JAN).phone == "06 12345678"
    desk.click(shown.cancel)
    assert not dialogs(desk)
    assert desk.dossier.undo() == "Contacten samengevoegd"
    assert contents(desk.dossier) == before
    assert len(desk.tab.people.shown_rows()) == 5


def test_what_belongs_to_less_goes_over_into_what_belongs_to_more(desk):
    for _ in range(3):
        add(desk.dossier, ContactMoment, day=SPRING, contacts=[DOUBLE])
    shown = walk(desk)
    desk.click(shown.commit)
    assert list_contacts(desk.reader, only=[JAN]) == []
    row = person(desk, DOUBLE)
    assert (row.name, row.phone, row.email) == ("Jan de Vries", "023 511 5115", "jan@ymere.example")


def test_of_three_that_are_the_same_the_third_follows(open_desk, tmp_path):
    three = [Contact(first_name="Anna", last_name="Visser") for _ in range(3)]
    moments = [ContactMoment(day=SPRING, contacts=three[1:2])]
    desk = found(open_desk(new_dossier(tmp_path, *three, *moments)))
    shown = walk(desk)
    desk.click(shown.commit)
    assert shown.windowTitle() == "Mogelijk dezelfde, 2 van 2"
    desk.click(shown.commit)
    assert [row.name for row in list_contacts(desk.reader)] == ["Anna Visser"]
    assert not dialogs(desk)


def test_of_a_resident_it_says_what_goes(desk):
    shown = walk(desk)
    desk.click(shown.later)
    assert shown.outcome.accessibleName().endswith("Dit gaat dus weg: bereiken fatima@post.example.")
    desk.press(KEY.Key_Right)
    assert shown.outcome.accessibleName().endswith("Dit gaat dus weg: bereiken 06 11112222.")
    desk.press(KEY.Key_Return)
    row = person(desk, FATIMA)
    assert (row.name, row.phone, row.email, row.notes) == ("Fatima Bouali", "", "fatima@post.example", "")
    assert not dialogs(desk)
    assert list_contacts(desk.reader, only=[SAME]) == []


def test_of_others_it_says_where_it_goes(desk):
    assert walk(desk).outcome.accessibleName().endswith("Wat je niet kiest, komt in de aantekeningen.")


def test_what_is_not_the_same_is_never_proposed_again(desk):
    shown = walk(desk)
    desk.click(shown.distinct)
    assert desk.done == ["Niet dezelfde contacten"]
    assert distinct_pairs(desk.reader, DistinctKind.CONTACT) == {(JAN, DOUBLE)}
    assert shown.windowTitle() == "Mogelijk dezelfde, 2 van 2"
    desk.press(KEY.Key_Escape)
    desk.qtbot.waitUntil(lambda: line(desk).text() == "1 mogelijke dubbele bekijken")
    desk.reopen()
    found(desk)
    assert line(desk).text() == "1 mogelijke dubbele bekijken"
    desk.dossier.undo()
    desk.qtbot.waitUntil(lambda: line(desk).text() == "2 mogelijke dubbelen bekijken")


def test_later_changes_nothing_and_the_line_stays(desk):
    before = contents(desk.dossier)
    shown = walk(desk)
    desk.click(shown.later)
    desk.click(shown.later)
    assert not dialogs(desk)
    assert contents(desk.dossier) == before
    assert line(desk).text() == "2 mogelijke dubbelen bekijken"


def test_what_went_meanwhile_is_passed_over(desk):
    shown = walk(desk)
    change(desk.dossier, Contact, FATIMA, last_name="Bouali-Smit")
    with desk.dossier.write("weg") as session:
        session.delete(session.get(Contact, SAME))
    desk.click(shown.later)
    assert not dialogs(desk)


def test_what_is_refused_is_said_and_nothing_changes(desk):
    change(desk.dossier, Contact, PIET, first_name="Fatima", last_name="Bouali", email="fatima@post.example", notes="x")
    before = contents(desk.dossier)
    desk.tab.people.choose(SAME, PIET)
    desk.tab.merge()
    shown = dialog(desk)
    desk.click(shown.commit)
    assert "Een van de twee is bewoner, dus samen ook." in shown.outcome.accessibleName()
    assert "geen aantekeningen" in shown.refusal.accessibleName()
    assert shown.refusal.isVisible()
    assert contents(desk.dossier) == before
    assert desk.done == []


# -- two that are chosen --


def row_menu(desk):
    desk.tab.people.customContextMenuRequested.emit(desk.tab.people.rect().center())
    menu = next(each for each in desk.tab.findChildren(QMenu) if each.isVisible())
    actions = {action.text().split("\t")[0]: action for action in menu.actions() if action.text()}
    menu.close()
    return actions


def test_two_rows_that_are_chosen_become_one_and_that_one_is_shown(desk):
    desk.tab.people.choose(FATIMA, PIET)
    assert "Samenvoegen…" in row_menu(desk)
    desk.tab.people.choose(PIET, DOUBLE)
    row_menu(desk)["Samenvoegen…"].trigger()
    shown = dialog(desk)
    assert shown.windowTitle() == "Contacten samenvoegen"
    assert not shown.evidence.isVisible()
    assert not shown.distinct.isVisible()
    assert not shown.later.isVisible()
    assert shown.cancel.text() == "Annuleren"
    desk.press(KEY.Key_Return)
    assert not dialogs(desk)
    assert desk.tab.people.chosen_ids() == [DOUBLE]
    assert list_contacts(desk.reader, only=[PIET]) == []


@pytest.mark.parametrize("chosen", [[], [JAN], [JAN, DOUBLE, PIET]])
def test_it_takes_two(desk, chosen):
    desk.tab.people.choose(*chosen)
    assert not desk.tab.can_merge()
    if chosen:
        assert "Samenvoegen…" not in row_menu(desk)
    desk.tab.merge()
    assert not dialogs(desk)


def test_giving_up_changes_nothing(desk):
    before = contents(desk.dossier)
    desk.tab.people.choose(JAN, PIET)
    desk.tab.merge()
    dialog(desk)
    desk.press(KEY.Key_Escape)
    assert not dialogs(desk)
    assert contents(desk.dossier) == before


def test_organisations_become_one_too(desk):
    change(desk.dossier, Organisation, 2, left_on=SPRING)
    desk.tab.switch.choose(1)
    desk.qtbot.waitUntil(line(desk).isVisible)
    shown = walk(desk)
    assert shown.windowTitle() == "Mogelijk dezelfde"
    assert texts(shown)["Vertrokken"] == ("doet nog mee", "1 april 2026")
    assert shown.comparison.values() == {"name": "Ymere", "phone": "14023", "left_on": None}
    desk.click(shown.commit)
    [row] = list_organisations(desk.reader)
    assert (row.name, row.left_on, row.people) == ("Ymere", None, 2)
    assert desk.done == ["Organisaties samengevoegd"]


# -- any text, any size --


def test_hostile_texts_are_shown_as_they_are_and_fit(open_desk, tmp_path):
    long = "x" * 10_000
    both = [
        Contact(first_name=HOSTILE, last_name="مرحبا", email="q@x.example", phone=phone, notes=long)
        for phone in (HOSTILE, long)
    ]
    desk = found(open_desk(new_dossier(tmp_path, *both)))
    shown = walk(desk)
    assert "<b>" in texts(shown)["Naam"][0]
    assert shown.comparison.width() <= shown.width()
    desk.click(shown.commit)
    assert len(list_contacts(desk.reader)) == 1


def test_every_control_has_a_name(desk):
    shown = walk(desk)
    assert unnamed_controls(shown) == []
    desk.click(shown.later)
    assert unnamed_controls(shown) == []
    assert unnamed_controls(desk.tab) == []


def test_tab_goes_through_the_dialog_as_the_eye_does(desk):
    walk(desk)
    names = []
    for _ in range(6):
        widget = QApplication.focusWidget()
        names.append(widget.accessibleName() or widget.text())
        desk.press(KEY.Key_Tab)
    assert names == ["Naam: Jan de Vries", "Telefoon: 023 511 5115", "Niet dezelfde", "Later", "Sluiten", "Samenvoegen"]


def test_what_is_too_long_for_the_screen_is_read_by_page(desk):
    current_theme().set_text_size(200)
    try:
        shown = walk(desk)
        shown.resize(shown.width(), 300)  # as on a screen that has no more
        bar = shown.findChild(QScrollArea).verticalScrollBar()
        desk.qtbot.waitUntil(lambda: bar.maximum() > 0)
        desk.press(KEY.Key_PageDown)
        assert bar.value() > 0
        desk.press(KEY.Key_PageUp)
        assert bar.value() == 0
        assert shown.comparison.width() <= shown.width()
    finally:
        current_theme().set_text_size(100)


# -- the example --


@pytest.mark.parametrize("scale", [1, 10])
def test_in_the_example_nobody_stands_twice(tmp_path, scale):
    path = tmp_path / "Rozenprieel.wijkdesk"
    create_example(path, today=TODAY, scale=scale)
    with Dossier.open(path, read_only=True) as dossier:
        assert count_contacts(dossier.reader) == 40 * scale
        assert find_people(dossier) == []
        assert find_organisations(dossier) == []
