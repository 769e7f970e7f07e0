"""How long the frozen program takes to be there, beside a bare window of Qt; left out where it was not built.

It is watched from outside: it opens the dossier, reads what the first paint shows, and paints.
"""

import os
import shutil
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from statistics import median

import pytest

from tests.benchmarks.examples import example
from tests.benchmarks.measuring import ROUNDS
from tests.benchmarks.test_start import start  # noqa: F401 - the fixture

FROZEN = Path(__file__).parents[2] / "build" / "installer" / "deb" / "frozen" / "wijkdesk" / "wijkdesk"
GOALS = {1: 1.5, 160: 1.8}
LONGEST = 60  # seconds

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="what a process opened is read from /proc"),
    pytest.mark.skipif(
        not FROZEN.is_file(), reason="no frozen program: python3 build_installer.py --target deb --fast makes it"
    ),
]


@pytest.mark.parametrize("scale", GOALS)
def test_from_a_double_click_to_the_open_dossier(start, row, tmp_path, scale):  # noqa: F811
    path = Path(shutil.copy(example(scale), tmp_path / "Buurt.wijkdesk"))
    limits, own = [], []
    for turn in range(ROUNDS + 1):
        both = start("bare")[0][0], _until_open(path, tmp_path / f"home {turn}")
        if turn:  # the first reads everything from the disk
            limits.append(both[0])
            own.append(both[1])
    name = f"frozen: start until the dossier is open, scale {scale}"
    row(name, 1000 * median(own), 1000 * median(limits), "ms wall", GOALS[scale])


def _until_open(path: Path, home: Path) -> float:
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), str(home))
    home.mkdir()
    began = time.perf_counter()
    with subprocess.Popen(
        [FROZEN, path], env=os.environ | homes | {"QT_QPA_PLATFORM": "offscreen"}, stderr=subprocess.DEVNULL
    ) as process:
        try:
            while not _has_open(path, process.pid):
                assert process.poll() is None, "it ended by itself"
                assert time.perf_counter() < began + LONGEST
                time.sleep(0.001)
            return time.perf_counter() - began
        finally:
            process.kill()


def _has_open(path: Path, process: int) -> bool:
    return any(map(partial(_is_link_to, path), Path(f"/proc/{process}/fd").iterdir()))


def _is_link_to(path: Path, link: Path) -> bool:
    try:
        return link.readlink() == path
    except FileNotFoundError:  # closed meanwhile
        return False
