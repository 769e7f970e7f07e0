"""The records in a text of JSON, one after another: all of them at once take six times the memory of the text."""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator, Mapping
from typing import Any, Final

_DECODER: Final = json.JSONDecoder()
_BLANK: Final = re.compile(r"[\s\ufeff]*")


class NotJson(Exception):
    """A text that is damaged, or no JSON."""


def records_in(text: str, beside: dict[str, str]) -> Iterator[Mapping[str, Any]]:
    """The objects of a list, or of the list called "value" in an object; none where there is no such list.

    ``beside`` is given the texts that stand beside that list. Raises ``NotJson`` where the text is none, as far as it
    is read.
    """
    for name, said in _parts(text):
        if name is None:
            yield said
        elif isinstance(said, str):
            beside[name] = said


def _parts(text: str) -> Iterator[tuple[str | None, Any]]:
    """What the outermost object holds by its name, and the records of the list without one."""
    at = _skip(text, 0)
    if text[at : at + 1] == "[":
        at = yield from _list(text, at)
    elif text[at : at + 1] == "{":
        at = _skip(text, at + 1)
        while text[at : at + 1] != "}":
            name, at = _value(text, at)
            at = _skip(text, _expect(text, at, ":"))
            if name == "value" and text[at : at + 1] == "[":
                at = yield from _list(text, at)
            else:
                said, at = _value(text, at)
                yield str(name), said
            at = _after_comma(text, at, "}")
        at += 1
    else:
        raise NotJson
    if _skip(text, at) != len(text):
        raise NotJson


def _list(text: str, at: int) -> Generator[tuple[None, Any], None, int]:
    """The records of a list; gives where it ends."""
    at = _skip(text, at + 1)
    while text[at : at + 1] != "]":
        record, at = _value(text, at)
        if isinstance(record, dict):
            yield None, record
        at = _after_comma(text, at, "]")
    return at + 1


def _value(text: str, at: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError) as error:
        raise NotJson from error


def _skip(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _expect(text: str, at: int, mark: str) -> int:
    at = _skip(text, at)
    if text[at : at + 1] != mark:
        raise NotJson
    return at + 1


def _after_comma(text: str, at: int, end: str) -> int:
    """Where the next part begins, or the end of them all stands."""
    at = _skip(text, at)
    return at if text[at : at + 1] == end else _skip(text, _expect(text, at, ","))
