"""When to lock: nobody touched the window for a while, the machine slept, or the system was locked."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

TICK: Final = 10_000  # milliseconds
SLEPT: Final = 30  # seconds that nobody saw pass: the machine was not awake for them

TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class LockWatch(QObject):
    """``lock_needed`` comes after ``seconds`` without anybody at the window, and after the machine slept.

    ``clock`` is that on the wall: others stand still while the machine sleeps.
    """

    lock_needed = Signal()

    def __init__(
        self, seconds: Callable[[], float], parent: QObject | None = None, *, clock: Callable[[], float] = time.time
    ) -> None:
        super().__init__(parent)
        self._seconds, self._clock = seconds, clock
        self._touched = self._ticked = clock()
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Watch from now on."""
        self._touched = self._ticked = self._clock()
        # Each window that is used, and not the whole program: that would have Python look at every event there is.
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._watch_window, Qt.ConnectionType.UniqueConnection)
        self._watch_window(application.focusWindow())
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def tick(self) -> None:
        """Look at the clock; the timer does so every ten seconds."""
        now = self._clock()
        slept = now - self._ticked > TICK / 1000 + SLEPT
        self._ticked = now
        if now < self._touched:  # the clock was put back
            self._touched = now
        if slept or now - self._touched >= self._seconds():
            self._touched = now
            self.lock_needed.emit()

    def _watch_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
            self._touched = self._clock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES and self._timer.isActive():
            now = self._clock()
            if now - self._ticked > TICK / 1000 + SLEPT:
                self.tick()  # whoever wakes the machine moves the mouse before the timer comes to it
            self._touched = now
        return False
