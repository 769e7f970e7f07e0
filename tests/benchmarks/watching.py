"""How long the window keeps its user waiting: the longest time between two turns of its event loop."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter, process_time, thread_time
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest

LIMIT = 50  # milliseconds
WAIT = 120_000  # milliseconds
AFTERWARDS = 500  # milliseconds at the most, in which what was begun goes on, and lists follow what changed
BETWEEN_LOOKS = 50  # milliseconds after which it is asked whether anything still does


class Gap(NamedTuple):
    """Milliseconds between two turns: on the clock, of all threads of the program, and of that of the window."""

    wall: float
    program: float
    window: float

    @property
    def ours(self) -> float:
        """What the window waited for the program itself.

        The processor's time of all its threads, for the window also waits for one that holds the interpreter; never
        more than the clock says. What other programs do on a busy machine is not in it.
        """
        return min(self.wall, self.program)


@contextmanager
def watched(owner: QObject, row: Callable[..., object], name: str) -> Iterator[None]:
    """Tells the longest gap of what is done inside, which lets the event loop turn in between."""
    gaps: list[Gap] = []
    before = _now()

    def note() -> None:
        nonlocal before
        now = _now()
        gaps.append(Gap(*(1000 * (late - early) for early, late in zip(before, now, strict=True))))
        before = now

    timer = QTimer(owner, interval=1, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(note)
    timer.start()
    yield
    QTest.qWait(20)
    timer.stop()
    longest = max(gaps, key=lambda gap: gap.ours)
    beside = f"{max(gap.wall for gap in gaps):.0f} on the clock, {longest.window:.0f} of its own thread"
    row(f"the window waits: {name} ({beside})", longest.ours, LIMIT, "ms CPU")


def _now() -> tuple[float, float, float]:
    return perf_counter(), process_time(), thread_time()
