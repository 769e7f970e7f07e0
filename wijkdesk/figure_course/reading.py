"""The course of an indicator, of the rows of a dossier."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.domain.figure_words import decimals_of
from wijkdesk.domain.words import Measure
from wijkdesk.drawing.time_axis import Happened, TimeAxis
from wijkdesk.figure_course.course import FigureCourse
from wijkdesk.figure_course.words import COMPARED_WITH, gaps_of, legend_of, notes_of, own_lines, source_of
from wijkdesk.insight.course import Course, Line, Period, Place, Reading, course_of
from wijkdesk.storage.reading.figures import (
    AreaRow,
    BorderChangeRow,
    IndicatorRow,
    MeasurementRow,
    list_areas,
    list_border_changes,
    list_indicators,
    measurements_of,
)
from wijkdesk.storage.reading.happened import happened_under
from wijkdesk.storage.reading.programme import list_pillars, list_programmes

MOST_LINES: Final = 9
MOST_HAPPENED: Final = 6


def read_course(connection: sqlite3.Connection, indicator: int, *, with_happened: bool = False) -> FigureCourse | None:
    """The course of an indicator, with what happened meanwhile where asked for; None when nothing is known of it."""
    every = {row.id: row for row in list_indicators(connection)}
    row = every.get(indicator)
    if row is None:
        return None
    wanted = [row.id] if row.base_id is None else [row.id, row.base_id]
    programme = next(iter(list_programmes(connection)), None)
    own_pillar = list_pillars(connection, only=[row.pillar_id] if row.pillar_id is not None else [])
    course = course_among(
        row,
        every,
        measurements_of(connection, wanted),
        list_areas(connection),
        list_border_changes(connection),
        own=programme.name if programme else "",
        colour=own_pillar[0].colour if own_pillar else 1,
    )
    if course is None or not with_happened or row.pillar_id is None:
        return course
    return replace(course, axis=replace(course.axis, happened=_happened(connection, row.pillar_id, course.periods)))


def course_among(
    row: IndicatorRow,
    every: Mapping[int, IndicatorRow],
    measurements: Iterable[MeasurementRow],
    areas: Sequence[AreaRow],
    borders: Sequence[BorderChangeRow],
    *,
    own: str,
    colour: int,
) -> FigureCourse | None:
    """The course of an indicator in these areas, as far as these measurements tell it; None where none does.

    ``every`` has all indicators by id, for its base. ``own`` is what the whole of the own area is called.
    """
    readings: dict[int, list[MeasurementRow]] = {}
    for measurement in measurements:
        readings.setdefault(measurement.indicator_id, []).append(measurement)
    course = _course(row, every, readings, areas, own)
    return _with_words(row, colour, course, readings[row.id], every, borders) if course.periods else None


def _course(
    row: IndicatorRow,
    every: Mapping[int, IndicatorRow],
    readings: Mapping[int, Sequence[MeasurementRow]],
    areas: Sequence[AreaRow],
    own: str,
) -> Course:
    base = every.get(row.base_id) if row.base_id is not None else None
    return course_of(
        (Place(area.id, area.name or area.code, area.code, area.is_own) for area in areas),
        _by_place(readings.get(row.id, ())),
        measure=row.measure,
        weights=_by_place(readings.get(base.id, ())) if base is not None else {},
        base=base.measure if base is not None else None,
        own=own or "Het hele gebied",
    )


def _by_place(rows: Iterable[MeasurementRow]) -> dict[tuple[int, Period], Reading]:
    return {(row.area_id, (row.first_day, row.last_day)): Reading(row.value, row.state) for row in rows}


def _happened(connection: sqlite3.Connection, pillar: int, periods: Sequence[Period]) -> tuple[Happened, ...]:
    rows = happened_under(connection, pillar, periods[0][0], periods[-1][1], MOST_HAPPENED)
    return tuple(Happened(row.day, f"{row.title} ({row.word}, {date_in_words(row.day)})") for row in rows)


def _with_words(
    row: IndicatorRow,
    colour: int,
    course: Course,
    rows: Sequence[MeasurementRow],
    every: Mapping[int, IndicatorRow],
    borders: Sequence[BorderChangeRow],
) -> FigureCourse:
    values = [measurement.value for measurement in rows if measurement.value is not None]
    if row.target is not None:
        values.append(row.target)
    decimals = decimals_of(values, row.unit)
    told = (*course.lines[:1], *course.parts, *course.lines[1:]) if course.parts else course.lines
    names = {line.name for line in told}
    changed = tuple(
        (change.year, f"{change.area} heeft vanaf {change.year} andere grenzen")
        for change in borders
        if change.area in names
    )
    axis = TimeAxis(course.periods, changed)
    shown = _shown(row.measure, course)
    return FigureCourse(
        indicator=row,
        colour=colour,
        periods=course.periods,
        shown=shown,
        told=told,
        decimals=decimals,
        axis=axis,
        sentences=gaps_of(row, course, decimals, borders),
        source=source_of(row, course, rows, every, axis),
        legend=legend_of(row, axis, shown, decimals),
        notes=notes_of(rows),
    )


def _shown(measure: Measure, course: Course) -> tuple[Line, ...]:
    """The lines that a chart has room for: the own ones, then the largest areas around them.

    Counts of larger areas would only say that they are larger.
    """
    own = own_lines(course)
    around = [line for line in course.lines if not line.is_own]
    if measure is Measure.COUNT and own and any(value is not None for line in own for value in line.values):
        return tuple(dict.fromkeys([*own, *course.parts]))[:MOST_LINES]
    own = own[: MOST_LINES - min(len(around), len(COMPARED_WITH))]
    return (*own, *around[-(MOST_LINES - len(own)) :])
