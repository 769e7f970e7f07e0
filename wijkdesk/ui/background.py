"""Slow work beside the window: a plain function in a worker, its outcome back in the main thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal


class _Outcome(QObject):
    finished = Signal(object)
    failed = Signal(object)


class _Work(QRunnable):
    def __init__(self, work: Callable[[], Any], outcome: _Outcome) -> None:
        super().__init__()
        self._work = work
        self._outcome = outcome

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:
            self._outcome.failed.emit(error)
        else:
            self._outcome.finished.emit(result)


def run_in_background(
    owner: QObject,
    work: Callable[[], Any],
    finished: Callable[[Any], None] | None = None,
    failed: Callable[[Exception], None] | None = None,
) -> None:
    """Run ``work`` in a thread of the pool; then call ``finished`` or ``failed`` in the thread of ``owner``.

    Nothing is called once ``owner`` is gone. ``work`` must not touch widgets.
    """
    outcome = _Outcome(owner)
    if finished is not None:
        outcome.finished.connect(finished)
    if failed is not None:
        outcome.failed.connect(failed)
    outcome.finished.connect(outcome.deleteLater)
    outcome.failed.connect(outcome.deleteLater)
    QThreadPool.globalInstance().start(_Work(work, outcome))
