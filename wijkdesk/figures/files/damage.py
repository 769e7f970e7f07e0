"""What a damaged file raises while it is unpacked, said in a sentence."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from wijkdesk.figures.refusal import Unreadable


@contextmanager
def refused_when_damaged(name: str) -> Iterator[None]:
    """Raise ``Unreadable`` for a packed file with this name that cannot be unpacked."""
    try:
        yield
    except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError) as error:
        raise Unreadable(f"{name} is beschadigd. Download het of sla het opnieuw op.") from error
