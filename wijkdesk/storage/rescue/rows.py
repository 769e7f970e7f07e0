"""The rows that stand on the pages of a database of which the tree may be broken.

Each page is read as if it were a table of its own, with as many columns as any table of ours has: SQLite itself then
reads its rows, with what of them stands on other pages, and refuses a page that holds none.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from wijkdesk.storage import driver, faults

MOST_COLUMNS: Final = 40
_TABLES_AT_ONCE: Final = 2_000

Row = tuple[Any, ...]


class SchemaRow(NamedTuple):
    """A row of ``sqlite_schema``: what there is, and on which page its tree begins."""

    type: str
    name: str
    table: str
    page: int
    sql: str | None


def connect(work: Path, key: str | None, schema: Iterable[SchemaRow]) -> sqlite3.Connection:
    """A connection on which these tables are, and nothing else. Close it."""
    with contextlib.closing(driver.connect(work, key=key)) as connection, faults.driver_faults(work):
        driver.fetch(connection, "PRAGMA synchronous = OFF")
        driver.fetch(connection, "PRAGMA writable_schema = ON")
        connection.execute("BEGIN")
        connection.execute("DELETE FROM sqlite_schema")
        connection.executemany("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", schema)
        connection.execute("COMMIT")
    connection = driver.connect(work, key=key, only_reads=True)
    driver.fetch(connection, "PRAGMA writable_schema = ON")  # a broken table is no reason not to read another
    connection.text_factory = lambda text: text.decode(errors="replace")
    return connection


def pages_with_rows(work: Path, key: str | None, pages: int) -> Iterator[tuple[int, Callable[[], Iterator[Row]]]]:
    """Each page on which rows of a table stand, with what reads them: the rowid, then the values as they are kept."""
    columns = ", ".join(f"c{number}" for number in range(MOST_COLUMNS))
    for first in range(2, pages + 1, _TABLES_AT_ONCE):
        numbers = range(first, min(first + _TABLES_AT_ONCE, pages + 1))
        schema = [
            SchemaRow("table", name, name, number, f"CREATE TABLE {name} ({columns})")
            for number, name in ((number, f"page_{number}") for number in numbers)
        ]
        with contextlib.closing(connect(work, key, schema)) as connection:
            for number in numbers:

                def read(number: int = number, connection: sqlite3.Connection = connection) -> Iterator[Row]:
                    return read_rows(connection, f"page_{number}", columns)

                if next(read(), None) is not None:
                    yield number, read


def read_rows(connection: sqlite3.Connection, table: str, columns: str) -> Iterator[Row]:
    """The rows of a table as far as they can be read, with the rowid first; one that cannot be read stops nothing."""
    seen: set[int] = set()
    for order in ("", " ORDER BY rowid DESC"):
        sql = f"SELECT rowid, {columns} FROM {table}{order}"
        if (yield from _until_it_breaks(connection, sql, seen)):
            return
    numbers: set[int] = set()
    for order in ("", " ORDER BY rowid DESC"):
        for (number,) in _readable(connection, f"SELECT rowid FROM {table}{order}"):
            numbers.add(number)
    for number in sorted(numbers - seen):
        yield from _readable(connection, f"SELECT rowid, {columns} FROM {table} WHERE rowid = {number}")


def is_whole(connection: sqlite3.Connection, table: str) -> bool:
    """Whether all that the tree of a table leads to can be read."""
    try:
        driver.fetch(connection, f"SELECT count(*) FROM {table} NOT INDEXED")
        told = driver.fetch(connection, f"PRAGMA quick_check({table})")
    except faults.DossierFault:
        return False
    return told == [("ok",)]


def _until_it_breaks(connection: sqlite3.Connection, sql: str, seen: set[int]) -> Generator[Row, None, bool]:
    cursor = None
    try:
        cursor = connection.execute(sql)
        for row in cursor:
            if row[0] not in seen:
                seen.add(row[0])
                yield row
    except driver.driver_module().Error:
        return False
    finally:
        if cursor is not None:
            cursor.close()
    return True


def _readable(connection: sqlite3.Connection, sql: str) -> Iterator[Row]:
    with contextlib.suppress(driver.driver_module().Error), contextlib.closing(connection.execute(sql)) as cursor:
        yield from cursor
