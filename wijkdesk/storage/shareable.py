"""A dossier without what is confidential: in memory, for pictures of the screen and whatever else others may see.

What is left out is what no overview tells of (``confidential``), and with it the people and organisations known from
that alone, all history, and each adopted overview that names something of it. In texts a mark stands in its place.
"""

import json
import sqlite3
from collections.abc import Callable

from wijkdesk.storage.account import unsealed
from wijkdesk.storage.confidential.known import going_along
from wijkdesk.storage.confidential.naming import mask_of
from wijkdesk.storage.confidential.rule import KINDS, open_things
from wijkdesk.storage.driver import fetch


def leave_out_confidential(connection: sqlite3.Connection) -> None:
    """Delete what is confidential and what hangs on it from a copy in memory, with all history."""
    fetch(connection, "PRAGMA query_only = OFF")
    told = open_things(connection)
    along = going_along(connection, told)
    mask = mask_of(connection, told, contacts=along.contacts)
    for kind in KINDS:
        kept = json.dumps(sorted(along.of(kind)))
        connection.execute(f"DELETE FROM {kind} WHERE id NOT IN (SELECT value FROM json_each(?))", (kept,))
    connection.execute("DELETE FROM pictures WHERE id NOT IN (SELECT picture_id FROM photos)")
    connection.execute("DELETE FROM table_mappings")  # whatever a list had for headings
    connection.execute("DELETE FROM journal_changes")
    connection.execute("DELETE FROM journal_steps")
    connection.execute("DROP TABLE IF EXISTS search")  # it is made anew of what is left
    _mask_overviews(connection, mask)
    _mask_texts(connection, mask)
    fetch(connection, "PRAGMA query_only = ON")


def _mask_overviews(connection: sqlite3.Connection, mask: Callable[[str], str]) -> None:
    for number, texts, content in fetch(connection, "SELECT id, texts, content FROM overviews"):
        if content is not None and _in_json(content, mask) != json.loads(content):
            connection.execute("DELETE FROM overviews WHERE id = ?", (number,))
        else:
            told = json.dumps(_in_json(texts, mask), ensure_ascii=False)
            connection.execute("UPDATE overviews SET texts = ? WHERE id = ?", (told, number))


def _in_json(texts: str, mask: Callable[[str], str]) -> object:
    return _masked(json.loads(texts), mask)


def _masked(value: object, mask: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, list):
        return [_masked(each, mask) for each in value]
    if isinstance(value, dict):
        return {name: _masked(each, mask) for name, each in value.items()}
    return value


def _mask_texts(connection: sqlite3.Connection, mask: Callable[[str], str]) -> None:
    from wijkdesk.storage.tables import ReadableText, metadata  # noqa: PLC0415 - SQLAlchemy, for this alone

    columns = [column for table in metadata.sorted_tables for column in table.columns]
    texts = [(column.table.name, column.name) for column in columns if isinstance(column.type, ReadableText)]
    with unsealed(connection):
        for table, name in texts:
            for number, text in fetch(connection, f"SELECT rowid, {name} FROM {table} WHERE {name} <> ''"):
                told = mask(text)
                if told != text:
                    connection.execute(f"UPDATE {table} SET {name} = ? WHERE rowid = ?", (told, number))
