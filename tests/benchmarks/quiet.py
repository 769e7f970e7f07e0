"""Waiting until the window has made ready all that it makes ready by itself, which is no part of what is measured."""

import time

from PySide6.QtCore import QEvent, QEventLoop, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from wijkdesk.ui.main_window import MainWindow
from wijkdesk.ui.slices import Slices

WAIT = 60_000  # milliseconds
QUIET = 0.1  # seconds in which nothing is done
NOTHING = 0.001  # seconds of CPU: what looking itself takes
BETWEEN = 5  # milliseconds from one part that is made ahead to the next: nobody is here who would wait for them
SOON = 1000  # milliseconds; what rests for longer, such as the search index, is not waited for
PLACES = {"pillars", "actions", "contacts", "timeline", "figures", "overview", "round"}


def settle():
    """Let what comes behind the first paint come, and what was there before, such as an earlier window, go."""
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # else only an event loop does so
        QThreadPool.globalInstance().waitForDone(WAIT)


def wait_until_quiet():
    since = time.perf_counter()
    while time.perf_counter() - since < QUIET:
        before = time.process_time()
        QApplication.processEvents()
        is_done = QThreadPool.globalInstance().waitForDone(1)  # no longer: the window has work beside that of threads
        if not is_done or time.process_time() - before > NOTHING:
            since = time.perf_counter()
        else:
            time.sleep(0.01)


def wait_until_made(window: MainWindow):
    """Wait until there is nothing that the window makes ahead, and what an earlier window left is gone."""
    window._ahead.setInterval(BETWEEN)
    settle()
    while not is_at_rest(window):
        wait_until_quiet()


def process_until_painted(window: MainWindow):
    """Go on until the place that somebody went to is painted, which has a turn of its own."""
    QApplication.processEvents()
    while window.awaited or not window.current_tab().updatesEnabled():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.processEvents()


def is_at_rest(window: MainWindow) -> bool:
    """Whether all tabs are made, all lists read, and nothing is done beside the window, or soon will be."""
    if window._tabs.keys() < PLACES or window._ahead.isActive():
        return False
    if any(each.isActive() and each.isSingleShot() and each.interval() <= SOON for each in window.findChildren(QTimer)):
        return False
    is_reading = any(slices.is_busy for slices in window.findChildren(Slices))
    return not (is_reading or QThreadPool.globalInstance().activeThreadCount())
