"""Figures of the example: true ones from the health survey, and own counts that are invented.

The true ones come from the RIVM table 50090NED, "Gezondheid per wijk en buurt", adults of 18 and over, averages (code
MW00000): 2016 and 2020 as published. They are estimates from a model, and keep their own years whatever today is.
"""

import datetime as dt
from typing import NamedTuple

from wijkdesk.domain.figures import Area, Indicator, Measurement
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import Direction, Measure, ValueState
from wijkdesk.example.approach import Approach
from wijkdesk.example.pillars import HOUSING, RESILIENCE, SURROUNDINGS, UNDERMINING

COUNTRY, MUNICIPALITY, DISTRICT, NORTH, SOUTH = "NL00", "GM0392", "WK039202", "BU03920204", "BU03920205"

AREAS = (
    (COUNTRY, "Nederland", ""),
    (MUNICIPALITY, "Haarlem", COUNTRY),
    (DISTRICT, "Haarlemmerhoutkwartier", MUNICIPALITY),
    (NORTH, "Rozenprieel-noord", DISTRICT),
    (SOUTH, "Rozenprieel-zuid", DISTRICT),
)

RIVM_TABLE = "50090NED"
RIVM = "RIVM, Gezondheid per wijk en buurt"
RIVM_LICENCE = "RIVM, GGD’en en CBS: open data"
OWN = "Eigen telling (voorbeeld)"


class Survey(NamedTuple):
    """``values`` has, by year, the percentage in country, municipality, district, north and south."""

    name: str
    pillar: str
    good_is: Direction
    values: dict[int, tuple[float | None, float | None, float | None, float | None, float | None]]
    target: float | None = None


SURVEYS = (
    Survey(
        "Moeite met rondkomen",
        RESILIENCE,
        Direction.DOWN,
        {2016: (19.2, 22.4, 16.0, 28.3, 27.9), 2020: (13.9, 17.5, 13.2, 22.0, 21.7)},
        target=18.0,
    ),
    Survey(
        "Ernstig of zeer ernstig eenzaam",
        RESILIENCE,
        Direction.DOWN,
        {2016: (10.1, 10.4, 8.0, 11.4, 11.8), 2020: (11.2, 11.8, 9.7, 12.9, 12.9)},
    ),
    Survey(
        "Matig of veel regie over het eigen leven",
        RESILIENCE,
        Direction.UP,
        {2016: (89.6, 90.4, 92.8, 89.2, 88.4), 2020: (90.1, 90.9, 93.0, 89.8, 89.8)},
    ),
    Survey(
        "Doet vrijwilligerswerk",
        RESILIENCE,
        Direction.UP,
        {2016: (28.9, 23.7, 27.7, 21.6, 22.4), 2020: (24.6, 20.5, 23.9, 18.2, 19.1)},
    ),
    Survey(
        "Ernstige geluidhinder door buren",
        HOUSING,
        Direction.DOWN,
        {2016: (None, None, None, None, None), 2020: (7.0, 8.8, 8.0, 10.3, 10.4)},
    ),
)


class Count(NamedTuple):
    """An invented count for north and south, half-year after half-year of the approach; ``None`` was not counted."""

    name: str
    pillar: str
    unit: str
    good_is: Direction
    target: float | None
    north: tuple[int | None, ...]
    south: tuple[int | None, ...]


COUNTS = (
    Count(
        "Woningen met herstelde fundering",
        HOUSING,
        "woningen",
        Direction.UP,
        96,
        (None, None, 0, 24, 24, 43, 46, 72, 72),
        (None, None, 0, 0, 0, 0, 0, 0, 0),
    ),
    Count(
        "Meldingen zonder naam",
        UNDERMINING,
        "meldingen",
        Direction.UP,
        None,
        (None, None, None, 14, 17, 13, 12, 8, 7),
        (None, None, None, 17, 16, 12, 13, 9, 8),
    ),
    Count(
        "Afval naast de containers",
        SURROUNDINGS,
        "keer op de weekronde",
        Direction.DOWN,
        90,
        (None, 98, 92, 121, 78, 61, 52, 44, 38),
        (None, 114, 103, 137, 90, 72, 60, 49, 45),
    ),
    Count(
        "Bezoeken aan de dinsdaglunch",
        RESILIENCE,
        "bezoeken",
        Direction.UP,
        None,
        (None, None, None, None, 221, 301, 330, 345, 381),
        (None, None, None, None, 263, 402, 441, 465, 497),
    ),
)


def add_figures(approach: Approach) -> None:
    """Add areas, indicators and measurements; the pillars are there already."""
    for code, name, parent in AREAS:
        approach.areas[code] = Area(code=code, name=name, parent=approach.areas[parent] if parent else None)
    for survey in SURVEYS:
        _add_survey(approach, survey)
    for count in COUNTS:
        _add_count(approach, count)


def _add_survey(approach: Approach, survey: Survey) -> None:
    indicator = Indicator(
        name=survey.name,
        unit="%",
        measure=Measure.PERCENTAGE,
        good_is=survey.good_is,
        pillar=approach.pillars[survey.pillar],
        source=RIVM,
        licence=RIVM_LICENCE,
        is_modelled=True,
        target=survey.target,
        target_on=approach.calendar.last_day if survey.target is not None else None,
    )
    approach.indicators[survey.name] = indicator
    for year, values in survey.values.items():
        for area, value in zip(approach.areas.values(), values, strict=True):
            period = dt.date(year, 1, 1), dt.date(year, 12, 31)
            approach.measurements.append(_measured(indicator, area, period, value, RIVM_TABLE))


def _add_count(approach: Approach, count: Count) -> None:
    indicator = Indicator(
        name=count.name,
        unit=count.unit,
        good_is=count.good_is,
        pillar=approach.pillars[count.pillar],
        source=OWN,
        target=count.target,
        target_on=approach.calendar.last_day if count.target is not None else None,
    )
    approach.indicators[count.name] = indicator
    half_year = HalfYear.of(approach.calendar.first_day)
    for north, south in zip(count.north, count.south, strict=True):
        if half_year.last_day < approach.today and north is not None:
            period = half_year.first_day, half_year.last_day
            approach.measurements.append(_measured(indicator, approach.areas[NORTH], period, north))
            approach.measurements.append(_measured(indicator, approach.areas[SOUTH], period, south))
        half_year = half_year.next


def _measured(
    indicator: Indicator, area: Area, period: tuple[dt.date, dt.date], value: float | None, table: str = ""
) -> Measurement:
    state = ValueState.GIVEN if value is not None else ValueState.MISSING
    first_day, last_day = period
    return Measurement(
        indicator=indicator,
        area=area,
        first_day=first_day,
        last_day=last_day,
        value=value,
        state=state,
        source_table=table,
    )
