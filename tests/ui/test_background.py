"""Work beside the window."""

import gc
import threading
from functools import partial
from weakref import ref

import pytest
from PySide6.QtCore import QObject, Qt, QThread, QThreadPool, QTimer, Signal

from wijkdesk.ui.background import PATIENCE, run_in_background


def test_work_is_done_elsewhere_and_its_result_is_heard_in_the_main_thread(qtbot):
    owner, heard = QObject(), []
    run_in_background(owner, threading.get_ident, lambda where: heard.append((where, QThread.isMainThread())))
    qtbot.waitUntil(lambda: bool(heard))
    [(where, in_main)] = heard
    assert where != threading.get_ident()
    assert in_main


@pytest.mark.parametrize("fails", [False, True])
def test_nothing_of_what_it_was_about_stays_once_it_was_heard(qtbot, fails):
    class Row:
        pass

    def read(row):
        return row if not fails else 1 / 0

    owner, heard, row = QObject(), [], Row()
    gone = ref(row)
    run_in_background(owner, partial(read, row), lambda _row: heard.append(1), lambda _error: heard.append(1))
    del row
    qtbot.waitUntil(lambda: bool(heard))
    assert QThreadPool.globalInstance().waitForDone(10_000)
    gc.collect()
    assert gone() is None


def test_work_begins_when_the_window_has_done_what_it_does_now(qtbot):
    owner, begun = QObject(), threading.Event()
    run_in_background(owner, begun.set)
    assert not begun.wait(PATIENCE / 3)
    qtbot.waitUntil(begun.is_set)


def test_who_waits_for_the_work_and_turns_no_more_is_not_waited_for():
    owner, begun = QObject(), threading.Event()
    run_in_background(owner, begun.set)
    assert begun.wait(10)


def test_an_outcome_is_heard_at_a_turn_of_its_own(qtbot):
    class Owner(QObject):
        announced = Signal()

    owner, heard = Owner(), []

    def follow():
        heard.append("announced")
        QTimer.singleShot(0, lambda: heard.append("painted"))

    owner.announced.connect(follow, Qt.ConnectionType.QueuedConnection)
    run_in_background(owner, owner.announced.emit, lambda _nothing: heard.append("outcome"))
    qtbot.waitUntil(lambda: "outcome" in heard)
    assert heard == ["announced", "painted", "outcome"]


def test_an_error_is_heard_as_such(qtbot):
    owner, heard = QObject(), []
    run_in_background(owner, lambda: 1 / 0, failed=heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert isinstance(heard[0], ZeroDivisionError)


@pytest.mark.parametrize("work", [lambda: 1, lambda: 1 / 0], ids=["a result", "an error"])
def test_nothing_is_heard_once_the_owner_is_gone(qtbot, work):
    owner, other, heard, after = QObject(), QObject(), [], []
    gate = threading.Event()
    run_in_background(owner, lambda: gate.wait(10) and work(), heard.append, heard.append)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    gate.set()
    assert QThreadPool.globalInstance().waitForDone(10_000)
    run_in_background(other, lambda: None, after.append)
    qtbot.waitUntil(lambda: bool(after))
    assert heard == []
