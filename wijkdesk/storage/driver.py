"""Connections to a dossier's file, over the SQLite driver alone."""

import hashlib
import secrets
import sqlite3
from pathlib import Path
from typing import Any, Literal, cast

import sqlcipher3.dbapi2 as sqlcipher

APPLICATION_ID = 0x57494A4B  # "WIJK" in the header of the file tells a dossier from another program's database.

_PLAIN_HEADER = b"SQLite format 3\x00"
_KEY_ROUNDS = 256_000
_SALT_BYTES = 16
_WAIT_SECONDS = 2.0  # for a backup or a sync program that reads at the same moment


def connect(
    path: Path, *, mode: Literal["ro", "rw", "rwc"], key: str | None = None, only_reads: bool = False
) -> sqlite3.Connection:
    """Open ``path`` with the settings under which no acknowledged edit is lost, not even at a power cut.

    ``key`` is what ``raw_key`` gave, or ``None`` for a plain file. Mode ``rw`` never makes a file that is not there; it
    is also the mode to read in, with ``only_reads``, because after a crash the first reader puts the file right. The
    driver is the twin of ``sqlite3`` that can encrypt; it has the same interface, and so its type.
    """
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = cast(
        "sqlite3.Connection",
        sqlcipher.connect(uri, uri=True, isolation_level=None, timeout=_WAIT_SECONDS, check_same_thread=False),
    )
    try:
        if key is not None:
            connection.execute(f"PRAGMA key = \"x'{key}'\"")
        _settle(connection, only_reads=only_reads or mode == "ro")
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
        connection.execute("PRAGMA secure_delete = ON").fetchall()


def driver_module() -> Any:
    """The DB-API module, for SQLAlchemy."""
    return sqlcipher


def is_plain(path: Path) -> bool:
    """Whether the file says of itself that it is an unencrypted database."""
    with path.open("rb") as file:
        return file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER


def new_salt() -> bytes:
    return secrets.token_bytes(_SALT_BYTES)


def salt_of(path: Path) -> bytes:
    """The salt of an encrypted dossier: its first 16 bytes."""
    with path.open("rb") as file:
        return file.read(_SALT_BYTES)


def raw_key(password: str, salt: bytes) -> str:
    """Derive the key and add the salt, as hexadecimal.

    The same derivation as SQLCipher's own default, so that any SQLCipher tool opens the file with the password; done
    here once, it is not done again for each connection. Takes about 0.1 s.
    """
    key = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, _KEY_ROUNDS, 32)
    return (key + salt).hex()
