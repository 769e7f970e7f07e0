"""Writing a file beside others: it is there whole, or not at all, and for its user alone."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wijkdesk import private_files
from wijkdesk.storage import faults

_UNFINISHED = ".nieuw"


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """An empty file to fill; at the end of the block it is at ``path``, or nowhere when the block raises.

    Raises ``AlreadyThere`` when a file of that name exists, another ``DossierFault`` when it cannot be written.
    """
    with faults.machine_faults(path):
        if path.exists():
            raise _already_there(path)
    with unfinished_file(path) as building:
        yield building
        with faults.machine_faults(path):
            _move_to_new_name(building, path)


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """An empty folder to fill; at the end of the block it is at ``path``, or nowhere when the block raises.

    Raises ``AlreadyThere`` when something of that name exists, another ``DossierFault`` when it cannot be written.
    """
    building = path.with_name(f".{path.name}.{os.getpid()}{_UNFINISHED}")
    try:
        with faults.machine_faults(path):
            if os.path.lexists(path):
                raise _already_there(path)
            building.mkdir(0o700)  # what is in it, others on this computer need not read
            yield building
            building.rename(path)  # what somebody made there meanwhile keeps its place, but for an empty folder
    finally:
        shutil.rmtree(building, ignore_errors=True)


@contextmanager
def unfinished_file(path: Path) -> Iterator[Path]:
    """An empty file to fill beside ``path``; unless the block moved it elsewhere, it is gone at the end.

    Raises a ``DossierFault`` when it cannot be made.
    """
    building = path.with_name(f".{path.name}.{os.getpid()}{_UNFINISHED}")
    try:
        with faults.machine_faults(path):
            private_files.make_empty(
                building
            )  # made here: the system says better than SQLite why a folder takes no file
        yield building
    finally:
        _remove(building)


def replace_with(building: Path, path: Path) -> None:
    """Put a finished file in the place of another, in one step that a power cut leaves whole. Raises ``OSError``."""
    shutil.copymode(path, building)
    write_through(building)
    building.replace(path)
    with contextlib.suppress(OSError):  # Windows opens no folders, and keeps the order of these itself
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def write_through(path: Path) -> None:
    """Have a file on the disk itself, and not only on its way there. Raises ``OSError``."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def remove_leftovers(path: Path) -> None:
    """Remove what a program that was killed left beside a file when it was writing it anew; the caller has its lock."""
    with contextlib.suppress(OSError):
        for file in list(path.parent.iterdir()):
            if file.name.startswith(f".{path.name}.") and file.suffix == _UNFINISHED:
                _remove(file)


def _remove(building: Path) -> None:
    for leftover in (building, building.with_name(f"{building.name}-journal")):
        with contextlib.suppress(OSError):
            leftover.unlink(missing_ok=True)


def _move_to_new_name(building: Path, path: Path) -> None:
    try:
        path.hardlink_to(building)  # unlike a move, it never takes the place of a file that somebody made meanwhile
    except FileExistsError:
        raise _already_there(path) from None
    except OSError:  # the file system, such as that of a stick, knows no links
        building.replace(path)


def _already_there(path: Path) -> faults.AlreadyThere:
    return faults.AlreadyThere(f"{path.name} bestaat al en blijft zoals het is. Kies een andere naam.")
