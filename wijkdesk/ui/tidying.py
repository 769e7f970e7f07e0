"""When Python looks for what nobody refers to any more but itself, such as a closed dialog: all else goes at once.

By itself it looks whenever much is new, in whichever thread made that. A thread beside the window would then end things
of Qt, which only that of the window may: the program could crash. And to look through all of a large dossier keeps
every thread waiting for up to half a second. So it is done in the thread of the window alone: of what is new a little
at a time, and of everything while the user is elsewhere.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

BEGIN: Final = 3_000  # milliseconds; a start makes much and lets go of little
OFTEN: Final = 100  # milliseconds, in which a busy thread makes no more than is looked through in ten
MANY: Final = 5_000
"""So many new objects are worth a look."""

SELDOM: Final = 1_000
"""After so many looks at what is new, everything is looked through all the same."""

AWAY: Final = 30_000  # milliseconds


class Tidying(QObject):
    """Has it done from now on, and everything once the program was left for another one for a while."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        gc.disable()
        self._looks = 0
        self._often = QTimer(self, interval=OFTEN)
        self._often.timeout.connect(self._look_at_new)
        QTimer.singleShot(BEGIN, self, self._begin)
        self._away = QTimer(self, singleShot=True, interval=AWAY)
        self._away.timeout.connect(self._look_at_all)
        application.applicationStateChanged.connect(self._follow)

    def _begin(self) -> None:
        gc.freeze()  # what is there by now is not new: to look through it once would keep the window waiting
        self._often.start()

    def _look_at_new(self) -> None:
        new, *_ = gc.get_count()
        if new < MANY:
            return
        self._looks += 1
        if self._looks < SELDOM:
            gc.collect(1)
        else:
            self._look_at_all()

    def _look_at_all(self) -> None:
        self._looks = 0
        look_at_all()

    def _follow(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._away.stop()
        else:
            self._away.start()


def look_at_all() -> None:
    """Look through everything now; nothing of what refers to itself alone stays."""
    gc.unfreeze()
    gc.collect()
