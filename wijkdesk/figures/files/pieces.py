"""Parts of a packed file cut into pieces as they are unpacked, so that no more than one piece is held.

Who cuts them takes it that they are in UTF-8, with values between double quotes, as programs write them. A part that
is not, which XML allows, is written so first, and held whole for that.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import IO, Final
from xml.etree import ElementTree

_READ: Final = 1 << 18
_LONGEST: Final = 1 << 24
"""No row is so long, and no part of a file is so long before its rows begin."""

_MOST_HELD: Final = 1 << 24
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_SINGLE_QUOTES: Final = re.compile(rb"<\w[^<>\"]*='")


def open_part(packed: zipfile.ZipFile, part: str) -> IO[bytes]:
    """A part of XML in UTF-8, with values between double quotes.

    Raises ``BadZipFile`` for one that can only be had so by holding too much, and what ``pieces_of`` raises.
    """
    with packed.open(part) as file:
        beginning = file.read(_READ)
        if not beginning.startswith(_WIDE) and _SINGLE_QUOTES.search(beginning) is None:
            return packed.open(part)
        if packed.getinfo(part).file_size > _MOST_HELD:
            raise zipfile.BadZipFile(f"{part} is too large to be written otherwise")
        try:
            return io.BytesIO(ElementTree.tostring(ElementTree.fromstring(beginning + file.read()), "utf-8"))
        except ElementTree.ParseError as error:
            raise zipfile.BadZipFile(f"{part} is no XML") from error


def pieces_of(packed: zipfile.ZipFile, part: str, element: bytes, whole: bytes) -> Iterator[bytes]:
    """A part of XML, cut behind each of these elements; what stands behind the last one is left out.

    Raises ``BadZipFile`` for a part without the end of what is the ``whole`` of these elements, and ``KeyError`` where
    there is no such part.
    """
    rest, end = b"", b""
    with open_part(packed, part) as file:
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
