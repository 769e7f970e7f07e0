"""The example dossier, told once and copied for each test that changes it."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from tests.disks import mount, pull_out, read_only  # noqa: F401 - fixtures
from wijkdesk.example import create_example

TODAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="session")
def told_example(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("example") / "Rozenprieel.wijkdesk"
    create_example(path, today=TODAY)
    return path


@pytest.fixture
def example(tmp_path, told_example) -> Path:
    """An example dossier of this test alone."""
    return Path(shutil.copy(told_example, tmp_path / told_example.name))
