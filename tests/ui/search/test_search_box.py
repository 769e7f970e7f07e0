"""The box in which everything is found, in the window of the whole program."""

import contextlib
import datetime as dt
import shutil
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from tests.dossiers import HOSTILE
from tests.ui.accessibility import unnamed_controls
from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.event import Event
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.pillar import Pillar
from wijkdesk.storage import driver
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.search import search
from wijkdesk.storage.searchable import SEARCHABLE
from wijkdesk.storage.writing import edit
from wijkdesk.storage.writing.overviews import write_overview_text
from wijkdesk.ui.command import Command
from wijkdesk.ui.program import Program, application
from wijkdesk.ui.theme import current_theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CONTROL = Qt.KeyboardModifier.ControlModifier
DAY = dt.date(2026, 3, 12)


@pytest.fixture
def program(qtbot, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    application()
    (paths.config() / "wijkdesk.ini").unlink(missing_ok=True)
    program = Program()
    qtbot.addWidget(program.window)
    yield program
    program.window.close()
    current_theme().set_text_size(100)
    current_theme().set_colour_scheme(Qt.ColorScheme.Unknown)


class Box:
    """The window on a dossier, and the box as somebody uses it."""

    def __init__(self, qtbot, program):
        self.qtbot, self.program, self.window = qtbot, program, program.window

    def start(self, path, *, read_only=False):
        if read_only:
            self.program.start(None)
            self.program.show(Dossier.open(path, read_only=True))
        else:
            self.program.start(path)
        with self.qtbot.waitActive(self.window):
            self.window.activateWindow()
        self.window.go_to("actions")
        return self

    @property
    def dossier(self):
        return self.window.changes.dossier

    @property
    def box(self):
        return self.program.dialogs.searching

    @property
    def line(self):
        return self.box.line

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifiers)

    def open(self, text=""):
        self.press(Qt.Key.Key_K, CONTROL)
        self.qtbot.keyClicks(self.line, text)
        return self

    def titles(self):
        return [line.title.text for line in self.box.list.lines if line.key is not None]

    def headings(self):
        return [line.title.text for line in self.box.list.lines if line.key is None]

    def current(self):
        return self.box.list.current_line()


@pytest.fixture
def box(qtbot, program, example):
    return Box(qtbot, program).start(example)


def test_it_opens_with_its_keys_finds_while_one_types_and_enter_opens_the_thing(box):
    box.open("fundering blok")
    assert box.line.hasFocus()
    assert "Acties" in box.headings()
    title, (kind, number) = box.current().title.text, box.current().key
    assert "Fundering" in title
    box.press(Qt.Key.Key_Return)
    assert not box.box.isVisible()
    assert kind is Action
    assert box.window.tab("actions").table.chosen_ids() == [number]


def test_it_opens_from_within_a_field_which_keeps_what_was_typed_and_the_focus_comes_back(box):
    box.window.current_tab().find()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    box.qtbot.keyClicks(field, "stoep en goot")
    field.setCursorPosition(5)
    box.open("lamp")
    assert (field.text(), box.line.text()) == ("stoep en goot", "lamp")
    box.press(Qt.Key.Key_Escape)
    assert not box.box.isVisible()
    assert field.hasFocus()


def test_what_is_half_typed_is_saved_and_found(box):
    number = edit.add(box.dossier, Action, title="Bankje")
    box.window.open_thing(Action, number)
    box.window.tab("actions").pane.title.setFocus()
    box.qtbot.keyClicks(QApplication.focusWidget(), "zebra")
    box.open("zebra")
    [title] = box.titles()
    assert "zebra" in title


def test_arrows_move_and_never_come_at_a_heading(box):
    box.open("straat")
    first = box.current()
    seen = []
    for _ in range(40):
        seen.append(box.current())
        box.press(Qt.Key.Key_Down)
    assert all(line.key is not None for line in seen)
    assert seen[-1] is [line for line in box.box.list.lines if line.key is not None][-1]
    for _ in range(5):
        box.press(Qt.Key.Key_PageUp)
    box.press(Qt.Key.Key_Up)
    assert box.current() is first
    box.press(Qt.Key.Key_Tab)
    assert box.current() is not first
    assert box.line.hasFocus()


def test_a_click_opens_and_a_click_elsewhere_closes(box):
    box.open("fundering")
    index = box.box.list.model().index(1, 0)
    key = box.box.list.lines[1].key
    opened = []
    box.window.thing_opened.connect(lambda kind, number: opened.append((kind, number)))
    box.qtbot.mouseClick(
        box.box.list.viewport(), Qt.MouseButton.LeftButton, pos=box.box.list.visualRect(index).center()
    )
    assert opened == [key]
    assert not box.box.isVisible()
    box.open("fundering")
    box.qtbot.mouseClick(
        box.box.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=box.box.list.visualRect(box.box.list.model().index(0, 0)).center(),
    )
    assert box.box.isVisible()  # a heading
    box.window.tab("actions").page.search.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not box.box.isVisible()
    assert box.window.tab("actions").page.search.hasFocus()


def test_a_group_tells_how_many_more_there_are_and_shows_them(box):
    for number in range(12):
        edit.add(box.dossier, Action, title=f"zebrapad {number}")
    box.open("zebra")
    assert box.titles()[-1] == "Nog 9 tonen"
    for _ in range(10):
        box.press(Qt.Key.Key_Down)
    box.press(Qt.Key.Key_Return)
    assert box.box.isVisible()
    assert len(box.titles()) == 12
    assert box.headings() == ["Acties"]
    box.qtbot.keyClicks(box.line, "p")
    assert box.titles()[-1] == "Nog 9 tonen"


# -- commands --


def test_commands_are_found_by_their_dutch_names_with_their_keys_and_done(box):
    box.open("onderdeel volg")
    line = box.current()
    assert (box.headings(), line.title.text, line.end) == (["Opdrachten"], "Volgende onderdeel", "Ctrl+Tab")
    box.press(Qt.Key.Key_Return)
    assert box.window.current_tab() is box.window.tab("contacts")


def test_what_stands_in_a_submenu_is_found_behind_its_name(box):
    box.open("donker")
    assert "Licht of donker: Donker" in box.titles()
    box.line.setText("tekstgrootte 150")
    assert box.titles() == ["Tekstgrootte: 150 %"]


def test_a_command_that_cannot_be_chosen_now_is_not_offered(qtbot, program, example):
    box = Box(qtbot, program).start(example, read_only=True)
    box.open("nieuw")
    assert "Nieuw dossier…" in box.titles()
    assert "Nieuwe actie" not in box.titles()
    box.line.setText("ongedaan")
    assert not any(isinstance(line.key, Command) for line in box.box.list.lines)


def test_a_command_works_on_what_had_the_focus(box):
    box.window.current_tab().find()
    field = QApplication.focusWidget()
    box.qtbot.keyClicks(field, "stoep")
    box.open("alles selecteren")
    box.press(Qt.Key.Key_Return)
    assert field.selectedText() == "stoep"


# -- with an empty line --


def test_what_was_opened_lately_and_used_most_stands_there_also_after_a_restart(box, example, qtbot):
    number = edit.add(box.dossier, Action, title="Bankje op het plein")
    gone = edit.add(box.dossier, Action, title="Weg ermee")
    for each in (number, gone):
        box.window.open_thing(Action, each)
    box.window.open_thing(Pillar, 2)
    edit.remove(box.dossier, Action, gone)
    box.open("volgende onderdeel")
    box.press(Qt.Key.Key_Return)
    box.open()
    assert box.headings() == ["Laatst geopend", "Opdrachten"]
    assert box.titles()[:3] == ["Ondermijning", "Bankje op het plein", "Volgende onderdeel"]
    box.window.close()

    again = Program()
    qtbot.addWidget(again.window)
    other = Box(qtbot, again).start(example).open()
    assert other.titles()[:3] == ["Ondermijning", "Bankje op het plein", "Volgende onderdeel"]
    assert "Bankje" not in (paths.config() / "wijkdesk.ini").read_text("utf-8")
    again.window.close()


def test_settings_that_nobody_can_read_are_no_reason_not_to_open(box):
    box.program.remembered.keep_layout("search", box.dossier.path, {"opened": [[1], "x", [99, 1]], "commands": [3]})
    box.program.show(Dossier.open(shutil.copy(box.dossier.path, box.dossier.path.with_name("Ander.wijkdesk"))))
    box.open()
    assert box.headings() == ["Opdrachten"]


def test_another_dossier_has_a_box_of_its_own(box, tmp_path):
    box.open("lamp")
    other = tmp_path / "Ander.wijkdesk"
    box.dossier.copy_to(other)
    box.program.others.open_dossier(other)
    box.window.go_to("actions")
    box.open()
    assert box.line.text() == ""


# -- what is found --


def test_every_kind_is_found_and_opened(box):
    write_overview_text(box.dossier, HalfYear(2026, 2), "outlook", "Volgend jaar meer")
    dossier = box.dossier
    dossier.catch_up_index()
    for each in SEARCHABLE:
        texts = dossier.reader.execute("SELECT words FROM search WHERE rowid >> 47 = ?", (each.number,)).fetchall()
        box.open(max((word for (text,) in texts for word in text.split()), key=len))
        [group] = search(dossier.reader, box.line.text(), only=each.kind)
        opens = group.hits[0].opens
        assert opens in [line.key for line in box.box.list.lines]
        opened = []
        box.window.thing_opened.connect(lambda kind, number, into=opened: into.append((kind, number)))
        box.box.list.chosen.emit(opens)
        assert opened == [opens]
        for dialog in box.window.findChildren(QDialog):
            dialog.close()


def test_what_is_confidential_shows_its_lock_and_says_so(box):
    edit.add(box.dossier, Action, title="Zebra", confidential=True)
    box.open("zebra")
    assert box.current().badge.icon == "lock"
    assert "vertrouwelijk" in box.current().spoken


def test_nothing_found_says_what_to_try(box):
    box.open("xyzzy")
    assert box.titles() == []
    assert box.box.sentence.isVisible()
    assert box.box.sentence.accessibleName().startswith("Niets gevonden.")
    box.press(Qt.Key.Key_Return)
    assert box.box.isVisible()


@pytest.mark.parametrize("text", [HOSTILE.strip(), "x" * 20_000, '" OR *', "مرحبا", "😀", "<b>vet</b>"])
def test_whatever_is_typed_or_stands_in_the_dossier_is_text(box, text):
    edit.add(box.dossier, Action, title=f"Zebra {text}", description=text)
    box.open()
    box.line.setText(f"zebra {text}"[:900])
    box.box.grab()
    if any(sign.isalnum() for sign in text) and len(text) < 900:
        assert box.titles()[0].startswith("Zebra")


def test_what_changes_while_it_is_open_is_seen(box):
    number = edit.add(box.dossier, Action, title="Zebra")
    box.open("zebra")
    edit.change(box.dossier, Action, number, title="Zebravink")
    assert box.titles() == ["Zebravink"]
    edit.remove(box.dossier, Action, number)
    assert box.titles() == []


def test_a_broken_index_says_so_and_the_window_works_on(qtbot, program, example):
    with contextlib.closing(driver.connect(example)) as connection:
        connection.execute("DELETE FROM search_data WHERE id > 10")
    box = Box(qtbot, program).start(example).open("fundering")
    assert "--rebuild-index" in box.box.sentence.accessibleName()
    box.line.setText("")
    assert box.headings() == ["Opdrachten"]


def test_in_a_dossier_that_is_only_read_and_has_no_index_all_is_found(qtbot, program, example):
    with contextlib.closing(driver.connect(example)) as connection:
        connection.execute("DROP TABLE search")
    before = example.read_bytes()
    box = Box(qtbot, program).start(example, read_only=True).open("fundering blok")
    assert "Acties" in box.headings()
    assert example.read_bytes() == before


# -- for everybody --


def test_every_control_has_a_name_and_every_line_is_read_out(box):
    edit.add(box.dossier, Event, title="Zebra", day=DAY, description="Zebra's in de straat")
    edit.add(box.dossier, Contact, first_name="Anna", infix="van den", last_name="Berg", notes="Zebra")
    box.open("zebra")
    assert unnamed_controls(box.window) == []
    shown = QAccessible.queryAccessibleInterface(box.box.list)
    spoken = [shown.child(row).text(QAccessible.Text.Name) for row in range(shown.childCount())]
    assert spoken == [line.spoken for line in box.box.list.lines]
    assert "Anna van den Berg, Contacten, professional, Zebra" in spoken
    assert "Zebra, Tijdlijn, activiteit, 12-03-2026" in spoken


@pytest.mark.parametrize("size", [(1366, 768), (760, 500)])
@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_it_stays_in_the_window_whatever_its_size(box, size, text_size, scheme):
    box.window.resize(*size)
    current_theme().set_text_size(text_size)
    current_theme().set_colour_scheme(scheme)
    box.open("straat")
    inside = box.window.rect()
    assert inside.contains(box.box.geometry())
    assert box.box.y() >= box.window.menuBar().height()
    box.window.resize(size[0] - 30, size[1] - 20)
    assert box.window.rect().contains(box.box.geometry())
    assert not box.box.grab().isNull()
