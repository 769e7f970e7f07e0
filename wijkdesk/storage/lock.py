"""One writer a dossier: a lock beside the file, which the system frees even when the program is killed.

Not that of a library: every start waits for it, and the one for this takes a quarter of what a bare window does.
"""

import contextlib
import errno
import getpass
import os
import sys
from pathlib import Path
from typing import Final

from wijkdesk.storage.faults import OpenElsewhere

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_HELD_ELSEWHERE: Final = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_ANY: Final = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)


class WriterLock:
    """The right to write in one dossier, held from ``take`` to ``release``."""

    def __init__(self, dossier: Path) -> None:
        self._dossier = dossier
        real = dossier.resolve()  # one dossier has one lock, by whatever link it was opened
        self._file = real.with_name(f".{real.name}.lock")
        self._rights = _rights_beside(real)
        self._held: int | None = None

    def take(self) -> None:
        """Take the lock, or raise ``OpenElsewhere`` with where the dossier is open.

        A folder that may not be written, or that knows no locks, raises the system's ``OSError``.
        """
        while self._held is None:
            opened = self._open()
            try:
                if not _hold(opened):
                    raise OpenElsewhere(self._sentence())
                if os.fstat(opened).st_nlink:  # else who let it go removed it meanwhile, and it guards nothing
                    self._held, opened = opened, -1
            finally:
                if opened >= 0:
                    os.close(opened)
        with contextlib.suppress(OSError):  # a full disk: the lock holds without a name in it
            self._file.write_text(_owner(), "utf-8")

    def release(self) -> None:
        if self._held is not None:
            # Removed while it is held: a waiting program sees that its file has no name any more and makes a new one.
            # Windows does not allow that, nor that a file is removed which another program has open.
            with contextlib.suppress(OSError):
                self._file.unlink()
            os.close(self._held)  # which frees it
            self._held = None
            if sys.platform == "win32":
                with contextlib.suppress(OSError):
                    self._file.unlink()

    def _open(self) -> int:
        with contextlib.suppress(FileNotFoundError):
            return os.open(self._file, _ANY)
        made = os.open(self._file, _ANY | os.O_CREAT, self._rights)
        with contextlib.suppress(PermissionError):  # another program made it just now
            self._file.chmod(self._rights)  # whatever this user otherwise gives to files
        return made

    def _sentence(self) -> str:
        where = ""
        with contextlib.suppress(OSError, UnicodeDecodeError):  # on Windows the locked file may not be read
            where = self._file.read_text("utf-8").strip()
        by = f" door {where}" if where else ""
        return f"{self._dossier.name} is al geopend{by}. Sluit het daar eerst, of open het hier om te lezen."


def _hold(file: int) -> bool:
    """Whether we could take the lock of this open file, which is free again when that is closed."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _HELD_ELSEWHERE:
            raise
        return False
    return True


def _rights_beside(dossier: Path) -> int:
    """Whoever may open the dossier may see where it is open, and nobody else."""
    try:
        return dossier.stat().st_mode & 0o666
    except OSError:
        return 0o600


def _owner() -> str:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in some containers
        user = "iemand"
    return f"{user} op {_computer() or 'deze computer'}"


def _computer() -> str:
    if sys.platform == "win32":
        import platform  # noqa: PLC0415 - elsewhere the system says so by itself

        return platform.node()
    return os.uname().nodename
