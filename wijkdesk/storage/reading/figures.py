"""Areas, indicators and measurements."""

import datetime as dt
import sqlite3
from collections.abc import Collection, Sequence
from typing import NamedTuple

from wijkdesk.domain.words import Direction, Measure, ValueState
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.rows import read


class AreaRow(NamedTuple):
    id: int
    code: str
    name: str
    parent_id: int | None
    parent: str | None
    is_own: bool


class IndicatorRow(NamedTuple):
    id: int
    name: str
    unit: str
    measure: Measure
    good_is: Direction | None
    pillar_id: int | None
    pillar: str | None
    base_id: int | None
    base: str | None
    source: str
    licence: str
    is_modelled: bool
    target: float | None
    target_on: dt.date | None
    topic: str


class BorderChangeRow(NamedTuple):
    """From ``year`` on the area has other borders than before."""

    id: int
    area_id: int
    area: str
    year: int


class MeasurementRow(NamedTuple):
    id: int
    indicator_id: int
    indicator: str
    area_id: int
    area_code: str
    area: str
    first_day: dt.date
    last_day: dt.date
    value: float | None
    unit: str
    state: ValueState
    source: str
    source_table: str
    published_on: dt.date | None
    note: str


def list_areas(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[AreaRow]:
    """Every area by code; ``is_own`` for the neighbourhoods that are the approach's own area."""
    return read(
        connection,
        AreaRow,
        """SELECT t.id, t.code, t.name, t.parent_id, p.code,
           EXISTS (SELECT 1 FROM programme_areas WHERE area_id = t.id)
           FROM areas t LEFT JOIN areas p ON p.id = t.parent_id {where} ORDER BY t.code""",
        only=only,
    )


def own_and_around(areas: Sequence[AreaRow]) -> list[AreaRow]:
    """The own areas, and what they lie in."""
    by_id = {area.id: area for area in areas}
    shown: dict[int, AreaRow] = {}
    for area in areas:
        here: AreaRow | None = area if area.is_own else None
        while here is not None and here.id not in shown:
            shown[here.id] = here
            here = by_id.get(here.parent_id) if here.parent_id is not None else None
    return list(shown.values())


def list_border_changes(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[BorderChangeRow]:
    """Every year of other borders, by the code of the area and time; an area without a name is called by its code."""
    return read(
        connection,
        BorderChangeRow,
        """SELECT t.id, t.area_id, CASE a.name WHEN '' THEN a.code ELSE a.name END, t.year
           FROM border_changes t JOIN areas a ON a.id = t.area_id {where} ORDER BY a.code, t.year""",
        only=only,
    )


def list_indicators(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[IndicatorRow]:
    """Every indicator."""
    return read(
        connection,
        IndicatorRow,
        """SELECT t.id, t.name, t.unit, t.measure, t.good_is, t.pillar_id, p.name, t.base_id, b.name, t.source,
           t.licence, t.is_modelled, t.target, t.target_on, t.topic
           FROM indicators t LEFT JOIN pillars p ON p.id = t.pillar_id LEFT JOIN indicators b ON b.id = t.base_id
           {where} ORDER BY t.id""",
        only=only,
    )


def list_measurements(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[MeasurementRow]:
    """Every measurement, by indicator, area and time."""
    return read(
        connection,
        MeasurementRow,
        """SELECT t.id, t.indicator_id, i.name, t.area_id, a.code, a.name, t.first_day, t.last_day, t.value, i.unit,
           t.state, i.source, t.source_table, t.published_on, t.note
           FROM measurements t JOIN indicators i ON i.id = t.indicator_id JOIN areas a ON a.id = t.area_id
           {where} ORDER BY t.indicator_id, a.code, t.first_day, t.id""",
        only=only,
    )


def measurements_of(connection: sqlite3.Connection, indicators: Collection[int]) -> list[MeasurementRow]:
    """Every measurement of these indicators, by indicator, area and time."""
    marks = ", ".join("?" * len(indicators))
    found = fetch(connection, f"SELECT id FROM measurements WHERE indicator_id IN ({marks})", tuple(indicators))
    return list_measurements(connection, only=[number for (number,) in found])
