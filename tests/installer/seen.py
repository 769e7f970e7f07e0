"""A screen that can be looked at, where none is: an X server, and what stands on it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

# Looks until something is painted, and what comes behind that is there too: until nothing changes for a while. Keeps
# that as a picture, and tells how many colours it has.
_LOOK = """
import sys, time
from PySide6.QtWidgets import QApplication
program = QApplication([])
end = time.monotonic() + 60
def look():
    return program.primaryScreen().grabWindow(0).toImage()
def colours(picture):
    return len({picture.pixel(x, y) for x in range(0, picture.width(), 4) for y in range(0, picture.height(), 4)})
while colours(seen := look()) <= 100 and time.monotonic() < end:
    time.sleep(0.2)
while time.monotonic() < end:
    time.sleep(5)
    before, seen = seen, look()
    if seen == before:
        break
seen.save(sys.argv[1])
print(colours(seen))
"""


@contextmanager
def x_server() -> Iterator[str]:
    """The address of a display of 1366 by 768."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed, so there is no screen to show a window on")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    with server:
        try:
            assert server.stdout is not None
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


def shown_on(display: str, picture: Path) -> int:
    """Wait for a window, write what stands on the screen to ``picture``, and return how many colours that has."""
    looked = subprocess.run(
        [sys.executable, "-c", _LOOK, picture],
        env=os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return int(looked.stdout)
