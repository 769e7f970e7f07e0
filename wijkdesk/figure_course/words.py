"""What is said of a course: how far its areas are apart, where the numbers come from, and what was noted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.domain.words import Measure, ValueState
from wijkdesk.drawing.time_axis import TimeAxis
from wijkdesk.drawing.trend import Series, scale_of
from wijkdesk.figure_course.course import target_of
from wijkdesk.figures.catalogue import known_topic
from wijkdesk.insight.adding_up import adds_up
from wijkdesk.insight.course import Course, Line, Period
from wijkdesk.insight.gap import gap_between, gap_in_words, period_of_figure
from wijkdesk.storage.reading.figures import BorderChangeRow, IndicatorRow, MeasurementRow

MOST_GAPS: Final = 4
COMPARED_WITH: Final = ("GM", "NL", "WK")
"""With which kind of area a gap is told, the first that has one."""


def own_lines(course: Course) -> list[Line]:
    """The whole of the own area, or its neighbourhoods; both where these are known in more periods."""
    own = [line for line in course.lines if line.is_own]
    is_lacking = bool(course.parts) and any(each is not None and each.lacking for each in own[0].readings)
    return [*own, *course.parts] if is_lacking else own


def gaps_of(row: IndicatorRow, course: Course, decimals: int, borders: Sequence[BorderChangeRow]) -> tuple[str, ...]:
    """Of each own line the gap with the city, or else with the country or the district."""
    own = own_lines(course)[:MOST_GAPS]
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


def source_of(
    row: IndicatorRow,
    course: Course,
    rows: Sequence[MeasurementRow],
    every: Mapping[int, IndicatorRow],
    axis: TimeAxis,
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
    parts += [said for _, said in axis.borders_in_sight()]
    return ". ".join(part.rstrip(".") for part in parts) + "."


def legend_of(row: IndicatorRow, axis: TimeAxis, shown: Sequence[Line], decimals: int) -> str:
    """What one should know of how the lines are drawn, and not of the numbers."""
    parts = ["Stippellijn: daartussen is niet gemeten."] if axis.skipped() else []
    least, most = scale_of(_plain_series(shown), target_of(row, decimals), from_zero=row.measure is Measure.COUNT)
    is_cut = len(axis.periods) > 1 and (least > 0 or most < 0)
    parts += ["De schaal begint niet bij nul."] if is_cut else []
    return " ".join(parts)


def notes_of(rows: Sequence[MeasurementRow]) -> tuple[str, ...]:
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
    said: dict[tuple[str, ...], list[int]] = {}
    for place, reading in enumerate(course.lines[0].readings):
        if reading is not None and reading.lacking:
            said.setdefault(reading.lacking, []).append(place)
    return [
        f"Geen getal voor het hele gebied in {_in_words(places, course.periods)}: "
        f"van {' en '.join(names)} is niet alles bekend"
        for names, places in said.items()
    ]


def _in_words(places: Sequence[int], periods: Sequence[Period]) -> str:
    """The periods at these places; those that follow each other as the first of them until the last."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    said = []
    for run in runs:
        first, *between, last = (period_of_figure(periods[place]) for place in (run if len(run) > 1 else run * 2))
        said.append(first if first == last else f"{first} tot en met {last}" if between else f"{first}, {last}")
    return ", ".join(said)


def _plain_series(lines: Sequence[Line]) -> list[Series]:
    return [Series(line.name, line.values, ("",) * len(line.values), line.is_own) for line in lines]
