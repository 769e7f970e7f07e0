"""What takes minutes (building an installer, and using it on a system of its own) runs when it is asked for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "build" / "installer" / "tested"


@pytest.fixture(scope="session")
def whole() -> None:
    """For tests of a real installer."""
    if os.environ.get("WIJKDESK_INSTALLERS") != "whole":
        pytest.skip("takes minutes: `python3 dev.py test --installer` runs it")


@pytest.fixture(scope="session")
def package(whole) -> Path:
    """The package for Debian, built of the project as it is here."""
    if not sys.platform.startswith("linux") or not Path("/etc/debian_version").exists():
        pytest.skip("a package for Debian is built on Debian or its like")
    subprocess.run(
        [sys.executable, "build_installer.py", "--target", "deb", "--fast", "--out", BUILT], cwd=ROOT, check=True
    )
    [built] = BUILT.glob("*.deb")
    return built
