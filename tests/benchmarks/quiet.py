"""Waiting until the window has made ready all that it makes ready by itself, which is no part of what is measured."""

import time

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

WAIT = 60_000  # milliseconds
QUIET = 0.01  # seconds of CPU in a tenth of a second


def settle():
    """Let what comes behind the first paint come."""
    for _ in range(3):
        QApplication.processEvents()
        QThreadPool.globalInstance().waitForDone(WAIT)


def wait_until_quiet():
    used = 1.0
    while used > QUIET:
        before = time.process_time()
        for _ in range(10):
            time.sleep(0.01)
            settle()
        used = time.process_time() - before
