"""Set up Wijkdesk in this folder, then run it or its checks: `python3 dev.py run`, `python3 dev.py test`.

Standard library alone, for Linux, Windows and macOS. What it makes stays in `.venv` and `build`.
"""

import argparse
import ctypes
import datetime as dt
import hashlib
import importlib.util
import itertools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

if not (3, 11) <= sys.version_info[:2] <= (3, 13):  # here, before an older version meets what it cannot read
    sys.exit(f"Wijkdesk needs Python 3.11, 3.12 or 3.13; this is {sys.version.split()[0]}.")

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "wijkdesk.stamp"
EXAMPLE = ROOT / "build" / "example"
WINDOW_EXAMPLE = ROOT / "build" / "voorbeeld.wijkdesk"  # apart from what is made anew: somebody may have edited it
SHOTS = ROOT / "build" / "shots"
PICTURES = ROOT / "resources" / "help" / "pictures"
PICTURES_DAY = "2026-11-02"
DOCUMENTS = "/home/jij/Documenten"  # as it stands in pictures, wherever they are made
AT_THAT_TIME = """
import datetime as dt, sys, time_machine
with time_machine.travel(dt.datetime.fromisoformat(sys.argv[1])):
    from wijkdesk.app import main
    sys.exit(main(sys.argv[2:]))
"""

FEWER_COLOURS = """
import sys
from PIL import Image
source, target, *names = sys.argv[1:]
for name in names:
    picture = Image.open(f"{source}/{name}").convert("RGB")
    picture.quantize(256, dither=Image.Dither.NONE).save(f"{target}/{name}", optimize=True)
"""  # a third of the bytes, of which an installer holds all

# What Qt loads and a bare Debian or Ubuntu lacks: the library, and the package that brings it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}

# With which tests of the installers pack and try them; without it they say that they were skipped.
TEST_TOOLS = {
    "makensis": "nsis",
    "osslsigncode": "osslsigncode",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "/usr/lib/wine/wine64": "wine64",
    "Xvfb": "xvfb",
}

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports", "--no-logo"),
)
WITH_INSTALLERS = "--installer"
TESTS = ("pytest", "-n", "auto", "--dist", "worksteal")  # on every core, and no core waits for the slowest file


def words() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Set up Wijkdesk in this folder, then run it or its checks.")
    parser.add_argument(
        "word",
        choices=("run", "test", "lint", "bench", "shots", "pictures"),
        help="run: the program on its example, or `run ARGUMENTS` as the command wijkdesk; test: all checks and tests, "
        "with --installer those that build, install and remove it too; "
        "lint: the checks alone; bench: the benchmarks; shots: pictures of the window, light and dark; "
        "pictures: those of the handbook",
    )
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="passed on to wijkdesk or pytest")
    return parser


def main() -> int:
    given = words().parse_args()
    set_up()
    if given.word == "run":
        return run(given.arguments)
    if not has_screen():  # nobody looks at these; a window that was asked for says itself that it cannot be shown
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if given.word == "shots":
        return shots()
    if given.word == "pictures":
        return pictures()
    if given.word == "bench":
        return bench(given.arguments)
    if given.word == "lint":
        return check([*CHECKS])
    install_test_tools()
    if WITH_INSTALLERS not in given.arguments:
        return check([*CHECKS, TESTS + tuple(given.arguments)])
    given.arguments.remove(WITH_INSTALLERS)
    os.environ["WIJKDESK_INSTALLERS"] = "whole"
    return check([*CHECKS, (*TESTS, "--ignore=tests/installer", *given.arguments), ("pytest", "tests/installer")])


def has_screen() -> bool:
    """Whether a window can be shown to somebody."""
    if os.environ.get("QT_QPA_PLATFORM", "").startswith("offscreen"):
        return False
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(arguments: list[str]) -> int:
    """Run wijkdesk with these arguments; without any, on the example: in the window, or as files where no screen is."""
    if arguments:
        return wijkdesk(*arguments)
    if has_screen():
        return ready_for_window(WINDOW_EXAMPLE) or wijkdesk(WINDOW_EXAMPLE)
    example = EXAMPLE / "voorbeeld.wijkdesk"
    period = reported_half_year(dt.date.today())
    overview = EXAMPLE / f"overzicht-{period}.pdf"
    failed = (
        make_example(example)
        or wijkdesk("overview", example, "--period", period, "--output", overview)
        or wijkdesk("screenshots", example, "--output", EXAMPLE)
    )
    if not failed:
        print("There is no screen here, so Wijkdesk wrote what it would have shown:")
        print(*sorted(path for path in EXAMPLE.iterdir() if path.suffix in (".pdf", ".png")), sep="\n")
    return failed


def bench(arguments: list[str]) -> int:
    """Run the benchmarks; `--json FILE` writes their table there too. Return 1 where a goal does not hold."""
    asked = ["--rows" if each == "--json" else each for each in arguments]
    # It says what was left out and why, and keeps no copy of a large dossier where all went well.
    how = ("-n0", "--quiet", "--no-header", "-rs", "--override-ini", "tmp_path_retention_policy=failed")
    return check([("pytest", *how, "tests/benchmarks", *asked)])


def shots() -> int:
    """Write a picture of every tab and dialog of the example, light and dark, to build/shots."""
    example = SHOTS / "voorbeeld.wijkdesk"
    return (
        make_example(example)
        or wijkdesk("screenshots", example, "--output", SHOTS / "light")
        or wijkdesk("screenshots", example, "--output", SHOTS / "dark", "--dark")
    )


def pictures() -> int:
    """Make the pictures that the handbook names, where the program in this folder shows them."""
    made = make_pictures(PYTHON, ROOT / "build" / "pictures", PICTURES)
    print(*sorted(PICTURES.iterdir()) if made else (), sep="\n")
    return 0 if made else 1


def make_pictures(python: Path, work: Path, folder: Path) -> bool:
    """Make in ``folder`` the pictures that the handbook names, of the example as it is on one day.

    Each time they are the same files. ``python`` has what the program needs, and ``work`` is emptied first.
    """
    for each in (work, folder):
        shutil.rmtree(each, ignore_errors=True)
        each.mkdir(parents=True)
    example = work / "voorbeeld.wijkdesk"
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    surroundings = os.environ | dict.fromkeys(homes, str(work / "home"))
    surroundings |= {"XDG_DOCUMENTS_DIR": DOCUMENTS, "TZ": "CET-1", "QT_QPA_PLATFORM": "offscreen"}
    asked: list[tuple[str, list[str | Path]]] = [
        ("09:00", ["example", example, "--today", PICTURES_DAY]),
        ("09:05", ["backup", example]),
        ("09:30", ["account", example, "--output", work / "account.csv"]),  # after which there is something to back up
        ("09:55", ["backup", example]),
        ("10:00", ["screenshots", example, "--output", work / "all"]),
    ]
    for clock, words in asked:
        command = [python, "-c", AT_THAT_TIME, f"{PICTURES_DAY}T{clock}+01:00", *words]
        if subprocess.run(command, cwd=ROOT, env=surroundings, stdout=subprocess.DEVNULL, check=False).returncode:
            return False
    pages = "".join(page.read_text("utf-8") for page in PICTURES.parent.glob("*.md"))
    names = sorted(set(re.findall(r"\(pictures/([^)]+)\)", pages)))
    fewer = [python, "-c", FEWER_COLOURS, work / "all", folder, *names]
    return not subprocess.run(fewer, cwd=ROOT, check=False).returncode


def ready_for_window(example: Path) -> int:
    """See to an example that this version can read; one that it cannot is kept under another name, edits and all."""
    if example.is_file():
        if succeeds([BIN / "wijkdesk", "check", example], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):
            return 0
        numbers = itertools.count(1)
        kept = next(path for n in numbers if not (path := example.with_name(f"voorbeeld-oud-{n}.wijkdesk")).exists())
        example.rename(kept)
        print(f"This version cannot read the example as it was; it is kept as {kept}, and made anew as", flush=True)
    example.parent.mkdir(parents=True, exist_ok=True)
    return wijkdesk("example", example)


def make_example(example: Path) -> int:
    """Make the example anew, in a folder that holds nothing else: its dates follow today."""
    shutil.rmtree(example.parent, ignore_errors=True)
    example.parent.mkdir(parents=True)
    return wijkdesk("example", example)


def reported_half_year(today: dt.date) -> str:
    """Return the half-year that an overview is now written about, as 2026-1.

    In its first two months a half-year has little to tell, and its predecessor is the one being reported.
    """
    day = today - dt.timedelta(days=60)
    return f"{day.year}-{1 if day.month <= 6 else 2}"


def wijkdesk(*arguments: str | Path) -> int:
    return subprocess.run([BIN / "wijkdesk", *arguments], check=False).returncode


def check(commands: list[tuple[str, ...]]) -> int:
    """Run all these tools from the project's folder, also after one that fails; return 1 when any failed."""
    failed = []
    for name, *arguments in commands:
        line = " ".join((name, *arguments))
        print(f"== {line}", flush=True)
        if subprocess.run([BIN / name, *arguments], cwd=ROOT, check=False).returncode:
            failed.append(line)
    print("== Failed: " + "; ".join(failed) if failed else "== All is well.")
    return 1 if failed else 0


def set_up() -> None:
    """Bring `.venv` and the system's libraries in order; quick when a stamp there says that they are."""
    install_system_packages()
    constraints = ROOT / "constraints.txt"
    place = f"Python {sys.version_info.major}.{sys.version_info.minor} {ROOT}"
    packages = hashlib.sha256(constraints.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    found = STAMP.read_text("utf-8").splitlines() if STAMP.is_file() and PYTHON.is_file() else []
    if found == [place, packages]:
        return
    if found[:1] != [place]:
        make_venv()
    print("Installing the packages of constraints.txt in .venv ...", flush=True)
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    locked = succeeds([*pip, "--require-hashes", "--only-binary", ":all:", "--requirement", constraints])
    if not (locked and succeeds([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT])):
        sys.exit("The packages could not be installed; the lines above say why.")
    STAMP.write_text(f"{place}\n{packages}\n", "utf-8")


def make_venv() -> None:
    if not succeeds([sys.executable, "-m", "venv", "--clear", VENV]):
        sys.exit("The folder .venv could not be made; the lines above say why.")


def install_system_packages() -> None:
    """Install what Python and Qt lack on Debian and Ubuntu, or say what is missing; other systems bring it all."""
    if not sys.platform.startswith("linux"):
        return
    libraries = QT_LIBRARIES | (SCREEN_LIBRARIES if has_screen() else {})
    missing = {name: package for name, package in libraries.items() if not can_load(name)}
    if not PYTHON.is_file() and importlib.util.find_spec("ensurepip") is None:
        missing["ensurepip"] = f"python3.{sys.version_info.minor}-venv"
    if missing and shutil.which("apt-get"):
        install_with_apt(list(missing.values()))
    elif missing:
        print(f"Wijkdesk may not start without what this system lacks: {', '.join(missing)}")


def install_test_tools() -> None:
    """Install what the tests of the installers run, on Debian, where that can be done without a question."""
    missing = [package for tool, package in TEST_TOOLS.items() if shutil.which(tool) is None]
    if missing and sys.platform.startswith("linux") and shutil.which("apt-get") and os.geteuid() == 0:
        install_with_apt(missing)


def can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_with_apt(packages: list[str]) -> None:
    """Install these packages, or stop with the one command to type when that takes a password."""
    if os.geteuid() == 0:
        rights = []
    elif shutil.which("sudo") and succeeds(["sudo", "--non-interactive", "true"], stderr=subprocess.DEVNULL):
        rights = ["sudo", "--non-interactive"]
    else:
        sys.exit(
            f"This system lacks a few packages. Type this, then try again:\n  sudo apt-get install {' '.join(packages)}"
        )
    print(f"Installing with apt: {' '.join(packages)} ...", flush=True)
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2"]
    succeeds([*apt, "update"], stdout=subprocess.DEVNULL)
    if not succeeds([*apt, "install", "--yes", "--no-install-recommends", *packages], stdout=subprocess.DEVNULL):
        sys.exit("apt could not install them; the lines above say why.")


def succeeds(command: Sequence[str | Path], stdout: int | None = None, stderr: int | None = None) -> bool:
    return subprocess.run(command, stdout=stdout, stderr=stderr, check=False).returncode == 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
