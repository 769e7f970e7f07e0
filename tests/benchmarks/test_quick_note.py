"""What a keystroke in the line of a quick note costs among 6,000 contacts, painting included."""

from itertools import cycle

import pytest

from tests.benchmarks.measuring import in_turns
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.names import names_in
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.quick_note.dialog import QuickNote

NAMES = 0.5  # seconds, in a thread
LINE = "lunch buurthuis met Haarlem Effect, verlichting speeltuin kapot #fysiek !toezegging vrijdag"


@pytest.fixture
def dossier(told_large_example):
    with Dossier.open(told_large_example, read_only=True) as dossier:
        yield dossier


def test_a_keystroke_in_the_line(dossier, qtbot, qapp, row):
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

    [took] = in_turns(type_and_paint, rounds=6 * (len(LINE) + 1), warm_up=len(LINE) + 1)
    row("a key in Snel noteren", 1000 * took.cpu, 16, "ms CPU")


def test_reading_the_names_beside_the_window(dossier, row):
    assert len(names_in(dossier.reader).parties) > 6000
    [took] = in_turns(lambda: names_in(dossier.reader))
    row("reading 6,000 names beside the window", took.cpu, NAMES, "s CPU")
