"""The process beside the window: what it gives, what it raises, and that it can be stopped."""

import os
import threading
import time

import pytest

from wijkdesk.ui.second_process import SecondProcess, Stopped


@pytest.fixture
def second():
    second = SecondProcess()
    yield second
    second.stop()
    second._let_go()


def test_work_is_done_in_one_other_process_that_stays(second):
    first, again = second.call(os.getpid), second.call(os.getpid)
    assert first == again != os.getpid()


def test_what_the_work_raises_is_raised_here(second):
    with pytest.raises(FileNotFoundError):
        second.call(os.stat, "/nowhere/at/all")
    assert second.call(len, "abc") == 3


def count_to(number, tell):
    for reached in range(number):
        tell(reached)
    return number


def test_work_that_tells_how_far_it_is_is_heard(second):
    heard = []
    assert second.follow(heard.append, count_to, 3) == 3
    assert heard == [0, 1, 2]
    assert second.call(len, "abc") == 3


def say_so_and_never_end(started):
    started.touch()
    time.sleep(600)


def test_stopping_ends_the_work_at_once_and_the_next_call_starts_anew(second, tmp_path):
    first, started = second.call(os.getpid), tmp_path / "started"
    outcome = []

    def wait_long():
        try:
            second.call(say_so_and_never_end, started)
        except Stopped as stopped:
            outcome.append(stopped)

    waiting = threading.Thread(target=wait_long)
    waiting.start()
    while not started.exists():  # what was not begun yet is not under way, and stays asked for
        pass
    second.stop()
    waiting.join(timeout=60)
    assert len(outcome) == 1
    assert second.call(os.getpid) != first


def test_work_that_nobody_wants_any_more_ends_and_is_not_begun(second, tmp_path):
    first, started = second.call(os.getpid), tmp_path / "started"
    with pytest.raises(Stopped):
        second.call(os.getpid, is_wanted=lambda: False)
    assert second.call(os.getpid, is_wanted=lambda: True) == first
    with pytest.raises(Stopped):
        second.call(say_so_and_never_end, started, is_wanted=lambda: not started.exists())
    assert second.call(os.getpid) != first


def test_where_a_process_ends_before_it_ever_answered_the_work_is_done_here(second, monkeypatch):
    monkeypatch.setattr("wijkdesk.ui.second_process._serve", os.getpid)
    assert second.call(os.getpid) == os.getpid()


def test_where_no_process_can_be_started_the_work_is_done_here(second, monkeypatch):
    def refuse(*_):
        raise OSError

    monkeypatch.setattr(second, "_start", refuse)
    assert second.call(os.getpid) == os.getpid()
