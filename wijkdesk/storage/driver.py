"""Connections to a dossier's file, over the SQLite driver alone."""

from __future__ import annotations

import contextlib
import os
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, cast

import sqlcipher3.dbapi2 as sqlcipher

from wijkdesk.storage import faults

if TYPE_CHECKING:
    import sqlite3

APPLICATION_ID = 0x57494A4B  # "WIJK" in the header of the file tells a dossier from another program's database.

_PLAIN_HEADER = b"SQLite format 3\x00"
_NAMES_OF_ERRORS = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
    "unable to open database file": "SQLITE_CANTOPEN",
    "attempt to write a readonly database": "SQLITE_READONLY",
}
_KEY_ROUNDS = 256_000
_SALT_BYTES = 16
# Once so many were prepared, the driver keeps the first and prepares all others again at each use (seen): there are a
# hundred and thirty triggers alone.
_STATEMENTS = 1000
_WAIT_SECONDS = 2.0  # for a backup or a sync program that reads at the same moment
_REST_SECONDS = 0.01  # of a copy in pieces, while somebody writes

Progress = Callable[[int, int], object] | None


class _Connection(sqlcipher.Connection):  # type: ignore[misc]  # the driver has no types
    """A connection that knows its file: what SQLite says of it is unreadable when the name is no UTF-8."""

    file: Path


def connect(path: Path, *, key: str | None = None, only_reads: bool = False) -> sqlite3.Connection:
    """Open ``path`` with the settings under which no acknowledged edit is lost, not even at a power cut.

    ``key`` is what ``raw_key`` gave, or ``None`` for a plain file. A file that is not there is an error, not made.
    The driver is the twin of ``sqlite3`` that can encrypt; it has the same interface, and so its type.
    """
    # Also who only reads opens the file for writing: after a crash the first reader puts it right. Where that may not
    # be, SQLite itself opens it to read.
    return _open(f"{address(path.absolute())}?mode=rw", path.absolute(), key, only_reads=only_reads)


def write_copy(
    connection: sqlite3.Connection, path: Path, *, key: str | None, progress: Progress = None, pages: int = -1
) -> None:
    """Write all that is saved, under ``key``, which is that of the original, into the empty file at ``path``.

    With ``pages``, so many at a time, so that an edit waits for these alone; after one it begins again. ``progress``
    hears how many pages are left, and of how many; what it raises ends the copying.
    """
    with contextlib.closing(connect(path, key=key)) as copy:
        _back_up(connection, copy, pages, progress)


def attach(connection: sqlite3.Connection, path: Path, name: str, *, key: str | None) -> None:
    """Let ``connection`` also read the database at ``path``, which is under ``key``, by this name."""
    with faults.driver_faults(path):
        uri = f"{address(path.absolute())}?mode=rw"
        connection.execute(f"ATTACH ? AS {name} KEY ?", (uri, "" if key is None else f"x'{key}'"))


def copy_in_memory(connection: sqlite3.Connection, *, key: str | None) -> sqlite3.Connection:
    """All that is saved, in memory, where it can be changed while the file stays as it is; ``key`` as above."""
    copy = _open(":memory:", file_of(connection), key, only_reads=False)
    try:
        _back_up(connection, copy)
    except BaseException:
        copy.close()
        raise
    return copy


def connect_in_memory(file: Path) -> sqlite3.Connection:
    """An empty database in memory, for something of the dossier in ``file``."""
    return _open(":memory:", file, None, only_reads=False)


def _back_up(
    connection: sqlite3.Connection, copy: sqlite3.Connection, pages: int = -1, progress: Progress = None
) -> None:
    if broken_seals(connection):  # the driver would copy such a page as an empty one, under a seal that is right
        raise faults.damaged(file_of(connection))
    try:
        connection.backup(
            copy,
            pages=pages,
            progress=None if progress is None else lambda _status, left, whole: progress(left, whole),
            sleep=_REST_SECONDS,
        )
    except sqlcipher.Error as error:
        # Elsewhere the driver gives what went wrong a name; here it has words alone.
        error.sqlite_errorname = _NAMES_OF_ERRORS.get(str(error))
        raise


def _open(uri: str, file: Path, key: str | None, *, only_reads: bool) -> sqlite3.Connection:
    connection = cast(
        "sqlite3.Connection",
        sqlcipher.connect(
            uri,
            uri=True,
            isolation_level=None,
            timeout=_WAIT_SECONDS,
            check_same_thread=False,
            factory=_Connection,
            cached_statements=_STATEMENTS,
        ),
    )
    cast("_Connection", connection).file = file
    try:
        if key is not None:
            # What opens not, we say ourselves; SQLCipher would write lines of its own to the user's console.
            connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
            connection.execute(f"PRAGMA key = \"x'{key}'\"")
        _settle(connection, only_reads=only_reads)
    except BaseException:
        connection.close()
        raise
    return connection


def _settle(connection: sqlite3.Connection, *, only_reads: bool) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    if only_reads:
        connection.execute("PRAGMA query_only = ON")
    else:
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA fullfsync = ON")  # macOS alone: there fsync leaves data in the disk's own cache
        connection.execute("PRAGMA secure_delete = ON").fetchall()


def address(path: PurePath) -> str:
    """An absolute path as SQLite reads an address."""
    uri = path.as_uri()
    # The server of a Windows share is not SQLite's idea of a server, but a path that begins with two slashes.
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


def fetch(
    connection: sqlite3.Connection, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()
) -> list[Any]:
    """Every row of a query at once, so that no open cursor keeps a write waiting; raises a ``DossierFault``."""
    file = file_of(connection)
    try:
        with faults.driver_faults(file):
            return connection.execute(sql, parameters).fetchall()
    except UnicodeDecodeError as error:  # in what SQLite says of damaged names of tables and columns
        raise faults.damaged(file) from error


def file_of(connection: sqlite3.Connection) -> Path:
    """The file of what ``connect`` gave."""
    return cast("_Connection", connection).file


def broken_seals(connection: sqlite3.Connection) -> list[str]:
    """Where an encrypted file holds no longer what was written, in the words of SQLCipher; a plain one has no seals."""
    told = fetch(connection, "PRAGMA cipher_integrity_check")
    # What is in memory has no file; its pages were looked at on their way there.
    return [text for (text,) in told if text != "database file is undefined"]


def is_cut_off(connection: sqlite3.Connection) -> bool:
    """Whether the end of the file is missing. SQLite sees whole pages that are gone, but not a part of the last one."""
    # In a transaction nobody else lets the file grow meanwhile.
    fetch(connection, "BEGIN")
    try:
        [(pages,)] = fetch(connection, "PRAGMA page_count")
        [(page_size,)] = fetch(connection, "PRAGMA page_size")
        size = file_of(connection).stat().st_size
    finally:
        connection.rollback()
    return bool(size < pages * int(page_size))  # the driver gives the second as text when it decrypts


def driver_module() -> Any:
    """The DB-API module, for SQLAlchemy."""
    return sqlcipher


def is_plain(path: Path) -> bool:
    """Whether the file says of itself that it is an unencrypted database."""
    with path.open("rb") as file:
        return file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER


def new_salt() -> bytes:
    return os.urandom(_SALT_BYTES)


def salt_of(path: Path) -> bytes:
    """The salt of an encrypted dossier: its first 16 bytes."""
    with path.open("rb") as file:
        return file.read(_SALT_BYTES)


def salt_in(key: str) -> bytes:
    """The salt that a key was made with."""
    return bytes.fromhex(key)[-_SALT_BYTES:]


def raw_key(password: str, salt: bytes) -> str:
    """Derive the key and add the salt, as hexadecimal.

    The same derivation as SQLCipher's own default, so that any SQLCipher tool opens the file with the password; done
    here once, it is not done again for each connection. Takes about 0.1 s.
    """
    import hashlib  # noqa: PLC0415 - OpenSSL comes with it, which a dossier without a password does not need

    # One keyboard writes é as one sign, another as two.
    typed = unicodedata.normalize("NFC", password).encode("utf-8", "surrogateescape")
    return key_of_secret(hashlib.pbkdf2_hmac("sha512", typed, salt, _KEY_ROUNDS, 32), salt)


def key_of_secret(secret: bytes, salt: bytes) -> str:
    """The key of which somebody kept the derived part alone."""
    return (secret + salt).hex()
