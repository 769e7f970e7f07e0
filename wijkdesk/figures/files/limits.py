"""What is too large to be a table of figures."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final

from wijkdesk.figures.refusal import Unreadable

MOST_BYTES: Final = 400_000_000
MOST_UNPACKED: Final = 1_500_000_000
MOST_TIMES: Final = 300
"""How much larger than packed a part of a file may be; what is beyond is made to fill a disk or memory."""

MOST_TABLES: Final = 100
"""How many tables a packed file may hold: each is looked at by itself."""

_IS_LOCKED: Final = 1
_LOCKED_WHOLE: Final = "encrypted-package"
"""The part in which LibreOffice keeps a file with a password."""

_TOO_LARGE: Final = (
    "{name} is te groot om in te lezen. Kies een kleiner bestand, zoals de cijfers van je gemeente alleen."
)


def check_size(path: Path) -> None:
    """Raise ``Unreadable`` for a file that is empty or larger than any table of figures."""
    size = path.stat().st_size
    if size == 0:
        raise Unreadable(f"{path.name} is leeg. Download het of sla het opnieuw op.")
    if size > MOST_BYTES:
        raise Unreadable(_TOO_LARGE.format(name=path.name))


def check_packed(path: Path, packed: zipfile.ZipFile) -> None:
    """Raise ``Unreadable`` for a packed file that would unpack without an end, or has a password."""
    parts = packed.infolist()
    if any(part.flag_bits & _IS_LOCKED or part.filename == _LOCKED_WHOLE for part in parts):
        raise Unreadable(f"{path.name} heeft een wachtwoord. Sla het op zonder wachtwoord en probeer opnieuw.")
    is_bomb = any(part.file_size > MOST_TIMES * max(part.compress_size, 10_000) for part in parts)
    if is_bomb or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Unreadable(_TOO_LARGE.format(name=path.name))
