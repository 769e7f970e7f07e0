"""A Debian that no developer touched, in a folder, with one user."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

USER = "buurt"
# What changes at every install, whatever is installed; and what is the user's.
NOT_OURS = ("home", "proc", "sys", "dev", "tmp", "run", "var/log", "var/cache", "var/lib/apt", "var/lib/dpkg")


class CleanDebian:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def home(self) -> Path:
        return self.folder / "home" / USER

    def run(self, *command: str) -> None:
        """Run as its administrator."""
        quiet = {"DEBIAN_FRONTEND": "noninteractive", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}
        ended = subprocess.run(
            ["chroot", self.folder, *command], capture_output=True, encoding="utf-8", env=quiet, check=False
        )
        assert ended.returncode == 0, f"{command}: {ended.stdout[-2000:]}{ended.stderr[-2000:]}"

    def as_user(self, *command: str, **environment: str) -> subprocess.Popen:
        """Begin something as its user, who has nothing of the environment here."""
        own = {"HOME": f"/home/{USER}", "PATH": "/usr/sbin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"} | environment
        return subprocess.Popen(
            ["chroot", f"--userspec={USER}:{USER}", self.folder, *command],
            env=own,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def files(self) -> set[str]:
        """Every file of the system itself."""
        found = set()
        for folder, _, names in os.walk(self.folder):
            inside = Path(folder).relative_to(self.folder).as_posix()
            if not any(inside == each or inside.startswith(f"{each}/") for each in NOT_OURS):
                found |= {f"{inside}/{name}" for name in names}
        return found


@contextmanager
def clean_debian(cache: Path, folder: Path) -> Iterator[CleanDebian]:
    """A minimal Debian 12; fetched once. Skips the test, with the reason, where there can be none."""
    if os.geteuid() != 0:
        pytest.skip("only root can make a system in a folder (chroot)")
    if shutil.which("debootstrap") is None:
        pytest.skip("debootstrap is not installed")
    kept = cache / "bookworm.tar"
    if not kept.is_file():
        _fetch(kept, folder / "fetched")
    subprocess.run(["tar", "--extract", "--file", kept, "--directory", folder], check=True)
    debian = CleanDebian(folder / "bookworm")
    shutil.copyfile("/etc/resolv.conf", debian.folder / "etc/resolv.conf")
    try:
        debian.run("useradd", "--create-home", USER)
        yield debian
    finally:
        shutil.rmtree(debian.folder)


def _fetch(kept: Path, folder: Path) -> None:
    """Keep a new one, from the mirror that this machine uses itself."""
    told = ["apt-get", "indextargets", "--format", "$(SITE) $(CODENAME)", "Created-By: Packages"]
    sites = subprocess.run(told, capture_output=True, encoding="utf-8", check=False).stdout.split("\n")
    mirrors = [site.split()[0] for site in sites if site.endswith(" bookworm")]
    if not mirrors:
        pytest.skip("this machine knows no mirror of Debian 12")
    command = ["debootstrap", "--variant=minbase", "bookworm", folder / "bookworm", mirrors[0]]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if ended.returncode:
        pytest.skip(f"debootstrap could not make a Debian: {ended.stdout[-300:]}")
    unfinished = kept.with_suffix(".unfinished")
    kept.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["tar", "--create", "--file", unfinished, "--directory", folder, "bookworm"], check=True)
    unfinished.rename(kept)
    shutil.rmtree(folder)
