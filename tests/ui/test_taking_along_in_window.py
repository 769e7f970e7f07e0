"""Taking along from the menus and the lists of the window, and going on in what was brought back."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from wijkdesk import paths
from wijkdesk.exchange.whole_dossier.writing import take_everything
from wijkdesk.storage.reading.programme import list_programmes
from wijkdesk.ui.dossier.bring_back_dialog import BringBackDialog
from wijkdesk.ui.taking_along.everything_dialog import EverythingDialog
from wijkdesk.ui.taking_along.list_dialog import ListDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
TAKE_LIST = "Meenemen: Lijst als spreadsheet…"


def choose(program, name):
    [action] = [each for _, commands in program.window.menus.commands() for told, each in commands if told == name]
    action.trigger()


def dialog_of(program, kind):
    [dialog] = program.window.findChildren(kind)
    return dialog


@pytest.mark.parametrize("place", ["actions", "contacts", "timeline"])
def test_the_list_in_sight_goes_along_as_it_is_shown(qtbot, program, place):
    program.window.go_to(place)
    tab = program.window.tab(place)
    qtbot.waitUntil(lambda: bool(tab.table.shown_rows()) and not tab.table._slices.is_busy)
    tab.table.search("lamp")
    choose(program, TAKE_LIST)

    dialog = dialog_of(program, ListDialog)
    assert dialog.kind.value() == place
    assert dialog.part.isVisible()
    assert dialog._seen.ids == tuple(row.id for row in tab.table.shown_rows())
    dialog.close()


def test_where_no_list_is_in_sight_any_can_be_chosen(program):
    program.window.go_to("overview")
    choose(program, TAKE_LIST)

    dialog = dialog_of(program, ListDialog)
    assert not dialog.part.isVisible()
    dialog.close()


@pytest.mark.parametrize("place", ["actions", "contacts", "timeline"])
def test_the_menu_of_a_list_offers_it_too(qtbot, program, place):
    program.window.go_to(place)
    tab = program.window.tab(place)
    qtbot.waitUntil(lambda: bool(tab.table.shown_rows()))
    tab.table.choose(tab.table.shown_rows()[0].id)
    tab.table.customContextMenuRequested.emit(QPoint(0, 0))
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    [action] = [each for each in menu.actions() if each.text() == "Lijst meenemen als spreadsheet…"]
    menu.close()
    action.trigger()

    dialog_of(program, ListDialog).close()


def test_everything_is_a_command_away(program):
    choose(program, "Meenemen: Mijn gegevens meenemen…")
    dialog_of(program, EverythingDialog).close()


def test_what_was_brought_back_is_what_the_window_shows(qtbot, program, example, tmp_path, monkeypatch):
    folder = tmp_path / "meegenomen"
    take_everything(example, None, folder, today=dt.date(2026, 11, 23))
    monkeypatch.setattr(paths, "documents", lambda: tmp_path)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    choose(program, "Dossier uit meegenomen gegevens…")
    dialog = dialog_of(program, BringBackDialog)
    dialog.commit.click()
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=30_000)
    dialog.commit.click()

    shown = program.window.changes.dossier
    assert shown.path == tmp_path / "meegenomen.wijkdesk"
    assert not shown.is_read_only
    assert list_programmes(shown.reader)[0].name
