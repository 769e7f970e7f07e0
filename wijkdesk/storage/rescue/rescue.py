"""From a damaged dossier, all that can be read in a new one, and what could not."""

import contextlib
import itertools
import json
import os
import sqlite3
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import LargeBinary, Table

from wijkdesk.storage import account, driver, faults, journal, search_index
from wijkdesk.storage.backup.making import settle
from wijkdesk.storage.check import is_readable
from wijkdesk.storage.mapping import ANNOUNCED
from wijkdesk.storage.new_file import new_file
from wijkdesk.storage.opening import keys_of_damaged
from wijkdesk.storage.rescue.pages import readable_pages
from wijkdesk.storage.rescue.rows import Row, SchemaRow, connect, is_whole, pages_with_rows, read_rows
from wijkdesk.storage.tables import metadata
from wijkdesk.storage.write_side import WriteSide

_SCHEMA_TYPES = ("table", "index", "trigger", "view")


class Rescued(NamedTuple):
    """How many rows each table has in the new dossier, and in Dutch sentences what could not be read."""

    rows: dict[str, int]
    lost: list[str]


def rescue(damaged: Path, output: Path, *, password: str | None = None) -> Rescued:
    """Write all that can be read of ``damaged``, which stays as it is, to a new dossier under the same password.

    What the pages do not say any more, the history may: a row as it was last. What refers to something that is lost
    lets go of it. Undo begins anew. Raises a ``DossierFault`` when nothing of a dossier can be read; a wrong password
    is kept as a failed unlock.
    """
    with faults.machine_faults(damaged):
        keys: list[str | None] = [*keys_of_damaged(damaged, password)] or [None]
        for key in keys[:-1]:
            with contextlib.suppress(faults.NotADossier):
                return _rescue(damaged, output, key)
        try:
            return _rescue(damaged, output, keys[-1])
        except faults.WrongPassword:
            account.keep_failed_unlock(damaged)
            raise


def _rescue(damaged: Path, output: Path, key: str | None) -> Rescued:
    work = output.with_name(f".{output.name}.{os.getpid()}.werk.nieuw")
    with new_file(output) as building:
        WriteSide.build(building, key, lambda _session: None)
        with (
            readable_pages(damaged, work, key) as (readable, pages, broken),
            contextlib.closing(driver.connect(building, key=key)) as connection,
        ):
            if key is not None and len(broken) >= pages - 1:
                raise faults.WrongPassword(
                    f"Het wachtwoord van {damaged.name} is onjuist, of er is niets te lezen. Er is niets geschreven."
                )
            driver.fetch(connection, "PRAGMA synchronous = OFF")
            driver.fetch(connection, "PRAGMA foreign_keys = OFF")
            saving = _Saving(connection)
            connection.execute("BEGIN IMMEDIATE")
            saving.take_all(readable, key, pages)
            if not saving.found:
                raise faults.NotADossier(
                    f"In {damaged.name} is niets te lezen. Heeft het een ander wachtwoord, of is het geen dossier?"
                )
            saving.take_from_history()
            saving.make_whole()
            connection.execute("COMMIT")
            rows = {name: _count(connection, name) for name in metadata.tables if not name.startswith("journal_")}
        settle(building, key)
    pages_lost = [f"Bladzijde {page} van het bestand is niet te lezen." for page in broken]
    return Rescued({name: count for name, count in rows.items() if count}, [*pages_lost, *saving.told()])


class _Saving:
    """Puts what is found into the new dossier, once, and keeps what was lost."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._broken: set[str] = set()
        self._lost: list[str] = []
        self._let_go: Counter[str] = Counter()
        self.found = 0

    def take_all(self, work: Path, key: str | None, pages: int) -> None:
        """Take the rows of each table by its tree, and of what is broken by its pages."""
        found = {row.name: row for row in _schema_on(work, key, pages) if row.table in metadata.tables}
        schema = self._completed(found, pages)
        with contextlib.closing(connect(work, key, schema.values())) as connection:
            for name in metadata.tables:
                is_known = name in found or (name in schema and _looks_like(connection, name))
                if is_known:
                    self._take_tree(connection, name)
                else:
                    self._broken.add(name)
        if self._broken:
            self._take_pages(work, key, pages)

    def take_from_history(self) -> None:
        """Take what the journal says of rows of broken tables that were not found."""
        last: dict[tuple[str, str], str | None] = {}
        for table, key, after in driver.fetch(
            self._connection, "SELECT table_name, row_key, after FROM journal_changes ORDER BY id"
        ):
            last[table, key] = after
        for (name, key), after in last.items():
            if after is None or name not in self._broken or name not in ANNOUNCED:
                continue
            with contextlib.suppress(ValueError):
                image, table = json.loads(after), metadata.tables[name]
                values = {
                    column.name: journal.kept(table, column.name, image[column.name])
                    for column in table.columns
                    if column.name in image
                }
                if self._put(table, values):
                    self._lost.append(f"In {name} komt rij {json.loads(key)[0]} uit de geschiedenis.")

    def make_whole(self) -> None:
        """Let go of what is lost, and make what is derived."""
        connection = self._connection
        for number, after, before in driver.fetch(connection, "SELECT id, after, before FROM journal_changes"):
            if not all(map(_is_image, filter(None, (after, before)))):
                driver.fetch(connection, "DELETE FROM journal_changes WHERE id = ?", (number,))
                self._lost.append(f"In de geschiedenis is regel {number} niet te lezen.")
        while broken := driver.fetch(connection, "PRAGMA foreign_key_check"):
            for name, number, _, which in broken:
                self._let_go_of(name, number, which)
        if not _count(connection, "programmes"):
            sql = "INSERT INTO programmes (name, uid) VALUES ('Gered dossier', lower(hex(randomblob(16))))"
            driver.fetch(connection, sql)
        journal.close_undo(connection, "Dossier gered")
        search_index.build(connection)

    def told(self) -> list[str]:
        """What was lost, in sentences."""
        broken = [f"Van {name} is een deel niet te lezen." for name in sorted(self._broken)]
        let_go = [f"In {name} verwijst {count} keer iets naar wat verloren is." for name, count in self._let_go.items()]
        return [*broken, *self._lost, *let_go]

    # -- inside --

    def _completed(self, found: dict[str, SchemaRow], pages: int) -> dict[str, SchemaRow]:
        """What was found, and where it says nothing, the places that the tables of a new dossier have.

        A dossier that was made by this version has them there too; the rows that were found must not say otherwise.
        """
        rows = driver.fetch(
            self._connection,
            """SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema
               WHERE type = 'table' OR sql IS NULL""",
        )
        usual = {row.name: row for row in itertools.starmap(SchemaRow, rows) if row.table in metadata.tables}
        wanted = {
            name: row if _can_be_made(row.sql) or name not in usual else row._replace(sql=usual[name].sql)
            for name, row in found.items()
            if row.type == "table" or row.sql is None
        }
        if any(name in usual and usual[name].page != row.page for name, row in wanted.items()):
            return wanted
        return {name: row for name, row in usual.items() if row.page <= pages} | wanted

    def _take_tree(self, connection: sqlite3.Connection, name: str) -> None:
        table = metadata.tables[name]
        whole = is_whole(connection, name)
        if not whole:
            self._broken.add(name)
        there = [row[1] for row in connection.execute(f"PRAGMA table_info({name})").fetchall()]
        columns = [column for column in there if column in table.columns]
        for row in read_rows(connection, name, ", ".join(columns)):
            self._take(table, row[0], dict(zip(columns, row[1:], strict=True)))
        if not whole and _is_pairs(table):
            keys = ", ".join(columns)
            with contextlib.suppress(driver.driver_module().Error):
                for row in connection.execute(f"SELECT {keys} FROM {name} ORDER BY {keys}"):
                    if all(isinstance(value, int) for value in row):
                        self._put(table, dict(zip(columns, row, strict=True)))

    def _take_pages(self, work: Path, key: str | None, pages: int) -> None:
        # Pairs of two tables cannot be told apart; those stand in their index too.
        candidates = [metadata.tables[name] for name in sorted(self._broken) if not _is_pairs(metadata.tables[name])]
        for _, read in pages_with_rows(work, key, pages):
            tables = [table for table in candidates if _fits(table, next(read()))]
            if len(tables) == 1:
                for row in filter(partial(_fits, tables[0]), read()):
                    self._take(tables[0], row[0], _by_column(tables[0], row))

    def _take(self, table: Table, number: int, values: dict[str, Any]) -> None:
        bad = [
            column for column in table.columns if column.name in values and not _is_sound(column, values[column.name])
        ]
        for column in bad:
            del values[column.name]
            if not column.nullable and column.server_default is None:
                self._lost.append(f"In {table.name} is rij {number} niet te lezen.")
                return
        if self._put(table, values) and bad:
            names = ", ".join(column.name for column in bad)
            self._lost.append(f"In {table.name} is van rij {number} niet te lezen: {names}.")

    def _put(self, table: Table, values: dict[str, Any]) -> bool:
        names, marks = ", ".join(values), ", ".join("?" for _ in values)
        try:
            added = self._connection.execute(
                f"INSERT OR IGNORE INTO {table.name} ({names}) VALUES ({marks})", tuple(values.values())
            )
        except driver.driver_module().IntegrityError:
            return False
        self.found += added.rowcount
        return bool(added.rowcount)

    def _let_go_of(self, name: str, number: int, which: int) -> None:
        table = metadata.tables[name]
        column = next(
            row[3] for row in driver.fetch(self._connection, f"PRAGMA foreign_key_list({name})") if row[0] == which
        )
        self._let_go[name] += 1
        if table.columns[column].nullable:
            driver.fetch(self._connection, f"UPDATE {name} SET {column} = NULL WHERE rowid = ?", (number,))
        else:
            driver.fetch(self._connection, f"DELETE FROM {name} WHERE rowid = ?", (number,))


def _schema_on(work: Path, key: str | None, pages: int) -> Iterator[SchemaRow]:
    """What the pages say of the tables that there are."""
    for _, read in pages_with_rows(work, key, pages):
        if _is_schema(next(read())):
            yield from (SchemaRow(*row[1:6]) for row in read() if _is_schema(row) and 2 <= row[4] <= pages)


def _is_schema(row: Row) -> bool:
    kind, name, table, page, sql = row[1:6]
    texts = isinstance(name, str) and isinstance(table, str) and isinstance(page, int)
    return texts and kind in _SCHEMA_TYPES and (sql is None or isinstance(sql, str)) and not any(row[6:])


def _count(connection: sqlite3.Connection, name: str) -> int:
    [(count,)] = driver.fetch(connection, f"SELECT count(*) FROM {name}")
    return int(count)


def _is_pairs(table: Table) -> bool:
    return len(table.primary_key) == len(table.columns)


def _can_be_made(sql: str | None) -> bool:
    if sql is None:
        return True
    with contextlib.closing(driver.connect_in_memory(Path())) as connection:
        try:
            connection.execute(sql)
        except driver.driver_module().Error:
            return False
    return True


def _looks_like(connection: sqlite3.Connection, name: str) -> bool:
    """Whether what stands where a table usually does can be rows of it."""
    table = metadata.tables[name]
    columns = ", ".join(column.name for column in table.columns)
    first = next(read_rows(connection, name, columns), None)
    return first is None or _fits(table, first)


def _fits(table: Table, row: Row) -> bool:
    """Whether a row, as it is kept on a page, can be one of this table."""
    values, others = _by_column(table, row), row[1 + len(table.columns) :]
    sound = all(_is_sound(column, values.get(column.name)) for column in table.columns)
    return sound and all(value is None for value in others)


def _by_column(table: Table, row: Row) -> dict[str, Any]:
    """The values of a row that was read without knowing of which table; a whole-number key is the rowid."""
    values = dict(zip((column.name for column in table.columns), row[1:], strict=False))
    if "id" in values:
        values["id"] = row[0]
    return {name: value for name, value in values.items() if value is not None}


def _is_sound(column: Any, value: object) -> bool:
    if isinstance(column.type, LargeBinary):
        value = "blob" if isinstance(value, bytes) else "null" if value is None else "text"
    return is_readable(column, value)


def _is_image(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False
