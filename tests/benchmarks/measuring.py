"""The one way of measuring: ours and its limit in turns, on the clock and of the processor."""

from collections.abc import Callable
from statistics import median
from time import perf_counter, process_time, thread_time
from typing import NamedTuple

ROUNDS = 7


class Taken(NamedTuple):
    """Seconds: on the clock, and of the processor by all threads of this process."""

    wall: float
    cpu: float


def taken(work: Callable[[], object]) -> Taken:
    """What something takes once."""
    wall, cpu = perf_counter(), process_time()
    work()
    return Taken(perf_counter() - wall, process_time() - cpu)


def in_turns(*works: Callable[[], object], rounds: int = ROUNDS, warm_up: int = 1) -> list[Taken]:
    """The median of each; they take turns, so that whatever else the machine does happens to all."""
    turns = [[taken(work) for work in works] for _ in range(warm_up + rounds)][warm_up:]
    return [Taken(*map(median, zip(*its, strict=True))) for its in zip(*turns, strict=True)]


def longest_turn(turn: Callable[[], object], is_busy: Callable[[], bool]) -> float:
    """The most of the processor that one turn of the event loop takes by this thread alone, until something is over."""
    longest = 0.0
    while is_busy():
        began = thread_time()
        turn()
        longest = max(longest, thread_time() - began)
    return longest
