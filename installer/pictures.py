"""The pictures of the handbook, made of the example as it looks on the day of the commit."""

import datetime as dt
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

from installer.commit import ROOT

DEBIAN_PACKAGES: Final = {"faketime": "faketime"}


def make_pictures(python: Path, moment: int, work: Path) -> Path:
    """Write the pictures that the handbook shows, and return their folder; ``python`` has what the program needs.

    On any day the same commit gives the same pictures: the clock of the program is held on that day.
    """
    day = dt.datetime.fromtimestamp(moment, dt.UTC)
    shown, taken, example = work / "pictures", work / "screens", work / "voorbeeld.wijkdesk"
    wijkdesk: list[str | Path] = ["faketime", "-f", f"@{day:%Y-%m-%d} 12:00:00", python, "-m", "wijkdesk"]
    away = {name: str(work / "home") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    surroundings = os.environ | away | {"TZ": "UTC", "QT_QPA_PLATFORM": "offscreen"}
    commands: list[list[str | Path]] = [["example", example], ["screenshots", example, "--output", taken]]
    for command in commands:
        subprocess.run([*wijkdesk, *command], cwd=ROOT, env=surroundings, check=True, stdout=subprocess.DEVNULL)
    shown.mkdir()
    for page in (ROOT / "resources" / "help").glob("*.md"):
        for name in re.findall(r"\(pictures/([^)]+)\)", page.read_text("utf-8")):
            shutil.copyfile(taken / name, shown / name)
    return shown
