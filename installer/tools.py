"""What every build stands on: a job, commands that must succeed, and a Python with the libraries of the program."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

import dev
from installer.commit import ROOT

PACKAGES: Final = Path(__file__).with_name("packages.txt")


class Job(NamedTuple):
    """What to build: ``epoch`` is the moment of the commit, which every file in the installer gets.

    ``cache`` keeps what was fetched; ``work`` is emptied. ``fast`` packs less tightly. With ``certificate``, a file
    with a certificate and its key, what runs on Windows is signed.
    """

    version: str
    epoch: int
    cache: Path
    work: Path
    fast: bool = False
    certificate: Path | None = None


def missing_packages(tools: Mapping[str, str], libraries: Mapping[str, str]) -> list[str]:
    """The packages of Debian that bring what is not here of these tools and libraries, and a new venv for Python."""
    missing = [package for tool, package in tools.items() if shutil.which(tool) is None]
    missing += [package for library, package in libraries.items() if not dev.can_load(library)]
    if importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return missing


def run(command: list[str | Path], **environment: str) -> None:
    """Run a command in the project's folder; raises ``CalledProcessError`` when it fails."""
    subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=True, stdout=subprocess.DEVNULL)


def put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def fetch(python: Path, listed: Path, into: Path, *how: str | Path) -> Path:
    """Fetch what is listed with its hashes, once; return the folder, which is named after the list."""
    folder = into / hashlib.sha256(listed.read_bytes()).hexdigest()[:16]
    if not (folder / "complete").is_file():
        run([*_pip(python), "download", "--require-hashes", "--requirement", listed, "--dest", folder, *how])
        (folder / "complete").touch()
    return folder


def python_with_packages(cache: Path) -> Path:
    """A Python with what the program needs and what builds it; fetched once, and made anew when the list changes."""
    of = hashlib.sha256(PACKAGES.read_bytes() + sys.version.encode()).hexdigest()
    folder = cache / "venv"
    python, stamp = folder / "bin" / "python", folder / "wijkdesk.stamp"
    if stamp.is_file() and stamp.read_text() == of:
        return python
    venv.create(folder, clear=True, with_pip=True)
    wheels = fetch(python, PACKAGES, cache / f"wheels-{sys.version_info.minor}", "--only-binary", ":all:")
    hashed: list[str | Path] = ["--require-hashes", "--only-binary", ":all:", "--requirement", PACKAGES]
    run([*_pip(python), "install", "--no-index", "--find-links", wheels, *hashed])
    stamp.write_text(of)
    return python


def take_pictures(job: Job, python: Path, folder: Path) -> None:
    """Make the pictures of the handbook in this folder; stops where that fails."""
    if not dev.make_pictures(python, job.work / "pictures", folder):
        sys.exit("The pictures of the handbook could not be made; the lines above say why.")


def _pip(python: Path) -> list[str | Path]:
    return [python, "-m", "pip", "--quiet", "--disable-pip-version-check"]
