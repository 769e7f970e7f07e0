"""Rubbish that refers to itself goes in the thread of the window, whoever made it."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import Qt

from wijkdesk.ui import tidying
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.tidying import MANY, Tidying


class Ring:
    """Refers to itself alone; ``gone`` hears in which thread it went."""

    def __init__(self, gone):
        self.itself = self
        weakref.finalize(self, lambda: gone.append(threading.current_thread()))


@pytest.fixture
def tidying_begun(qapp, monkeypatch):
    monkeypatch.setattr(tidying, "BEGIN", 0)
    begun = Tidying(qapp)
    yield begun
    begun.deleteLater()


def test_what_a_worker_made_goes_in_the_thread_of_the_window(tidying_begun, qtbot):
    gone, kept = [], []

    def work():
        Ring(gone)
        kept.extend([] for _ in range(20 * MANY))  # new objects, after which Python itself would look

    run_in_background(tidying_begun, work)
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == [threading.main_thread()]
    assert not gc.isenabled()


def test_everything_is_looked_through_while_the_user_is_elsewhere(tidying_begun, qtbot, qapp, monkeypatch):
    gone = []
    old = Ring(gone)
    gc.collect()  # from here on no look at what is new comes by it
    del old
    tidying_begun._away.setInterval(0)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    qtbot.waitUntil(lambda: bool(gone))
