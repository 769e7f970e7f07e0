"""A light backup: all of a dossier but the bytes of its photos and its search index, read while somebody edits.

The driver's own backup takes a whole file. This one copies row by row, in steps so short that no edit waits for it.
What was edited meanwhile is known from the journal, which is asked in the same moment as each step; at the end those
rows are copied once more, in one moment, so that the copy is of that moment.
"""

import contextlib
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from wijkdesk.storage import driver, faults

_STEP_SECONDS: Final = 0.015  # an edit that comes in the middle of a step waits for the rest of it
_BETWEEN_SECONDS: Final = 0.001
_PATIENCE_SECONDS: Final = 30.0
_FIRST_ROWS: Final = 4
_MOST_ROWS: Final = 2_000
_TIMES: Final = 5
_LEFT_OUT: Final = "sqlite_%", "search", "search_%"
_WITHOUT_BYTES: Final = {"pictures": {"content": "x''"}}
"""What stands for a column in a light copy, where that is not its value."""

_JOURNAL: Final = {"journal_changes": "step_id", "journal_steps": "id"}

_Key = tuple[str, str]


class _MovedOn(Exception):
    """Something changed meanwhile of which the journal says nothing: deleted for good, erased, or rebuilt."""


def write_light(source: Path, target: Path, *, key: str | None) -> int:
    """Write a light copy of the dossier at ``source`` into the empty file at ``target``, both under ``key``.

    Returns when the file was last changed before the moment of the copy, in nanoseconds. Raises a ``DossierFault``.
    """
    with faults.machine_faults(source):
        for _ in range(_TIMES):
            with contextlib.suppress(_MovedOn):
                return _Copying(source, target, key).carry_out()
            target.write_bytes(b"")
    raise faults.OpenElsewhere(f"Van {source.name} is geen back-up gemaakt: er wordt te veel tegelijk veranderd.")


class _Copying:
    def __init__(self, source: Path, target: Path, key: str | None) -> None:
        self._source, self._target, self._key = source, target, key
        self._connection = driver.connect(target, key=key)
        self._touched: set[_Key] = set()
        self._rows_at_once = _FIRST_ROWS

    def carry_out(self) -> int:
        with contextlib.closing(self._connection):
            # What is half written is thrown away, and what is whole is flushed at the end.
            # Where somebody edits without a pause, the driver's own way of waiting would never find the door open.
            for setting in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF"):
                driver.fetch(self._connection, f"PRAGMA {setting}")
            driver.attach(self._connection, self._source, "source", key=self._key)  # which waits for an edit
            driver.fetch(self._connection, "PRAGMA busy_timeout = 0")
            with self._moment():
                self._read_first()
            self._make("table")
            for table in self._tables:
                self._copy_in_steps(table)
            with self._moment():
                changed = self._copy_last()
            if any(self._count(table) != there for table, there in self._counts.items()):  # no edit waits for this
                raise _MovedOn
            self._follow_states()
            driver.fetch(self._connection, "DETACH source")
            self._make("index", "trigger", "view")
            driver.fetch(self._connection, f"PRAGMA application_id = {self._application}")
        return changed

    def _fetch(self, sql: str, parameters: tuple[object, ...] = ()) -> list[Any]:
        with faults.driver_faults(self._source):
            return self._connection.execute(sql, parameters).fetchall()

    @contextlib.contextmanager
    def _moment(self) -> Iterator[None]:
        """All that is read of the source inside it is of one moment; it begins between two edits."""
        self._begin()
        try:
            yield
        except BaseException:
            self._connection.rollback()
            raise
        self._connection.execute("COMMIT")

    def _begin(self) -> None:
        end = time.monotonic() + _PATIENCE_SECONDS
        while True:
            self._connection.execute("BEGIN")
            try:
                self._fetch("SELECT 1 FROM source.sqlite_schema LIMIT 1")
            except faults.OpenElsewhere:
                self._connection.rollback()
                if time.monotonic() > end:
                    raise
                time.sleep(_BETWEEN_SECONDS)
            else:
                return

    def _read_first(self) -> None:
        left_out = " AND ".join(f"tbl_name NOT LIKE '{name}'" for name in _LEFT_OUT)
        self._schema = self._fetch(
            f"SELECT type, name, sql FROM source.sqlite_schema WHERE sql NOT NULL AND {left_out}"
        )
        self._tables = [name for kind, name, _ in self._schema if kind == "table"]
        self._version = self._fetch("PRAGMA source.schema_version")
        [(self._application,)] = self._fetch("PRAGMA source.application_id")
        [(self._first_step,)] = self._fetch("SELECT coalesce(max(id), 0) FROM source.journal_steps")
        self._columns = {table: self._columns_of(table) for table in self._tables}
        self._last = dict.fromkeys(self._tables, -(2**63))
        # What is added later comes at the end: nobody can edit so fast that a copy never ends.
        self._ends = {table: self._fetch(f"SELECT max(rowid) FROM source.{table}")[0][0] for table in self._tables}

    def _columns_of(self, table: str) -> tuple[str, str]:
        """The columns of a table, and what is copied into them."""
        names = [row[1] for row in self._fetch(f"PRAGMA source.table_info({table})")]
        values = _WITHOUT_BYTES.get(table, {})
        return ", ".join(names), ", ".join(values.get(name, name) for name in names)

    def _make(self, *kinds: str) -> None:
        for kind, _, sql in self._schema:
            if kind in kinds:
                self._fetch(sql)

    def _copy_in_steps(self, table: str) -> None:
        names, values = self._columns[table]
        self._rows_at_once = _FIRST_ROWS  # the rows of one table may be a thousand times as large as those of another
        while True:
            began = time.perf_counter()
            with self._moment():
                [(last,)] = self._fetch(
                    f"""SELECT max(number) FROM (SELECT rowid AS number FROM source.{table} WHERE rowid > ?
                        AND rowid <= ? ORDER BY rowid LIMIT ?)""",
                    (self._last[table], self._ends[table], self._rows_at_once),
                )
                if last is None:
                    return
                self._fetch(
                    # A row that was copied and is gone since may still hold what must be unique.
                    f"INSERT OR REPLACE INTO {table} ({names}) SELECT {values} FROM source.{table}"
                    " WHERE rowid > ? AND rowid <= ?",
                    (self._last[table], last),
                )
                self._note_touched()
            self._last[table] = last
            self._pace(time.perf_counter() - began)

    def _pace(self, took: float) -> None:
        if took > _STEP_SECONDS:
            self._rows_at_once = max(self._rows_at_once // 2, 1)
        elif took < _STEP_SECONDS / 2:
            self._rows_at_once = min(self._rows_at_once * 2, _MOST_ROWS)

    def _note_touched(self) -> None:
        # Also of the last step before: a visit to a field may go on with it.
        rows = self._fetch(
            "SELECT table_name, row_key FROM source.journal_changes WHERE step_id >= ?", (self._first_step,)
        )
        self._touched |= set(rows)

    def _copy_last(self) -> int:
        """Copy what changed since it was copied; when the source was last changed."""
        if self._fetch("PRAGMA source.schema_version") != self._version:
            raise _MovedOn
        self._note_touched()
        self._copy_touched()
        for table, column in _JOURNAL.items():
            self._fetch(f"DELETE FROM {table} WHERE {column} >= ?", (self._first_step,))
            self._copy_where(table, f"{column} >= ?", (self._first_step,))
        for table in set(self._tables) - {table for table, _ in self._touched} - _JOURNAL.keys():
            self._copy_where(table, "rowid > ?", (self._last[table],))  # what is not journaled only grows
        self._fetch("DELETE FROM sqlite_sequence")
        self._fetch(
            """INSERT INTO sqlite_sequence SELECT * FROM source.sqlite_sequence
               WHERE name IN (SELECT name FROM sqlite_schema)"""
        )
        self._counts = {table: self._count(f"source.{table}") for table in self._tables}
        self._states = dict(self._fetch("SELECT id, state FROM source.journal_steps"))
        return self._source.stat().st_mtime_ns

    def _count(self, table: str) -> int:
        [(number,)] = self._fetch(f"SELECT count(*) FROM {table}")
        return int(number)

    def _copy_touched(self) -> None:
        keys = {table: self._key_columns(table) for table, _ in self._touched}
        for table, key in self._touched:
            self._fetch(f"DELETE FROM {table} WHERE {keys[table]}", tuple(json.loads(key)))
        for table, key in sorted(self._touched):
            self._copy_where(table, keys[table], tuple(json.loads(key)))

    def _key_columns(self, table: str) -> str:
        rows = sorted(self._fetch(f"PRAGMA source.table_info({table})"), key=lambda row: row[5])
        return " AND ".join(f"{row[1]} = ?" for row in rows if row[5])

    def _copy_where(self, table: str, where: str, parameters: tuple[object, ...] = ()) -> None:
        names, values = self._columns[table]
        self._fetch(f"INSERT INTO {table} ({names}) SELECT {values} FROM source.{table} WHERE {where}", parameters)

    def _follow_states(self) -> None:
        """Which steps are undone, dropped or closed is no edit that the journal notes."""
        copied = dict(self._fetch("SELECT id, state FROM journal_steps"))
        for number, state in self._states.items():
            if copied[number] != state:
                self._fetch("UPDATE journal_steps SET state = ? WHERE id = ?", (state, number))
