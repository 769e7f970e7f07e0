"""History, bin and the sheet of keys, from where somebody is in the window."""

import datetime as dt
import re
import sys
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog

from tests.ui.accessibility import unnamed_controls
from tests.ui.kinds import KINDS
from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.pillar import Pillar
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.programme import list_programmes
from wijkdesk.storage.writing import edit, overviews
from wijkdesk.ui.dossier.programme_dialog import ProgrammeDialog
from wijkdesk.ui.history.bin_dialog import BinDialog
from wijkdesk.ui.history.dialog import HistoryDialog
from wijkdesk.ui.people import forget_dialog
from wijkdesk.ui.people.forget_dialog import ForgetDialog
from wijkdesk.ui.program import Program, application
from wijkdesk.ui.shortcuts.sheet import ShortcutSheet

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def program(qtbot, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    application()
    (paths.config() / "wijkdesk.ini").unlink(missing_ok=True)
    program = Program()
    qtbot.addWidget(program.window)
    yield program
    program.window.close()


@pytest.fixture
def on_example(qtbot, program, example):
    with qtbot.waitActive(program.window):
        program.start(example)
    return program


def opened(program, kind):
    """The dialog of this kind that is open."""
    [found] = [each for each in program.window.findChildren(kind) if each.isVisible()]
    return found


def close(program):
    for dialog in program.window.findChildren(QDialog):
        dialog.reject()


def sheet_lines(program):
    program.dialogs.show_shortcuts()
    lines = [(line.title, line.end) for part in opened(program, ShortcutSheet).lists for line in part.lines]
    close(program)
    return lines


# -- history --


def test_the_key_shows_the_history_of_what_stands_in_the_pane_in_every_place(qtbot, on_example):
    window = on_example.window
    wanted = []
    window.changes.history_requested.connect(lambda kind, number: wanted.append((kind, number)))
    for room in window.rooms:
        for kind in room.kinds:
            if kind in ("HalfYear", "Overview", "Photo"):
                continue
            window.open_thing(KINDS[kind], 1)
            qtbot.keyClick(window, Qt.Key.Key_H, CONTROL | SHIFT)
            assert wanted[-1] == (KINDS[kind], 1), kind
            dialog = opened(on_example, HistoryDialog)
            assert unnamed_controls(dialog) == []
            close(on_example)


def test_the_button_in_the_pane_and_on_the_page_of_a_pillar_do_the_same(on_example):
    window = on_example.window
    window.open_thing(Action, 1)
    window.tab("actions").pane.history.click()
    assert opened(on_example, HistoryDialog).about.text().startswith("Actie: ")
    close(on_example)
    window.open_thing(Pillar, 2)
    window.tab("pillars").page.head.history.click()
    assert opened(on_example, HistoryDialog).about.text() == "Pijler: Ondermijning"


def test_what_is_half_typed_is_kept_first_and_stands_in_the_history(qtbot, on_example):
    window = on_example.window
    window.open_thing(Contact, 1)
    pane = window.tab("contacts").pane
    pane.email.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "x")
    pane.history.click()

    assert opened(on_example, HistoryDialog).entries[0].entry.fields[0].label == "E-mail"


def test_what_is_put_back_is_seen_in_the_pane_and_can_be_undone(on_example):
    window = on_example.window
    window.open_thing(Action, 1)
    before = list_actions(window.changes.dossier.reader, only=[1])[0].title
    window.changes.carry_out(edit.change, Action, 1, title="Iets anders")
    window.show_history()
    opened(on_example, HistoryDialog).entries[0].buttons()[0].click()
    close(on_example)

    assert window.tab("actions").pane.title.value() == before
    window.undo()
    assert window.tab("actions").pane.title.value() == "Iets anders"


def test_a_new_thing_has_no_history_yet(on_example):
    window = on_example.window
    window.new_in("actions")
    assert not window.tab("actions").pane.history.isEnabled()
    window.show_history()
    assert [each for each in window.findChildren(HistoryDialog) if each.isVisible()] == []


def test_with_nothing_open_it_says_what_to_do(on_example):
    window = on_example.window
    window.go_to("timeline")
    window.show_history()

    assert window.statusBar().currentMessage() == "Open eerst iets. Dan zie je wat het eerder was."


def test_the_overview_in_sight_and_the_approach_have_their_history(on_example):
    window = on_example.window
    overviews.write_overview_text(window.changes.dossier, HalfYear(2026, 2), "outlook", "Meer licht")
    window.open_thing(HalfYear, 20262)
    window.show_history()
    assert opened(on_example, HistoryDialog).about.text() == "Overzicht: tweede helft 2026"
    close(on_example)

    name = list_programmes(window.changes.dossier.reader)[0].name
    dialog = ProgrammeDialog(window.changes, window)
    dialog.open()
    dialog.history.click()
    assert not dialog.isVisible()
    assert opened(on_example, HistoryDialog).about.text() == f"Wijkaanpak: {name}"


# -- bin --


def test_what_is_deleted_is_put_back_from_the_menu_and_stands_in_the_list_again(qtbot, on_example):
    window = on_example.window
    window.open_thing(Action, 1)
    window.tab("actions").remove()
    assert list_actions(window.changes.dossier.reader, only=[1]) == []
    [action] = [each for _, found in window.menus.commands() for name, each in found if name == "Prullenbak…"]
    action.trigger()
    opened(on_example, BinDialog).commit.click()
    close(on_example)

    assert len(list_actions(window.changes.dossier.reader, only=[1])) == 1
    assert 1 in window.tab("actions").page.rows
    qtbot.waitUntil(lambda: window.menus.undo.text() == "Ongedaan maken: Actie teruggezet")


def test_erasing_ends_what_could_be_undone_in_the_menu(qtbot, on_example, monkeypatch):
    window = on_example.window
    monkeypatch.setattr("wijkdesk.ui.history.bin_dialog.ask", lambda *_texts: True)
    window.changes.carry_out(edit.remove, Action, 1)
    qtbot.waitUntil(window.menus.undo.isEnabled)
    on_example.dialogs.show_bin()
    opened(on_example, BinDialog).erase.click()

    qtbot.waitUntil(lambda: not window.menus.undo.isEnabled())
    assert window.menus.undo.text() == "Ongedaan maken"


def test_opening_lets_go_of_what_is_too_old_behind_the_first_paint_and_once_a_day(qtbot, program, example, monkeypatch):
    looked = []
    monkeypatch.setattr(
        "wijkdesk.storage.writing.bin.purge_expired", lambda dossier, now: bool(looked.append((dossier.path, now)))
    )
    with qtbot.waitExposed(program.window):
        program.start(example)
    qtbot.waitUntil(lambda: len(looked) == 1)
    assert looked[0][0] == example
    assert abs(looked[0][1] - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)
    program.window.close_dossier()
    program.close()
    program.others.open_dossier(example)
    QThreadPool.globalInstance().waitForDone()
    QApplication.processEvents()
    assert len(looked) == 1


def test_opening_lets_go_of_what_is_too_old_in_the_file(qtbot, program, example):
    with Dossier.open(example) as dossier:
        number = edit.add(dossier, Contact, last_name="Xanthippe-Quintenbosch")
        edit.remove(dossier, Contact, number)
        with dossier.write("moved clock") as session:
            session.connection().exec_driver_sql("UPDATE journal_steps SET at = '2020-01-01T00:00:00.000+00:00'")
    assert b"Xanthippe" in example.read_bytes()
    with qtbot.waitExposed(program.window):
        program.start(example)

    qtbot.waitUntil(lambda: b"Xanthippe" not in example.read_bytes(), timeout=10_000)
    qtbot.waitUntil(lambda: not program.window.menus.undo.isEnabled())


def test_a_dossier_that_is_only_read_is_left_alone(qtbot, program, example, monkeypatch):
    looked = []
    monkeypatch.setattr("wijkdesk.storage.writing.bin.purge_expired", lambda *_asked: looked.append(1))
    monkeypatch.setattr("wijkdesk.ui.other_dossiers.ask", lambda *_texts: True)
    program.start(None)
    with Dossier.open(example):
        program.others.open_dossier(example)
        QThreadPool.globalInstance().waitForDone()
        QApplication.processEvents()
    assert looked == []


# -- keys --


def test_every_command_of_the_menus_stands_on_the_sheet_with_its_keys(on_example):
    lines = sheet_lines(on_example)
    for _menu, found in on_example.window.menus.commands():
        for name, action in found:
            keys = ", ".join(each.toString(QKeySequence.SequenceFormat.NativeText) for each in action.shortcuts())
            title, _, told = name.partition("\t")
            assert (title, keys or told) in lines


def test_no_two_commands_share_a_key_and_some_are_kept_free(on_example):
    actions = on_example.window.findChildren(QAction)
    here = Qt.ShortcutContext.WidgetShortcut
    keys = sorted(key.toString() for each in actions if each.shortcutContext() is not here for key in each.shortcuts())
    menus = [action for _, found in on_example.window.menus.commands() for _, action in found]
    own = sorted(key.toString() for each in menus for key in each.shortcuts())
    assert all(one != other for one, other in pairwise(own))
    assert set(own) <= set(keys)
    assert "Ctrl+M" in own


def test_every_key_of_a_list_or_page_stands_on_the_sheet(on_example):
    """What is not a command of the menus is told in a group of its own; a key that nobody told of fails here."""
    window = on_example.window
    for room in window.rooms:
        window.go_to(room.key)
    told = " ".join(end for _, end in sheet_lines(on_example))
    there = {each.key() for each in window.findChildren(QShortcut)}
    there |= {key for each in window.findChildren(QAction) for key in each.shortcuts()}
    for key in there:
        assert key.toString(QKeySequence.SequenceFormat.NativeText) in told, key.toString()


def test_every_signal_by_which_the_window_asks_has_a_command(on_example):
    """A command without a place in the menus would be found by nobody."""
    window = on_example.window
    names = {name.partition("\t")[0] for _, found in window.menus.commands() for name, _ in found}
    assert {
        *("Nieuw dossier…", "Openen…", "Opslaan als kopie…", "De wijkaanpak…", "Contactmoment noteren…"),
        *("Voorbeeld bekijken", "Geschiedenis…", "Prullenbak…", "Sneltoetsen…", "Samenvoegen…", "Dupliceren"),
    } <= names


def test_control_f1_shows_the_sheet_and_a_name_finds_its_command_and_carries_it_out(qtbot, on_example):
    window = on_example.window
    window.go_to("pillars")
    qtbot.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    sheet = opened(on_example, ShortcutSheet)
    assert unnamed_controls(sheet) == []
    sheet.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is sheet.search)
    qtbot.keyClicks(sheet.search, "tijdlijn")
    assert [line.title for part in sheet.lists for line in part.lines] == ["Tijdlijn"]
    qtbot.keyClick(sheet.search, Qt.Key.Key_Return)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert window.current_tab() is window.tab("timeline")


def test_a_name_that_nothing_has_says_so(qtbot, on_example):
    on_example.dialogs.show_shortcuts()
    sheet = opened(on_example, ShortcutSheet)
    qtbot.keyClicks(sheet.search, "qqq")

    assert sheet.nothing.isVisible()
    assert not any(part.isVisible() for part in sheet.lists)


def test_the_sheet_is_there_without_a_dossier(program):
    program.start(None)
    lines = sheet_lines(program)

    assert ("Openen…", "Ctrl+O") in lines
    assert not any(re.search(r"&\w", title) for title, _ in lines)


def test_somebody_in_the_bin_can_be_forgotten_from_there_and_nothing_else_can(qtbot, on_example, monkeypatch):
    window, dossier = on_example.window, on_example.window.changes.dossier
    monkeypatch.setattr(forget_dialog, "ask", lambda *_: True)
    person = edit.add(dossier, Contact, first_name="Fatma", last_name="Zoetemelk")
    edit.change(dossier, Action, 1, title="Bankje voor Fatma Zoetemelk")
    edit.remove(dossier, Contact, person)
    edit.remove(dossier, Action, 2)
    on_example.dialogs.show_bin()
    dialog = opened(on_example, BinDialog)
    assert not dialog.forget.isVisible()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.waitUntil(dialog.forget.isVisible)
    assert unnamed_controls(dialog) == []

    dialog.forget.click()
    forgetting = opened(on_example, ForgetDialog)
    qtbot.waitUntil(lambda: forgetting.found is not None)
    with qtbot.waitSignal(forgetting.forgotten, timeout=20_000):
        forgetting.commit.click()

    qtbot.waitUntil(lambda: person not in [row.number for row in dialog.table.shown_rows() if row.kind is Contact])
    assert dialog.isVisible()
    assert "Zoetemelk" not in "".join(row.title for row in list_actions(dossier.reader))
    assert window.changes.dossier.undoable is None
    close(on_example)
