"""What the open data services of CBS and RIVM give as JSON, of version 3 and of version 4."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from wijkdesk.figures.cells import Cell
from wijkdesk.figures.files.json_records import NotJson, records_in
from wijkdesk.figures.files.sheet import Row, Sheet, cell_at
from wijkdesk.figures.refusal import Unreadable

_LONG: Final = ("Id", "Measure", "ValueAttribute", "Value", "StringValue")
_IS_MEASURED: Final = {"Measure", "Value"}
_LOOKED_AT: Final = 500  # records; all of a table have the same names
_NO_VALUE: Final = math.nan
_IS_SECRET: Final = -math.inf
_GIVEN: Final = ("None", None, "")


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
    sheet = measures_beside(context, columns, rows(), {}) if set(columns) >= _IS_MEASURED else None
    return sheet or Sheet(context, lambda: chain([columns], rows()))


def measures_beside(name: str, columns: Sequence[str], rows: Iterable[Row], titles: Mapping[str, str]) -> Sheet | None:
    """Rows of one measure each, with those of one region and period together; ``None`` without any rows."""
    beside = _beside(columns, rows)
    return Sheet(name, beside.rows, dict(titles)) if beside.values else None


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


class _Beside(NamedTuple):
    """One row for each region and period, of records of one measure each, in whatever order these came.

    Two million of them are in one file: so ``values`` holds bare numbers, and ``others`` what is none of those.
    """

    columns: Sequence[str]
    values: dict[tuple[Cell, ...], array[float]]
    others: dict[tuple[Cell, ...], dict[int, Cell]]

    def rows(self) -> Iterator[Row]:
        yield self.columns
        for key, numbers in self.values.items():
            row: list[Cell] = [*numbers]
            if _IS_SECRET in row:
                row = ["x" if number == _IS_SECRET else number for number in row]
            for place, cell in self.others.get(key, {}).items():
                row[place] = cell
            yield [*key, *row]


def _beside(columns: Sequence[str], rows: Iterable[Row]) -> _Beside:
    place_of = {name: place for place, name in enumerate(columns)}
    measure_at, value_at = place_of["Measure"], place_of["Value"]
    why_at, text_at = place_of.get("ValueAttribute"), place_of.get("StringValue")
    dimensions = [place for name, place in place_of.items() if name not in _LONG]
    measures: dict[Cell, int] = {}
    values: dict[tuple[Cell, ...], array[float]] = {}
    others: dict[tuple[Cell, ...], dict[int, Cell]] = {}
    for row in rows:
        if len(row) <= value_at:
            continue
        key = tuple([cell_at(row, place) for place in dimensions])
        place = measures.setdefault(row[measure_at], len(measures))
        numbers = values.get(key)
        if numbers is None:
            numbers = values[key] = array("d")
        while len(numbers) <= place:
            numbers.append(_NO_VALUE)
        why = cell_at(row, why_at)
        if why in _GIVEN:
            try:
                numbers[place] = float(row[value_at])  # type: ignore[arg-type]
                continue
            except (ValueError, TypeError):
                pass  # none, or with a comma
        numbers[place], other = _measured(row[value_at], why, cell_at(row, text_at))
        if other is not None:
            others.setdefault(key, {})[place] = other
    names = [columns[place] for place in dimensions]
    return _Beside([*names, *(str(measure or "") for measure in measures)], values, others)


def _measured(value: Cell, why: Cell, text: Cell) -> tuple[float, Cell]:
    """A bare number, or what stands there instead of one."""
    if value is None or value == "":
        return (_IS_SECRET if why == "Secret" else _NO_VALUE), (None if text == "" else text)
    if why == "Provisional":
        return _NO_VALUE, f"{value}*"
    try:
        return float(str(value).replace(",", ".")), None
    except ValueError:
        return _NO_VALUE, value


def _plain(value: Any) -> Cell:
    return value if value is None or isinstance(value, str | int | float) else str(value)
