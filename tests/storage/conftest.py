"""Dossiers, and programs beside this one that write in them."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.disks import immutable, mount, pull_out, read_only  # noqa: F401 - fixtures
from tests.dossiers import new_dossier
from wijkdesk.storage.dossier import Dossier


@pytest.fixture(scope="session")
def template(tmp_path_factory) -> Path:
    return new_dossier(tmp_path_factory.mktemp("template"))


@pytest.fixture
def path(tmp_path, template) -> Path:
    """A dossier with an approach and the four pillars."""
    return shutil.copy(template, tmp_path / template.name)


@pytest.fixture
def dossier(path) -> Iterator[Dossier]:
    with Dossier.open(path) as dossier:
        yield dossier


@pytest.fixture
def heard(dossier) -> list:
    """What the dossier announced, in order."""
    heard: list = []
    dossier.listen(heard.append)
    return heard


@pytest.fixture
def start_writer() -> Iterator[Callable[..., subprocess.Popen]]:
    """Start a program of its own, see ``writer.py``; it ends with the test."""
    started = []

    def start(what: str, *given: object) -> subprocess.Popen:
        program = [sys.executable, str(Path(__file__).with_name("writer.py")), what, *map(str, given)]
        started.append(subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()
