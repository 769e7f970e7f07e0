"""What has words to be found by: of each kind of thing the columns, and the day by which it is ordered."""

import re
from typing import Final, NamedTuple

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.photo import Photo
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.promise import Promise

DAY_SHIFT: Final = 24
KIND_SHIFT: Final = 47
"""Where a place in the index keeps the day and the kind, above the id: 24 bits, 23 bits, and the rest."""


class Part(NamedTuple):
    """A table whose rows belong to a thing, by the column that names it, and say more about it in these texts."""

    table: str
    owner: str
    texts: tuple[str, ...]


class Searchable(NamedTuple):
    """Where the words of one kind of thing stand.

    ``number`` is its own for ever. A word of ``names`` is found by any piece of it, one of ``texts`` by its beginning.
    ``day`` is SQL about a row under the name ``{t}``: of the newest first, ``NULL`` for what has none.
    """

    kind: type
    number: int
    table: str
    names: tuple[str, ...]
    texts: tuple[str, ...] = ()
    day: str = "NULL"
    parts: tuple[Part, ...] = ()

    @property
    def columns(self) -> list[str]:
        """Every column of its own table that the index depends on."""
        return list(dict.fromkeys([*self.names, *self.texts, *re.findall(r"\{t\}\.(\w+)", self.day)]))

    def place(self, row: str) -> str:
        """SQL for where the row under this name stands in the index: by kind, then by day, then by id."""
        day = f"coalesce(CAST(julianday({self.day.format(t=row)}) AS INTEGER), 0)"
        return f"(({self.number} << {KIND_SHIFT}) | ({day} << {DAY_SHIFT}) | {row}.id)"

    def words(self) -> tuple[str, str]:
        """SQL for the names and for the texts of a row ``t``, each as bytes: not all is text in a damaged file."""
        parts = [
            f"(SELECT group_concat(concat_ws(' ', {', '.join(part.texts)}), ' ') FROM {part.table} "
            f"WHERE {part.owner} = t.id)"
            for part in self.parts
        ]
        texts = [*(_text(self.table, column) for column in self.texts), *parts]
        return _joined([f"t.{column}" for column in self.names]), _joined(texts)


def _text(table: str, column: str) -> str:
    if (table, column) != ("overviews", "texts"):
        return f"t.{column}"
    return "(SELECT group_concat(value, ' ') FROM json_each(iif(json_valid(t.texts), t.texts, '{}')))"


def _joined(values: list[str]) -> str:
    text = f"concat_ws(' ', {', '.join(values)})" if values else "''"
    return f"CAST({text} AS BLOB)"


SEARCHABLE: Final = (
    Searchable(
        *(Action, 1, "actions"),
        names=("title",),
        texts=("description", "place", "next_step", "waits_for", "result", "lesson"),
        day="coalesce({t}.first_day, {t}.started_on, {t}.due)",
    ),
    Searchable(
        *(Contact, 2, "contacts"),
        names=("first_name", "infix", "last_name"),
        texts=("phone", "email", "what_matters", "notes", "purpose", "source"),
        parts=(Part("positions", "contact_id", ("role",)),),
    ),
    Searchable(
        *(Organisation, 3, "organisations"),
        names=("name",),
        texts=("phone", "email", "website", "address", "notes"),
    ),
    Searchable(*(ContactMoment, 4, "moments"), names=("summary",), texts=("notes",), day="{t}.day"),
    Searchable(*(Promise, 5, "promises"), names=("what",), texts=("reason", "told_how"), day="{t}.made_on"),
    Searchable(
        *(Commitment, 6, "commitments"),
        names=("what",),
        texts=("end_reason",),
        day="{t}.first_day",
        parts=(Part("reconfirmations", "commitment_id", ("note",)),),
    ),
    Searchable(*(PolicyGoal, 7, "goals"), names=("title",), texts=("description",), day="{t}.due"),
    Searchable(*(Event, 8, "events"), names=("title",), texts=("description", "place"), day="{t}.day"),
    Searchable(
        *(Escalation, 9, "escalations"),
        names=("subject",),
        texts=("what_happened", "consequence", "asked", "answer"),
        day="coalesce({t}.sent_on, '9999-12-31')",  # what was not sent yet comes first, as in its list
    ),
    Searchable(
        *(Pillar, 10, "pillars"),
        names=("name",),
        texts=("aim",),
        parts=(Part("ratings", "pillar_id", ("note", "cause", "consequence", "correction")),),
    ),
    Searchable(*(Photo, 11, "photos"), names=("description",), day="{t}.taken_on"),
    Searchable(
        *(Overview, 12, "overviews"),
        names=(),
        texts=("texts",),
        day="printf('%04d-%02d-01', {t}.year, {t}.half * 6)",
    ),
)
