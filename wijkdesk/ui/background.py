"""Slow work beside the window: a plain function in a worker, its outcome back in the main thread.

Two threads that want the interpreter hand it over at every call into Qt: a dialog that opens beside a busy worker takes
four times as long. So work begins when the window has done, and painted, what it is doing now; and its outcome is heard
at a turn of its own.
"""

from collections.abc import Callable
from threading import Event
from time import perf_counter
from typing import Any, Final

import shiboken6
from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

Heard = Callable[[Any], object]

TURN: Final = 1
"""Milliseconds: a timer without any would come before the window is painted."""

CALM: Final = 0.004
"""Seconds between two turns when nothing is going on; a dialog is shown in one turn and painted in the next."""

PATIENCE: Final = 0.1  # seconds; who waits for the worker, and turns no more, is not waited for

# The pool knows of no Python: nothing of a piece of work may be collected before its outcome has been heard.
_under_way: set["_Outcome"] = set()


class _Outcome(QObject):
    """Lives in the main thread, so that what a worker tells it is heard there."""

    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[], Any], owner: QObject, finished: Heard | None, failed: Heard | None) -> None:
        super().__init__()
        self.runnable = _Work(work, self)
        self._owner: QObject | None = owner
        self._hear_finished, self._hear_failed = finished, failed
        self._outcome: object = None
        self.may_begin = Event()
        self._look_again()
        self.finished.connect(self._tell_finished)
        self.failed.connect(self._tell_failed)
        _under_way.add(self)

    def _look_again(self) -> None:
        self._turned = perf_counter()
        QTimer.singleShot(TURN, self, self._begin_when_calm)

    def _begin_when_calm(self) -> None:
        if perf_counter() - self._turned < CALM:
            self.may_begin.set()
        elif self in _under_way:
            self._look_again()

    def _tell_finished(self, result: object) -> None:
        self._outcome = result
        QTimer.singleShot(TURN, self, self._hear_how_it_finished)

    def _tell_failed(self, error: object) -> None:
        self._outcome = error
        QTimer.singleShot(TURN, self, self._hear_how_it_failed)

    def _hear_how_it_finished(self) -> None:
        self._tell(self._hear_finished)

    def _hear_how_it_failed(self) -> None:
        self._tell(self._hear_failed)

    def _tell(self, heard: Heard | None) -> None:
        owner, outcome = self._owner, self._outcome
        self._let_go()
        if heard is not None and shiboken6.isValid(owner):
            heard(outcome)

    def _let_go(self) -> None:
        """Qt keeps what it once ran until the program ends; what that was about, such as a dossier, must not stay."""
        _under_way.discard(self)
        self._owner = self._hear_finished = self._hear_failed = self._outcome = None
        self.runnable.let_go()


class _Work(QRunnable):
    def __init__(self, work: Callable[[], Any], outcome: _Outcome) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._work: Callable[[], Any] | None = work
        self._outcome = outcome

    def let_go(self) -> None:
        """Nothing is to be run any more. The outcome stays: the thread may still be telling it, and must not end it."""
        self._work = None

    def run(self) -> None:
        assert self._work is not None
        self._outcome.may_begin.wait(PATIENCE)
        try:
            result = self._work()
        except Exception as error:
            self._tell("failed", error)
        else:
            self._tell("finished", result)

    def _tell(self, how: str, outcome: object) -> None:
        if shiboken6.isValid(self._outcome):  # else the program is ending, and nobody listens any more
            getattr(self._outcome, how).emit(outcome)


def run_in_background(
    owner: QObject, work: Callable[[], Any], finished: Heard | None = None, failed: Heard | None = None
) -> None:
    """Run ``work`` in a thread of the pool; then call ``finished`` or ``failed`` in the main thread.

    Nothing is called once ``owner`` is gone. ``work`` must not touch widgets. Call it in the main thread.
    """
    QThreadPool.globalInstance().start(_Outcome(work, owner, finished, failed).runnable)


def is_anything_awaited() -> bool:
    """Whether there is work in the pool of which the outcome was not heard yet."""
    return bool(_under_way)


def wait_for_background() -> None:
    """Wait until all work in the pool is done, when the window is gone."""
    QThreadPool.globalInstance().waitForDone()
