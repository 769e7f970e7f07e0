"""Waiting until the window has made ready all that it makes ready by itself, which is no part of what is measured."""

import time

from PySide6.QtCore import QEvent, QThreadPool
from PySide6.QtWidgets import QApplication

WAIT = 60_000  # milliseconds
QUIET = 0.1  # seconds in which nothing is done
NOTHING = 0.001  # seconds of CPU: what looking itself takes


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
