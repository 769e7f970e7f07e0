"""A session that leaves SQLAlchemy out of what most edits are: one row read by its id, and written.

That costs a tenth so. Whatever is more (lists, things that come together) is SQLAlchemy's work, in the same session and
the same transaction.
"""

import sqlite3
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, inspect
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.orm import Mapper, RelationshipDirection, Session, make_transient_to_detached
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.exc import StaleDataError

_DIALECT = dialect()

Convert = Callable[[Any], Any] | None


class _Rows(NamedTuple):
    """What there is to know of the rows of one kind, made of the mapping."""

    new_instance: Callable[[], Any]
    table: str
    select: str
    read: dict[str, Callable[[Any], Any]]
    """By column how a value comes out of the file, where that is not as it is."""
    written: dict[str, Convert]
    """By every column, in the order of ``select``, how a value goes into it."""
    references: dict[str, str]
    """By attribute that holds another thing, the column with the id of that."""
    lists: list[str]


@cache
def _rows_of(kind: Any) -> _Rows:
    mapper: Mapper[Any] = inspect(kind)
    types = {column.name: column.type.dialect_impl(_DIALECT) for column in mapper.local_table.columns}
    table = mapper.local_table.name  # type: ignore[attr-defined]
    columns = ", ".join(f'"{name}"' for name in types)
    ones = [each for each in mapper.relationships if each.direction is RelationshipDirection.MANYTOONE]
    return _Rows(
        new_instance=mapper.class_manager.new_instance,
        table=table,
        select=f"SELECT {columns} FROM {table} WHERE id = ?",
        read={name: convert for name, each in types.items() if (convert := each.result_processor(_DIALECT, None))},
        written={name: each.bind_processor(_DIALECT) for name, each in types.items()},
        references={each.key: column.name for each in ones for column in each.local_columns},
        lists=[each.key for each in mapper.relationships if each not in ones],
    )


class _AsksMore(Exception):
    """A rule wants to know something of another thing."""


class _NotRead:
    """Stands for what a thing is related to, where nobody needs more than that it is there."""

    def __getattr__(self, name: str) -> Any:
        raise _AsksMore(name)


_NOT_READ = _NotRead()


class QuickSession(Session):
    """Takes part in a transaction of ``connection`` that somebody else begins and ends."""

    def __init__(self, bind: Connection, connection: sqlite3.Connection) -> None:
        # Nothing is flushed, and so checked, by a mere query: half-way through an edit a thing may break a rule.
        super().__init__(bind=bind, join_transaction_mode="rollback_only", autoflush=False, expire_on_commit=False)
        self._driver = connection

    def change(self, kind: type, number: int, values: dict[str, Any]) -> bool:
        """Give columns of a thing these values, under its rules; ``False`` where the thing must be loaded for that."""
        rows = _rows_of(kind)
        if self.in_transaction() or not rows.written.keys() >= values.keys():
            return False
        thing = self._read(rows, number)
        if thing is None:
            return False
        row = vars(thing)
        row.update((name, None if row[column] is None else _NOT_READ) for name, column in rows.references.items())
        row.update(dict.fromkeys(rows.lists, _NOT_READ))
        changed = {name: value for name, value in values.items() if row[name] != value}
        row.update(changed)
        if changed:
            try:
                _check(thing, is_alone=True)
            except _AsksMore:
                return False
            self._update(rows, number, changed)
        return True

    def get(self, entity: Any, ident: Any, **options: Any) -> Any:
        if (
            options
            or not isinstance(ident, int)
            or inspect(entity).identity_key_from_primary_key((ident,)) in (self.identity_map)
        ):
            return super().get(entity, ident, **options)
        thing = self._read(_rows_of(entity), ident)
        if thing is not None:
            make_transient_to_detached(thing)
            self.add(thing)
        return thing

    def flush(self, objects: Sequence[Any] | None = None) -> None:
        changed = {thing: _changes(thing) for thing in self.dirty}
        for thing in self.new:
            _check(thing)
        for thing, names in changed.items():
            if names:
                _check(thing, is_alone=all(name in _rows_of(thing.__class__).written for name in names))
        changed |= {thing: [name for name in vars(thing) if not name.startswith("_")] for thing in self.new}
        if not all(map(_is_plain, changed, changed.values())):
            super().flush(objects)
            return
        for thing, names in changed.items():
            self._write(thing, names)
        for thing in self.deleted:  # what goes along, or lets go of it, is the work of the tables
            self._driver.execute(f"DELETE FROM {_rows_of(thing.__class__).table} WHERE id = ?", (thing.id,))
            self.expunge(thing)

    def _read(self, rows: _Rows, number: int) -> Any:
        found = self._driver.execute(rows.select, (number,)).fetchone()
        if found is None:
            return None
        thing = rows.new_instance()
        row = vars(thing)
        row.update(zip(rows.written, found, strict=True))
        for name, convert in rows.read.items():
            row[name] = convert(row[name])
        return thing

    def _write(self, thing: Any, names: Sequence[str]) -> None:
        rows = _rows_of(thing.__class__)
        values = {name: getattr(thing, name) for name in names if name in rows.written}
        for name in names:
            if name in rows.references:
                other = getattr(thing, name)
                values[rows.references[name]] = None if other is None else other.id
        if thing in self.new:
            self.expunge(thing)
            thing.id = self._insert(rows, values)
            make_transient_to_detached(thing)
            self.add(thing)
        elif values:
            self._update(rows, thing.id, values)
        for name, value in ({name: getattr(thing, name) for name in names} | values).items():
            set_committed_value(thing, name, value)

    def _insert(self, rows: _Rows, values: dict[str, Any]) -> int:
        columns, marks = ", ".join(f'"{column}"' for column in values), ", ".join("?" for _ in values)
        done = self._driver.execute(f"INSERT INTO {rows.table} ({columns}) VALUES ({marks})", _kept(rows, values))
        assert done.lastrowid is not None
        return done.lastrowid

    def _update(self, rows: _Rows, number: int, values: dict[str, Any]) -> None:
        sets = ", ".join(f'"{column}" = ?' for column in values)
        done = self._driver.execute(f"UPDATE {rows.table} SET {sets} WHERE id = ?", (*_kept(rows, values), number))
        if done.rowcount != 1:
            raise StaleDataError(f"{rows.table} {number} is not there")


def _kept(rows: _Rows, values: dict[str, Any]) -> list[Any]:
    """Values as the file has them."""
    return [value if (convert := rows.written[name]) is None else convert(value) for name, value in values.items()]


def _changes(thing: Any) -> list[str]:
    """The attributes of a thing that are no longer what the file has."""
    return [name for name, before in inspect(thing).committed_state.items() if before != getattr(thing, name)]


def _is_plain(thing: Any, names: Sequence[str]) -> bool:
    """Whether all this stands in its own row, and refers to things that are there."""
    rows = _rows_of(thing.__class__)
    for name in names:
        if name in rows.references:
            other = getattr(thing, name)
            if other is not None and other.id is None:
                return False
        elif name not in rows.written and (inspect(thing).persistent or getattr(thing, name)):
            return False  # a list, and of a new thing one that is not empty
    return True


def _check(thing: Any, *, is_alone: bool = False) -> None:
    """Hold the rules of the domain, whichever way a thing was changed: nothing reaches the file unchecked.

    ``is_alone`` when what it is related to is as it was: then that need not be read to ask about it.
    """
    if is_alone and hasattr(thing, "check_alone"):
        thing.check_alone()
    elif hasattr(thing, "check"):
        thing.check()
