"""How every file of ours is made: only its user can read it, where the system knows such a thing (all but Windows)."""

import os
from pathlib import Path

_USER_ALONE = 0o600


def opener(path: str, flags: int) -> int:
    """What ``open`` takes as its opener; a file that is there already keeps the rights that it has."""
    return os.open(path, flags, _USER_ALONE)


def make_empty(path: Path) -> None:
    """Make this file, or empty it. Raises ``OSError``."""
    with open(path, "wb", opener=opener):
        pass
