"""What the columns of tables from elsewhere are, for the next table with the same headings."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from wijkdesk.domain.table_mapping import TableMapping, key_of_headings
from wijkdesk.domain.words import ImportKind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def keep_mapping(session: "Session", kind: ImportKind, headings: Sequence[str], columns: Mapping[str, str]) -> None:
    """Keep what each column is by its heading, in the step of the command that read the table."""
    key = key_of_headings(list(headings))
    there = session.query(TableMapping).filter_by(kind=kind, headings=key).first()
    if there is None:
        session.add(TableMapping(kind=kind, headings=key, columns=dict(columns)))
    else:
        there.columns = dict(columns)
