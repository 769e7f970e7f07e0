"""The window as a whole, as it is started from a command line."""

import os
import subprocess
import sys

import pytest

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize("arguments", [[], ["proef.wijkdesk"]])
def test_without_a_screen_the_window_says_so_in_one_sentence(arguments):
    environment = {name: value for name, value in os.environ.items() if name not in SCREENS} | {"DISPLAY": ""}
    command = [sys.executable, "-m", "wijkdesk", *arguments]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)

    assert ended.returncode == 1
    assert ended.stdout == ""
    assert "geen scherm" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
