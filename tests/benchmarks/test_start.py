"""How long it takes to be there, and how much memory, beside a bare window of Qt: each time a fresh process.

The two take turns, so that whatever else the machine does happens to both.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

from tests.benchmarks.examples import SCALES, example

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what a process uses is read from /proc")
STARTED = Path(__file__).with_name("started.py")
ROUNDS = 7


@pytest.fixture
def start(tmp_path, compiled):
    """Start a process of this kind; what it told, line by line: seconds on the clock, of CPU, and megabytes."""
    homes = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    surroundings = (
        os.environ
        | homes
        | {
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": os.pathsep.join(sys.path),
            "PYTHONPYCACHEPREFIX": str(compiled),
        }
    )
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)

    def start(kind, *arguments):
        done = subprocess.run(
            [sys.executable, STARTED, kind, *arguments],
            env=surroundings,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            check=True,
        )
        return [tuple(map(float, line.split())) for line in done.stdout.splitlines()]

    return start


def test_from_a_double_click_to_the_first_paint_and_the_first_edit(start, row, tmp_path):
    path = shutil.copy(example(SCALES[0]), tmp_path / "Buurt.wijkdesk")
    limits, own = _in_turns(lambda: start("bare-edit"), lambda: start("ours-edit", path))
    _tell_first_paint(row, 1, limits, own, 1.5)
    row("start until an edit can be made", 1000 * _of(own, 1, 0), 1000 * _of(limits, 1, 0), "ms wall", 1.3)
    row("memory after the first paint", _of(own, 0, 2), _of(limits, 0, 2), "MB PSS", 1.6)
    row("memory with the write side", _of(own, 1, 2), _of(limits, 1, 2), "MB PSS", 1.25)


def test_a_large_dossier_is_painted_as_soon(start, row, large_example):
    limits, own = _in_turns(lambda: start("bare"), lambda: start("ours", large_example))
    _tell_first_paint(row, SCALES[-1], limits, own, 1.8)


def _in_turns(*works):
    """What each told in every round but the first, which reads everything from the disk."""
    turns = [[work() for work in works] for _ in range(ROUNDS + 1)][1:]
    return list(zip(*turns, strict=True))


def _of(rounds, line, which):
    return median(each[line][which] for each in rounds)


def _tell_first_paint(row, scale, limits, own, most):
    name = f"start to first paint, scale {scale}"
    row(name, 1000 * _of(own, 0, 0), 1000 * _of(limits, 0, 0), "ms wall", most)
    row(f"{name}, of the processor", 1000 * _of(own, 0, 1), 1000 * _of(limits, 0, 1), "ms CPU", most)
