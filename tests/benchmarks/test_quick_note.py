"""What a keystroke in the line of a quick note costs among 6,000 contacts, painting included."""

import datetime as dt
import time
from itertools import cycle

import pytest

from wijkdesk.example import create_example
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.names import names_in
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.quick_note.dialog import QuickNote

SCALE = 160
LINE = "lunch buurthuis met Haarlem Effect, verlichting speeltuin kapot #fysiek !toezegging vrijdag"


@pytest.fixture(scope="module")
def large_example(tmp_path_factory):
    path = tmp_path_factory.mktemp("large") / "Rozenprieel.wijkdesk"
    create_example(path, today=dt.date(2026, 11, 23), scale=SCALE)
    return path


@pytest.fixture
def dossier(large_example):
    with Dossier.open(large_example, read_only=True) as dossier:
        yield dossier


@pytest.mark.benchmark(timer=time.process_time, min_time=0.05)
def test_a_keystroke_in_the_line(dossier, qtbot, qapp, benchmark, row):
    dialog = QuickNote(Changes(dossier))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.names.are_known, timeout=20_000)
    letters = cycle([*LINE, ""])

    def type_and_paint():
        letter = next(letters)
        if letter:
            qtbot.keyClicks(dialog.line.box, letter)
        else:
            dialog.clear()
        qapp.processEvents()

    benchmark.pedantic(type_and_paint, rounds=6 * (len(LINE) + 1), warmup_rounds=len(LINE) + 1)
    row("a key in Snel noteren", 1000 * benchmark.stats["median"], 16, "ms CPU")


def test_reading_the_names_beside_the_window(dossier, benchmark):
    names = benchmark(names_in, dossier.reader)
    assert len(names.parties) > 6000
