"""What is built: the version, and the moment of the commit, which stands for every time in what is written."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]


def version() -> str:
    """The version of the program, from the one place where it stands."""
    text = (ROOT / "wijkdesk" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.M)
    assert found is not None
    return found[1]


def moment() -> int:
    """The moment of the commit in seconds, unless SOURCE_DATE_EPOCH says another."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not told and shutil.which("git"):
        asked = ["git", "log", "-1", "--format=%ct"]
        told = subprocess.run(asked, cwd=ROOT, capture_output=True, encoding="utf-8", check=False).stdout.strip()
    return int(told or 0)
