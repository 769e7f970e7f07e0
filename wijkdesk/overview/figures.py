"""The figures of a pillar: the neighbourhood beside district, city and country, at the start and now."""

from wijkdesk.figure_course.reading import course_among
from wijkdesk.insight.course import Line
from wijkdesk.insight.gap import period_of_figure
from wijkdesk.insight.viewpoint import Viewpoint
from wijkdesk.overview.material import Material
from wijkdesk.overview.outcome import AreaValue, Figure
from wijkdesk.storage.reading.figures import IndicatorRow, own_and_around


def figures_of(material: Material, pillar: int, view: Viewpoint) -> tuple[Figure, ...]:
    """The figures of one pillar, as they were known at the end of the half-year; those without any are left out.

    A number is known from the day on which it was published, or from the last day of its period.
    """
    indicators = [indicator for indicator in material.indicators if indicator.pillar_id == pillar]
    found = (_figure(indicator, material, view) for indicator in indicators)
    return tuple(figure for figure in found if figure is not None)


def _figure(indicator: IndicatorRow, material: Material, view: Viewpoint) -> Figure | None:
    wanted = (indicator.id, indicator.base_id)
    known = [
        row
        for row in material.measurements
        if row.indicator_id in wanted and view.knows(row.published_on or row.last_day)
    ]
    course = course_among(
        indicator,
        {each.id: each for each in material.indicators},
        known,
        own_and_around(material.areas) or material.areas,
        material.borders,
        own=material.programme.name if material.programme else "",
        colour=next((each.colour for each in material.pillars if each.id == indicator.pillar_id), 1),
    )
    if course is None:
        return None
    told = [line for line in course.told if line.is_own] or list(course.told)
    places = [place for place in range(len(course.periods)) if any(line.values[place] is not None for line in told)]
    if not places:
        return None
    start, now = places[0], places[-1]
    period = course.periods[now]
    days = (
        row.published_on
        for row in known
        if row.indicator_id == indicator.id and (row.first_day, row.last_day) == period and row.published_on
    )
    return Figure(
        name=indicator.name,
        unit=indicator.unit,
        period=period_of_figure(period),
        start_period=period_of_figure(course.periods[start]) if start != now else "",
        areas=tuple(_value(line, now, start if start != now else None) for line in course.told),
        target=indicator.target,
        target_on=indicator.target_on,
        source=indicator.source,
        published_on=max(days, default=None),
        is_modelled=indicator.is_modelled,
        decimals=course.decimals,
        chart=course.chart,
    )


def _value(line: Line, now: int, start: int | None) -> AreaValue:
    return AreaValue(line.name, line.values[now], None if start is None else line.values[start], line.is_own)
