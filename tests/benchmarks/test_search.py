"""How long a keystroke in the search box keeps the processor busy, in a dossier of a hundred and sixty years' work."""

from itertools import accumulate
from statistics import median
from time import process_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.benchmarks.quiet import wait_until_quiet
from wijkdesk import paths
from wijkdesk.storage.dossier import Dossier
from wijkdesk.ui.program import Program, application

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ROUNDS = 7
LIMIT = 0.016  # seconds of CPU, the repaint included
TYPED = ("straat", "bewoner", "wijkagent", "lampen pad", "voor de bewoners", "van den berg", "xyzzy")


@pytest.fixture
def box(qtbot, qapp, told_large_example):
    application()
    (paths.config() / "wijkdesk.ini").unlink(missing_ok=True)
    program = Program()
    qtbot.addWidget(program.window)
    program.start(None)
    program.show(Dossier.open(told_large_example, read_only=True))
    wait_until_quiet()
    program.dialogs.search()
    yield program.dialogs.searching
    program.window.close()


def test_a_keystroke_in_the_search_box(box, qapp, row):
    """One round is all the keys of all texts, of which each leads to another search and another picture."""
    took: dict[str, list[float]] = {}

    def type_all():
        for text in TYPED:
            box.line.clear()
            qapp.processEvents()
            for typed, sign in zip(accumulate(text), text, strict=True):
                before = process_time()
                QTest.keyClick(box.line, sign, Qt.KeyboardModifier.NoModifier)
                qapp.processEvents()
                took.setdefault(typed, []).append(process_time() - before)

    type_all()
    took.clear()
    for _ in range(ROUNDS):
        type_all()
    each = {typed: median(times) for typed, times in took.items()}
    slowest = max(each, key=lambda typed: each[typed])
    row("a key in the search box", 1000 * median(each.values()), 1000 * LIMIT, "ms CPU")
    row(f"a key in the search box, the slowest ('{slowest}')", 1000 * each[slowest], 1000 * LIMIT, "ms CPU")
