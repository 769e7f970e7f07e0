"""A locked dossier, and the program that opens it."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from wijkdesk import paths
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.password.setting import put_under_password
from wijkdesk.ui.program import Program, application

PASSWORD = "vier bankjes op het plein"


@pytest.fixture(scope="session")
def told_locked(tmp_path_factory, told_example) -> Path:
    path = Path(shutil.copy(told_example, tmp_path_factory.mktemp("locked") / "Rozenprieel.wijkdesk"))
    with Dossier.open(path) as dossier:
        put_under_password(dossier, PASSWORD)
    return path


@pytest.fixture
def locked(tmp_path, told_locked) -> Iterator[Path]:
    yield Path(shutil.copy(told_locked, tmp_path / "Vergrendeld.wijkdesk"))
    shutil.rmtree(paths.data() / "half-typed", ignore_errors=True)  # all these copies have one key


@pytest.fixture
def program(qtbot, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    application()
    (paths.config() / "wijkdesk.ini").unlink(missing_ok=True)
    program = Program()
    qtbot.addWidget(program.window)
    yield program
    program.window.close()


@pytest.fixture
def unlock(qtbot, program):
    """Type this password where it is asked, and wait for what comes of it."""

    def unlock(typed=PASSWORD):
        page = program.locking.page
        program.window.activateWindow()
        qtbot.waitUntil(lambda: page.unlocking.password.box.hasFocus())
        qtbot.keyClicks(page.unlocking.password.box, typed)
        page.commit.click()
        qtbot.waitUntil(
            page.commit.isEnabled if typed != PASSWORD else lambda: program.locking.page is None, timeout=20_000
        )

    return unlock


@pytest.fixture
def on_locked(qtbot, program, locked, unlock):
    """The program with a locked dossier that somebody unlocked."""
    with qtbot.waitExposed(program.window):
        program.start(locked)
    unlock()
    return program
