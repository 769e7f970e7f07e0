"""What an adopted overview keeps: all that it said, as JSON, beside its PDF."""

import dataclasses
import datetime as dt
import enum
import hashlib
import json
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any

from wijkdesk.overview.sections import Content

FORMAT = 1
"""Which form the JSON has; a later version of this program reads every form there ever was."""


class NotAnOverview(ValueError):
    """What was kept is not the content of an overview, or of one that this version cannot read."""


def as_json(content: Content) -> str:
    """All that an overview says: dates as ISO text, choices by their value, a half-year as its year and half."""
    said = {"format": FORMAT, **dataclasses.asdict(content)}
    return json.dumps(said, ensure_ascii=False, default=_plain)


def from_json(text: str) -> Content:
    """What ``as_json`` kept; ``NotAnOverview`` when the text is anything else."""
    try:
        said = json.loads(text)
    except ValueError as error:
        raise NotAnOverview(str(error)) from error
    return content_of(said)


def content_of(said: Any) -> Content:
    """The content of which this is the JSON, read; ``NotAnOverview`` when it is of anything else.

    What an earlier version did not keep yet is as where there is none of it; what a later one kept besides is left out.
    """
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise NotAnOverview("a form that this version does not know")
    try:
        content: Content = _value(Content, said)
    except (TypeError, ValueError) as error:
        raise NotAnOverview(str(error)) from error
    return content


def sha256_of(document: bytes) -> str:
    """The hash by which the stored PDF can be told from any other."""
    return hashlib.sha256(document).hexdigest()


def _plain(value: Any) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(type(value))


def _value(kind: Any, said: Any) -> Any:
    """What was said as a value of this type; ValueError or TypeError where it is none."""
    if isinstance(kind, types.UnionType):
        return None if said is None else _value(_other_than_none(kind), said)
    if typing.get_origin(kind) is tuple:
        return _tuple(typing.get_args(kind), said)
    if dataclasses.is_dataclass(kind):
        return _dataclass(kind, said)
    if issubclass(kind, enum.Enum):
        return kind(said)
    if kind is dt.date and isinstance(said, str):
        return dt.date.fromisoformat(said)
    if kind is float and type(said) is int:
        return float(said)
    if type(said) is not kind:
        raise ValueError(f"{kind.__name__} expected, not {said!r:.60}")
    return said


def _other_than_none(kind: types.UnionType) -> Any:
    return next(part for part in typing.get_args(kind) if part is not types.NoneType)


def _tuple(kinds: tuple[Any, ...], said: Any) -> tuple[Any, ...]:
    if not isinstance(said, list):
        raise ValueError(f"a list expected, not {said!r:.60}")
    if kinds[-1] is Ellipsis:
        return tuple(_value(kinds[0], part) for part in said)
    return tuple(_value(kind, part) for kind, part in zip(kinds, said, strict=True))


def _dataclass(kind: Any, said: Any) -> Any:
    if not isinstance(said, Mapping):
        raise ValueError(f"{kind.__name__} expected, not {said!r:.60}")
    hints = _hints(kind)
    kept = {name: _value(hint, said[name]) for name, hint in hints.items() if name in said}
    return kind(**kept)  # a TypeError where a field is missing without which there is no such thing


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)
