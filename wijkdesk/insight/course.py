"""The course of a figure through time: of the approach's own area, and of the areas beside and around it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from wijkdesk.domain.words import Measure, ValueState
from wijkdesk.insight.adding_up import Part, add_up, adds_up

Period = tuple[dt.date, dt.date]
"""First and last day, both included."""


class Reading(NamedTuple):
    """``value`` is None where ``state`` says why; ``lacking`` names the parts that keep a sum from being one."""

    value: float | None
    state: ValueState = ValueState.GIVEN
    lacking: tuple[str, ...] = ()


class Place(NamedTuple):
    """An area by its CBS code: the longer, the smaller."""

    id: int
    name: str
    code: str
    is_own: bool


class Line(NamedTuple):
    """One area, with a reading for each period; None where nothing stands of it. A sum has no ``code``."""

    name: str
    code: str
    is_own: bool
    readings: tuple[Reading | None, ...]

    @property
    def values(self) -> tuple[float | None, ...]:
        return tuple(reading.value if reading is not None else None for reading in self.readings)


class Course(NamedTuple):
    """``lines`` are the own area or areas first, then from the smallest to the country.

    ``parts`` are the neighbourhoods of which the first line is the sum; empty where nothing was added up.
    """

    periods: tuple[Period, ...]
    lines: tuple[Line, ...]
    parts: tuple[Line, ...] = ()


Readings = Mapping[tuple[int, Period], Reading]
"""By the id of the area, and the period."""


def course_of(
    places: Iterable[Place], readings: Readings, *, measure: Measure, weights: Readings, base: Measure | None, own: str
) -> Course:
    """The lines of all places of which a number is known, in the periods in which one is.

    ``weights`` are the readings of the base, and ``own`` is what the whole of the own area is called.
    """
    known = {area for (area, _), reading in readings.items() if reading.value is not None}
    shown = sorted(
        (place for place in places if place.id in known or place.is_own),
        key=lambda place: (not place.is_own, -len(place.code), place.code),
    )
    periods = _periods(readings, {place.id for place in shown})
    lines = [
        Line(place.name, place.code, place.is_own, tuple(readings.get((place.id, each)) for each in periods))
        for place in shown
    ]
    parts = [place for place in shown if place.is_own]
    if len(parts) < 2 or not adds_up(measure, base):
        return Course(periods, tuple(lines))
    whole = Line(own, "", True, tuple(_sum(measure, parts, each, readings, weights) for each in periods))
    if measure is not Measure.COUNT and all(value is None for value in whole.values):
        return Course(periods, tuple(lines))  # the base is not measured in these periods: as good as none
    return Course(periods, (whole, *lines[len(parts) :]), tuple(lines[: len(parts)]))


def _periods(readings: Readings, areas: set[int]) -> tuple[Period, ...]:
    """From the first in which a number is known to the last; those between without any are gaps."""
    here = {period: False for (area, period) in readings if area in areas}
    for (area, period), reading in readings.items():
        if area in areas and reading.value is not None:
            here[period] = True
    ordered = sorted(here)
    told = [place for place, period in enumerate(ordered) if here[period]]
    return tuple(ordered[told[0] : told[-1] + 1]) if told else ()


def _sum(
    measure: Measure, places: Sequence[Place], period: Period, readings: Readings, weights: Readings
) -> Reading | None:
    found = [readings.get((place.id, period)) for place in places]
    if all(each is None for each in found):
        return None
    nothing = Reading(None, ValueState.MISSING)
    parts = [
        Part(place.name, (each or nothing).value, weights.get((place.id, period), nothing).value)
        for place, each in zip(places, found, strict=True)
    ]
    value, lacking = add_up(measure, parts)
    if value is None:
        return Reading(None, ValueState.MISSING, lacking)
    is_provisional = any(each is not None and each.state is ValueState.PROVISIONAL for each in found)
    return Reading(value, ValueState.PROVISIONAL if is_provisional else ValueState.GIVEN)
