"""One table of all that was measured, and the example that every limit of speed is about, told once for all."""

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from tests.benchmarks.examples import SCALES, example
from tests.benchmarks.quiet import is_at_rest
from tests.benchmarks.rows import Growth, Row, as_table
from tests.benchmarks.watching import AFTERWARDS, BETWEEN_LOOKS, WAIT, watched
from wijkdesk.ui.backups import keeper

ROWS = pytest.StashKey[list[Row]]()
GROWTHS = pytest.StashKey[list[Growth]]()


@pytest.fixture(scope="session")
def told_large_example() -> Path:
    return example(SCALES[-1])


@pytest.fixture(scope="session", autouse=True)
def _no_backup_beside():
    """A backup of the large example takes half a minute beside what is measured next; it has a benchmark of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeper, "_make", lambda *_arguments: "")
        yield


@pytest.fixture
def large_example(told_large_example, tmp_path) -> Path:
    """A copy for one benchmark alone."""
    return Path(shutil.copy(told_large_example, tmp_path / "Groot.wijkdesk"))


def pytest_addoption(parser):
    parser.addoption("--rows", metavar="FILE", help="write what was measured there too, as JSON")


def pytest_configure(config):
    config.stash[ROWS], config.stash[GROWTHS] = [], []


@pytest.fixture(scope="session")
def compiled(tmp_path_factory) -> Path:
    """Where processes keep what Python compiled for them, as where the program is installed: no start compiles it."""
    return tmp_path_factory.mktemp("compiled")


@pytest.fixture(scope="session")
def row(pytestconfig):
    """Tells one row of the table."""
    return lambda name, ours, limit, unit, goal=1.0: pytestconfig.stash[ROWS].append(Row(name, ours, limit, unit, goal))


@pytest.fixture
def goes_on(program, qtbot, row):
    """Has the window of a ``program`` do something, and tells how long it waited until that was over."""

    def goes_on(name, act, is_over=lambda: True):
        program.window.activateWindow()
        with watched(program.window, row, name):
            act()
            qtbot.waitUntil(is_over, timeout=WAIT)
            for _ in range(0, AFTERWARDS, BETWEEN_LOOKS):
                QTest.qWait(BETWEEN_LOOKS)
                if is_at_rest(program.window):
                    break

    return goes_on


@pytest.fixture(scope="session")
def growth(pytestconfig):
    """Tells what something takes at each scale."""
    return lambda name, amounts, unit: pytestconfig.stash[GROWTHS].append(Growth(name, amounts, unit))


def pytest_sessionfinish(session):
    """A goal that does not hold fails the run, and no benchmark: the table says which."""
    told = [*session.config.stash[ROWS], *session.config.stash[GROWTHS]]
    if not all(each.holds for each in told) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter, config):
    rows, growths = config.stash[ROWS], config.stash[GROWTHS]
    scales = tuple(f"scale {scale}" for scale in SCALES)
    for title, headings, told in (
        ("what was measured", ("what", "ours", "limit", "", "ratio", "goal", ""), rows),
        ("how cost grows", ("what", *scales, "", "exponent", ""), growths),
    ):
        if told:
            terminalreporter.section(title)
            terminalreporter.write("\n".join(as_table(headings, [each.as_cells() for each in told])) + "\n")
    if config.getoption("rows"):
        told = [each.as_json() for each in (*rows, *growths)]
        Path(config.getoption("rows")).write_text(json.dumps(told, indent=1) + "\n", "utf-8")
