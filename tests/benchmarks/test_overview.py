"""How soon the preview of an overview shows an edit, and how long the window waits meanwhile."""

import shutil
import time
from statistics import median

import pytest
from PySide6.QtCore import QElapsedTimer, QThreadPool, QTimer

from tests.benchmarks.examples import TODAY, example
from tests.benchmarks.measuring import ROUNDS
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.overviews import write_overview_text
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.overview.tab import REST, OverviewTab

SECOND = HalfYear(2026, 2)
FIRST_PAGE, LONGEST_GAP = 0.3, 0.05  # seconds


@pytest.fixture
def tab(qtbot, tmp_path):
    with Dossier.open(shutil.copy(example(1), tmp_path / "voorbeeld.wijkdesk")) as dossier:
        tab = OverviewTab(Changes(dossier), today=lambda: TODAY)
        qtbot.addWidget(tab)
        tab.resize(1110, 740)
        tab.show()
        qtbot.waitUntil(lambda: not tab.maker.is_busy and bool(tab.pages.preview.views), timeout=30_000)
        write_overview_text(dossier, SECOND, "message", "De eerste keer laadt wat er nodig is.")
        qtbot.waitUntil(lambda: not tab._soon.isActive() and not tab.maker.is_busy, timeout=30_000)
        yield tab
        tab.hide()
        QThreadPool.globalInstance().waitForDone()


def gaps_of(parent):
    """A list to which the longest time between two turns of the event loop is added, until its timer stops."""
    gaps, clock, timer = [], QElapsedTimer(), QTimer(parent, interval=2)
    clock.start()
    timer.timeout.connect(lambda: gaps.append(clock.restart() / 1000))
    timer.start()
    return gaps, timer


def test_an_edit_is_on_the_first_page_of_the_preview(tab, qtbot, row):
    """From the moment that the edit has rested, as the window waits for the next key first."""
    first_pages, longest = [], []
    for number in range(ROUNDS):
        painted = []
        show = tab.pages.preview._show_first_picture

        def note(shown, picture, show=show, painted=painted):
            show(shown, picture)
            painted.append(time.perf_counter())

        tab.pages.preview._show_first_picture = note
        write_overview_text(tab._changes.dossier, SECOND, "message", f"Boodschap {number}.")
        qtbot.waitUntil(lambda: not tab._soon.isActive(), timeout=10 * REST)
        gaps, timer = gaps_of(tab)
        start = time.perf_counter()
        qtbot.waitUntil(lambda painted=painted: bool(painted), timeout=10_000)
        first_pages.append(painted[0] - start)
        qtbot.waitUntil(lambda: not tab.maker.is_busy, timeout=30_000)
        timer.stop()
        longest.append(max(gaps))
        tab.pages.preview._show_first_picture = show
    row("the first page of the preview", 1000 * median(first_pages), 1000 * FIRST_PAGE, "ms wall")
    row("the longest gap while the preview is made", 1000 * median(longest), 1000 * LONGEST_GAP, "ms wall")
