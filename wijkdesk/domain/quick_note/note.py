"""What a line makes: plain values, ready to be written."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final, NamedTuple

from wijkdesk.domain.action import Action
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.quick_note.names import Named
from wijkdesk.domain.quick_note.pieces import Sort
from wijkdesk.domain.words import EventKind, MomentKind

RESIDENTS: Final = "residents"
"""Whom a promise is made to where no name is needed."""


class Agreed(NamedTuple):
    """A promise, or an action that is planned. Without ``by`` it is ours; an action has ``partners`` and no ``to``."""

    becomes: type[Promise] | type[Action]
    what: str
    by: Named | None = None
    to: Named | None = None
    to_residents: bool = False
    due: dt.date | None = None
    partners: tuple[Named, ...] = ()


class Note(NamedTuple):
    """A contact moment or event with what was agreed in it; without a ``kind`` only the agreements."""

    day: dt.date
    kind: MomentKind | EventKind | None = None
    text: str = ""
    present: tuple[Named, ...] = ()
    agreements: tuple[Agreed, ...] = ()
    pillar: Named | None = None
    action: Named | None = None
    confidential: bool = False

    @property
    def newcomers(self) -> tuple[Named, ...]:
        """Who is not in the dossier yet, and is added with it."""
        named = (*self.present, *(each for agreed in self.agreements for each in (agreed.by, agreed.to)))
        return tuple(dict.fromkeys(each for each in named if each is not None and each.id is None))


class Key(NamedTuple):
    """By what an answer is found again when the line has changed: the words that it was about.

    Without words it is about what was proposed by itself at ``place``: 0 for the moment or event, then the agreements.
    """

    sort: Sort
    words: str
    place: int = 0


class Found(NamedTuple):
    """A value in what the line makes, and the words that say it; ``start`` is ``end`` where none do.

    Without a ``value``, and with ``options``, it asks: until it is answered its words are text.
    """

    key: Key
    place: int
    value: Any
    start: int = 0
    end: int = 0
    options: tuple[Named, ...] = ()

    @property
    def sort(self) -> Sort:
        return self.key.sort

    @property
    def asks(self) -> bool:
        return self.value is None and bool(self.options)


class Understood(NamedTuple):
    """What a line makes, out of which words, and in one sentence what is ``missing`` before it can be made.

    ``remark`` says what to think of, and holds nothing back.
    """

    note: Note
    found: tuple[Found, ...] = ()
    missing: str = ""
    remark: str = ""
