"""Work beside the window."""

import gc
import threading
from functools import partial
from weakref import ref

import pytest
from PySide6.QtCore import QObject, QThread, QThreadPool

from wijkdesk.ui.background import run_in_background


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
