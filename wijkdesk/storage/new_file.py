"""Writing a file beside others: it is there whole, or not at all."""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wijkdesk.storage import faults


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """An empty file to fill; at the end of the block it is at ``path``, or nowhere when the block raises.

    Raises ``AlreadyThere`` when a file of that name exists, another ``DossierFault`` when it cannot be written.
    """
    building = path.with_name(f".{path.name}.{os.getpid()}.nieuw")
    try:
        with faults.machine_faults(path):
            if path.exists():
                raise _already_there(path)
            building.write_bytes(b"")  # made here: the system says better than SQLite why a folder takes no file
        yield building
        with faults.machine_faults(path):
            _move_to_new_name(building, path)
    finally:
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
