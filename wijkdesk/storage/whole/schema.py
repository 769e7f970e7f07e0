"""The tables of a dossier, described for who reads their rows without Wijkdesk."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sqlalchemy import JSON, Boolean, Date, Float, Integer, LargeBinary

from wijkdesk.storage.tables import ChoiceText, ReadableTexts, metadata


class DescribedColumn(NamedTuple):
    """A column: its Dutch kind of value, the choices that it is from as value and word, what it refers to."""

    name: str
    kind: str
    choices: tuple[tuple[str, str], ...]
    refers_to: str
    may_be_empty: bool

    @property
    def holds_bytes(self) -> bool:
        return self.kind == BYTES


BYTES = "bestand"


def table_names() -> Sequence[str]:
    """Every table, each behind those that it refers to, as far as that can be."""
    return [table.name for table in metadata.sorted_tables]


@cache
def columns_of(table: str) -> tuple[DescribedColumn, ...]:
    """The columns of a table."""
    described = []
    for column in metadata.tables[table].columns:
        choices: tuple[tuple[str, str], ...] = ()
        if isinstance(column.type, ChoiceText):
            choices = tuple((each.value, getattr(each, "dutch", each.value)) for each in column.type.choices)
        target = next((key.column.table.name for key in column.foreign_keys), "")
        described.append(DescribedColumn(column.name, _kind(column.type), choices, target, bool(column.nullable)))
    return tuple(described)


def _kind(column_type: object) -> str:
    if isinstance(column_type, LargeBinary):
        return BYTES
    if isinstance(column_type, Boolean):
        return "1 is ja, 0 is nee"
    if isinstance(column_type, Integer):
        return "geheel getal"
    if isinstance(column_type, Float):
        return "getal"
    if isinstance(column_type, Date):
        return "dag, als JJJJ-MM-DD"
    if isinstance(column_type, JSON | ReadableTexts):
        return "tekst met JSON"
    return "tekst"
