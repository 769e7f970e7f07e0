"""From what SQLite gives to typed rows: a ``NamedTuple`` says by its annotations how each column is read."""

import datetime as dt
import json
import sqlite3
import types
import typing
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, lru_cache, partial
from typing import Any, Final, NamedTuple, TypeVar

from wijkdesk.domain.words import Choice
from wijkdesk.storage import driver, faults

Row = TypeVar("Row", bound=NamedTuple)
Reader = Callable[[], sqlite3.Connection]

PORTION: Final = 200
"""So many rows are read in a few milliseconds."""


def read(
    connection: sqlite3.Connection, row_type: type[Row], sql: str, *, only: Collection[int] | None = None
) -> list[Row]:
    """Run ``sql``, whose columns stand in the order of ``row_type``'s fields.

    The SQL holds ``{where}`` where rows may be picked by the id of its table ``t``. Dates, choices, booleans and tuples
    are made from what the column holds, tuples from a JSON array; NULL stays ``None``. A row is what its type says, or
    it is ``Damaged``; raises any ``DossierFault``.
    """
    where, parameters = _condition(only)
    rows = driver.fetch(connection, sql.format(where=where), parameters)
    readers = _readers(row_type)
    sound = _sound_shapes(row_type)
    found = []
    try:
        for raw in rows:
            values = list(raw)
            for index, reader in readers:
                values[index] = reader(values[index])
            shape = tuple(map(type, values))
            if shape not in sound:
                _expect(row_type, shape)
                sound.add(shape)
            found.append(row_type._make(values))
    except (LookupError, TypeError, ValueError) as error:
        raise unreadable(connection) from error
    return found


def unreadable(connection: sqlite3.Connection) -> faults.Damaged:
    """The fault of a value that is not what it should be."""
    name = driver.file_of(connection).name
    return faults.Damaged(f"In {name} staat iets dat deze Wijkdesk niet kan lezen. Zet een back-up terug.")


def count_there(connection: sqlite3.Connection, table: str, numbers: Collection[int], most: int) -> int:
    """How many of these rows can be there, for who has no time to read more than ``most``: so far they are counted."""
    return len(numbers) if len(numbers) <= most else len(ids_there(connection, table, numbers, most + 1))


def ids_there(connection: sqlite3.Connection, table: str, numbers: Collection[int], most: int = -1) -> set[int]:
    """Which of these rows are there: all, or of so many at ``most``."""
    sql = f"SELECT id FROM {table} WHERE id IN (SELECT value FROM json_each(?)) LIMIT ?"
    return {number for (number,) in driver.fetch(connection, sql, (json.dumps(list(numbers)), most))}


def in_portions(
    numbers: Sequence[int],
    list_rows: Callable[[sqlite3.Connection, Collection[int]], list[Row]],
    reader: Reader,
    size: int = PORTION,
) -> Iterator[list[Row]]:
    """The rows with these ids a portion at a time, for who has no time for all of them at once.

    The reader is asked for each time: that of a dossier may be another one by then.
    """
    for begin in range(0, len(numbers), size):
        yield list_rows(reader(), numbers[begin : begin + size])


def blank(row_type: type[Row], **known: Any) -> Row:
    """A row of a thing that is not there yet: empty texts, nothing ticked, nothing known but what is given.

    A ``KeyError`` for a date, number or choice that is always there and was not given.
    """
    hints = typing.get_type_hints(row_type)
    empty = {str: "", bool: False, tuple: ()}
    values = []
    for name in row_type._fields:
        kind = typing.get_origin(hints[name]) or hints[name]
        if name in known:
            values.append(known[name])
        else:
            values.append(None if kind is types.UnionType else 0 if name == "id" else empty[kind])
    return row_type._make(values)


def names(pairs: str, target: str, owner: str, *, what: str = "x.name") -> str:
    """SQL for a column that holds ``what`` of every ``target`` paired with a row of ``t``, by id."""
    return f"""(SELECT json_group_array({what} ORDER BY x.id) FROM {pairs} p JOIN {target} x
        ON x.id = p.{target[:-1]}_id WHERE p.{owner} = t.id)"""


def person(alias: str) -> str:
    """SQL for the full name of a contact; NULL where there is none."""
    parts = ", ".join(f"nullif(trim({alias}.{part}), '')" for part in ("first_name", "infix", "last_name"))
    return f"nullif(concat_ws(' ', {parts}), '')"


def _condition(only: Collection[int] | None) -> tuple[str, tuple[str, ...]]:
    if only is None:
        return "", ()
    return "WHERE t.id IN (SELECT value FROM json_each(?))", (json.dumps(list(only)),)


@cache
def _readers(row_type: type[Any]) -> list[tuple[int, Callable[[Any], Any]]]:
    hints = typing.get_type_hints(row_type)
    readers = ((index, _reader(hints[name])) for index, name in enumerate(row_type._fields))
    return [(index, reader) for index, reader in readers if reader is not None]


@cache
def _sound_shapes(row_type: type[Any]) -> set[tuple[type, ...]]:
    """The types of the values in rows that were seen and were right: few, so that no value is looked at twice."""
    return set()


def _expect(row_type: type[Any], shape: tuple[type, ...]) -> None:
    """Raise a ``TypeError`` when values of these types cannot stand in such a row; a damaged file holds anything."""
    hints = typing.get_type_hints(row_type)
    for name, found in zip(row_type._fields, shape, strict=True):
        kinds = typing.get_args(hints[name]) if isinstance(hints[name], types.UnionType) else (hints[name],)
        expected = {typing.get_origin(kind) or kind for kind in kinds}
        if found not in expected and not (found is int and float in expected):
            raise TypeError(name)


def _reader(kind: Any) -> Callable[[Any], Any] | None:
    if isinstance(kind, types.UnionType):
        kind = next(part for part in typing.get_args(kind) if part is not types.NoneType)
    if kind is dt.date:
        return _date
    if kind is bool:
        return _bool
    if isinstance(kind, type) and issubclass(kind, Choice):
        choices: dict[str | None, Choice | None] = {None: None, **{choice.value: choice for choice in kind}}
        return choices.__getitem__
    if typing.get_origin(kind) is tuple:
        return partial(_parts, typing.get_args(kind)[0])
    return None


@lru_cache(maxsize=4096)  # the same few thousand days stand in a hundred thousand rows
def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _bool(number: int | None) -> bool | None:
    return None if number is None else number != 0


@lru_cache(maxsize=4096)  # and so do the same partners, pillars and goals
def _parts(kind: type, array: str) -> tuple[Any, ...]:
    if array == "[]":
        return ()
    parts = tuple(json.loads(array))
    if set(map(type, parts)) != {kind}:
        raise TypeError(kind)
    return parts
