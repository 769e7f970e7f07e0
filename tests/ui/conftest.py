"""The example dossier, told once and copied for each test that changes it."""

import datetime as dt
import gc
import itertools
import shutil
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.disks import mount, pull_out, read_only  # noqa: F401 - fixtures
from wijkdesk import paths
from wijkdesk.example import create_example
from wijkdesk.ui.overview.pages import make_pages
from wijkdesk.ui.program import Program, application
from wijkdesk.ui.second_process import SecondProcess

TODAY = dt.date(2026, 11, 23)
SOME = 25
"""After so many tests all objects are looked through; after each, those that are new."""


class PatientQtBot(QtBot):
    """Waits as long as a busy machine may take: what is there within five seconds says something about that machine."""

    def waitUntil(self, callback, *, timeout=60_000):
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=60_000, **how):
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitExposed(self, widget, *, timeout=60_000):
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp, request) -> QtBot:
    return PatientQtBot(request)


@pytest.fixture(scope="session")
def _tests_done():
    """How many there were. From here on nothing but ``_tidy`` looks for rubbish: see ``wijkdesk.ui.tidying``."""
    gc.disable()
    yield itertools.count(1)
    gc.enable()


@pytest.fixture(autouse=True)
def _tidy(_tests_done):
    yield
    gc.collect(1 if next(_tests_done) % SOME else 2)


@pytest.fixture(scope="session")
def told_example(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("example") / "Rozenprieel.wijkdesk"
    create_example(path, today=TODAY)
    return path


@pytest.fixture
def example(tmp_path, told_example) -> Path:
    """An example dossier of this test alone."""
    return Path(shutil.copy(told_example, tmp_path / told_example.name))


@pytest.fixture
def program(qtbot, monkeypatch, example):
    """The program with the example in its window; some tests begin otherwise, with one of their own."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    application()
    (paths.config() / "wijkdesk.ini").unlink(missing_ok=True)
    program = Program()
    qtbot.addWidget(program.window)
    with qtbot.waitExposed(program.window):
        program.start(example)
    yield program
    program.window.close()


@pytest.fixture(scope="session", autouse=True)
def _programs_stay():
    """Keep every program as a process keeps its one: until it ends. Qt does not bear its parts going in any order."""
    begin, begun = Program.__init__, []

    def stay(program):
        begun.append(program)
        begin(program)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Program, "__init__", stay)
        yield


@pytest.fixture(scope="session", autouse=True)
def _pages_made_once():
    """Keep the pages that the second process made of an overview: most tests begin with those of the example."""
    call, made = SecondProcess.call, []

    def call_once(process, work, *asked, **how):
        if work is not make_pages:
            return call(process, work, *asked, **how)
        for before, pages in made:
            if before == asked:
                return pages
        pages = call(process, work, *asked, **how)
        made.append((asked, pages))
        return pages

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SecondProcess, "call", call_once)
        yield
