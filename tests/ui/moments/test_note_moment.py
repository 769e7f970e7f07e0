"""Noting a contact moment from anywhere, by keyboard and by mouse."""

import datetime as dt
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.dossiers import HOSTILE, contents, new_dossier
from tests.ui.accessibility import unnamed_controls
from tests.ui.desk import TODAY, button_of, editor_of, shown_text
from wijkdesk import paths
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.words import ContactKind, MomentKind, OrganisationKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.moments import list_moments
from wijkdesk.storage.reading.promises import list_promises
from wijkdesk.storage.writing.edit import change, remove
from wijkdesk.ui.agreement_lines import KIND_WIDTH
from wijkdesk.ui.buttons import RemovableChip
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import WIDE
from wijkdesk.ui.moments.note_moment import NoteMoment
from wijkdesk.ui.program import Program, application
from wijkdesk.ui.theme import current_theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

KEY = Qt.Key
NONE, ALT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
EIGHT = ("Anna", "Bea", "Cas", "Dirk", "Els", "Fred", "Gijs", "Hilde")
ANNA, BEA, BO = (Contact, 1), (Contact, 2), (Contact, 9)
YMERE = (Organisation, 1)


def busy_dossier(folder):
    """A weekly meeting of eight, a lunch of Anna, Bea and Ymere, and talks with Anna and with the resident Bo."""
    people = [Contact(first_name=name) for name in EIGHT]
    bo = Contact(first_name="Bo", kind=ContactKind.RESIDENT)
    for number, person in enumerate([*people, bo], start=1):
        person.id = number
    ymere = Organisation(name="Ymere", kind=OrganisationKind.HOUSING)

    def met(days_ago, kind, summary, *contacts, **values):
        day = TODAY - dt.timedelta(days_ago)
        return ContactMoment(day=day, kind=kind, summary=summary, contacts=list(contacts), **values)

    return new_dossier(
        folder,
        ymere,
        *people,
        bo,
        met(21, MomentKind.MEETING, "Weekoverleg 1", *people),
        met(14, MomentKind.MEETING, "Weekoverleg 2", *people),
        met(10, MomentKind.LUNCH, "Lunch buurthuis", *people[:2], organisations=[ymere], confidential=True),
        met(3, MomentKind.CALL, "Belde terug", people[0]),
        met(2, MomentKind.VISIT, "Aan de deur", bo),
    )


class Typist:
    """Types in whatever has the focus, and counts the keys that are no letters of a text."""

    def __init__(self, qtbot):
        self.qtbot, self.keys = qtbot, 0

    def press(self, key, modifiers=NONE):
        self.keys += 1
        target = QApplication.activePopupWidget() or QApplication.focusWidget()
        self.qtbot.keyClick(target, key, modifiers)

    def type(self, text):
        self.qtbot.keyClicks(QApplication.focusWidget(), text)

    def replace(self, text):
        self.press(KEY.Key_A, CONTROL)
        self.type(text)


class Noting(Typist):
    """The dialog on an open dossier."""

    def __init__(self, qtbot, dossier):
        super().__init__(qtbot)
        self.dossier, self.changes, self.done = dossier, Changes(dossier), []
        self.changes.done.connect(self.done.append)
        self.dialog = NoteMoment(self.changes, today=lambda: TODAY)
        qtbot.addWidget(self.dialog)
        self.open()

    def open(self):
        with self.qtbot.waitActive(self.dialog):
            self.dialog.open()
            self.dialog.activateWindow()

    @property
    def line(self):
        return self.dialog.lines.lines[-1]

    def who(self):
        return [option.text for key in self.dialog.who.value() for option in [self.dialog.who._option(key)]]

    def proposed(self):
        return [line.title for line in self.dialog.groups.lines] if self.dialog.groups.isVisible() else []

    def pick(self, text):
        self.dialog.who.setFocus()
        self.type(text)
        self.press(KEY.Key_Return)
        self.dialog.activateWindow()  # off screen, a list that drops down takes that along when it closes
        self.qtbot.waitUntil(self.dialog.isActiveWindow)

    def last(self):
        return max(list_moments(self.dossier.reader), key=lambda row: row.id)


@pytest.fixture
def dossier(tmp_path):
    with Dossier.open(busy_dossier(tmp_path)) as dossier:
        yield dossier


@pytest.fixture
def noting(qtbot, dossier):
    return Noting(qtbot, dossier)


# -- in the window --


@pytest.fixture
def program(qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    application()
    (paths.config() / "wijkdesk.ini").unlink(missing_ok=True)
    program = Program()
    qtbot.addWidget(program.window)
    with qtbot.waitActive(program.window):
        program.start(busy_dossier(tmp_path))
        program.window.activateWindow()
    yield program
    program.window.close()


def dialog_of(program):
    return next((each for each in program.window.findChildren(NoteMoment) if each.isVisible()), None)


@pytest.mark.parametrize("place", ["pillars", "actions", "contacts", "timeline", "overview"])
def test_it_opens_by_key_from_every_place_also_while_one_types(program, qtbot, place):
    typist = Typist(qtbot)
    program.window.go_to(place)
    fields = [
        each for each in program.window.tab(place).findChildren(QLineEdit) if each.isVisible() and each.isEnabled()
    ]
    for field in fields[:1]:
        field.setFocus()
        typist.type("stoe")
    typist.press(KEY.Key_M, CONTROL)
    dialog = dialog_of(program)
    assert dialog is not None
    qtbot.waitUntil(lambda: QApplication.focusWidget() is editor_of(dialog.who))
    typist.press(KEY.Key_Escape)
    assert dialog_of(program) is None


def test_a_meeting_of_eight_with_two_agreements_takes_a_handful_of_keys_and_is_undone_at_once(program, qtbot):
    reader = program.window.changes.dossier.reader
    before = contents(program.window.changes.dossier)
    typist = Typist(qtbot)
    typist.press(KEY.Key_M, CONTROL)
    qtbot.waitUntil(lambda: dialog_of(program).isAncestorOf(QApplication.focusWidget()))
    assert dialog_of(program).groups.lines[1].title == "Weekoverleg 2"
    typist.press(KEY.Key_2, ALT)
    typist.type("Weekoverleg 3")
    typist.press(KEY.Key_Tab)
    typist.type("Lamp in het achterpad")
    typist.press(KEY.Key_Return)
    typist.type("Bankje uitzoeken")
    typist.press(KEY.Key_Return, CONTROL)
    assert typist.keys == 5
    assert dialog_of(program) is None
    row = max(list_moments(reader), key=lambda row: row.id)
    assert (row.contacts, row.kind, row.summary) == (EIGHT, MomentKind.MEETING, "Weekoverleg 3")
    assert [promise.what for promise in list_promises(reader)] == ["Lamp in het achterpad", "Bankje uitzoeken"]
    assert program.window._undo_bar.isVisible()
    assert program.window._undo_bar._text.text() == "Contactmoment en 2 afspraken genoteerd"
    program.window.undo()
    assert contents(program.window.changes.dossier) == before


def test_the_views_show_what_was_noted(program, qtbot):
    program.window.open_thing(*BO)
    tab = program.window.tab("contacts")
    program.dialogs.note_moment()
    dialog = dialog_of(program)
    dialog.who.choose(dialog.who._option(BO))
    dialog.summary.load("Over de lamp")
    dialog.commit.click()
    titles = [line.title for line in tab.panes.of(Contact).own.moments.list.lines]
    assert titles == ["Over de lamp", "Aan de deur"]


def test_the_menu_says_it_and_offers_it_for_writing_alone(program, qtbot, tmp_path):
    def action():
        actions = program.window.menus.actions_with_names()
        return next(each for each in actions if each.text().startswith("Contact&moment"))

    assert action().isEnabled()
    assert action().shortcut().toString() == "Ctrl+M"
    shortcuts = [each.shortcut().toString() for each in program.window.menus.actions_with_names()]
    assert shortcuts.count("Ctrl+M") == 1
    path = tmp_path / "Ander.wijkdesk"
    program.window.changes.dossier.copy_to(path)
    program.show(Dossier.open(path, read_only=True))
    assert not action().isEnabled()
    program.dialogs.note_moment()
    assert dialog_of(program) is None


def test_what_was_half_typed_goes_with_its_dossier(program, qtbot, tmp_path):
    path = tmp_path / "Ander.wijkdesk"
    program.window.changes.dossier.copy_to(path)
    program.dialogs.note_moment()
    dialog_of(program).summary.load("Geheim van het eerste dossier")
    dialog_of(program).reject()
    program.others.open_dossier(path)
    program.dialogs.note_moment()
    assert dialog_of(program).summary.value() == ""


# -- who --


def test_who_was_there_last_time_is_proposed_and_taken_as_a_whole(noting):
    assert noting.proposed() == ["Lunch buurthuis", "Weekoverleg 2"]
    noting.press(KEY.Key_1, ALT)
    assert noting.who() == ["Anna", "Bea", "Ymere"]
    assert noting.dialog.moment_kind.value() is MomentKind.LUNCH
    assert QApplication.focusWidget() is editor_of(noting.dialog.summary)
    assert noting.proposed() == []
    chips = noting.dialog.who.findChildren(RemovableChip)
    noting.qtbot.mouseClick(next(chip for chip in chips if chip.text() == "Bea"), Qt.MouseButton.LeftButton)
    assert noting.who() == ["Anna", "Ymere"]
    noting.press(KEY.Key_Backspace)
    noting.press(KEY.Key_Backspace)
    assert noting.who() == []
    assert noting.proposed() == ["Lunch buurthuis", "Weekoverleg 2"]


def test_a_group_is_taken_with_the_mouse_and_from_the_list_by_key(noting):
    groups = noting.dialog.groups
    place = groups.visualRect(groups.model().index(1, 0)).center()
    noting.qtbot.mouseClick(groups.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    assert noting.who() == list(EIGHT)
    noting.dialog.clear()
    groups.setFocus()
    noting.press(KEY.Key_Down)
    noting.press(KEY.Key_Return)
    assert noting.who() == list(EIGHT)
    assert noting.dialog.isVisible()


def test_with_one_person_the_groups_of_that_person_are_proposed_and_with_a_kind_those_of_that_kind(noting):
    noting.pick("Cas")
    assert noting.proposed() == ["Weekoverleg 2"]
    noting.press(KEY.Key_Backspace)
    noting.press(KEY.Key_Tab)
    noting.press(KEY.Key_Tab)
    noting.type("l")
    assert noting.dialog.moment_kind.value() is MomentKind.LUNCH
    assert noting.proposed() == ["Lunch buurthuis"]
    noting.pick("Anna")
    assert noting.dialog.moment_kind.value() is MomentKind.LUNCH
    assert noting.proposed() == ["Lunch buurthuis"]


@pytest.mark.parametrize(
    ("names", "kind"), [(["Anna"], "call"), (["Bo"], "visit"), (["Dirk", "Els"], "meeting"), ([], "talk")]
)
def test_the_kind_is_that_of_the_last_moment_with_these_people(noting, names, kind):
    for name in names:
        noting.pick(name)
    assert noting.dialog.moment_kind.value() == MomentKind(kind)


def test_people_organisations_and_newcomers_are_found_in_one_field_and_noted_in_one_step(noting):
    before = contents(noting.dossier)
    noting.pick("ymer")
    noting.pick("ann")
    noting.pick("Jan van den Berg")
    assert noting.who() == ["Ymere", "Anna", "Jan van den Berg"]
    noting.dialog.summary.setFocus()
    noting.press(KEY.Key_Return)
    row = noting.last()
    assert (row.contacts, row.organisations, row.day) == (("Anna", "Jan van den Berg"), ("Ymere",), TODAY)
    assert noting.done == ["Contactmoment genoteerd"]
    noting.dossier.undo()
    assert contents(noting.dossier) == before


def test_people_of_a_confidential_moment_are_proposed_with_a_lock_and_the_moment_is_one_again(noting):
    assert noting.dialog.groups.lines[0].badge.word == "vertrouwelijk"
    shown = noting.dialog.groups.lines[1]
    assert noting.dialog.groups.as_table(may_leave=lambda key: key == shown.key) == [
        ["Weekoverleg 2", "overleg", ", ".join(EIGHT), shown.end]
    ]
    noting.press(KEY.Key_1, ALT)
    assert noting.dialog.confidential.isChecked()
    noting.type("Weer")
    noting.press(KEY.Key_Return)
    assert noting.last().confidential


def test_an_empty_dossier_proposes_nobody_and_works(qtbot, tmp_path):
    with Dossier.open(new_dossier(tmp_path)) as dossier:
        noting = Noting(qtbot, dossier)
        assert noting.proposed() == []
        noting.press(KEY.Key_1, ALT)
        noting.pick("Fatima")
        noting.press(KEY.Key_Return)
        assert (noting.last().contacts, noting.last().kind) == (("Fatima",), MomentKind.TALK)


# -- when, and about what --


@pytest.mark.parametrize(("typed", "days_ago"), [("gisteren", 1), ("vr", 3), ("ma", 0), ("1-11", 22)])
def test_a_day_is_typed_as_elsewhere_and_a_weekday_is_the_last_that_was(noting, typed, days_ago):
    noting.pick("Anna")
    noting.press(KEY.Key_Tab)
    noting.type(typed)
    noting.press(KEY.Key_Return)
    assert noting.last().day == TODAY - dt.timedelta(days_ago)


@pytest.mark.parametrize(
    ("typed", "said"), [("morgen", "moet nog komen"), ("31-2", "bestaat niet"), ("", "Vul in op welke dag")]
)
def test_a_wrong_day_is_said_beside_it_and_nothing_typed_is_lost(noting, typed, said):
    before = contents(noting.dossier)
    noting.press(KEY.Key_2, ALT)
    noting.type("Weekoverleg 3")
    noting.dialog.day.setFocus()
    noting.press(KEY.Key_A, CONTROL)
    noting.press(KEY.Key_Delete)
    noting.type(typed)
    noting.press(KEY.Key_Return)
    assert said in noting.dialog.day.error_text()
    assert noting.dialog.isVisible()
    assert (noting.dialog.summary.value(), len(noting.who())) == ("Weekoverleg 3", 8)
    assert contents(noting.dossier) == before
    noting.replace("gisteren")
    noting.press(KEY.Key_Return)
    assert noting.last().day == TODAY - dt.timedelta(1)


def test_nothing_at_all_is_asked_about_where_it_is_missing(noting):
    noting.press(KEY.Key_Return)
    assert "met wie het was" in noting.dialog.who.error_text()
    assert QApplication.focusWidget() is editor_of(noting.dialog.who)


# -- what was agreed --


def agreed(noting, text):
    """Go to the empty agreement and write it."""
    noting.line.what.setFocus()
    noting.type(text)


def test_an_agreement_becomes_a_promise_or_an_action_by_keyboard_alone(noting):
    noting.press(KEY.Key_1, ALT)
    noting.type("Lunch")
    noting.press(KEY.Key_Tab)
    noting.type("Bankje plaatsen")
    noting.press(KEY.Key_Tab)
    noting.type("a")
    noting.press(KEY.Key_Tab)
    noting.type("yme")
    noting.press(KEY.Key_Tab)
    noting.type("over 2 weken")
    noting.press(KEY.Key_Return)
    noting.type("Iedereen bellen")
    noting.press(KEY.Key_Tab)
    noting.press(KEY.Key_Tab)
    noting.type("an")
    noting.press(KEY.Key_Return)
    noting.press(KEY.Key_Tab)
    noting.type("bewo")
    noting.press(KEY.Key_Tab)
    noting.type("vr")
    noting.press(KEY.Key_Return)
    assert QApplication.focusWidget() is editor_of(noting.line.what)
    noting.press(KEY.Key_Return)
    [action], [promise] = list_actions(noting.dossier.reader), list_promises(noting.dossier.reader)
    assert (action.title, action.lead, action.due) == ("Bankje plaatsen", "Ymere", TODAY + dt.timedelta(weeks=2))
    assert (promise.what, promise.by_contact, promise.due) == ("Iedereen bellen", "Anna", dt.date(2026, 11, 27))
    assert (promise.to_residents, promise.to_contact, promise.made_in_id) == (True, None, noting.last().id)
    assert noting.done == ["Contactmoment en 2 afspraken genoteerd"]


@pytest.mark.parametrize(
    ("names", "by", "to", "to_residents"),
    [
        (["Anna"], "Anna", None, False),
        (["Bo"], None, None, True),
        (["Anna", "Bo"], "Anna", None, True),
        (["Anna", "Bea"], None, None, False),
        ([], None, None, True),
    ],
)
def test_who_promises_what_to_whom_is_proposed_from_who_was_there(noting, names, by, to, to_residents):
    for name in names:
        noting.pick(name)
    noting.dialog.summary.load("Gesproken")
    agreed(noting, "Een brief")
    noting.dialog.commit.click()
    [row] = list_promises(noting.dossier.reader)
    assert (row.by_contact, row.to_contact, row.to_residents) == (by, to, to_residents)


def test_our_own_promise_is_to_the_only_other_and_a_chosen_one_stays(noting):
    noting.pick("Anna")
    agreed(noting, "Een brief")
    noting.line.by.setFocus()
    noting.press(KEY.Key_A, CONTROL)
    noting.press(KEY.Key_Delete)
    noting.press(KEY.Key_Tab)
    assert shown_text(noting.line.to) == "Anna"
    noting.replace("Ymere")
    noting.press(KEY.Key_Tab)
    noting.line.by.setFocus()
    noting.type("Bea")
    noting.press(KEY.Key_Tab)
    noting.dialog.commit.click()
    [row] = list_promises(noting.dossier.reader)
    assert (row.by_contact, row.to_organisation) == ("Bea", "Ymere")


def test_a_refused_agreement_is_said_at_its_field_and_keeps_everything(noting):
    before = contents(noting.dossier)
    noting.press(KEY.Key_2, ALT)
    noting.type("Weekoverleg 3")
    agreed(noting, "Lamp")
    noting.press(KEY.Key_Return)
    agreed(noting, "Bank")
    noting.line.due.setFocus()
    noting.type("gisteren")
    noting.press(KEY.Key_Return, CONTROL)
    assert "voor de dag van de toezegging" in noting.line.due.error_text()
    assert QApplication.focusWidget() is editor_of(noting.line.due)
    assert contents(noting.dossier) == before
    assert [line.what.value() for line in noting.dialog.lines.lines] == ["Lamp", "Bank"]
    assert (noting.dialog.summary.value(), len(noting.who())) == ("Weekoverleg 3", 8)
    noting.replace("morgen")
    noting.press(KEY.Key_Return, CONTROL)
    assert [row.due for row in list_promises(noting.dossier.reader)] == [None, TODAY + dt.timedelta(1)]
    assert not noting.dialog.isVisible()


@pytest.mark.parametrize(
    ("place", "typed", "said"), [("due", "ooit", "begrijp ik niet"), ("by", "Niemand", "staat niet in de lijst")]
)
def test_what_an_agreement_cannot_hold_is_said_there_and_enter_waits(noting, place, typed, said):
    agreed(noting, "Lamp")
    field = getattr(noting.line, place)
    field.setFocus()
    noting.type(typed)
    noting.press(KEY.Key_Return)
    assert said in field.error_text()
    assert len(noting.dialog.lines.lines) == 1
    noting.press(KEY.Key_Return, CONTROL)
    assert noting.dialog.isVisible()
    assert len(list_promises(noting.dossier.reader)) == 0


def test_empty_lines_are_no_agreements_and_what_stood_in_them_does_not_matter(noting):
    noting.pick("Anna")
    agreed(noting, "Lamp")
    noting.line.due.setFocus()
    noting.type("ooit")
    noting.line.what.setFocus()
    noting.press(KEY.Key_A, CONTROL)
    noting.press(KEY.Key_Delete)
    noting.press(KEY.Key_Return)
    assert not noting.dialog.isVisible()
    assert list_promises(noting.dossier.reader) == []


def test_lines_come_and_go_with_the_mouse(noting):
    click = noting.qtbot.mouseClick
    agreed(noting, "Een")
    click(noting.dialog.lines.more, Qt.MouseButton.LeftButton)
    noting.type("Twee")
    assert len(noting.dialog.lines.lines) == 2
    click(noting.dialog.lines.lines[0]._drop, Qt.MouseButton.LeftButton)
    assert [shown_text(line.what) for line in noting.dialog.lines.lines] == ["Twee"]
    click(noting.dialog.lines.more, Qt.MouseButton.LeftButton)
    names = [editor_of(line.what).accessibleName() for line in noting.dialog.lines.lines]
    assert names == ["Afspraak 2", "Afspraak 3"]
    noting.type("Drie")
    click(noting.line._drop, Qt.MouseButton.LeftButton)
    click(noting.line._drop, Qt.MouseButton.LeftButton)
    assert (shown_text(noting.line.what), noting.dialog.lines.more.isVisible()) == ("", False)


def test_tab_goes_through_all_of_it_in_the_order_in_which_it_stands_and_comes_round(noting):
    dialog = noting.dialog
    noting.pick("Anna")
    agreed(noting, "Een")
    noting.qtbot.waitUntil(lambda: not dialog._fit_soon.isActive())
    height = dialog.height()
    noting.press(KEY.Key_Return)
    noting.type("Twee")
    noting.qtbot.waitUntil(lambda: dialog.height() > height)
    dialog.groups.setFocus()
    order = [dialog.who, dialog.day, dialog.moment_kind, dialog.summary]
    for line in dialog.lines.lines:
        order += [line.what, line.becomes, line.by, line.to, line.due]
    [chip] = dialog.who.findChildren(RemovableChip)
    expected = [chip, *(editor_of(field) for field in order), dialog.lines.more]
    expected += [dialog.confidential, dialog.cancel, dialog.commit, dialog.groups]
    for widget in expected:
        noting.press(KEY.Key_Tab)
        assert QApplication.focusWidget() is widget, widget.accessibleName()
    for widget in [*reversed(expected[:-1]), expected[-1]]:
        noting.press(KEY.Key_Backtab)
        assert QApplication.focusWidget() is widget, widget.accessibleName()


# -- closing, and opening again --


def test_what_was_half_typed_stands_there_at_the_next_opening(noting):
    noting.pick("Anna")
    noting.dialog.summary.setFocus()
    noting.type("Half")
    agreed(noting, "Lamp")
    noting.press(KEY.Key_Escape)
    assert not noting.dialog.isVisible()
    assert noting.dossier.undoable is None
    noting.open()
    assert (noting.who(), shown_text(noting.dialog.summary), shown_text(noting.line.what)) == (["Anna"], "Half", "Lamp")
    noting.dialog.commit.click()
    assert (noting.last().summary, len(list_promises(noting.dossier.reader))) == ("Half", 1)
    noting.open()
    assert (noting.who(), shown_text(noting.dialog.summary), shown_text(noting.line.what)) == ([], "", "")
    assert not noting.dialog.empty.isVisible()


def test_what_is_kept_can_be_thrown_away(noting):
    noting.press(KEY.Key_2, ALT)
    noting.type("Half")
    noting.press(KEY.Key_Escape)
    noting.open()
    noting.qtbot.mouseClick(button_of(noting.dialog, "Leegmaken"), Qt.MouseButton.LeftButton)
    assert (noting.who(), shown_text(noting.dialog.summary)) == ([], "")
    assert noting.proposed() == ["Lunch buurthuis", "Weekoverleg 2"]
    assert QApplication.focusWidget() is editor_of(noting.dialog.who)


def test_what_is_kept_fits_when_the_text_has_become_larger(noting):
    agreed(noting, "Lamp")
    noting.press(KEY.Key_Escape)
    try:
        current_theme().set_text_size(200)
        noting.open()
        assert noting.dialog.width() == 2 * WIDE
        assert noting.line.becomes.width() == 2 * KIND_WIDTH
    finally:
        current_theme().set_text_size(100)


def test_who_was_removed_meanwhile_is_gone_and_who_was_renamed_has_the_new_name(noting):
    noting.press(KEY.Key_1, ALT)
    agreed(noting, "Lamp")
    noting.line.by.setFocus()
    noting.type("Ymere")
    noting.press(KEY.Key_Tab)
    noting.press(KEY.Key_Escape)
    remove(noting.dossier, *YMERE)
    change(noting.dossier, Contact, BEA[1], first_name="Beatrix")
    noting.open()
    assert noting.who() == ["Anna", "Beatrix"]
    noting.dialog.commit.click()
    assert noting.last().contacts == ("Anna", "Beatrix")
    assert [row.by_organisation_id for row in list_promises(noting.dossier.reader)] == [None]


def test_escape_first_takes_back_what_a_field_refused(noting):
    noting.dialog.day.setFocus()
    noting.type("ooit")
    noting.press(KEY.Key_Tab)
    noting.dialog.day.setFocus()
    noting.press(KEY.Key_Escape)
    assert noting.dialog.isVisible()
    assert shown_text(noting.dialog.day) == "23 november 2026"
    noting.press(KEY.Key_Escape)
    assert not noting.dialog.isVisible()


# -- the rest --


def test_every_control_has_a_name_also_of_agreements(noting):
    assert unnamed_controls(noting.dialog) == []
    noting.press(KEY.Key_2, ALT)
    agreed(noting, "Een")
    noting.press(KEY.Key_Return)
    noting.type("Twee")
    assert unnamed_controls(noting.dialog) == []
    assert editor_of(noting.line.by).accessibleName() == "Afspraak 2: door wie"


@pytest.mark.parametrize("text", [HOSTILE.strip(), "x" * 10_000, "مرحبا", "😀 <i>{n}</i>"])
def test_hostile_text_is_noted_as_it_was_typed(noting, text):
    noting.dialog.who.creation_requested.emit(text)
    noting.dialog.summary.load(text)
    noting.line.what.load(text)
    noting.dialog.commit.click()
    assert noting.last().summary == text
    [promise] = list_promises(noting.dossier.reader)
    assert promise.what == text
    noting.open()
    assert noting.dialog.groups.isVisible()
    noting.dialog.grab()


def test_what_the_machine_refuses_is_said_and_everything_stays(noting, monkeypatch):
    noting.press(KEY.Key_2, ALT)
    noting.type("Weekoverleg 3")
    noting.dossier.close()
    noting.press(KEY.Key_Return)
    assert noting.dialog.who.has_error
    assert noting.dialog.isVisible()
    assert noting.dialog.summary.value() == "Weekoverleg 3"


def test_what_was_noted_is_there_in_a_reopened_dossier(noting):
    noting.pick("Bo")
    agreed(noting, "Lamp")
    noting.dialog.commit.click()
    noting.dossier.close()
    with Dossier.open(noting.dossier.path) as again:
        [promise] = list_promises(again.reader)
        assert (promise.what, promise.to_residents) == ("Lamp", True)
        assert again.undo() == "Contactmoment en 1 afspraak genoteerd"
