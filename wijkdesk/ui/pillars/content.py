"""What the page of a pillar shows, as plain data."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.programme import half_years
from wijkdesk.storage.reading.actions import ActionRow
from wijkdesk.storage.reading.events import EventRow
from wijkdesk.storage.reading.pillars import (
    ended_actions_of,
    figures_of,
    goals_of,
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
MOST_FIGURES: Final = 6
"""How many charts the page has; the room of the figures has all."""


class Rated(NamedTuple):
    """How a pillar stood at the end of a half-year, with the ratings given in it; ``rating`` is None before the first.

    A rating holds until the next one, so that also a half-year without any has one.
    """

    half_year: HalfYear
    rating: RatingRow | None
    given: tuple[RatingRow, ...]


@dataclass(frozen=True)
class PillarContent:
    """A pillar and what its page tells of it; actions, events and goals are in the order in which they stand.

    ``figures`` are the ids of indicators, of which the page reads more.

    The numbers say how many are at work, ended or happened lately, and were measured, in all.
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
    figures: tuple[int, ...]
    number_of_figures: int


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
    figures = figures_of(connection, pillar)
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
        figures=tuple(figures[:MOST_FIGURES]),
        number_of_figures=len(figures),
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
