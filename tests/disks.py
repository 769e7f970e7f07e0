"""Disks that are read-only, full or gone, as fixtures for whoever imports them."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest


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


@pytest.fixture
def pull_out() -> Callable[[Path], None]:
    """Take away a mounted disk while its files are open; what stood on it is gone with it."""

    def pull_out(place: Path) -> None:
        assert not _run("umount", "--lazy", str(place)).returncode

    return pull_out


def _run(*command: str) -> subprocess.CompletedProcess:
    if sys.platform != "linux" or os.geteuid():
        pytest.skip("only root on Linux can do this")
    return subprocess.run(command, capture_output=True, text=True, check=False)
