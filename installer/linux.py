"""The package for Debian and what is like it: the program frozen by PyInstaller, in a .deb.

Everything in the package is a function of the commit and of the packages whose hashes stand in ``packages.txt``:
the same commit, built with the same Python, gives the same bytes.
"""

import gzip
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Final

import dev
from installer.commit import ROOT
from installer.tools import Job, missing_packages, put, python_with_packages, run, take_pictures

RECIPES: Final = Path(__file__).parent / "deb"

DEBIAN_PACKAGES: Final = {"dpkg-shlibdeps": "dpkg-dev", "strip": "binutils"}
"""What the build runs, and the package that brings it."""

_ARCHITECTURES: Final = {"x86_64": "amd64", "aarch64": "arm64"}
_HOME: Final = Path("usr/lib/wijkdesk")
_ICONS: Final = Path("usr/share/icons/hicolor")
_MIME_ICON: Final = "application-x-wijkdesk-dossier"
_MAINTAINER: Final = "De makers van Wijkdesk <wijkdesk@example.org>"


def name_of(job: Job) -> str:
    """What the package is called, without its ending."""
    return f"wijkdesk_{job.version}_{_ARCHITECTURES[platform.machine()]}"


def build(job: Job, out: Path) -> Path:
    """Write the package to ``out``, and beside it what is inside; raises ``CalledProcessError`` where a step fails."""
    install_what_is_needed()
    shutil.rmtree(job.work, ignore_errors=True)
    job.work.mkdir(parents=True)
    out.mkdir(parents=True, exist_ok=True)
    python = python_with_packages(job.cache)
    frozen = freeze(job, python)
    staged = stage(frozen, job.epoch)
    take_pictures(job, python, staged / _HOME / "_internal/wijkdesk/resources/help/pictures")
    licences = staged / "usr/share/doc/wijkdesk/copyright"
    run([python, "-m", "installer.inside", job.version, str(job.epoch), out / f"{name_of(job)}.cdx.json", licences])
    describe(job, staged, needed_packages(job, staged))
    settle(staged, job.epoch)
    return pack(job, staged, out)


def install_what_is_needed() -> None:
    """Install what is run here, and the libraries of the system that the package will depend on."""
    missing = missing_packages(DEBIAN_PACKAGES, dev.QT_LIBRARIES | dev.SCREEN_LIBRARIES)
    library = sysconfig.get_config_var("INSTSONAME")
    # Debian's Python carries this within itself; the frozen program loads it.
    if not dev.can_load(library) and not Path(sysconfig.get_config_var("LIBDIR"), library).exists():
        missing.append(f"libpython{sys.version_info.major}.{sys.version_info.minor}")
    if missing:
        dev.install_with_apt(missing)


def freeze(job: Job, python: Path) -> Path:
    """Freeze the program, and return the folder that holds it."""
    frozen = job.work / "frozen"
    run(
        [
            *(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
            *("--distpath", frozen, "--workpath", job.work / "pyinstaller", RECIPES / "wijkdesk.spec"),
        ],
        # The order of sets and the time of building would otherwise be found in what is written.
        PYTHONHASHSEED="0",
        SOURCE_DATE_EPOCH=str(job.epoch),
        PYINSTALLER_CONFIG_DIR=str(job.work / "pyinstaller"),
    )
    return frozen / "wijkdesk"


def stage(frozen: Path, epoch: int) -> Path:
    """Lay everything where it will be on the system; return the folder that stands for its root."""
    staged = frozen.parents[1] / "root"
    shutil.copytree(frozen, staged / _HOME, symlinks=True)
    (staged / "usr/bin").mkdir(parents=True)
    (staged / "usr/bin/wijkdesk").symlink_to(Path("..", "lib/wijkdesk/wijkdesk"))
    logo = ROOT / "resources/icons/wijkdesk.svg"
    for source, target in (
        (RECIPES / "wijkdesk.desktop", "usr/share/applications/wijkdesk.desktop"),
        (RECIPES / "wijkdesk-dossier.xml", "usr/share/mime/packages/wijkdesk.xml"),
        (RECIPES / "wijkdesk.metainfo.xml", "usr/share/metainfo/wijkdesk.metainfo.xml"),
        (logo, _ICONS / "scalable/apps/wijkdesk.svg"),
        (RECIPES.parent / "dossier.svg", _ICONS / f"scalable/mimetypes/{_MIME_ICON}.svg"),
    ):
        put(staged / target, source.read_bytes())
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    put(staged / "usr/share/doc/wijkdesk/changelog.gz", gzip.compress(changes, mtime=epoch))
    return staged


def needed_packages(job: Job, staged: Path) -> str:
    """The packages of the system that hold the libraries which are needed and not inside, with their versions."""
    inside = [path for path in (staged / _HOME).rglob("*") if path.is_file() and not path.is_symlink()]
    binaries = [path for path in inside if path.open("rb").read(4) == b"\x7fELF"]
    folders = sorted({path.parent for path in inside if ".so" in path.name})
    # The tool wants to stand in a source package, to see the root of the one that is built, and to be told where in
    # that the libraries lie.
    (staged / "DEBIAN").mkdir()
    control = job.work / "debian/control"
    control.parent.mkdir()
    control.write_text("Source: wijkdesk\n\nPackage: wijkdesk\nArchitecture: any\n")
    told = subprocess.run(
        ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"]
        + [f"-l{folder}" for folder in folders]
        + [f"-e{path}" for path in sorted(binaries)],
        cwd=job.work,
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ).stdout
    return told.strip().removeprefix("shlibs:Depends=")


def describe(job: Job, staged: Path, depends: str) -> None:
    """Write what dpkg reads: what the package is, what it needs, and the hash of every file."""
    files = sorted(path for path in staged.rglob("*") if path.is_file() and not path.is_symlink())
    size = sum(-(-path.stat().st_size // 1024) for path in files)
    sums = "".join(f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(staged)}\n" for path in files)
    control = f"""\
Package: wijkdesk
Version: {job.version}
Architecture: {_ARCHITECTURES[platform.machine()]}
Maintainer: {_MAINTAINER}
Installed-Size: {size}
Depends: {depends}
Section: misc
Priority: optional
Description: dossier of a neighbourhood approach in one file
 Wijkdesk keeps the pillars, actions, contacts and promises of a neighbourhood
 approach together on one computer, and makes the half-yearly overview of them.
 It is in Dutch, and makes no connection to any network.
"""
    put(staged / "DEBIAN/control", control.encode())
    put(staged / "DEBIAN/md5sums", sums.encode())


def settle(staged: Path, epoch: int) -> None:
    """Give every file and folder its rights, whoever builds, and the moment of the commit."""
    program = staged / _HOME / "wijkdesk"
    for path in (staged, *staged.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def pack(job: Job, staged: Path, out: Path) -> Path:
    """Pack it; with one thread, for the number of threads shows in what is written."""
    package = out / f"{name_of(job)}.deb"
    how = ["-Zgzip", "-z1"] if job.fast else ["-Zxz", "-z6", "--threads-max=1"]
    run(
        ["dpkg-deb", "--root-owner-group", *how, "--build", staged, package],
        SOURCE_DATE_EPOCH=str(job.epoch),
    )
    return package
