"""A table into a dossier: looking at it, planning what each line does, and doing that in one step.

Looking and planning are for a second process: what goes in and comes out is plain.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from wijkdesk.domain.folding import fold
from wijkdesk.domain.words import ImportKind
from wijkdesk.exchange.own_tables.cells import short, text_of
from wijkdesk.exchange.own_tables.fields import FIELDS, MADE, REQUIRED, field_of
from wijkdesk.exchange.own_tables.forbidden import is_forbidden
from wijkdesk.exchange.own_tables.known import Known
from wijkdesk.exchange.own_tables.plan import STORED, Plan, Wishes, plan_import
from wijkdesk.exchange.own_tables.proposing import (
    Columns,
    key_of,
    propose_columns,
    propose_kind,
    samples_of,
)
from wijkdesk.exchange.own_tables.table import read_tables
from wijkdesk.figures.cells import Cell
from wijkdesk.figures.refusal import Unreadable
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.recognised import RememberedMapping
from wijkdesk.storage.writing.tables import Incoming, store_lines

SHOWN: Final = 3
_ENOUGH: Final = 3
_DAY: Final = re.compile(r"^(\d{4})-(\d\d)-(\d\d)$")


class LookedAt(NamedTuple):
    """A sheet as it is shown: each heading with some of its cells, and what the lines and columns probably are.

    ``key`` is by what it is known again; ``columns`` has a proposal for each kind that the lines could be.
    """

    name: str
    headings: tuple[str, ...]
    samples: tuple[str, ...]
    forbidden: frozenset[str]
    lines: int
    remarks: tuple[str, ...]
    key: str
    kind: ImportKind | None
    columns: Mapping[ImportKind, Columns]


def look_at(path: Path, today: dt.date) -> list[LookedAt]:
    """The sheets of a file that hold a table. Raises ``Unreadable`` or ``OSError``."""
    return [
        LookedAt(
            table.name,
            table.headings,
            tuple(_shown(samples_of(table, place)) for place in range(len(table.headings))),
            frozenset(filter(is_forbidden, table.headings)),
            len(table.lines),
            table.remarks,
            key_of(table),
            propose_kind(table, path.stem, today),
            {kind: propose_columns(table, kind, today) for kind in FIELDS},
        )
        for table in read_tables(path)
    ]


def is_plainly_own(path: Path, today: dt.date) -> bool:
    """Whether a file is beyond doubt a list of somebody's own: three of its columns are known, or all there are."""
    try:
        sheets = look_at(path, today)
    except (Unreadable, OSError):
        return False
    return any(
        sheet.kind is not None
        and not missing_columns(sheet.kind, columns := sheet.columns[sheet.kind])
        and len(columns) >= min(_ENOUGH, len(sheet.headings))
        for sheet in sheets
    )


def beginning_of(sheet: LookedAt, remembered: RememberedMapping | None) -> tuple[ImportKind, Columns]:
    """What the lines and the columns are until the user says otherwise: as they were before, else what they look like.

    What was remembered holds as far as it can still be.
    """
    if remembered is None or remembered.kind not in FIELDS:
        kind = sheet.kind or ImportKind.ACTIONS
        return kind, dict(sheet.columns[kind])
    return remembered.kind, columns_again(sheet, remembered)


def columns_again(sheet: LookedAt, remembered: RememberedMapping) -> Columns:
    """What each column became before, of those that there are and that may still be read."""
    by_word = {fold(heading.strip()): key for heading, key in remembered.columns.items()}
    found = {heading: by_word.get(fold(heading.strip()), "") for heading in sheet.headings}
    return {
        heading: key
        for heading, key in found.items()
        if heading not in sheet.forbidden and field_of(remembered.kind, key) is not None
    }


def missing_columns(kind: ImportKind, columns: Mapping[str, str]) -> list[str]:
    """The names of the fields that no line can do without and that no column is; of a contact one is enough."""
    given = set(columns.values())
    missing = [key for key in REQUIRED[kind] if key not in given]
    if kind is ImportKind.CONTACTS and len(missing) < len(REQUIRED[kind]):
        return []
    fields = [field for key in missing if (field := field_of(kind, key)) is not None]
    return [field.name for field in fields[: 1 if kind is ImportKind.CONTACTS else None]]


def plan_file(
    path: Path, sheet: int, kind: ImportKind, columns: Columns, known: Known, today: dt.date, wishes: Wishes
) -> Plan:
    """What each line of a sheet, by its place, would do. Raises ``Unreadable`` or ``OSError``."""
    return plan_import(read_tables(path)[sheet], kind, columns, known, today, wishes)


def store_plan(dossier: Dossier, plan: Plan, key: str, columns: Mapping[str, str]) -> None:
    """Do what is planned in one step, and remember the columns for the next table with such headings.

    Raises ``Refused`` or a ``DossierFault``; then nothing has changed.
    """
    things = [Incoming(line.thing, line.values) for line in plan.lines if line.fate in STORED]
    store_lines(dossier, MADE[plan.kind], things, (plan.kind, key, columns))


def _shown(cells: Sequence[Cell]) -> str:
    """A few different ones of the cells of a column, on one line."""
    texts = dict.fromkeys(_DAY.sub(r"\3-\2-\1", " ".join(text_of(cell).split())) for cell in cells)
    return " · ".join(short(text) for text in list(texts)[:SHOWN])
