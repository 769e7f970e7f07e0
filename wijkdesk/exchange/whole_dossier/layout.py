"""What stands where in the folder of a whole dossier."""

import re
from pathlib import PurePosixPath
from typing import Final

FORMAT: Final = 1
"""Another number for what a reader of this one would read wrongly."""

EXPLANATION: Final = "LEESMIJ.txt"
CONTENTS: Final = "inhoud.json"
DATA: Final = "gegevens"
FILES: Final = "bestanden"
LISTS: Final = "lijsten"

_FILE = re.compile(rf"{FILES}/[a-z_]+-[0-9]+-[a-z]+\.[a-z]{{3}}")
_SUFFIXES: Final = {b"\xff\xd8": "jpg", b"\x89P": "png", b"%P": "pdf"}


def data_of(table: str) -> str:
    """The file with the rows of a table."""
    return f"{DATA}/{table}.json"


def file_of(table: str, number: int, column: str, content: bytes) -> str:
    """The file with the bytes of one row."""
    return f"{FILES}/{table}-{number}-{column}.{_SUFFIXES.get(content[:2], 'bin')}"


def is_file(name: object) -> bool:
    """Whether this is the name of a file with bytes, so that it lies in the folder."""
    return isinstance(name, str) and _FILE.fullmatch(name) is not None and ".." not in PurePosixPath(name).parts


def list_of(title: str) -> str:
    """The table for people with this title."""
    return f"{LISTS}/{title}.csv"
