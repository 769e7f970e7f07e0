"""Noting a line from anywhere, by keyboard alone."""

import datetime as dt
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.dossiers import HOSTILE, contents, new_dossier
from tests.ui.accessibility import unnamed_controls
from tests.ui.desk import button_of
from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ActionState, ContactKind, EventKind, MomentKind, OrganisationKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.events import list_events
from wijkdesk.storage.reading.moments import list_moments
from wijkdesk.storage.reading.people import list_contacts
from wijkdesk.storage.reading.promises import list_promises
from wijkdesk.storage.writing.edit import add, change, remove
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import WIDE
from wijkdesk.ui.fields.picker import Picker
from wijkdesk.ui.moments.note_moment import NoteMoment
from wijkdesk.ui.program import Program, application
from wijkdesk.ui.quick_note.dialog import QuickNote
from wijkdesk.ui.theme import current_theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

KEY = Qt.Key
NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
TODAY = dt.date(2026, 11, 30)  # a Monday
EXAMPLE = "lunch buurthuis met Haarlem Effect, verlichting speeltuin kapot #fysiek !toezegging vrijdag"


def small_dossier(folder, **options):
    """Two Annas, Bo who is a resident, somebody confidential, a partner and a running action."""
    return new_dossier(
        folder,
        Organisation(name="Haarlem Effect", kind=OrganisationKind.WELFARE),
        Organisation(name="Ymere", kind=OrganisationKind.HOUSING),
        Contact(first_name="Anna", infix="van den", last_name="Berg"),
        Contact(first_name="Anna", last_name="Bakker"),
        Contact(first_name="Bo", kind=ContactKind.RESIDENT),
        Contact(first_name="Peter", last_name="Geheim", confidential=True),
        Action(title="Speeltuin opknappen", state=ActionState.RUNNING),
        **options,
    )


class Noting:
    """The dialog on an open dossier, and keys that are counted."""

    def __init__(self, qtbot, dossier):
        self.qtbot, self.dossier, self.keys = qtbot, dossier, 0
        self.changes, self.done, self.made = Changes(dossier), [], []
        self.changes.done.connect(self.done.append)
        self.dialog = QuickNote(self.changes, today=lambda: TODAY)
        self.dialog.noted.connect(self.made.append)
        qtbot.addWidget(self.dialog)
        self.open()

    def open(self):
        with self.qtbot.waitActive(self.dialog):
            self.dialog.open()
            self.dialog.activateWindow()
        self.qtbot.waitUntil(lambda: self.dialog.names.are_known)

    def type(self, text):
        self.keys += len(text)
        self.qtbot.keyClicks(QApplication.focusWidget(), text)

    def press(self, key, modifiers=NONE):
        self.keys += 1
        target = QApplication.activePopupWidget() or QApplication.focusWidget()
        self.qtbot.keyClick(target, key, modifiers)

    def write(self, text):
        self.dialog.line.setFocus()
        self.press(KEY.Key_A, CONTROL)
        self.type(text)

    def texts(self):
        chips = [chip for thing in self.dialog.things if not thing.isHidden() for chip in thing.chips()]
        return [chip.text() for chip in chips]

    def go_to(self, text):
        """Go by arrow keys to the chip with this text."""
        self.dialog.line.setFocus()
        self.press(KEY.Key_Down)
        for _ in self.texts():
            if QApplication.focusWidget().text() == text:
                return
            self.press(KEY.Key_Right)
        raise AssertionError(self.texts())

    def pick(self, chip, text):
        """Change what a chip says, by typing and Enter."""
        self.go_to(chip)
        self.press(KEY.Key_Return)
        field = self.dialog.choice.field
        picker = field.findChild(Picker)
        if picker is not None:
            self.qtbot.waitUntil(picker.popup.isVisible)
        self.qtbot.keyClicks(field.focusProxy(), text)
        self.press(KEY.Key_Return)
        self.dialog.activateWindow()  # off screen, a list that drops down takes that along when it closes
        self.qtbot.waitUntil(self.dialog.isActiveWindow)

    @property
    def sentence(self):
        return self.dialog.sentence.text()

    def moment(self):
        return max(list_moments(self.dossier.reader), key=lambda row: row.id)


@pytest.fixture
def dossier(tmp_path):
    with Dossier.open(small_dossier(tmp_path)) as dossier:
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
        program.start(small_dossier(tmp_path))
        program.window.activateWindow()
    yield program
    program.window.close()


def dialog_of(program, kind=QuickNote):
    return next((each for each in program.window.findChildren(kind) if each.isVisible()), None)


def opened(program, qtbot):
    qtbot.keyClick(QApplication.focusWidget() or program.window, KEY.Key_N, CONTROL)
    dialog = dialog_of(program)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.line.box and dialog.names.are_known)
    return dialog


@pytest.mark.parametrize("place", ["pillars", "actions", "contacts", "timeline", "overview"])
def test_it_opens_by_key_from_every_place_also_while_one_types(program, qtbot, place):
    program.window.go_to(place)
    fields = [
        each for each in program.window.tab(place).findChildren(QLineEdit) if each.isVisible() and each.isEnabled()
    ]
    for field in fields[:1]:
        field.setFocus()
        qtbot.keyClicks(field, "stoe")
    dialog = opened(program, qtbot)
    qtbot.keyClick(dialog.line.box, KEY.Key_Escape)
    assert dialog_of(program) is None


def test_the_example_takes_its_letters_and_two_keys_and_is_one_step_to_undo(program, qtbot):
    reader = program.window.changes.dossier.reader
    before = contents(program.window.changes.dossier)
    dialog = opened(program, qtbot)
    qtbot.keyClicks(dialog.line.box, EXAMPLE)
    qtbot.keyClick(dialog.line.box, KEY.Key_Return)
    assert dialog_of(program) is None
    [moment], [promise] = list_moments(reader), list_promises(reader)
    assert (moment.kind, moment.summary, moment.organisations) == (MomentKind.LUNCH, "buurthuis", ("Haarlem Effect",))
    assert (moment.day, moment.pillar) == (dt.date.today(), "Fysieke leefomgeving")
    assert (promise.what, promise.by_organisation) == ("verlichting speeltuin kapot", "Haarlem Effect")
    assert (promise.made_in_id, promise.due.weekday(), promise.pillar) == (moment.id, 4, "Fysieke leefomgeving")
    bar = program.window._undo_bar
    assert bar._text.text() == "Contactmoment en 1 afspraak genoteerd"
    assert bar._open.isVisible()
    program.window.undo()
    assert contents(program.window.changes.dossier) == before
    assert not bar.isVisible()


def test_the_bar_shows_the_way_to_what_was_made(program, qtbot):
    dialog = opened(program, qtbot)
    qtbot.keyClicks(dialog.line.box, "!actie schouw lopen")
    qtbot.keyClick(dialog.line.box, KEY.Key_Return)
    button_of(program.window, "Openen").click()
    assert program.window.current_tab() is program.window.tab("actions")
    program.window.changes.done.emit("Iets anders")
    assert not program.window._undo_bar._open.isVisible()


def test_the_menu_says_it_first_and_offers_it_for_writing_alone(program, qtbot, tmp_path):
    def action():
        return program.window.menus._insert.actions()[0]

    assert (action().text(), action().shortcut().toString(), action().isEnabled()) == ("&Snel noteren…", "Ctrl+N", True)
    shortcuts = [each.shortcut().toString() for each in program.window.menus.actions_with_names()]
    assert shortcuts.count("Ctrl+N") == 1
    path = tmp_path / "Ander.wijkdesk"
    program.window.changes.dossier.copy_to(path)
    program.show(Dossier.open(path, read_only=True))
    assert not action().isEnabled()
    program.dialogs.note_quickly()
    assert dialog_of(program) is None


def test_what_was_half_typed_goes_with_its_dossier(program, qtbot, tmp_path):
    path = tmp_path / "Ander.wijkdesk"
    program.window.changes.dossier.copy_to(path)
    dialog = opened(program, qtbot)
    qtbot.keyClicks(dialog.line.box, "Geheim van het eerste")
    dialog.reject()
    program.others.open_dossier(path)
    program.dialogs.note_quickly()
    assert dialog_of(program).line.box.text() == ""


def test_more_goes_on_in_the_longer_form_with_all_that_was_understood(program, qtbot):
    dialog = opened(program, qtbot)
    qtbot.keyClicks(dialog.line.box, f"gisteren {EXAMPLE} !ver")
    button_of(dialog, "Meer…").click()
    assert dialog_of(program) is None
    form = dialog_of(program, NoteMoment)
    assert form.who.value() == ((Organisation, 1),)
    assert (form.day.value(), form.moment_kind.value()) == (dt.date.today() - dt.timedelta(1), MomentKind.LUNCH)
    assert form.summary.value() == "buurthuis #Fysieke leefomgeving"
    assert form.confidential.isChecked()
    [agreement] = form.lines.agreements()
    assert (agreement.what, agreement.by) == ("verlichting speeltuin kapot", (Organisation, 1))
    form.reject()
    program.dialogs.note_quickly()
    assert dialog.line.box.text() == ""
    qtbot.keyClicks(dialog.line.box, "lunch met Ymere")
    button_of(dialog, "Meer…").click()
    assert "half getypt" in dialog.line.error_text()
    assert dialog.line.box.text() == "lunch met Ymere"


# -- while one types --


def test_one_sentence_and_a_row_of_chips_for_each_thing_say_what_enter_makes(noting):
    noting.type(EXAMPLE)
    assert noting.sentence == (
        "Contactmoment (lunch) vandaag met Haarlem Effect, en een toezegging van Haarlem Effect "
        "vóór vrijdag 4 december, bij Fysieke leefomgeving."
    )
    assert noting.texts() == [
        *("lunch", "vandaag", "Haarlem Effect", "met wie", "Fysieke leefomgeving", "vertrouwelijk"),
        *("toezegging", "door Haarlem Effect", "aan wie?", "vóór vrijdag 4 december"),
    ]


def test_what_a_line_becomes_is_not_guessed_but_asked_with_enter(noting):
    noting.type("lamp kapot")
    assert noting.sentence.startswith("Wat wordt dit?")
    noting.press(KEY.Key_Return)
    noting.qtbot.waitUntil(noting.dialog.choice.field.findChild(Picker).popup.isVisible)
    noting.qtbot.keyClicks(noting.dialog.choice.field.focusProxy(), "sig")
    noting.press(KEY.Key_Return)
    assert noting.sentence == "Signaal vandaag."
    assert noting.dialog.isVisible()
    noting.dialog.activateWindow()
    noting.qtbot.waitUntil(lambda: QApplication.focusWidget() is noting.dialog.line.box)
    noting.press(KEY.Key_Return)
    [event] = list_events(noting.dossier.reader)
    assert (event.kind, event.title, event.day) == (EventKind.SIGNAL, "lamp kapot", TODAY)
    assert noting.done == ["Gebeurtenis genoteerd"]


def test_nothing_at_all_is_said_below_the_line(noting):
    noting.press(KEY.Key_Return)
    assert "Typ in één regel" in noting.dialog.line.error_text()
    noting.type("!toe")
    assert noting.dialog.line.error_text() == ""
    noting.press(KEY.Key_Return)
    assert "toegezegd" in noting.dialog.line.error_text()
    assert noting.dossier.undoable is None


def test_shift_enter_notes_and_stays_open_for_the_next(noting):
    noting.type("!sig een")
    noting.press(KEY.Key_Return, SHIFT)
    assert noting.dialog.isVisible()
    assert noting.dialog._told.text() == "Genoteerd: Signaal vandaag."
    noting.type("!sig twee")
    assert not noting.dialog._told.isVisible()
    noting.press(KEY.Key_Return)
    assert not noting.dialog.isVisible()
    assert [row.title for row in sorted(list_events(noting.dossier.reader))] == ["een", "twee"]


def test_enter_before_the_names_are_known_waits_for_them(qtbot, dossier):
    changes = Changes(dossier)
    dialog = QuickNote(changes, today=lambda: TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.line.box.setText("lunch met Ymere")
    dialog.accept()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert list_moments(dossier.reader)[0].organisations == ("Ymere",)


# -- changing it by keyboard --


def test_two_of_one_name_are_asked_about_and_chosen(noting):
    noting.type("lunch met Anna over de heg")
    assert "welke “anna”?" in noting.texts()
    assert noting.dialog._remark.isVisible()
    noting.pick("welke “anna”?", "Bakker")
    noting.press(KEY.Key_Return)
    assert (noting.moment().contacts, noting.moment().summary) == (("Anna Bakker",), "over de heg")


def test_what_is_asked_and_not_answered_stays_text(noting):
    noting.type("lunch met Anna")
    noting.press(KEY.Key_Return)
    assert (noting.moment().contacts, noting.moment().summary) == ((), "met Anna")


def test_somebody_new_is_made_only_when_that_is_accepted_and_undone_with_it(noting):
    before = contents(noting.dossier)
    noting.type("gebeld met Karin de Wit over parkeren")
    chip = "nieuw contact “Karin de Wit”?"
    noting.go_to(chip)
    noting.press(KEY.Key_Space)
    noting.qtbot.waitUntil(noting.dialog.choice.field.findChild(Picker).popup.isVisible)
    noting.press(KEY.Key_Return)
    noting.dialog.activateWindow()
    noting.qtbot.waitUntil(lambda: QApplication.focusWidget() is noting.dialog.line.box)
    assert "Karin de Wit (nieuw)" in noting.texts()
    noting.press(KEY.Key_Return)
    assert noting.moment().contacts == ("Karin de Wit",)
    [row] = [row for row in list_contacts(noting.dossier.reader) if row.first_name == "Karin"]
    assert (row.infix, row.last_name) == ("de", "Wit")
    noting.dossier.undo()
    assert contents(noting.dossier) == before


def test_a_misspelled_name_offers_who_is_nearly_called_so(noting):
    noting.type("lunch met Haarlem Efect")
    noting.go_to("nieuw contact “Haarlem Efect”?")
    noting.press(KEY.Key_Return)
    offered = [option.text for option in noting.dialog.choice.field.findChild(Picker).options[:2]]
    assert offered == ["Haarlem Effect", "Haarlem Efect"]


def test_every_chip_is_changed_by_typing(noting):
    noting.type(EXAMPLE)
    noting.pick("lunch", "bezoek")
    noting.pick("vandaag", "gisteren")
    noting.pick("Haarlem Effect", "Ymere")
    noting.pick("met wie", "Bakker")
    noting.pick("Fysieke leefomgeving", "Wonen")
    noting.pick("toezegging", "actie")
    noting.pick("vóór vrijdag 4 december", "12-1-2027")
    noting.pick("trekker wijzelf", "Ymere")
    noting.go_to("vertrouwelijk")
    noting.press(KEY.Key_Space)
    noting.press(KEY.Key_Return)
    moment, [action] = noting.moment(), list_actions(noting.dossier.reader, only=[2])
    assert (moment.kind, moment.day) == (MomentKind.VISIT, TODAY - dt.timedelta(1))
    assert (moment.organisations, moment.contacts, moment.pillar) == (("Ymere",), ("Anna Bakker",), "Wonen")
    assert moment.confidential
    assert (action.title, action.lead, action.due) == ("verlichting speeltuin kapot", "Ymere", dt.date(2027, 1, 12))


def test_enter_and_enter_again_leave_a_chip_as_it_was(noting):
    noting.type(EXAMPLE)
    before = noting.texts()
    for chip in before:
        if chip not in ("met wie", "vertrouwelijk", "aan wie?"):
            noting.pick(chip, "")
            assert noting.texts() == before


def test_a_date_that_is_none_is_said_and_escape_leaves_it_as_it_was(noting):
    noting.type("lunch met Ymere")
    noting.go_to("vandaag")
    noting.press(KEY.Key_Return)
    noting.press(KEY.Key_A, CONTROL)
    noting.type("morgen")
    noting.press(KEY.Key_Return)
    assert "moet nog komen" in noting.dialog.choice.field.error_text()
    noting.press(KEY.Key_Escape)
    noting.press(KEY.Key_Escape)
    assert noting.dialog.choice is None
    assert noting.dialog.isVisible()
    assert "vandaag" in noting.texts()
    assert QApplication.focusWidget() is noting.dialog.line.box


def test_delete_makes_words_text_again_and_lifts_what_was_proposed(noting):
    noting.type(EXAMPLE)
    for chip in ("Fysieke leefomgeving", "vóór vrijdag 4 december", "door Haarlem Effect"):
        noting.go_to(chip)
        noting.press(KEY.Key_Delete)
    assert QApplication.focusWidget() is noting.dialog.line.box
    assert "door wijzelf" in noting.texts()
    assert "geen datum" in noting.texts()
    noting.press(KEY.Key_Return)
    [promise] = list_promises(noting.dossier.reader)
    assert (promise.what, promise.due) == ("verlichting speeltuin kapot #fysiek vrijdag", None)
    assert (promise.by_organisation, promise.to_organisation) == (None, "Haarlem Effect")


def test_an_answer_counts_while_one_goes_on_typing_and_not_in_the_next_line(noting):
    noting.type("lunch met Anna")
    noting.pick("welke “anna”?", "Bakker")
    noting.dialog.line.setFocus()
    noting.press(KEY.Key_End)
    noting.type(" over de heg")
    assert "Anna Bakker" in noting.texts()
    noting.press(KEY.Key_Return, SHIFT)
    noting.type("lunch met Anna")
    assert "welke “anna”?" in noting.texts()


def test_whoever_is_confidential_makes_it_so_and_that_can_be_lifted(noting):
    noting.type("lunch met Peter Geheim")
    assert noting.sentence.endswith("vertrouwelijk.")
    noting.press(KEY.Key_Return, SHIFT)
    assert noting.moment().confidential
    assert "Geheim" not in noting.done[0]
    noting.qtbot.waitUntil(lambda: noting.dialog.names.are_known)
    noting.type("lunch met Peter Geheim")
    noting.go_to("vertrouwelijk")
    noting.press(KEY.Key_Delete)
    noting.press(KEY.Key_Return)
    assert not noting.moment().confidential


def test_tab_goes_from_the_line_to_the_chips_and_the_arrow_back(noting):
    noting.type("lunch met Ymere")
    noting.press(KEY.Key_Down)
    noting.dialog.line.setFocus()
    noting.press(KEY.Key_Tab)
    assert QApplication.focusWidget().text() == "lunch"
    noting.press(KEY.Key_Up)
    assert QApplication.focusWidget() is noting.dialog.line.box


# -- closing, and what changes meanwhile --


def test_what_was_half_typed_stands_there_at_the_next_opening_with_its_answers(noting):
    noting.type("lunch met Anna")
    noting.pick("welke “anna”?", "Bakker")
    noting.press(KEY.Key_Escape)
    assert not noting.dialog.isVisible()
    assert noting.dossier.undoable is None
    noting.open()
    assert noting.dialog.line.box.text() == "lunch met Anna"
    assert "Anna Bakker" in noting.texts()


def test_who_comes_or_goes_meanwhile_is_known_at_the_next_opening(noting):
    noting.type("lunch met Karin en Ymere")
    assert "nieuw contact “Karin”?" in noting.texts()
    noting.press(KEY.Key_Escape)
    add(noting.dossier, Contact, first_name="Karin", last_name="Smit")
    remove(noting.dossier, Organisation, 2)
    noting.open()
    noting.qtbot.waitUntil(lambda: "Karin Smit" in noting.texts())
    noting.press(KEY.Key_Return)
    assert (noting.moment().contacts, noting.moment().summary) == (("Karin Smit",), "en Ymere")


def test_a_chosen_person_who_was_removed_meanwhile_is_said_and_nothing_typed_is_lost(noting):
    noting.type("lunch met Anna")
    noting.pick("welke “anna”?", "Bakker")
    remove(noting.dossier, Contact, 2)
    noting.dialog.names.refresh()
    noting.qtbot.waitUntil(lambda: noting.dialog.names.are_known)
    noting.press(KEY.Key_Return)
    assert "intussen verwijderd" in noting.dialog.line.error_text()
    assert noting.dialog.line.box.text() == "lunch met Anna"
    assert list_moments(noting.dossier.reader) == []


def test_an_action_and_a_tag_are_found_and_follow_a_new_name(noting):
    change(noting.dossier, Action, 1, title="Fontein opknappen")
    noting.dialog.names.refresh()
    noting.qtbot.waitUntil(lambda: noting.dialog.names.are_known)
    noting.type("overleg met Ymere #font")
    noting.press(KEY.Key_Return)
    assert noting.moment().action == "Fontein opknappen"


# -- edges --


def test_an_empty_dossier_asks_what_it_does_not_know(qtbot, tmp_path):
    with Dossier.open(new_dossier(tmp_path)) as dossier:
        noting = Noting(qtbot, dossier)
        noting.type("lunch met de buren #fys !toe lamp maken")
        noting.press(KEY.Key_Return)
        assert noting.moment().summary == "met de buren"
        assert list_promises(dossier.reader)[0].what == "lamp maken"


@pytest.mark.parametrize("line", [f"!sig {HOSTILE.replace(chr(10), ' ')}", "!sig " + "x" * 10_000, "!sig مرحبا 😀"])
def test_hostile_text_is_kept_word_for_word_and_shown_as_typed(noting, line):
    noting.dialog.line.box.setText(line)
    noting.dialog.grab()
    noting.press(KEY.Key_Return)
    [event] = list_events(noting.dossier.reader)
    assert event.title == " ".join(line[5:].split())


def test_a_hostile_name_is_no_markup_on_a_chip(qtbot, tmp_path):
    name = "<b>Zorg & Zo</b>"
    with Dossier.open(new_dossier(tmp_path, Organisation(name=name))) as dossier:
        noting = Noting(qtbot, dossier)
        noting.type("overleg")
        noting.pick("met wie", "Zorg")
        assert "<b>Zorg && Zo</b>" in noting.texts()
        noting.press(KEY.Key_Return)
        assert noting.moment().organisations == (name,)


def test_everything_has_a_name_for_a_screen_reader_also_while_one_chooses(noting):
    noting.type(EXAMPLE + " met Anna")
    assert unnamed_controls(noting.dialog) == []
    for chip in noting.texts():
        noting.go_to(chip)
        noting.press(KEY.Key_Return)
        assert unnamed_controls(noting.dialog) == []
        noting.dialog._end_choice()
        noting.dialog.activateWindow()


def test_it_fits_at_the_largest_text(noting):
    try:
        current_theme().set_text_size(200)
        noting.dialog.close()
        noting.open()
        noting.type(EXAMPLE)
        assert noting.dialog.width() == 2 * WIDE
        for thing in noting.dialog.things:
            assert all(chip.geometry().right() <= thing.width() for chip in thing.chips())
    finally:
        current_theme().set_text_size(100)


def test_after_reopening_the_dossier_all_of_it_is_there(qtbot, tmp_path):
    path = small_dossier(tmp_path)
    with Dossier.open(path) as dossier:
        noting = Noting(qtbot, dossier)
        noting.type(EXAMPLE)
        noting.press(KEY.Key_Return)
        noting.dialog.close()
    with Dossier.open(path) as dossier:
        assert dossier.undoable == "Contactmoment en 1 afspraak genoteerd"
        assert list_promises(dossier.reader)[0].made_in_id == list_moments(dossier.reader)[0].id
    assert noting.made == [[(ContactMoment, 1), (Promise, 1)]]


# -- what should not be noted --


def cautioned(noting):
    line = noting.dialog.line._caution
    return line.text.text() if line is not None and line.isVisible() else ""


def test_what_should_not_be_noted_of_anybody_is_said_quietly_and_keeps_nobody_from_noting(noting):
    noting.type("gebeld met Anna Bakker, ze is verslaafd")
    noting.qtbot.waitUntil(lambda: cautioned(noting) == "‘verslaafd’: gezondheid bij een naam")
    line = noting.dialog.line
    assert line.focusProxy().accessibleDescription() == cautioned(noting)
    assert not line._caution.allow.isVisible()
    assert unnamed_controls(noting.dialog) == []

    noting.press(KEY.Key_Return)
    assert len(list_moments(noting.dossier.reader)) == 1
    noting.open()
    noting.qtbot.waitUntil(lambda: cautioned(noting) == "")
    noting.type("signaal, nummer 123456782")
    noting.qtbot.waitUntil(lambda: cautioned(noting) == "‘123456782’ lijkt op een BSN")
