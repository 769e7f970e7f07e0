"""From Enter behind a password until the first rows are painted, beside deriving the key, which nobody can do without.

What a dossier without a password takes to be shown is no part of that: it is measured in turns, and taken off.
"""

import contextlib
import hashlib
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.examples import SCALES, example
from tests.benchmarks.measuring import in_turns
from tests.benchmarks.quiet import process_until_painted, settle
from wijkdesk import paths
from wijkdesk.storage import driver
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.password import rewriting
from wijkdesk.ui.program import Program, application

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
PASSWORD, KEY_ROUNDS = "een geheim van de wijk", 256_000
GOAL = 1.3


@pytest.fixture(autouse=True)
def _each_time_anew(monkeypatch):
    """Tests derive a key once; here that is what is measured."""
    monkeypatch.setattr(driver, "raw_key", driver.raw_key.__wrapped__)


def test_from_enter_to_the_first_rows(tmp_path, row):
    plain = Path(shutil.copy(example(SCALES[0]), tmp_path / "open.wijkdesk"))
    turns = _Turns(_locked(SCALES[0], tmp_path), plain)
    works = (turns.ask, turns.unlock, turns.close, turns.begin, turns.show, turns.close, _derive_key)
    _, unlocked, _, _, shown, _, key = in_turns(*works)
    name = "unlocking: Enter to the first rows painted, without the first paint"
    row(name, 1000 * (unlocked.wall - shown.wall), 1000 * key.wall, "ms wall", GOAL)


def test_how_that_grows(tmp_path, growth):
    amounts = {}
    for scale in SCALES:
        turns = _Turns(_locked(scale, tmp_path), None)
        _, unlocked, _ = in_turns(turns.ask, turns.unlock, turns.close, rounds=1, warm_up=0)
        amounts[scale] = 1000 * unlocked.wall
    growth("unlocking: Enter to the first rows painted", amounts, "ms wall")


def _locked(scale, folder):
    """The example under the password, without the checks that a dossier needs when somebody sets one."""
    path = folder / f"{scale}.wijkdesk"
    path.touch(0o600)
    with contextlib.closing(driver.connect(example(scale), only_reads=False)) as source:
        rewriting._export(source, path, driver.raw_key(PASSWORD, driver.new_salt()))
    return path


def _derive_key():
    hashlib.pbkdf2_hmac("sha512", PASSWORD.encode(), b"0123456789abcdef", KEY_ROUNDS, 32)


class _Turns:
    """What is done in turns, in a window that was not there before; what is done beside the window ends with it."""

    def __init__(self, locked: Path, plain: Path | None) -> None:
        application()
        self._locked, self._plain = locked, plain

    def ask(self):
        self._start(self._locked)
        self._box = self._program.locking.page.unlocking.password.box
        QTest.keyClicks(self._box, PASSWORD)
        QApplication.processEvents()

    def unlock(self):
        QTest.keyClick(self._box, Qt.Key.Key_Return)
        while self._program.dossier is None:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        process_until_painted(self._program.window)

    def begin(self):
        self._start(None)

    def show(self):
        self._program.show(Dossier.open(self._plain))
        process_until_painted(self._program.window)

    def close(self):
        self._program.window.close()
        settle()

    def _start(self, path):
        (paths.config() / "wijkdesk.ini").unlink(missing_ok=True)
        self._program = Program()
        self._program.start(path)
        settle()
