"""A damaged file made fit to be opened: its pages behind a first page that is sound, under the same key.

The first page of the damaged one is given up: what it says stands on others too, or is known. A page that fails its
seal is replaced by one of nothing, for the driver reads nothing any more once it has met one.
"""

import contextlib
import hashlib
import hmac
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from wijkdesk import private_files
from wijkdesk.storage import driver, faults

PAGE: Final = 4096

_PAGES_TO_ASK: Final = 4_096  # a twentieth of a second
_PAGES_TO_LOOK_AT: Final = 64
_KINDS_OF_PAGE: Final = (2, 5, 10, 13)  # of an index and of a table, inside and at the end
_SEAL: Final = 64
_OF_SEALS: Final = 0x3A  # by what the salt of the seals is another than that of the pages
_ON_A_PAGE: Final = 4  # rows of the filling, each of this many letters
_LETTERS: Final = 900


def is_key_of_pages(damaged: Path, key: str) -> bool:
    """Whether any page behind the first was written under this key; some thousands all over the file are asked.

    SQLCipher seals each page: the last 64 bytes are an HMAC-SHA512 of what stands before them and of the page's number,
    under a key of two more rounds. Where the file cannot be read it is not known.
    """
    secret, salt = bytes.fromhex(key[:64]), bytes.fromhex(key[64:])
    sealing = hashlib.pbkdf2_hmac("sha512", secret, bytes(byte ^ _OF_SEALS for byte in salt), 2, len(secret))
    with contextlib.suppress(OSError), damaged.open("rb") as file:
        pages = damaged.stat().st_size // PAGE
        for page in range(2, pages + 1, -(-pages // _PAGES_TO_ASK)):
            file.seek((page - 1) * PAGE)
            content = file.read(PAGE)
            sealed = content[:-_SEAL] + page.to_bytes(4, "little")
            if hmac.compare_digest(hmac.digest(sealing, sealed, "sha512"), content[-_SEAL:]):
                return True
    return False


def is_plain_behind_its_beginning(damaged: Path) -> bool:
    """Whether most of the pages behind the first say of what kind they are, as those without a password do.

    Of what was encrypted one in sixty-four does, by chance.
    """
    with damaged.open("rb") as file:
        file.seek(PAGE)
        pages = [page for page in (file.read(PAGE) for _ in range(_PAGES_TO_LOOK_AT)) if page]
    return sum(page[0] in _KINDS_OF_PAGE for page in pages) > len(pages) / 2


@contextmanager
def readable_pages(damaged: Path, work: Path, key: str | None) -> Iterator[tuple[Path, int, list[int]]]:
    """A file at ``work`` with the pages of ``damaged`` from the second on, how many there are, and which are empty."""
    pages = -(-damaged.stat().st_size // PAGE)
    try:
        _fill(work, pages, key)
        spare = work.with_name(f"{work.name}.nieuw")
        if key is not None:
            shutil.copy(work, spare)
        _overwrite(work, damaged, range(2, pages + 1))
        broken = [] if key is None else [page for page in _broken(work, key) if page <= pages]
        _overwrite(work, spare, broken)
        yield work, pages, broken
    finally:
        for leftover in (work, work.with_name(f"{work.name}-journal"), work.with_name(f"{work.name}.nieuw")):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)


def _fill(work: Path, pages: int, key: str | None) -> None:
    """A database of more pages than that, so that none is beyond its end.

    They are pages of an index: one that is reached where rows or the rest of a long value should be, is refused.
    """
    private_files.make_empty(work)
    with faults.driver_faults(work), contextlib.closing(driver.connect(work, key=key)) as connection:
        driver.fetch(connection, "PRAGMA synchronous = OFF")
        driver.fetch(connection, "CREATE TABLE filling (bytes TEXT PRIMARY KEY) WITHOUT ROWID")
        driver.fetch(
            connection,
            f"""WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
                INSERT INTO filling SELECT printf('%0{_LETTERS}d', n) FROM numbers""",
            (_ON_A_PAGE * (pages + 2),),
        )
        driver.fetch(connection, "PRAGMA writable_schema = ON")
        driver.fetch(connection, "DELETE FROM sqlite_schema")


def _overwrite(work: Path, source: Path, pages: Iterable[int]) -> None:
    with work.open("rb+") as target, contextlib.ExitStack() as stack:
        file = None
        for page in pages:
            file = file or stack.enter_context(source.open("rb"))
            file.seek((page - 1) * PAGE)
            target.seek((page - 1) * PAGE)
            target.write(file.read(PAGE).ljust(PAGE, b"\0"))


def _broken(work: Path, key: str) -> list[int]:
    """The pages that fail their seal."""
    with contextlib.closing(driver.connect(work, key=key, only_reads=True)) as connection:
        told = (re.search(r"page (\d+)", text) for text in driver.broken_seals(connection))
        return [int(match[1]) for match in told if match]
