"""One writer a dossier: a lock beside the file, which the system frees even when the program is killed."""

import contextlib
import getpass
import platform
from pathlib import Path

from filelock import FileLock, Timeout

from wijkdesk.storage.faults import OpenElsewhere


class WriterLock:
    """The right to write in one dossier, held from ``take`` to ``release``."""

    def __init__(self, dossier: Path) -> None:
        self._dossier = dossier
        real = dossier.resolve()  # one dossier has one lock, by whatever link it was opened
        self._file = real.with_name(f".{real.name}.lock")
        self._lock = FileLock(self._file, timeout=0, thread_local=False, mode=_rights_beside(real))

    def take(self) -> None:
        """Take the lock, or raise ``OpenElsewhere`` with where the dossier is open.

        A folder that may not be written raises the system's ``OSError``.
        """
        try:
            self._lock.acquire()
        except Timeout:
            raise OpenElsewhere(self._sentence()) from None
        with contextlib.suppress(OSError):  # a full disk: the lock holds without a name in it
            self._file.write_text(_owner(), "utf-8")

    def release(self) -> None:
        if self._lock.is_locked:
            # Removed while it is held: a waiting program sees that its file has no name any more and makes a new one.
            # Windows does not allow that, and there the lock removes its own file.
            with contextlib.suppress(OSError):
                self._file.unlink()
            self._lock.release()

    def _sentence(self) -> str:
        where = ""
        with contextlib.suppress(OSError, UnicodeDecodeError):  # on Windows the locked file may not be read
            where = self._file.read_text("utf-8").strip()
        by = f" door {where}" if where else ""
        return f"{self._dossier.name} is al geopend{by}. Sluit het daar eerst, of open het hier om te lezen."


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
    return f"{user} op {platform.node() or 'deze computer'}"
