"""What a file says that it is in its first letters, whatever it is called."""

import codecs
from collections.abc import Collection
from pathlib import Path
from typing import Final

_READ: Final = 400  # bytes
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def begins_with(path: Path, words: str, suffixes: Collection[str]) -> bool:
    """Whether a file begins with words such as ``BEGIN:VCARD``; where it does not say what it is, its name counts."""
    is_called_so = path.suffix.lower() in suffixes
    if not path.is_file():
        return is_called_so
    try:
        with path.open("rb") as file:
            beginning = file.read(_READ)
    except OSError:
        return is_called_so
    is_wide = beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = beginning.decode("utf-16" if is_wide else "utf-8-sig", "ignore")
    said = "".join(text.split()).upper()
    if said.startswith(words):
        return True
    return is_called_so and not said.startswith("BEGIN:V") and not beginning.startswith(_WORKBOOKS)
