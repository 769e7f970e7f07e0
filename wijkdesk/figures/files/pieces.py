"""Parts of a packed file cut into pieces as they are unpacked, so that no more than one piece is held."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import Final

_READ: Final = 1 << 18
_LONGEST: Final = 1 << 24
"""No row is so long, and no part of a file is so long before its rows begin."""


def pieces_of(packed: zipfile.ZipFile, part: str, element: bytes, whole: bytes) -> Iterator[bytes]:
    """A part of XML, cut behind each of these elements; what stands behind the last one is left out.

    Raises ``BadZipFile`` for a part without the end of what is the ``whole`` of these elements, and ``KeyError`` where
    there is no such part.
    """
    rest, end = b"", b""
    with packed.open(part) as file:
        while read := file.read(_READ):
            rest += read
            if not end and (found := re.search(rb"<(\w+:)?" + element + rb"[\s/>]", rest)):
                end = b"</" + (found[1] or b"") + element + b">"
            if end:
                *pieces, rest = rest.split(end)
                yield from pieces
            if len(rest) > _LONGEST:
                raise zipfile.BadZipFile(f"{part} has no rows, or one without an end")
    if whole not in rest:
        raise zipfile.BadZipFile(f"{part} ends before its end")
