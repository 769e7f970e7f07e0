"""The example dossier, told once and copied for each test that changes it."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from tests.disks import mount, pull_out, read_only  # noqa: F401 - fixtures
from wijkdesk.example import create_example
from wijkdesk.ui.overview.pages import make_pages
from wijkdesk.ui.second_process import SecondProcess

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


@pytest.fixture(scope="session", autouse=True)
def _pages_made_once():
    """Keep the pages that the second process made of an overview: most tests begin with those of the example."""
    call, made = SecondProcess.call, []

    def call_once(process, work, *asked):
        if work is not make_pages:
            return call(process, work, *asked)
        for before, pages in made:
            if before == asked:
                return pages
        pages = call(process, work, *asked)
        made.append((asked, pages))
        return pages

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SecondProcess, "call", call_once)
        yield
