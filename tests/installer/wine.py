"""A Windows to try things on, of wine: a disk of its own, and what wine lacks of Windows 10 made up for it.

What is made up answers with nothing (conversion of texts, profiles of colours) or with chance from wine itself; the
program is never given any of it.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

WINE = shutil.which("wine64") or next(filter(os.path.exists, ["/usr/lib/wine/wine64"]), None)
COMPILER = "x86_64-w64-mingw32-gcc"
NEEDED = {"wine64": WINE, "makensis": shutil.which("makensis"), COMPILER: shutil.which(COMPILER)}
PATIENCE = 600

_NOTHING = {
    "icuuc": """UCNV_FROM_U_CALLBACK_SUBSTITUTE UCNV_TO_U_CALLBACK_SUBSTITUTE ucnv_cbFromUWriteUChars ucnv_open
        ucnv_cbToUWriteUChars ucnv_close ucnv_countAvailable ucnv_fromUCountPending ucnv_fromUnicode ucnv_getName
        ucnv_getAvailableName ucnv_getFromUCallBack ucnv_getMaxCharSize ucnv_getStandardName ucnv_getToUCallBack
        ucnv_reset ucnv_setFromUCallBack ucnv_setToUCallBack ucnv_toUCountPending ucnv_toUnicode""",
    "mscms": """CloseColorProfile EnumColorProfilesW GetColorDirectoryW GetColorProfileFromHandle OpenColorProfileW
        WcsCreateIccProfile WcsOpenColorProfileW""",
}
_CHANCE = """
#include <windows.h>
#include <ntsecapi.h>
__declspec(dllexport) BOOL ProcessPrng(BYTE *to, SIZE_T many) { return RtlGenRandom(to, (ULONG)many); }
"""


def skip_without() -> None:
    """Skip, with what is missing as the reason."""
    missing = [name for name, found in NEEDED.items() if not found]
    if missing:
        pytest.skip(f"not installed here: {', '.join(missing)}; `python3 dev.py test` installs them where it may")


def compile_windows(source: str, made: Path, *how: str) -> None:
    code = made.with_suffix(".made.c")
    code.write_text(source)
    subprocess.run([COMPILER, code, "-o", made, *how], check=True)


class Windows:
    """A disk with Windows 10, in ``folder``; ``display`` is where its windows are shown."""

    def __init__(self, folder: Path, display: str = "") -> None:
        self.folder = folder
        self.disk = folder / "drive_c"
        self._environment = {key: value for key, value in os.environ.items() if not key.startswith(("WINE", "QT_"))} | {
            "WINEPREFIX": str(folder),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mshtml=;mscoree=;winemenubuilder.exe=",
            "HOME": str(folder.parent),
            "DISPLAY": display,
        }
        self.run("wineboot", "--init")
        self.run("winecfg", "-v", "win10")
        system = self.disk / "windows/system32"
        for name, calls in _NOTHING.items():
            source = "\n".join(f"__declspec(dllexport) void *{call}(void) {{ return 0; }}" for call in calls.split())
            compile_windows(source, system / f"{name}.dll", "-shared")
        compile_windows(_CHANCE, system / "bcryptprimitives.dll", "-shared", "-ladvapi32")
        self._environment["WINEDLLOVERRIDES"] += ";mscms,icuuc,bcryptprimitives=n"

    @property
    def user(self) -> Path:
        """The folder of the user."""
        [found] = [path for path in (self.disk / "users").iterdir() if path.name != "Public"]
        return found

    @property
    def installed(self) -> Path:
        return self.user / "AppData/Local/Programs/Wijkdesk"

    def start(self, program: str | Path, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
        # Its streams are pipes: Python cannot write to a file under wine.
        assert WINE is not None
        return subprocess.Popen(
            [WINE, program, *arguments],
            env=self._environment | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
        )

    def run(self, program: str | Path, *arguments: str, **environment: str) -> tuple[int, str, str]:
        """The exit code, and what was said on both streams."""
        process = self.start(program, *arguments, **environment)
        said, complained = process.communicate(timeout=PATIENCE)
        return process.returncode, said, complained

    def install(self, installer: Path, *arguments: str) -> int:
        """Run an installer silently, and return its exit code."""
        # What it starts of wine's own may outlive it, and would keep a pipe open.
        assert WINE is not None
        silent = [WINE, installer, "/S", *arguments]
        nothing = subprocess.DEVNULL
        return subprocess.run(
            silent, env=self._environment, stdin=nothing, stdout=nothing, stderr=nothing, timeout=PATIENCE, check=False
        ).returncode

    def uninstall(self) -> None:
        """Remove the program. The uninstaller goes on from elsewhere, for it removes itself too: wait for that."""
        self.install(self.installed / "Verwijderen.exe")
        wait_until(lambda: not (self.installed / "Verwijderen.exe").exists())

    def registered(self, key: str, value: str = "") -> str | None:
        """What the registry of the user says; ``None`` where it says nothing."""
        named = ["/v", value] if value else ["/ve"]
        code, said, _ = self.run("reg", "query", rf"HKCU\{key}", *named)
        return said.split("REG_SZ")[1].strip() if code == 0 and "REG_SZ" in said else None

    def end(self) -> None:
        """End all that runs on it."""
        server = Path(str(WINE)).with_name("wineserver")
        subprocess.run([server, "--kill"], env=self._environment, check=False)


def wait_until(is_so: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.1)
