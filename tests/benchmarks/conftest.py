"""One table of all that was measured, and the example that every limit of speed is about, told once for all."""

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from tests.benchmarks.rows import Row, as_table
from wijkdesk.example import create_example

ROWS = pytest.StashKey[list[Row]]()

SCALE = 160
"""About 20,000 actions, 6,000 contacts and 100,000 events and moments."""


@pytest.fixture(scope="session")
def told_large_example(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("large") / "Groot.wijkdesk"
    create_example(path, today=dt.date(2026, 11, 23), scale=SCALE)
    return path


@pytest.fixture
def large_example(told_large_example, tmp_path) -> Path:
    """A copy for one benchmark alone."""
    return Path(shutil.copy(told_large_example, tmp_path / told_large_example.name))


def pytest_addoption(parser):
    parser.addoption("--rows", metavar="FILE", help="write what was measured there too, as JSON")


def pytest_configure(config):
    config.stash[ROWS] = []


@pytest.fixture
def row(request):
    """Tells one row of the table; a goal that does not hold fails the benchmark once it has told all its rows."""
    told = []

    def tell(name, ours, limit, unit, goal=1.0):
        told.append(Row(name, ours, limit, unit, goal))
        request.config.stash[ROWS].append(told[-1])

    yield tell
    missed = [each.name for each in told if not each.holds]
    if missed:
        pytest.fail(f"does not hold: {', '.join(missed)}", pytrace=False)


def pytest_terminal_summary(terminalreporter, config):
    rows = config.stash[ROWS]
    if rows:
        terminalreporter.section("what was measured")
        terminalreporter.write("\n".join(as_table(rows)) + "\n")
    if config.getoption("rows"):
        told = [each.as_json() for each in rows]
        Path(config.getoption("rows")).write_text(json.dumps(told, indent=1) + "\n", "utf-8")
