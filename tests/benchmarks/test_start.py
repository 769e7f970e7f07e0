"""How long it takes to be there, and how much memory, beside a bare window of Qt: each time a fresh process.

The two take turns, so that whatever else the machine does happens to both.
"""

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

from wijkdesk.example import create_example

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what a process uses is read from /proc")
STARTED = Path(__file__).with_name("started.py")
ROUNDS = 7


@pytest.fixture(scope="module")
def told_small_example(tmp_path_factory):
    path = tmp_path_factory.mktemp("small") / "Klein.wijkdesk"
    create_example(path, today=dt.date(2026, 11, 23))
    return path


@pytest.fixture
def start(tmp_path):
    """Start a process of this kind; what it told, line by line: seconds on the clock, of CPU, and megabytes."""
    homes = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    surroundings = (
        os.environ
        | homes
        | {
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": os.pathsep.join(sys.path),
            "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled"),  # as where it is installed: no start compiles it
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


@pytest.mark.parametrize(("scale", "most"), [(1, 1.5), (160, 1.8)])
def test_from_a_double_click_to_the_first_paint_and_the_first_edit(start, row, request, tmp_path, scale, most):
    told = request.getfixturevalue("told_small_example" if scale == 1 else "told_large_example")
    path = shutil.copy(told, tmp_path / "Buurt.wijkdesk")
    limits, own = [], []
    for turn in range(ROUNDS + 1):
        both = start("bare-edit"), start("ours-edit", path)
        if turn:  # the first reads everything from the disk
            limits.append(both[0])
            own.append(both[1])

    def of(rounds, line, which):
        return median(each[line][which] for each in rounds)

    at = f"scale {scale}"
    row(f"start to first paint, {at}", 1000 * of(own, 0, 0), 1000 * of(limits, 0, 0), "ms wall", most)
    row(f"start to first paint, {at}, of the processor", 1000 * of(own, 0, 1), 1000 * of(limits, 0, 1), "ms CPU", most)
    if scale == 1:
        row("start until an edit can be made", 1000 * of(own, 1, 0), 1000 * of(limits, 1, 0), "ms wall", 1.3)
        row("memory after the first paint", of(own, 0, 2), of(limits, 0, 2), "MB PSS", 1.6)
        row("memory with the write side", of(own, 1, 2), of(limits, 1, 2), "MB PSS", 1.25)
