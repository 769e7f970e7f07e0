"""How long a keystroke in the search box keeps the processor busy, in a dossier of a hundred and sixty years' work."""

from functools import partial
from itertools import accumulate
from statistics import median

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.benchmarks.examples import SCALES, example
from tests.benchmarks.measuring import ROUNDS, in_turns, taken
from tests.benchmarks.quiet import wait_until_quiet
from wijkdesk import paths
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.search import MOST_COUNTED, search
from wijkdesk.storage.search_index import words_in
from wijkdesk.storage.searchable import KIND_SHIFT, SEARCHABLE
from wijkdesk.ui.program import Program, application
from wijkdesk.ui.search.box import MOST_OF_A_KIND

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LIMIT = 0.016  # seconds of CPU, the repaint included
TYPED = ("straat", "bewoner", "wijkagent", "lampen pad", "voor de bewoners", "van den berg", "xyzzy")


@pytest.fixture
def box(qtbot, told_large_example):
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
    none = Qt.KeyboardModifier.NoModifier

    def type_all():
        for text in TYPED:
            box.line.clear()
            qapp.processEvents()
            for typed, sign in zip(accumulate(text), text, strict=True):
                spent = taken(lambda sign=sign: (QTest.keyClick(box.line, sign, none), qapp.processEvents())).cpu
                took.setdefault(typed, []).append(spent)

    type_all()
    took.clear()
    for _ in range(ROUNDS):
        type_all()
    each = {typed: median(times) for typed, times in took.items()}
    slowest = max(each, key=lambda typed: each[typed])
    row("a key in the search box", 1000 * median(each.values()), 1000 * LIMIT, "ms CPU")
    row(f"a key in the search box, the slowest ('{slowest}')", 1000 * each[slowest], 1000 * LIMIT, "ms CPU")


def test_a_search_beside_the_bare_query(row, growth):
    """Bare is what FTS5 needs by itself for the same: the newest of each kind, or at once all that match."""
    medians = {}
    for scale in SCALES:
        with Dossier.open(example(scale), read_only=True) as dossier:
            keys = [typed for text in TYPED for typed in accumulate(text) if not typed.endswith(" ")]
            medians[scale] = [1000 * median(each) for each in zip(*map(partial(_both, dossier), keys), strict=True)]
    ours, bare = medians[SCALES[-1]]
    row("search as you type, 100,000 texts, beside the bare query", ours, bare, "ms CPU", 2)
    growth("search as you type", {scale: ours for scale, (ours, _) in medians.items()}, "ms CPU")


def _both(dossier, typed):
    """Seconds of the processor for this text: the search, and the bare query."""
    match = " AND ".join(f'"{word}"*' for word in words_in(typed))
    query = "SELECT rowid FROM search WHERE search MATCH ?"
    newest = f"{query} AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT {MOST_OF_A_KIND + MOST_COUNTED + 1}"
    read = dossier.reader.execute

    def of_each_kind():
        for each in SEARCHABLE:
            first = each.number << KIND_SHIFT
            read(newest, (match, first, first + (1 << KIND_SHIFT) - 1)).fetchall()

    ours, *bare = in_turns(
        lambda: search(dossier.reader, typed, index=dossier.index, most=MOST_OF_A_KIND),
        of_each_kind,
        lambda: read(query, (match,)).fetchall(),
    )
    return ours.cpu, min(each.cpu for each in bare)
