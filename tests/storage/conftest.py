"""Dossiers, and disks that are read-only, full or gone."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

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
def mount(tmp_path) -> Iterator[Callable[..., Path]]:
    """Mount a disk of a few kilobytes, or a folder once more; mounting again with ``remount`` changes it."""
    mounted = []

    def mount(*options: str, kind: str = "tmpfs", name: str = "disk") -> Path:
        place = tmp_path / name
        place.mkdir(exist_ok=True)
        done = _run("mount", "-t", kind, "-o", ",".join(options), kind, str(place))
        if done.returncode:
            pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")
        mounted.append(place)
        return place

    yield mount
    for place in reversed(mounted):
        _run("umount", "--lazy", str(place))


@pytest.fixture
def read_only(mount) -> Callable[[Path], None]:
    """Let nothing be written on a mounted disk any more; the bits of permission would not stop root."""

    def make_read_only(place: Path) -> None:
        mount("remount", "ro", name=place.name)

    return make_read_only


@pytest.fixture
def immutable() -> Iterator[Callable[[Path], None]]:
    """Let a file or folder be changed by nobody, not even by root."""
    made = []

    def make_immutable(path: Path) -> None:
        done = _run("chattr", "+i", str(path))
        if done.returncode:
            pytest.skip(f"this disk keeps nothing from root: {done.stderr.strip()}")
        made.append(path)

    yield make_immutable
    for path in made:
        _run("chattr", "-i", str(path))


def _run(*command: str) -> subprocess.CompletedProcess:
    if sys.platform != "linux" or os.geteuid():
        pytest.skip("only root on Linux can do this")
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def start_writer() -> Iterator[Callable[[str, Path], subprocess.Popen]]:
    """Start a program of its own, see ``writer.py``; it ends with the test."""
    started = []

    def start(what: str, path: Path) -> subprocess.Popen:
        program = [sys.executable, str(Path(__file__).with_name("writer.py")), what, str(path)]
        started.append(subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()
