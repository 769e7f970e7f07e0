"""What the open data services of CBS and RIVM give as JSON, of version 3 and of version 4."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

from wijkdesk.figures.cells import Cell
from wijkdesk.figures.files.json_records import NotJson, records_in
from wijkdesk.figures.files.observations import has_measures, measures_beside
from wijkdesk.figures.files.sheet import Row, Sheet
from wijkdesk.figures.refusal import Unreadable

_LOOKED_AT: Final = 500  # records; all of a table have the same names


def read_json(name: str, text: str) -> Sheet:
    """The table in an answer of such a service. Raises ``Unreadable``."""
    names: dict[str, None] = {}
    about: dict[str, str] = {}
    with _refused_by(name):
        for record in islice(records_in(text, about), _LOOKED_AT):
            names.update(dict.fromkeys(record))
    if not names:
        raise Unreadable(f"In {name} staat geen tabel. Download de gegevens (TypedDataSet of Observations).")
    columns = list(names)
    context = next((about[key] for key in ("odata.metadata", "@odata.context") if key in about), Path(name).stem)
    rows = partial(_rows, name, text, columns)
    sheet = measures_beside(context, columns, rows(), {}) if has_measures(columns) else None
    return sheet or Sheet(context, lambda: chain([columns], rows()))


def _rows(name: str, text: str, columns: Sequence[str]) -> Iterator[Row]:
    with _refused_by(name):
        for record in records_in(text, {}):
            row = list(map(record.get, columns))
            yield list(map(_plain, row)) if not {dict, list}.isdisjoint(map(type, row)) else row


@contextmanager
def _refused_by(name: str) -> Iterator[None]:
    try:
        yield
    except NotJson as error:
        raise Unreadable(f"{name} is beschadigd of geen tabel. Download het bestand opnieuw.") from error


def _plain(value: Any) -> Cell:
    return value if value is None or isinstance(value, str | int | float) else str(value)
