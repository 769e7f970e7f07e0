"""Dossiers as earlier versions wrote them: the tables of each schema, and what stood in one of them."""

import sqlite3
from pathlib import Path

from wijkdesk.storage import driver

SCHEMAS = Path(__file__).with_name("schemas")
CONTENTS = SCHEMAS / "contents"
SALT = b"the salt of then"


def sql_of(schema: str) -> str:
    return (SCHEMAS / f"{schema}.sql").read_text("utf-8")


def older_dossier(schema: str, folder: Path, *, password: str | None = None) -> Path:
    """Write the dossier of that schema, which has something in every table; that of today is empty."""
    path, content = folder / f"Buurt {schema}.wijkdesk", CONTENTS / f"{schema}.sql"
    path.touch()
    connection = driver.connect(path, key=password and driver.raw_key(password, SALT))
    connection.executescript(
        f"""PRAGMA foreign_keys = OFF; BEGIN;
            PRAGMA application_id = {driver.APPLICATION_ID};
            {sql_of(schema)}
            {content.read_text("utf-8") if content.exists() else ""}
            INSERT INTO alembic_version VALUES ('{schema}'); COMMIT;"""
    )
    connection.close()
    return path


def rows_of(connection: sqlite3.Connection, tables: list[str]) -> dict[str, list[tuple]]:
    """Every row of these tables."""
    return {table: connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall() for table in tables}


def all_rows(connection: sqlite3.Connection) -> dict[str, list[tuple]]:
    """Every row of every table that there is, but for the search index, which is made of the others."""
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'"
    ).fetchall()
    return rows_of(connection, [name for (name,) in tables])
