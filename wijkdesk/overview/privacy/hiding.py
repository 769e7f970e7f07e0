"""Hiding residents, and marking what is confidential, in all that a document says."""

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from wijkdesk.overview.sections import Party
from wijkdesk.privacy.names import ResidentNames, Shown

Said = TypeVar("Said")


def hide_residents(said: Said, names: ResidentNames, shown: Shown = ()) -> tuple[Said, int]:
    """Return the same dataclass with no text in it that names a resident, and in how many places one did.

    Every text is searched, at any depth, but the name of a ``Party``: that one is said on purpose. So is what is
    ``shown``.
    """
    hidden: tuple[Said, int] = _hidden(said, partial(names.hide, shown=shown))
    return hidden


def mask_confidential(said: Said, mask: Callable[[str], str]) -> Said:
    """Return the same dataclass with a mark for each confidential name or title in a text of it (``mask_of``)."""
    masked: Said = _hidden(said, lambda text: (told := mask(text), int(told != text)))[0]
    return masked


def _hidden(value: Any, hide: Callable[[str], tuple[str, int]]) -> tuple[Any, int]:
    if type(value) is str:
        return hide(value)
    if type(value) is tuple:
        parts = [_hidden(part, hide) for part in value]
        return tuple(part for part, _ in parts), sum(places for _, places in parts)
    if not dataclasses.is_dataclass(value):
        return value, 0
    searched = ["role"] if isinstance(value, Party) else [field.name for field in dataclasses.fields(value)]
    fields = {name: _hidden(getattr(value, name), hide) for name in searched}
    places = sum(places for _, places in fields.values())
    changed: Any = value
    if places:
        changed = dataclasses.replace(changed, **{name: part for name, (part, _) in fields.items()})
    return changed, places
