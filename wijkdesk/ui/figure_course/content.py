"""The course of a figure as plain data, with all that is said below it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.domain.figure_words import PER_CENT, decimals_of, value_in_words
from wijkdesk.domain.words import Measure, ValueState
from wijkdesk.drawing import shapes
from wijkdesk.drawing.comparison import Bar, Target, draw_comparison
from wijkdesk.drawing.shapes import Drawing
from wijkdesk.drawing.time_axis import Happened, TimeAxis
from wijkdesk.drawing.trend import Series, draw_trend, scale_of
from wijkdesk.figures.catalogue import known_topic
from wijkdesk.insight.adding_up import adds_up
from wijkdesk.insight.course import Course, Line, Period, Place, Reading, course_of
from wijkdesk.insight.gap import gap_between, gap_in_words, period_of_figure
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
MOST_GAPS: Final = 4
COMPARED_WITH: Final = ("GM", "NL", "WK")
"""With which kind of area a gap is told, the first that has one."""


@dataclass(frozen=True)
class FigureCourse:
    """An indicator through time. ``shown`` are the lines of the chart, ``told`` all of them, for its table."""

    indicator: IndicatorRow
    colour: int
    periods: tuple[Period, ...]
    shown: tuple[Line, ...]
    told: tuple[Line, ...]
    decimals: int
    axis: TimeAxis
    sentences: tuple[str, ...]
    source: str
    notes: tuple[str, ...]

    @property
    def about(self) -> str:
        """The unit and the periods."""
        unit = self.indicator.unit if self.indicator.unit != PER_CENT else "in procenten"
        first, last = (period_of_figure(self.periods[place]) for place in (0, -1))
        return ", ".join(part for part in (unit, first if first == last else f"{first} tot en met {last}") if part)

    def draw(self, width: float, measure: shapes.Measure, *, height: float) -> Drawing:
        """The chart, so many points wide: lines at least so high, or bars where there is one period."""
        about, target = f"{self.indicator.name}, {self.about}", _target(self.indicator, self.decimals)
        if len(self.periods) == 1:
            bars = [
                Bar(line.name, line.values[0], self.said(line.readings[0]), line.is_own)
                for line in sorted(self.shown, key=lambda line: -(line.values[0] or 0))
            ]
            return draw_comparison(about, bars, target, colour=self.colour, width=width, measure=measure)
        return draw_trend(
            about,
            [period_of_figure(period) for period in self.periods],
            _series(self.shown, self),
            target,
            colour=self.colour,
            width=width,
            measure=measure,
            axis=self.axis,
            height=height,
            from_zero=self.indicator.measure is Measure.COUNT,
        )

    def said(self, reading: Reading | None) -> str:
        """A reading in words, or why there is none."""
        if reading is None:
            return ""
        if reading.value is None:
            return ValueState.SECRET.dutch if reading.state is ValueState.SECRET else ValueState.MISSING.dutch
        return value_in_words(reading.value, self.indicator.unit, self.decimals)

    def as_table(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """The headings and a row for each period, the newest first."""
        rows = [
            (period_of_figure(period), *(self.said(line.readings[place]) for line in self.told))
            for place, period in enumerate(self.periods)
        ]
        return ("Periode", *(line.name for line in self.told)), rows[::-1]


def read_course(connection: sqlite3.Connection, indicator: int, *, with_happened: bool = False) -> FigureCourse | None:
    """The course of an indicator, with what happened meanwhile where asked for; None when nothing is known of it."""
    every = {row.id: row for row in list_indicators(connection)}
    row = every.get(indicator)
    if row is None:
        return None
    wanted = [row.id] if row.base_id is None else [row.id, row.base_id]
    readings: dict[int, list[MeasurementRow]] = {}
    for measurement in measurements_of(connection, wanted):
        readings.setdefault(measurement.indicator_id, []).append(measurement)
    programme = next(iter(list_programmes(connection)), None)
    course = _course(row, every, readings, list_areas(connection), programme.name if programme else "")
    if not course.periods:
        return None
    happened: tuple[Happened, ...] = ()
    if with_happened and row.pillar_id is not None:
        happened = _happened(connection, row.pillar_id, course.periods)
    colour = next((pillar.colour for pillar in list_pillars(connection) if pillar.id == row.pillar_id), 1)
    return _with_words(row, colour, course, readings[row.id], every, list_border_changes(connection), happened)


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
    happened: tuple[Happened, ...],
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
    axis = TimeAxis(course.periods, changed, happened)
    shown = _shown(row.measure, course)
    return FigureCourse(
        indicator=row,
        colour=colour,
        periods=course.periods,
        shown=shown,
        told=told,
        decimals=decimals,
        axis=axis,
        sentences=_gaps(row, course, decimals, borders),
        source=_source(row, course, rows, every, axis, shown, decimals),
        notes=_notes(rows),
    )


def _shown(measure: Measure, course: Course) -> tuple[Line, ...]:
    """The lines that a chart has room for; counts of larger areas would only say that they are larger."""
    own = _own_lines(course)
    around = [line for line in course.lines if not line.is_own]
    if measure is Measure.COUNT and own and any(value is not None for line in own for value in line.values):
        return tuple(dict.fromkeys([*own, *course.parts]))[:MOST_LINES]
    around = around[-MOST_LINES + 1 :]
    return (*own[: MOST_LINES - len(around)], *around)


def _own_lines(course: Course) -> list[Line]:
    """The whole of the own area, or its neighbourhoods; both where these are known in more periods."""
    own = [line for line in course.lines if line.is_own]
    is_lacking = bool(course.parts) and any(each is not None and each.lacking for each in own[0].readings)
    return [*own, *course.parts] if is_lacking else own


def _gaps(row: IndicatorRow, course: Course, decimals: int, borders: Sequence[BorderChangeRow]) -> tuple[str, ...]:
    """Of each own line the gap with the city, or else with the country or the district."""
    own = _own_lines(course)[:MOST_GAPS]
    others = [line for kind in COMPARED_WITH for line in course.lines if line.code.startswith(kind)]
    said = []
    for line in own:
        parts = {part.name for part in course.parts} if not line.code else {line.name}
        for other in others:
            if other.is_own:
                continue
            years = {change.year for change in borders if change.area in parts | {other.name}}
            gap = gap_between(line, other, course.periods, row.measure, years)
            if gap is not None:
                unit = row.unit or ("punt" if row.measure is Measure.SCORE else "")
                words = gap_in_words(gap, unit=unit, decimals=decimals, good_is=row.good_is)
                said.append(words if len(own) == 1 else f"{line.name}: {words[:1].lower()}{words[1:]}")
                break
    return tuple(said)


def _source(
    row: IndicatorRow,
    course: Course,
    rows: Sequence[MeasurementRow],
    every: Mapping[int, IndicatorRow],
    axis: TimeAxis,
    shown: Sequence[Line],
    decimals: int,
) -> str:
    """Source, table, years, day and licence, and what one should know of the numbers."""
    tables = dict.fromkeys(each.source_table for each in rows if each.source_table)
    source = ", ".join([row.source or "Bron niet vastgelegd", *(name for name in tables if name not in row.source)])
    first, last = (period_of_figure(course.periods[place]) for place in (0, -1))
    published = max((each.published_on for each in rows if each.published_on is not None), default=None)
    parts = [f"{source}, {first if first == last else f'{first} tot en met {last}'}"]
    parts += [f"Gepubliceerd op {date_in_words(published)}"] if published is not None else []
    parts += [f"Licentie: {row.licence}"] if row.licence else []
    parts += ["Schatting uit een model"] if row.is_modelled else []
    parts += ["Met voorlopige cijfers"] if any(each.state is ValueState.PROVISIONAL for each in rows) else []
    base = every.get(row.base_id) if row.base_id is not None else None
    if course.parts and row.measure is not Measure.COUNT and base is not None and adds_up(row.measure, base.measure):
        parts.append(f"Buurten samen gewogen naar {base.name}{_how_near(row)}")
    parts += _lacking(course)
    parts += ["Stippellijn: daartussen is niet gemeten"] if axis.skipped() else []
    parts += [said for _, said in axis.borders_in_sight()]
    least, most = scale_of(_plain_series(shown), _target(row, decimals), from_zero=row.measure is Measure.COUNT)
    is_cut = len(course.periods) > 1 and (least > 0 or most < 0)
    parts += ["De schaal begint niet bij nul"] if is_cut else []
    return ". ".join(part.rstrip(".") for part in parts) + "."


def _notes(rows: Sequence[MeasurementRow]) -> tuple[str, ...]:
    """What was noted with the measurements, the newest first; what was noted with several of a period stands once."""
    ordered = sorted(rows, key=lambda row: (row.first_day, row.last_day), reverse=True)
    said = (f"{period_of_figure((row.first_day, row.last_day))}: {row.note}" for row in ordered if row.note)
    return tuple(dict.fromkeys(said))


def _how_near(row: IndicatorRow) -> str:
    """What the base only comes near to, where no file has the right one."""
    known = known_topic((row.topic,)) if row.topic else None
    return f": bij benadering, want het gaat over {known.is_of}" if known is not None and known.is_of else ""


def _lacking(course: Course) -> list[str]:
    """Why the whole of the area has no number in some periods."""
    said: dict[tuple[str, ...], list[str]] = {}
    for period, reading in zip(course.periods, course.lines[0].readings, strict=True):
        if reading is not None and reading.lacking:
            said.setdefault(reading.lacking, []).append(period_of_figure(period))
    return [
        f"Geen getal voor het hele gebied in {', '.join(periods)}: van {' en '.join(names)} is niet alles bekend"
        for names, periods in said.items()
    ]


def _series(lines: Sequence[Line], figure: FigureCourse) -> list[Series]:
    return [
        Series(line.name, line.values, tuple(figure.said(reading) for reading in line.readings), line.is_own)
        for line in lines
    ]


def _plain_series(lines: Sequence[Line]) -> list[Series]:
    return [Series(line.name, line.values, ("",) * len(line.values), line.is_own) for line in lines]


def _target(row: IndicatorRow, decimals: int) -> Target | None:
    return None if row.target is None else Target(row.target, value_in_words(row.target, row.unit, decimals))
