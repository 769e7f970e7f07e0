"""Locking a dossier: what is typed is saved, nothing of it stays in the window, and unlocking leads back."""

import contextlib
import gc
from weakref import ref

import pytest
import shiboken6
from PySide6.QtCore import QAbstractItemModel, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QTextEdit

from tests.ui.accessibility import unnamed_controls
from tests.ui.desk import shown_text
from tests.ui.password.conftest import PASSWORD
from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.password.setting import recovery_key_of
from wijkdesk.storage.reading.account import list_account
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.people import list_contacts
from wijkdesk.storage.writing import edit
from wijkdesk.ui.menus import lock_minutes
from wijkdesk.ui.password.dialog import PasswordDialog
from wijkdesk.ui.password.half_typed import HalfTypedDialog
from wijkdesk.ui.password.unlocking import LockPage, UnlockDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
HALF = "Zweefvliegtuigje"
NOWHERE_ELSE = "Quispel-Zandstra"


def lock(qtbot, program):
    program.locking.lock()
    qtbot.waitUntil(lambda: program.locking.page is not None)


def dialogs_of(program, kind=QDialog):
    return [each for each in program.window.findChildren(kind) if each.isVisible()]


def said_in_widgets():
    """Every word that any widget of the program holds, seen or not."""
    said = []
    for widget in QApplication.allWidgets():
        said += [widget.windowTitle(), widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        said += [action.text() for action in widget.actions()]
        if isinstance(widget, QLabel | QLineEdit):
            said.append(widget.text())
        if isinstance(widget, QTextEdit):
            said.append(widget.toPlainText())
    return "\n".join(said)


def left_on_disk(words, *folders):
    found = {}
    for file in (file for folder in folders for file in folder.rglob("*") if file.is_file()):
        with contextlib.suppress(FileNotFoundError):  # a backup that is being made has files that come and go
            found[file.name] = file.read_bytes()
    assert found
    return [(name, word) for name, content in found.items() for word in words if word.encode() in content]


# -- getting in --


def test_a_locked_dossier_asks_its_password_and_shows_nothing_else(qtbot, program, locked, unlock):
    with qtbot.waitExposed(program.window):
        program.start(locked)
    assert isinstance(program.locking.page, LockPage)
    assert program.window.windowTitle() == "Wijkdesk"
    assert unnamed_controls(program.window) == []

    unlock("fout")
    assert program.locking.page.unlocking.password.has_error
    assert program.window.changes is None

    program.locking.page.unlocking.password.box.clear()
    unlock()
    assert program.window.windowTitle() == "Vergrendeld – Wijkdesk"
    assert [row.action.value for row in list_account(program.window.changes.dossier.reader)] == ["unlock"]
    assert PASSWORD not in said_in_widgets()


def test_the_last_dossier_asks_its_password_at_the_next_start(qtbot, on_locked, locked):
    on_locked.window.close()
    on_locked.start(None)
    assert on_locked.locking.page is not None
    assert on_locked.locking.page.unlocking.path == locked


def test_a_locked_dossier_beside_an_open_one_is_asked_in_a_dialog_that_can_be_left(qtbot, program, example, locked):
    with qtbot.waitExposed(program.window):
        program.start(example)

    def leave():
        [dialog] = dialogs_of(program, UnlockDialog)
        assert unnamed_controls(dialog) == []
        dialog.reject()

    QTimer.singleShot(0, leave)
    program.others.open_dossier(locked)
    assert program.window.changes.dossier.path == example

    def enter():
        [dialog] = dialogs_of(program, UnlockDialog)
        dialog.unlocking.password.box.setText(PASSWORD)
        dialog.commit.click()

    QTimer.singleShot(0, enter)
    program.others.open_dossier(locked)
    assert program.window.changes.dossier.path == locked


def test_the_recovery_sheet_opens_it_and_a_new_password_is_asked(qtbot, program, locked):
    with Dossier.open(locked, password=PASSWORD) as dossier:
        words = recovery_key_of(dossier)
    with qtbot.waitExposed(program.window):
        program.start(locked)
    page = program.locking.page
    page.unlocking.switch.click()
    editor = page.unlocking.sheet.focusProxy()
    qtbot.keyClicks(editor, words[:-1])
    page.commit.click()
    qtbot.waitUntil(page.commit.isEnabled, timeout=20_000)
    assert "er ontbreken er 1" in editor.accessibleDescription()
    qtbot.keyClicks(editor, words[-1])
    page.commit.click()
    qtbot.waitUntil(lambda: bool(dialogs_of(program, PasswordDialog)), timeout=20_000)
    [dialog] = dialogs_of(program, PasswordDialog)
    assert dialog.current is None
    assert words[:9] not in said_in_widgets()
    dialog.reject()


# -- locking --


def test_what_is_half_typed_is_saved_and_unlocking_leads_back_to_it(qtbot, on_locked, unlock):
    window = on_locked.window
    window.open_thing(Action, 5)
    tab = window.tab("actions")
    title = tab.pane.title
    title.setFocus()
    qtbot.keyClicks(title.focusProxy(), HALF)
    bar = tab.pane.form.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    scrolled = bar.value()
    assert scrolled
    lock(qtbot, on_locked)
    unlock()

    assert window.current_tab() is window.tab("actions")
    pane = window.tab("actions").pane
    assert pane.isVisible()
    assert HALF in shown_text(pane.title)
    assert pane.form.verticalScrollBar().value() == scrolled
    with_half = [action.id for action in list_actions(window.changes.dossier.reader) if HALF in action.title]
    assert with_half == [5]
    assert not dialogs_of(on_locked)


def test_the_window_is_emptied(qtbot, on_locked, locked):
    window = on_locked.window
    for room in window.rooms:
        window.go_to(room.key)
    window.open_thing(Contact, 1)
    window.changes.done.emit("Mevrouw gewijzigd")
    dossier, reader = window.changes.dossier, window.changes.dossier.reader
    names = [row.last_name for row in list_contacts(reader) if len(row.last_name) > 7]
    assert any(name in said_in_widgets() for name in names)
    tabs = [window.tab(room.key) for room in window.rooms]
    models = [each for tab in tabs for each in tab.findChildren(QAbstractItemModel)]
    QGuiApplication.clipboard().setText(names[0])
    del reader
    lock(qtbot, on_locked)

    assert not [part for part in (*tabs, *models) if shiboken6.isValid(part)]
    del tabs, models
    assert window.windowTitle() == "Wijkdesk"
    said = said_in_widgets()
    assert [name for name in [*names, "Mevrouw"] if name in said] == []
    assert QGuiApplication.clipboard().text() == ""
    assert dossier.key is None
    with Dossier.open(locked, password=PASSWORD) as again:  # nobody holds its lock any more
        assert not again.is_read_only
    assert unnamed_controls(window) == []


def rows_in_memory():
    """The rows in which something stands that is in no other dossier, of this test or another."""
    rows = (each for each in gc.get_objects() if isinstance(each, tuple) and hasattr(each, "_fields"))
    return [
        type(row).__name__ for row in rows if any(isinstance(value, str) and NOWHERE_ELSE in value for value in row)
    ]


def test_no_row_of_it_stays_in_memory(qtbot, on_locked):
    window = on_locked.window
    dossier = ref(window.changes.dossier)
    for room in window.rooms:
        window.go_to(room.key)
    qtbot.waitUntil(lambda: not window.tab("overview").maker.is_busy)  # tests keep the pages that were made
    window.go_to("contacts")
    edit.change(dossier(), Contact, 1, last_name=NOWHERE_ELSE)
    window.open_thing(Contact, 1)
    on_locked.dialogs.note_quickly()
    qtbot.waitUntil(lambda: {"ContactRow", "Named"} <= set(rows_in_memory()))
    lock(qtbot, on_locked)

    def is_gone():
        gc.collect()
        return dossier() is None and not rows_in_memory()

    qtbot.waitUntil(is_gone, timeout=20_000)


def test_nothing_readable_is_left_on_disk(qtbot, on_locked, locked, unlock):
    window = on_locked.window
    window.open_thing(Contact, 1)
    names = {row.last_name for row in list_contacts(window.changes.dossier.reader) if len(row.last_name) > 7}
    on_locked.dialogs.note_moment()
    on_locked.dialogs._noting.summary.setFocus()
    qtbot.keyClicks(on_locked.dialogs._noting.summary.focusProxy(), HALF)
    lock(qtbot, on_locked)

    key = PASSWORD
    ours = [paths.data() / "half-typed", paths.data() / "failed-unlocks", paths.backups_of(locked)]
    assert left_on_disk([*names, HALF, key], locked.parent, paths.config(), *ours) == []


def test_what_is_half_typed_in_a_dialog_is_shown_again_and_then_forgotten(qtbot, on_locked, unlock):
    on_locked.dialogs.note_moment()
    on_locked.dialogs._noting.summary.setFocus()
    qtbot.keyClicks(on_locked.dialogs._noting.summary.focusProxy(), HALF)
    lock(qtbot, on_locked)
    assert not dialogs_of(on_locked)
    assert HALF not in said_in_widgets()

    for leave in ("cancel", "commit"):
        unlock()
        [dialog] = dialogs_of(on_locked, HalfTypedDialog)
        assert unnamed_controls(dialog) == []
        assert f"Waarover: {HALF}" in {label.text() for label in dialog.findChildren(QLabel)}
        getattr(dialog, leave).click()
        if leave == "commit":
            assert HALF in QGuiApplication.clipboard().text()
        lock(qtbot, on_locked)
    unlock()
    assert not dialogs_of(on_locked)


def test_a_dialog_that_waits_for_an_answer_does_not_keep_it_open(qtbot, on_locked):
    """``exec`` of a dialog runs events of its own; what is behind it goes on first."""
    went_on = []

    def lock_inside():
        assert len(dialogs_of(on_locked)) == 1
        on_locked.locking.lock()

    QTimer.singleShot(0, lock_inside)
    on_locked.dialogs.describe_programme()
    went_on.append(True)
    qtbot.waitUntil(lambda: on_locked.locking.page is not None)
    assert went_on
    assert not dialogs_of(on_locked)


def test_the_menu_locks_and_only_what_has_a_password(qtbot, on_locked, example):
    menus = on_locked.window.menus
    [action] = [each for each in menus.actions_with_names() if each.text() == "Ver&grendelen"]
    assert action.isEnabled()
    action.trigger()
    qtbot.waitUntil(lambda: on_locked.locking.page is not None)
    assert not action.isEnabled()
    on_locked.others.open_dossier(example)
    assert not action.isEnabled()
    on_locked.locking.lock()
    assert on_locked.window.changes is not None


def test_nobody_at_the_window_and_the_system_lock_it_too(qtbot, on_locked, unlock):
    on_locked.locking.watch.lock_needed.emit()
    assert on_locked.locking.page is not None
    unlock()
    on_locked.locking.system.locked.emit()
    assert on_locked.locking.page is not None


def test_after_how_long_is_a_choice_that_is_kept(qtbot, on_locked):
    window = on_locked.window
    assert lock_minutes(window._remembered) == 15
    [five] = [each for each in window.findChildren(QAction) if each.text() == "Na 5 minuten"]
    five.trigger()
    assert lock_minutes(window._remembered) == 5
    window._remembered.keep_text("lock_minutes", "onzin")
    assert lock_minutes(window._remembered) == 15


def test_typing_and_unlocking_are_all_by_keyboard(qtbot, on_locked):
    on_locked.window.activateWindow()
    qtbot.waitUntil(on_locked.window.isActiveWindow)
    qtbot.keyClick(on_locked.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: on_locked.locking.page is not None)
    box = on_locked.locking.page.unlocking.password.box
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClicks(box, PASSWORD)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: on_locked.locking.page is None, timeout=20_000)
