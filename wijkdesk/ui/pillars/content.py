"""What the page of a pillar shows, as plain data."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from wijkdesk.domain.figures import period_in_words
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.programme import half_years
from wijkdesk.domain.words import ValueState
from wijkdesk.storage.reading.actions import ActionRow
from wijkdesk.storage.reading.events import EventRow
from wijkdesk.storage.reading.figures import (
    AreaRow,
    IndicatorRow,
    MeasurementRow,
    list_areas,
    list_indicators,
    own_and_around,
)
from wijkdesk.storage.reading.pillars import (
    ended_actions_of,
    goals_of,
    measurements_of,
    ratings_of,
    running_actions_of,
    turns_of,
)
from wijkdesk.storage.reading.programme import PillarRow, RatingRow, list_pillars, list_programmes
from wijkdesk.storage.reading.promises import GoalRow


class Most(NamedTuple):
    """How many lines are read of what runs and of what lately ended or happened: there may be hundreds."""

    at_work: int = 12
    outcomes: int = 12


FIRST: Final = Most()


class Rated(NamedTuple):
    """How a pillar stood at the end of a half-year, with the ratings given in it; ``rating`` is None before the first.

    A rating holds until the next one, so that also a half-year without any has one.
    """

    half_year: HalfYear
    rating: RatingRow | None
    given: tuple[RatingRow, ...]


class Bar(NamedTuple):
    """The number of one area; ``value`` is None where ``state`` says why there is none."""

    area: str
    value: float | None
    state: ValueState
    is_own: bool


@dataclass(frozen=True)
class Figure:
    """One indicator in its newest period: the own areas beside the district, city and country around them."""

    indicator: IndicatorRow
    period: str
    published_on: dt.date | None
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class PillarContent:
    """A pillar and all that its page tells of it; actions, events and goals are in the order in which they stand.

    The numbers say how many are at work, and ended or happened lately, in all.
    """

    pillar: PillarRow
    rating: RatingRow | None
    history: tuple[Rated, ...]
    at_work: tuple[ActionRow, ...]
    number_at_work: int
    ended: tuple[ActionRow, ...]
    turns: tuple[EventRow, ...]
    number_of_outcomes: int
    goals: tuple[GoalRow, ...]
    figures: tuple[Figure, ...]


def read_pillar(
    connection: sqlite3.Connection, pillar: int, today: dt.date, most: Most = FIRST
) -> PillarContent | None:
    """What the page of a pillar shows on a day; None when the pillar is not there any more."""
    rows = list_pillars(connection, only=[pillar])
    if not rows:
        return None
    ratings = ratings_of(connection, pillar)
    since = HalfYear.of(today).previous.first_day
    programme = next(iter(list_programmes(connection)), None)
    first_day, last_day = (programme.first_day, programme.last_day) if programme else (None, None)
    at_work, number_at_work = running_actions_of(connection, pillar, most.at_work)
    ended, number_ended = ended_actions_of(connection, pillar, since, most.outcomes)
    turns, number_of_turns = turns_of(connection, pillar, since, most.outcomes)
    return PillarContent(
        pillar=rows[0],
        rating=ratings[-1] if ratings else None,
        history=history(ratings, first_day, min(last_day or today, rows[0].retired_on or today, today)),
        at_work=tuple(at_work),
        number_at_work=number_at_work,
        ended=tuple(ended),
        turns=tuple(turns),
        number_of_outcomes=number_ended + number_of_turns,
        goals=tuple(goals_of(connection, pillar)),
        figures=_figures(connection, pillar),
    )


def history(ratings: Sequence[RatingRow], first_day: dt.date | None, until: dt.date) -> tuple[Rated, ...]:
    """How a pillar stood in each half-year, from the first of the approach or the first rating; empty without any.

    ``ratings`` stand oldest first.
    """
    if not ratings:
        return ()
    start = min(ratings[0].rated_on, first_day or until)
    found = []
    for half_year in half_years(min(start, until), max(until, ratings[-1].rated_on)):
        until_then = [rating for rating in ratings if rating.rated_on <= half_year.last_day]
        given = tuple(rating for rating in until_then if rating.rated_on >= half_year.first_day)
        found.append(Rated(half_year, until_then[-1] if until_then else None, given))
    return tuple(found)


def figure_of(
    indicator: IndicatorRow, measurements: Sequence[MeasurementRow], areas: Sequence[AreaRow]
) -> Figure | None:
    """An indicator in the newest period that is known of an own area, else of any; None without any measurement.

    Largest first; an area without a number stands last.
    """
    shown = own_and_around(areas)
    own = {area.code for area in shown if area.is_own}
    about = [row for row in measurements if row.indicator_id == indicator.id]
    known = [row for row in about if row.area_code in own and row.value is not None] or about
    if not known:
        return None
    newest = max(known, key=lambda row: (row.last_day, row.first_day))
    period = (newest.first_day, newest.last_day)
    there = {row.area_code: row for row in about if (row.first_day, row.last_day) == period}
    bars = [_bar(area, there.get(area.code)) for area in shown] or [_bar_of(row) for row in there.values()]
    bars.sort(key=lambda bar: (bar.value is None, -(bar.value or 0), not bar.is_own))
    return Figure(indicator, _in_words(*period), newest.published_on, tuple(bars))


def _in_words(first_day: dt.date, last_day: dt.date) -> str:
    half_year = HalfYear.of(first_day)
    if (first_day, last_day) == (half_year.first_day, half_year.last_day):
        return half_year.dutch
    return period_in_words(first_day, last_day)


def _figures(connection: sqlite3.Connection, pillar: int) -> tuple[Figure, ...]:
    measurements = measurements_of(connection, pillar)
    if not measurements:
        return ()
    areas = list_areas(connection)
    indicators = [row for row in list_indicators(connection) if row.pillar_id == pillar]
    found = (figure_of(indicator, measurements, areas) for indicator in indicators)
    return tuple(figure for figure in found if figure is not None)


def _bar(area: AreaRow, row: MeasurementRow | None) -> Bar:
    name = area.name or area.code
    if row is None:
        return Bar(name, None, ValueState.MISSING, area.is_own)
    return Bar(name, row.value, row.state, area.is_own)


def _bar_of(row: MeasurementRow) -> Bar:
    return Bar(row.area or row.area_code, row.value, row.state, is_own=False)
