"""A damaged file made fit to be opened: its pages behind a first page that is sound, under the same key.

The first page of the damaged one is given up: what it says stands on others too, or is known. A page that fails its
seal is replaced by one of nothing, for the driver reads nothing any more once it has met one.
"""

import contextlib
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from wijkdesk import private_files
from wijkdesk.storage import driver, faults

PAGE: Final = 4096

_PAGES_TO_ASK: Final = 64
_ON_A_PAGE: Final = 4  # rows of the filling, each of this many letters
_LETTERS: Final = 900


def is_key_of_pages(damaged: Path, key: str) -> bool:
    """Whether any page behind the first was written under this key; the first of them are enough to ask.

    A look at copies in a temporary folder, which stay under their own key; where that cannot be made it is not known.
    """
    with (
        contextlib.suppress(OSError, faults.DossierFault),
        tempfile.TemporaryDirectory(prefix="wijkdesk-") as folder,
        readable_pages(damaged, Path(folder) / "bladzijden", key, most=_PAGES_TO_ASK) as (_, pages, broken),
    ):
        return len(broken) < pages - 1
    return False


@contextmanager
def readable_pages(
    damaged: Path, work: Path, key: str | None, most: int | None = None
) -> Iterator[tuple[Path, int, list[int]]]:
    """A file at ``work`` with the pages of ``damaged`` from the second on, how many there are, and which are empty.

    With ``most``, no more than the first so many.
    """
    pages = -(-damaged.stat().st_size // PAGE)
    pages = pages if most is None else min(pages, most)
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
