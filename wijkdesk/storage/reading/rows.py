"""From what SQLite gives to typed rows: a ``NamedTuple`` says by its annotations how each column is read."""

import datetime as dt
import sqlite3
import types
import typing
from collections.abc import Callable, Collection
from functools import cache
from typing import Any, NamedTuple, TypeVar

from wijkdesk.domain.words import Choice

Row = TypeVar("Row", bound=NamedTuple)

SEPARATOR = "\x1f"  # between the parts of a column that holds several: no keyboard types it


def read(
    connection: sqlite3.Connection, row_type: type[Row], sql: str, *, only: Collection[int] | None = None
) -> list[Row]:
    """Run ``sql``, whose columns stand in the order of ``row_type``'s fields.

    The SQL holds ``{where}`` where rows may be picked by the id of its table ``t``. Dates, choices, booleans and tuples
    are made from what the column holds; NULL stays ``None``, but for tuples, which are then empty.
    """
    where, parameters = _condition(only)
    rows = connection.execute(sql.format(where=where), parameters).fetchall()
    readers = _readers(row_type)
    found = []
    for raw in rows:
        values = list(raw)
        for index, reader in readers:
            values[index] = reader(values[index])
        found.append(row_type._make(values))
    return found


def names(pairs: str, target: str, owner: str, *, what: str = "x.name") -> str:
    """SQL for a column that holds ``what`` of every ``target`` paired with a row of ``t``, by id."""
    left, right = owner, f"{target[:-1]}_id"
    return f"""(SELECT group_concat(n, char(31)) FROM (SELECT {what} AS n FROM {pairs} p JOIN {target} x
        ON x.id = p.{right} WHERE p.{left} = t.id ORDER BY x.id))"""


def person(alias: str) -> str:
    """SQL for the full name of a contact; NULL where there is none."""
    return f"replace(trim({alias}.first_name || ' ' || {alias}.infix || ' ' || {alias}.last_name), '  ', ' ')"


def _condition(only: Collection[int] | None) -> tuple[str, tuple[int, ...]]:
    if only is None:
        return "", ()
    return f"WHERE t.id IN ({', '.join('?' for _ in only)})", tuple(only)


@cache
def _readers(row_type: type[Any]) -> list[tuple[int, Callable[[Any], Any]]]:
    hints = typing.get_type_hints(row_type)
    readers = ((index, _reader(hints[name])) for index, name in enumerate(row_type._fields))
    return [(index, reader) for index, reader in readers if reader is not None]


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
        return _numbers if typing.get_args(kind)[0] is int else _texts
    return None


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _bool(number: int | None) -> bool | None:
    return None if number is None else number != 0


def _texts(text: str | None) -> tuple[str, ...]:
    return tuple(str(text).split(SEPARATOR)) if text is not None else ()


def _numbers(text: str | None) -> tuple[int, ...]:
    return tuple(int(part) for part in _texts(text))
