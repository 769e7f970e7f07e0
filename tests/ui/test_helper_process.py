"""The process beside the window: what it gives, what it raises, and that it can be stopped."""

import os
import threading
import time

import pytest

from wijkdesk.ui.helper_process import Helper, Stopped


@pytest.fixture
def helper():
    helper = Helper()
    yield helper
    helper.stop()
    helper._let_go()


def test_work_is_done_in_one_other_process_that_stays(helper):
    first, second = helper.call(os.getpid), helper.call(os.getpid)
    assert first == second != os.getpid()


def test_what_the_work_raises_is_raised_here(helper):
    with pytest.raises(FileNotFoundError):
        helper.call(os.stat, "/nowhere/at/all")
    assert helper.call(len, "abc") == 3


def test_stopping_ends_the_work_at_once_and_the_next_call_starts_anew(helper):
    first = helper.call(os.getpid)
    outcome = []

    def wait_long():
        try:
            helper.call(time.sleep, 600)
        except Stopped as stopped:
            outcome.append(stopped)

    waiting = threading.Thread(target=wait_long)
    waiting.start()
    while not helper._one_at_a_time.locked():
        pass
    helper.stop()
    waiting.join(timeout=60)
    assert len(outcome) == 1
    assert helper.call(os.getpid) != first


def test_where_a_process_ends_before_it_ever_answered_the_work_is_done_here(helper, monkeypatch):
    monkeypatch.setattr("wijkdesk.ui.helper_process._serve", os.getpid)
    assert helper.call(os.getpid) == os.getpid()


def test_where_no_process_can_be_started_the_work_is_done_here(helper, monkeypatch):
    def refuse(*_):
        raise OSError

    monkeypatch.setattr(helper, "_start", refuse)
    assert helper.call(os.getpid) == os.getpid()
