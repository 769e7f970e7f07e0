"""The figures of a pillar: the neighbourhood beside district, city and country, at the start and now."""

from collections.abc import Sequence

from wijkdesk.insight.course import Period
from wijkdesk.insight.gap import period_of_figure
from wijkdesk.insight.viewpoint import Viewpoint
from wijkdesk.overview.material import Material
from wijkdesk.overview.outcome import AreaValue, Figure, Series
from wijkdesk.storage.reading.figures import AreaRow, IndicatorRow, MeasurementRow, own_and_around


def figures_of(material: Material, pillar: int, view: Viewpoint) -> tuple[Figure, ...]:
    """The figures of one pillar, as they were known at the end of the half-year; those without any are left out.

    A number is known from the day on which it was published, or from the last day of its period.
    """
    indicators = [indicator for indicator in material.indicators if indicator.pillar_id == pillar]
    found = (_figure(indicator, material, view) for indicator in indicators)
    return tuple(figure for figure in found if figure is not None)


def _figure(indicator: IndicatorRow, material: Material, view: Viewpoint) -> Figure | None:
    known = [
        row
        for row in material.measurements
        if row.indicator_id == indicator.id and view.knows(row.published_on or row.last_day)
    ]
    areas = own_and_around(material.areas) or _measured(known, material.areas)
    own = {area.id for area in areas if area.is_own} or {area.id for area in areas}
    periods = sorted({_period(row) for row in known if row.area_id in own and row.value is not None})
    if not periods:
        return None
    values = {(row.area_id, _period(row)): row.value for row in known}
    if not any(row.value is not None and row.area_id not in own for row in known):
        areas = [area for area in areas if area.id in own]  # Nobody counts this anywhere else.
    start = periods[0] if len(periods) > 1 else None
    now = max(periods, key=lambda period: (period[1], period[0]))
    published = max((row.published_on for row in known if _period(row) == now and row.published_on), default=None)
    return Figure(
        name=indicator.name,
        unit=indicator.unit,
        period=period_of_figure(now),
        start_period=period_of_figure(start) if start else "",
        areas=tuple(
            AreaValue(area.name or area.code, values.get((area.id, now)), _at(values, area, start), area.is_own)
            for area in _largest_last(areas)
        ),
        periods=tuple(period_of_figure(period) for period in periods),
        series=tuple(
            Series(area.name or area.code, tuple(values.get((area.id, period)) for period in periods))
            for area in areas
            if area.id in own
        ),
        target=indicator.target,
        target_on=indicator.target_on,
        source=indicator.source,
        published_on=published,
        is_modelled=indicator.is_modelled,
    )


def _at(values: dict[tuple[int, Period], float | None], area: AreaRow, period: Period | None) -> float | None:
    return None if period is None else values.get((area.id, period))


def _period(row: MeasurementRow) -> Period:
    return row.first_day, row.last_day


def _measured(rows: Sequence[MeasurementRow], areas: Sequence[AreaRow]) -> list[AreaRow]:
    there = {row.area_id for row in rows}
    return [area for area in areas if area.id in there]


def _largest_last(areas: Sequence[AreaRow]) -> list[AreaRow]:
    """The own areas first, then from the district to the country: a longer code is a smaller area."""
    return sorted(areas, key=lambda area: (not area.is_own, -len(area.code), area.code))
