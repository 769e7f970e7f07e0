"""One edit in the window, from Enter in a field until it is on the disk and all that shows it is painted anew.

Beside it, in turns, what nobody can do without: a bare commit of one row in a copy of the file, with the same settings.
What shows it is the field and the row of the list; to paint those alone, with nothing else done, is told too. What
follows behind that frame, such as the numbers beside the places, counts in how the cost grows.
"""

import contextlib
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.bare_commits import bare_commits
from tests.benchmarks.examples import SCALES, example
from tests.benchmarks.measuring import Taken, in_turns
from tests.benchmarks.quiet import wait_until_made
from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.storage import driver
from wijkdesk.storage.dossier import Dossier
from wijkdesk.ui.fields.editors import HeadingBox
from wijkdesk.ui.program import Program, application

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
GOAL = 1.5
ROUNDS, WARM_UP = 61, 5


def test_one_edit_from_enter_to_repainted_and_durable(tmp_path, row, growth):
    application()
    took = {}
    for scale in SCALES:
        ours, behind, commit, painting = _measured(scale, tmp_path)
        took[scale] = 1000 * (ours.cpu + behind.cpu)
        if scale in (SCALES[0], SCALES[-1]):
            name = f"one edit, Enter to repainted and durable, scale {scale}"
            row(name, 1000 * ours.wall, 1000 * commit.wall, "ms wall", GOAL)
            both = commit.wall + painting.wall
            row(f"{name}, with painting in the limit", 1000 * ours.wall, 1000 * both, "ms wall", GOAL)
    growth("one edit, and what follows it", took, "ms CPU")
    QThreadPool.globalInstance().waitForDone()


def _measured(scale: int, folder: Path) -> list[Taken]:
    """What an edit takes, what follows it, a bare commit, and painting the field and the row."""
    path = Path(shutil.copy(example(scale), folder / f"{scale}.wijkdesk"))
    beside = Path(shutil.copy(path, path.with_suffix(".bare")))
    (paths.config() / "wijkdesk.ini").unlink(missing_ok=True)
    program = Program()
    program.start(None)
    program.window.resize(1200, 800)
    program.show(Dossier.open(path))
    wait_until_made(program.window)
    program.dossier.load_write_side()
    [(number,)] = driver.fetch(program.dossier.reader, "SELECT id FROM actions WHERE state = 'running' LIMIT 1")
    program.window.open_thing(Action, number)
    wait_until_made(program.window)
    tab = program.window.tab("actions")
    table, box = tab.table, tab.pane.title.findChild(HeadingBox)
    box.moveCursor(QTextCursor.MoveOperation.End)

    def type_a_letter():
        QTest.keyClick(box, "x")
        QApplication.processEvents()

    def edit():
        QTest.keyClick(box, Qt.Key.Key_Return)
        QApplication.sendPostedEvents()  # of which painting is the last

    def paint():
        box.viewport().update()
        table.viewport().update(table.visualRect(table.currentIndex()).adjusted(0, 0, table.width(), 0))
        QApplication.sendPostedEvents()

    with contextlib.closing(driver.connect(beside)) as connection:
        _, ours, behind, bare, painting = in_turns(
            type_a_letter,
            edit,
            QApplication.processEvents,
            bare_commits(connection),
            paint,
            rounds=ROUNDS,
            warm_up=WARM_UP,
        )
    [(title,)] = driver.fetch(program.dossier.reader, "SELECT title FROM actions WHERE id = ?", (number,))
    assert title.endswith("x" * (ROUNDS + WARM_UP))
    program.window.close()
    return [ours, behind, bare, painting]
