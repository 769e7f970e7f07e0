"""What the open data services of CBS and RIVM give as JSON, of version 3 and of version 4."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from wijkdesk.figures.cells import Cell
from wijkdesk.figures.files.sheet import Row, Sheet
from wijkdesk.figures.refusal import Unreadable

_LONG: Final = ("Id", "Measure", "ValueAttribute", "Value", "StringValue")
_MARKS: Final = {"Impossible": None, "Secret": "x", "Missing": ".", "Unknown": ".", "Provisional": "*"}
_IS_MEASURED: Final = {"Measure", "Value"}


def read_json(name: str, content: bytes) -> Sheet:
    """The table in an answer of such a service. Raises ``Unreadable``."""
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{name} is beschadigd of geen tabel. Download het bestand opnieuw.") from error
    records = answer.get("value") if isinstance(answer, dict) else answer
    if not isinstance(records, list) or not records or not all(isinstance(each, dict) for each in records):
        raise Unreadable(f"In {name} staat geen tabel. Download de gegevens (TypedDataSet of Observations).")
    about = (
        next((str(answer[key]) for key in ("odata.metadata", "@odata.context") if key in answer), "")
        if isinstance(answer, dict)
        else ""
    )
    return _records_as_sheet(about or Path(name).stem, records)


def measures_beside(name: str, records: Iterable[Mapping[str, Any]], titles: Mapping[str, str]) -> Sheet | None:
    """Records of one measure each, with those of one region and period together; ``None`` without any records."""
    rows = _Beside(records)
    return Sheet(name, rows, dict(titles)) if rows.has_any else None


def _records_as_sheet(name: str, records: Sequence[Mapping[str, Any]]) -> Sheet:
    """Records as rows under their names; where each holds one measure, those of one region and period together."""
    if set(records[0]) >= _IS_MEASURED:
        return Sheet(name, _Beside(records))
    columns = list(dict.fromkeys(key for record in records for key in record))

    def rows() -> Iterator[Row]:
        yield columns
        for record in records:
            yield [_plain(record.get(column)) for column in columns]

    return Sheet(name, rows)


class _Beside:
    """One row a region and period, made of records of one measure each."""

    def __init__(self, records: Iterable[Mapping[str, Any]]) -> None:
        measures: dict[str, int] = {}
        rows: dict[tuple[str, ...], dict[int, Cell]] = {}
        self._dimensions: list[str] = []
        for record in records:
            self._dimensions = self._dimensions or [key for key in record if key not in _LONG]
            place = measures.setdefault(str(record.get("Measure") or ""), len(measures))
            key = tuple(str(record.get(dimension) or "") for dimension in self._dimensions)
            rows.setdefault(key, {})[place] = _measured(record)
        self._measures, self._rows = list(measures), rows

    @property
    def has_any(self) -> bool:
        return bool(self._rows)

    def __call__(self) -> Iterator[Row]:
        yield [*self._dimensions, *self._measures]
        for key, values in self._rows.items():
            yield [*key, *(values.get(place) for place in range(len(self._measures)))]


def _measured(record: Mapping[str, Any]) -> Cell:
    value, why = record.get("Value"), str(record.get("ValueAttribute") or "None")
    if value in (None, ""):
        text = record.get("StringValue")
        return _MARKS.get(why, ".") if text in (None, "") else _plain(text)
    return f"{value}*" if why == "Provisional" else _plain(value)


def _plain(value: Any) -> Cell:
    return value if value is None or isinstance(value, str | int | float) else str(value)
