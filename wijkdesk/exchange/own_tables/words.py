"""An import in words, for the window and the command line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, Final

from wijkdesk.domain.contact import Organisation, full_name
from wijkdesk.domain.words import Choice, ImportKind
from wijkdesk.exchange.own_tables.cells import short
from wijkdesk.exchange.own_tables.completing import name_of
from wijkdesk.exchange.own_tables.known import Known

LONGEST: Final = 100


class Speaker:
    """Says what a line brings, with the names of what it refers to."""

    def __init__(self, kind: ImportKind, known: Known) -> None:
        self._kind = kind
        self._organisations = {each.id: each.name for each in known.organisations}
        self._people = {each.id: full_name(each.first_name, each.infix, each.last_name) for each in known.people}
        pillars = {each.id: each.name for each in known.pillars}
        self._things = {
            "main_pillar": pillars,
            "other_pillars": pillars,
            "pillar": pillars,
            "action": {each.id: each.name for each in known.actions},
            "goals": {each.id: each.name for each in known.goals},
        }

    def said(self, values: Mapping[str, Any]) -> str:
        """Everything but the title, as "Trekker: Ymere; Klaar: 12-03-2026"."""
        return "; ".join(self._each(values))

    def _each(self, values: Mapping[str, Any]) -> Iterator[str]:
        for attribute, value in values.items():
            if attribute in ("title", "what", "name", "first_name", "infix", "last_name"):
                continue
            several = value if isinstance(value, list) else [value]
            words = ", ".join(self._word(attribute, each) for each in several)
            yield f"{name_of(self._kind, attribute)}: {words}"

    def _word(self, attribute: str, value: Any) -> str:
        if isinstance(value, tuple):
            kind, which = value
            names = self._organisations if kind is Organisation else self._people
            return names[which] if isinstance(which, int) else str(which)
        if attribute in self._things:
            return self._things[attribute][value]
        if isinstance(value, dt.date):
            return f"{value:%d-%m-%Y}"
        if isinstance(value, bool):
            return "ja" if value else "nee"
        return value.dutch if isinstance(value, Choice) else short(" ".join(str(value).split()), LONGEST)
