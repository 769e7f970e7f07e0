"""How the round of a half-year stands: which parts are finished, and what each still asks about."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import OverviewState, RoundPart
from wijkdesk.storage.reading.half_year_round import (
    actions_past_their_date,
    actions_without_result,
    commitments_to_reconfirm,
    list_finished,
    open_goals,
    pillars_to_rate,
    promises_past_their_date,
    promises_to_tell,
)
from wijkdesk.storage.reading.overviews import OverviewRow, list_overviews
from wijkdesk.storage.reading.programme import list_pillars


class Occasion(NamedTuple):
    """Of which half-year the round is, and the day that an answer is given by itself: its last one, or today."""

    half_year: HalfYear
    day: dt.date


class Item(NamedTuple):
    """Something that is asked about: what is asked, and the id of the thing."""

    asked: str
    number: int


class Standing(NamedTuple):
    """``finished`` has the day on which each finished part was.

    ``items`` is what a part asks about, in order, and ``open`` what of it waits for an answer; what is asked in another
    way, such as what to choose, is in neither.
    """

    occasion: Occasion
    finished: Mapping[RoundPart, dt.date]
    items: Mapping[RoundPart, Sequence[Item]]
    open: frozenset[Item]

    def number_open(self, part: RoundPart) -> int | None:
        """How many answers a part waits for; ``None`` for one that does not ask things one by one."""
        return sum(item in self.open for item in self.items[part]) if part in self.items else None

    def first_unfinished(self, after: RoundPart | None = None) -> RoundPart | None:
        """The first part that is not finished: behind ``after``, and else before it. ``None`` when all are."""
        parts = list(RoundPart)
        start = 0 if after is None else parts.index(after) + 1
        return next((part for part in parts[start:] + parts[:start] if part not in self.finished), None)


def read_standing(reader: sqlite3.Connection, half_year: HalfYear, today: dt.date) -> Standing:
    """Read how the round of a half-year stands: quick, also in a large dossier."""
    day = min(today, half_year.last_day)
    pillars = [row.id for row in list_pillars(reader) if row.retired_on is None]
    items = {
        RoundPart.RESULTS: [
            *_items("result", actions_without_result(reader, half_year)),
            *_items("late", actions_past_their_date(reader, day)),
        ],
        RoundPart.RATINGS: _items("pillar", pillars),
        RoundPart.COMMITMENTS: _items("commitment", commitments_to_reconfirm(reader, half_year, day)),
        RoundPart.PROMISES: [
            *_items("promise", promises_past_their_date(reader, day)),
            *_items("tell", promises_to_tell(reader, half_year)),
        ],
        RoundPart.GOALS: _items("goal", open_goals(reader)),
    }
    rated = set(pillars) - set(pillars_to_rate(reader, half_year.first_day))
    waiting = frozenset(item for found in items.values() for item in found) - set(_items("pillar", rated))
    finished = {row.part: row.done_on for row in list_finished(reader, half_year)}
    return Standing(Occasion(half_year, day), finished, items, waiting)


def half_year_at_first(reader: sqlite3.Connection, offered: Sequence[HalfYear], today: dt.date) -> HalfYear:
    """The half-year that is just over while its overview is not adopted, and else the present one."""
    adopted = {HalfYear(row.year, row.half) for row in list_overviews(reader) if _is_adopted(row)}
    wanted = HalfYear.of(today)
    if wanted.previous in offered and wanted.previous not in adopted:
        return wanted.previous
    return wanted if wanted in offered else offered[0]


def _is_adopted(row: OverviewRow) -> bool:
    return row.state is OverviewState.ADOPTED


def _items(asked: str, numbers: Iterable[int]) -> list[Item]:
    return [Item(asked, number) for number in numbers]
