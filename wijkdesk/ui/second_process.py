"""A second process for work in Python that would let the window stutter, such as setting the pages of a PDF.

A thread would not do: it shares the interpreter with the window, which would wait for it at every key. This module
and whatever runs in the process know nothing of Qt.
"""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import pickle
import signal
import threading
from collections.abc import Callable
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Final, TypeVar

T = TypeVar("T")

OFTEN: Final = 0.1  # seconds between two looks whether an answer is still wanted


class Stopped(Exception):
    """The process was stopped, or ended by itself, before it had an answer."""


class _LettingOthersIn(pickle.Pickler):
    """Pickles as ever, but passes by Python at each object: else nobody gets the interpreter until all is done.

    What an overview says of a hundred years takes 70 ms, in which the window would stand still.
    """

    def reducer_override(self, _each: Any) -> Any:
        return NotImplemented


def _pickled(thing: object) -> memoryview:
    written = io.BytesIO()
    _LettingOthersIn(written, pickle.HIGHEST_PROTOCOL).dump(thing)
    return written.getbuffer()


class SecondProcess:
    """One process that does one piece of work at a time, kept ready for the next.

    It is started at the first call. Where a process cannot be started, or ends before it ever answered, the work is
    done in the thread that asks for it.
    """

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._is_proven = False  # whether a process here ever answered
        self._is_stopped = False
        self._one_at_a_time = threading.Lock()

    def call(self, work: Callable[..., T], *arguments: Any, is_wanted: Callable[[], bool] | None = None) -> T:
        """Have ``work`` done and return what it gives, or raise what it raises; call it in a thread that may wait.

        ``work`` is a function of a module; what goes in and comes out can be pickled. Raises ``Stopped`` after
        ``stop``, and once ``is_wanted``, which is asked now and then in the thread that waits, says no: that ends this
        work, and none that others asked for.
        """
        return self._ask(work, arguments, is_wanted=is_wanted)

    def follow(self, hear: Callable[[Any], None], work: Callable[..., T], *arguments: Any) -> T:
        """The same for work that tells how far it is: it is given what to call as ``tell``, which ``hear`` hears.

        ``hear`` is called in the thread that waits.
        """
        return self._ask(work, arguments, hear=hear)

    def _ask(
        self,
        work: Callable[..., T],
        arguments: tuple[Any, ...],
        *,
        hear: Callable[[Any], None] | None = None,
        is_wanted: Callable[[], bool] | None = None,
    ) -> T:
        with self._one_at_a_time:
            if is_wanted is not None and not is_wanted():
                raise Stopped
            if self._is_stopped:
                self._let_go()  # it may still be ending
                self._is_stopped = False
            try:
                connection = self._start()
                connection.send_bytes(_pickled((work, arguments, hear is not None)))
                while is_wanted is not None and not connection.poll(OFTEN):
                    if not is_wanted():
                        self.stop()
                        break
                is_done, outcome = connection.recv()
                while is_done is None:
                    if hear is not None:
                        hear(outcome)
                    is_done, outcome = connection.recv()
            except (EOFError, OSError):
                self._let_go()
                if self._is_proven or self._is_stopped:
                    raise Stopped from None
                return work(*arguments) if hear is None else work(*arguments, tell=hear)
            self._is_proven = True
        if is_done:
            given: T = outcome
            return given
        raise outcome

    def stop(self) -> None:
        """End what is under way; the next call starts the process again."""
        process, self._is_stopped = self._process, True
        if process is not None:
            with contextlib.suppress(ValueError):  # who waited for an answer has put it away meanwhile
                process.terminate()  # it is waited for where its answer was: two that wait would miss each other's news

    def _start(self) -> Connection:
        if self._process is not None and not self._process.is_alive():
            self._let_go()
        if self._connection is None:
            # As Windows and macOS do it, everywhere: a fork would take along the threads' locks, but not the threads.
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs,), daemon=True, name="wijkdesk-second")
            try:
                process.start()
            except OSError:
                ours.close()
                raise
            finally:
                theirs.close()
            self._process, self._connection = process, ours
        return self._connection

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.join()
            self._process.close()
        self._process = self._connection = None


@cache
def second_process() -> SecondProcess:
    """The one second process of this program."""
    return SecondProcess()


def _serve(connection: Connection) -> None:
    """Do what comes in, until the other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the window, which ends this process
    with contextlib.suppress(EOFError, OSError):
        while True:
            work, arguments, is_followed = connection.recv()
            said = {"tell": lambda told: connection.send((None, told))} if is_followed else {}
            try:
                answer: tuple[bool, Any] = True, work(*arguments, **said)
            except Exception as error:
                answer = False, error
            connection.send(answer)
