"""Observations, as version 4 of the open data services gives them: one value a line, whatever line it is of.

Two million of them are in one file. So little is done for each, and no more is kept of it than a bare number.
"""

from __future__ import annotations

import csv
import io
import math
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, BinaryIO, Final, NamedTuple

from wijkdesk.figures.cells import Cell
from wijkdesk.figures.files.sheet import Row, Sheet, cell_at

_OF_ONE: Final = ("Id", "Measure", "ValueAttribute", "Value", "StringValue")
"""What is said of one value; all other columns say which region and period it is about."""

_NO_VALUE: Final = math.nan
_NONE: Final = array("d", [_NO_VALUE])
_IS_SECRET: Final = -math.inf
_GIVEN: Final = ("None", '"None"', None, "", '""')


class _Beside(NamedTuple):
    """``values`` has those of one region and period together, ``others`` what stands there and is no bare number.

    ``columns`` are the names of the cells that ``cells_of`` makes of a key, then the measures.
    """

    columns: Sequence[str]
    values: dict[Any, array[float]]
    others: dict[Any, dict[int, Cell]]
    cells_of: Callable[[Any], Sequence[Cell]]

    def rows(self) -> Iterator[Row]:
        yield self.columns
        for key, numbers in self.values.items():
            row: list[Cell] = [*numbers]
            if _IS_SECRET in row:
                row = ["x" if number == _IS_SECRET else number for number in row]
            for place, cell in self.others.get(key, {}).items():
                row[place] = cell
            yield [*self.cells_of(key), *row]


def has_measures(columns: Collection[str]) -> bool:
    """Whether a table with these columns is one of observations."""
    return {"Measure", "Value"} <= set(columns)


def measures_beside(name: str, columns: Sequence[str], rows: Iterable[Row], titles: Mapping[str, str]) -> Sheet | None:
    """Rows of one measure each, with those of one region and period together; ``None`` without any rows."""
    about = [place for place, column in enumerate(columns) if column not in _OF_ONE]
    beside = _beside(columns, rows, about, tuple if len(about) > 1 else lambda key: (key,))
    return Sheet(name, beside.rows, dict(titles)) if beside.values else None


def lines_beside(name: str, opened: Callable[[], BinaryIO], titles: Mapping[str, str]) -> Sheet | None:
    """The same of a text in the form that the CBS gives it, in half the time; ``None`` where it has another form.

    What a value is about stands at the end of its line, so that end is taken as it is and parsed once for all values
    with the same.
    """
    with opened() as file, io.TextIOWrapper(file, "utf-8-sig") as text:
        columns = _parsed(text.readline())
        first = next((place for place, column in enumerate(columns) if column not in _OF_ONE), 0)
        about = columns[first:]
        if not has_measures(columns[:first]) or not set(about).isdisjoint(_OF_ONE):
            return None
        lines = (line.rstrip().split(";", first) for line in text)
        try:
            beside = _beside([*columns[:first], ""], lines, [first], _parsed, about)
        except UnicodeDecodeError:
            return None
    if any(len(_parsed(key)) != len(about) for key in beside.values):
        return None  # a semicolon or the end of a line stands within a text
    return Sheet(name, beside.rows, dict(titles)) if beside.values else None


def _beside(
    columns: Sequence[str],
    rows: Iterable[Row],
    about: Sequence[int],
    cells_of: Callable[[Any], Sequence[Cell]],
    names: Sequence[str] = (),
) -> _Beside:
    place_of = {name: place for place, name in enumerate(columns)}
    measure_at, value_at, text_at = place_of["Measure"], place_of["Value"], place_of.get("StringValue")
    why_at = place_of.get("ValueAttribute", value_at)
    has_why = why_at != value_at
    key_of = itemgetter(*about) if about else lambda _row: ""
    measures: dict[Cell, int] = {}
    values: dict[Any, array[float]] = {}
    others: dict[Any, dict[int, Cell]] = {}
    numbers, last = array("d"), None
    for row in rows:  # two million times, so nothing is called or made here that need not be
        try:
            key, value, measure = key_of(row), row[value_at], row[measure_at]
            why = row[why_at] if has_why else None
        except IndexError:
            continue  # a line that was cut off, or is none
        if key != last:
            last, numbers = key, values.get(key) or values.setdefault(key, _NONE * len(measures))
        place = measures.get(measure)
        if place is None:
            place = measures[measure] = len(measures)
        if place >= len(numbers):
            numbers.extend(_NONE * (place + 1 - len(numbers)))
        if why in _GIVEN:
            try:
                numbers[place] = float(value.replace(",", ".") if isinstance(value, str) else value)  # type: ignore[arg-type]
                continue
            except (ValueError, TypeError):
                pass  # there is none
        numbers[place], other = _measured(_bare(value), _bare(why), _bare(cell_at(row, text_at)))
        if other is not None:
            others.setdefault(key, {})[place] = other
    return _Beside(
        [*(names or [columns[place] for place in about]), *(str(_bare(measure) or "") for measure in measures)],
        values,
        others,
        cells_of,
    )


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


def _parsed(line: str) -> list[str]:
    return next(csv.reader([line], delimiter=";"), [])


def _bare(cell: Cell) -> Cell:
    """A cell without the quotes that a line which was not parsed has around it."""
    if isinstance(cell, str) and cell[:1] == cell[-1:] == '"':
        return cell[1:-1].replace('""', '"')
    return cell
