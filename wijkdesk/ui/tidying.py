"""When Python looks through all objects for those that nobody refers to any more: every thread waits for that.

Of a large dossier, or while a file of thousands of lines comes in, that takes up to half a second. It is needed for
what refers to itself alone, such as a closed dialog; all else goes at once. So it is done while the user is elsewhere.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

SELDOM: Final = 1000
"""After so many looks at what is new (some 7 million new objects) it is done all the same; Python does so after ten."""

AWAY: Final = 30_000  # milliseconds


class Tidying(QObject):
    """Has it done when the program was left for another one for a while."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        young, middle, _old = gc.get_threshold()
        gc.set_threshold(young, middle, SELDOM)
        self._timer = QTimer(self, singleShot=True, interval=AWAY)
        self._timer.timeout.connect(gc.collect)
        application.applicationStateChanged.connect(self._follow)

    def _follow(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._timer.stop()
        else:
            self._timer.start()
