"""Work beside what the user does, in the thread of the window: a few milliseconds at each turn of the event loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer

SLICE: Final = 0.004  # seconds


class Slices(QObject):
    """Carries out one piece of work at a time, step by step; one that begins takes the place of one that goes on.

    For what needs the interpreter all the time: a thread would keep the window waiting as long, and at any moment.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] | None = None
        self._done: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether there is work to do."""
        return self._steps is not None

    def begin(self, steps: Iterator[object], done: Callable[[], None] | None = None) -> None:
        """Go through ``steps``, and then call ``done``."""
        self._steps, self._done = steps, done
        self._timer.start()

    def stop(self) -> None:
        """Leave the rest undone."""
        self._steps = self._done = None
        self._timer.stop()

    def finish(self) -> None:
        """Do the rest at once."""
        if self._steps is not None:
            for _ in self._steps:
                pass
            self._end()

    def _go_on(self) -> None:
        steps, end = self._steps, perf_counter() + SLICE
        if steps is None:
            return
        for _ in steps:
            if perf_counter() >= end:
                return
        self._end()

    def _end(self) -> None:
        done = self._done
        self.stop()
        if done is not None:
            done()
