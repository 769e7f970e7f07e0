"""Figures that are read from official files: a newer delivery supersedes, and the history keeps what was."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import select

from wijkdesk.domain.figures import Area, Indicator, Measurement
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.words import Direction, Measure, ValueState
from wijkdesk.storage.dossier import Dossier


class NewIndicator(NamedTuple):
    """What is measured, as it is added when the dossier has none of this name; ``pillar`` begins a pillar's name.

    ``base`` is the name of the indicator that a percentage is of.
    """

    name: str
    unit: str
    measure: Measure
    good_is: Direction | None = None
    pillar: str = ""
    base: str = ""
    source: str = ""
    licence: str = ""
    is_modelled: bool = False


class NewValue(NamedTuple):
    """A value of an indicator, by its name, for an area of the dossier over a period, both days included."""

    indicator: str
    area: str
    first_day: dt.date
    last_day: dt.date
    value: float | None
    state: ValueState


class Stored(NamedTuple):
    """How many values were added, superseded, or there already."""

    added: int
    superseded: int
    same: int


def store_figures(
    dossier: Dossier, indicators: Sequence[NewIndicator], values: Iterable[NewValue], *, source_table: str
) -> Stored:
    """Store values for areas that the dossier knows, in one step; values for other areas are passed over.

    What is there already for the same indicator, area and period is superseded, and never added twice.
    """
    with dossier.write("Cijfers ingelezen") as session:
        areas = {area.code: area for area in session.scalars(select(Area))}
        known = {each.name: each for each in session.scalars(select(Indicator))}
        pillars = session.scalars(select(Pillar)).all()
        for new in indicators:
            if new.name not in known:
                known[new.name] = indicator = _indicator(new, pillars)
                session.add(indicator)
        for new in indicators:
            if new.base in known and known[new.name].base is None:
                known[new.name].base = known[new.base]
        there = {
            (row.indicator.name, row.area.code, row.first_day, row.last_day): row
            for row in session.scalars(select(Measurement))
        }
        added = superseded = same = 0
        for value in values:
            if value.area not in areas or value.indicator not in known:
                continue
            key = (value.indicator, value.area, value.first_day, value.last_day)
            row = there.get(key)
            if row is None:
                there[key] = row = _measurement(value, known, areas)
                session.add(row)
                added += 1
            elif (row.value, row.state) == (value.value, value.state):
                same += 1
                continue
            else:
                row.value, row.state = value.value, value.state
                superseded += 1
            row.source_table = source_table
    return Stored(added, superseded, same)


def _indicator(new: NewIndicator, pillars: Sequence[Pillar]) -> Indicator:
    wanted = new.pillar.casefold()
    pillar = next((each for each in pillars if wanted and each.name.casefold().startswith(wanted)), None)
    return Indicator(
        name=new.name,
        unit=new.unit,
        measure=new.measure,
        good_is=new.good_is,
        pillar=pillar,
        source=new.source,
        licence=new.licence,
        is_modelled=new.is_modelled,
    )


def _measurement(value: NewValue, known: Mapping[str, Indicator], areas: Mapping[str, Area]) -> Measurement:
    return Measurement(
        indicator=known[value.indicator],
        area=areas[value.area],
        first_day=value.first_day,
        last_day=value.last_day,
        value=value.value,
        state=value.state,
    )
