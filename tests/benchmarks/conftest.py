"""The example that every limit of speed is about, told once for all benchmarks."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from wijkdesk.example import create_example

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
