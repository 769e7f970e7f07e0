"""How long the window keeps its user waiting, in 160 years' work."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest

from tests.benchmarks.quiet import wait_until_quiet
from tests.benchmarks.watching import watched
from wijkdesk import paths
from wijkdesk.storage.dossier import Dossier
from wijkdesk.ui.program import Program, application
from wijkdesk.ui.taking_along.list_dialog import ListDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
WAIT = 120_000  # milliseconds
PLACES = ("actions", "contacts", "timeline")
TYPED = "bewoner"
BETWEEN_KEYS = 60  # milliseconds, of somebody who types quickly


@pytest.fixture
def program(qtbot, qapp, large_example, tmp_path, monkeypatch):
    application()
    (paths.config() / "wijkdesk.ini").unlink(missing_ok=True)
    monkeypatch.setattr(paths, "documents", lambda: tmp_path)
    program = Program()
    qtbot.addWidget(program.window)
    program.start(None)
    program.window.resize(1200, 800)
    program.show(Dossier.open(large_example))
    wait_until_quiet()
    yield program
    program.window.close()
    QThreadPool.globalInstance().waitForDone(WAIT)


def type_into(box):
    for sign in TYPED:
        QTest.keyClick(box, sign)
        QTest.qWait(BETWEEN_KEYS)
    for _ in TYPED:
        QTest.keyClick(box, Qt.Key.Key_Backspace)
        QTest.qWait(BETWEEN_KEYS)


def test_the_window_waits_for_nothing_while_somebody_works(program, row):
    program.dialogs.search()
    with watched(program.window, row, "searching"):
        type_into(program.dialogs.searching.line)
    program.dialogs.searching.close()
    for place in PLACES:
        program.window.go_to(place)
        wait_until_quiet()
        tab = program.window.tab(place)
        with watched(program.window, row, f"filtering {place}"):
            type_into(tab.page.search)
        tab.table.setFocus()
        with watched(program.window, row, f"scrolling {place}"):
            for key in (*[Qt.Key.Key_PageDown] * 10, Qt.Key.Key_End, *[Qt.Key.Key_PageUp] * 10, Qt.Key.Key_Home):
                QTest.keyClick(tab.table, key)
                QTest.qWait(20)


def test_the_window_waits_for_nothing_while_a_list_becomes_a_workbook(program, qtbot, row):
    program.window.go_to("actions")
    wait_until_quiet()
    dialog = ListDialog(program.window.changes, program.window.tab("actions").seen(), program.window)
    dialog.open()
    wait_until_quiet()
    with watched(program.window, row, "taking along 20,000 actions"):
        dialog.commit.click()
        qtbot.waitUntil(lambda: not dialog.is_busy, timeout=WAIT)
    assert Path(dialog._target()).is_file(), dialog.said.accessibleName()
    dialog.close()
