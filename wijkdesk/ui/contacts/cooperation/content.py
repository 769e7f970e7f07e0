"""What the matrix and the list below it show, read from the dossier in a thread beside the window."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import WORK_FIRST
from wijkdesk.insight.cooperation import Cooperation, Part, cooperation, involved, not_yet_together
from wijkdesk.insight.viewpoint import Viewpoint, commitment_stood
from wijkdesk.storage.confidential.rule import open_ids
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import WorkRow, list_work
from wijkdesk.storage.reading.people import OrganisationRow, list_organisations
from wijkdesk.storage.reading.programme import PillarRow, list_pillars, list_programmes
from wijkdesk.storage.reading.promises import list_commitments, list_reconfirmations
from wijkdesk.ui.contacts.period_choice import Period

NO_COLOUR: Final = 0


@dataclass(frozen=True)
class Column:
    """A pillar, or with ``pillar`` None what belongs to none of them."""

    pillar: int | None
    name: str
    colour: int


@dataclass(frozen=True)
class Row:
    """An organisation: the ids of its actions under each column, what runs in front, and who else was in them.

    ``before`` is how many actions it had in the half-year before; ``None`` where that is not known.
    """

    organisation: int
    name: str
    confidential: bool
    actions: tuple[tuple[int, ...], ...]
    before: int | None
    partners: tuple[str, ...]

    @property
    def all_actions(self) -> tuple[int, ...]:
        return tuple(number for each in self.actions for number in each)

    @property
    def total(self) -> int:
        return sum(map(len, self.actions))


@dataclass(frozen=True)
class Strangers:
    """Two rows that share no action yet, and the columns under which both were at work."""

    first: Row
    second: Row
    columns: tuple[int, ...]


@dataclass(frozen=True)
class Content:
    """A half-year or the whole approach: ``rows`` and the columns of their numbers.

    ``apart`` are the rows with a commitment that share no action with anybody. ``shareable`` are the rows as they may
    leave, without what is confidential; ``keeps_back`` when that is not all.
    """

    period: Period
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    apart: tuple[Row, ...]
    strangers: tuple[Strangers, ...]
    shareable: tuple[Row, ...]
    keeps_back: bool

    @property
    def has_work(self) -> bool:
        return any(row.total for row in self.rows)


@dataclass(frozen=True)
class _Material:
    """The rows of the dossier, from when to when they are looked at, and which actions may be told of."""

    view: Viewpoint
    is_whole: bool
    has_before: bool
    pillars: Sequence[PillarRow]
    organisations: Sequence[OrganisationRow]
    actions: Sequence[WorkRow]
    may_be_told: frozenset[int]
    pledged: frozenset[int]


def read_content(dossier: Dossier, period: Period, today: dt.date) -> Content:
    """All of it; raises a ``DossierFault``. Takes its time in a large dossier: for a thread beside the window."""
    return _content_of(dossier.read_at_one_moment(lambda reader: _read(reader, period, today)), period)


def _content_of(material: _Material, period: Period) -> Content:
    everybody = [row.id for row in material.organisations]
    found = _cooperation(material, material.actions, everybody)
    columns = _columns(material, found.parts)
    rows = _rows(material, material.actions, found, columns)
    by_number = {row.organisation: row for row in rows}
    gone = {row.id for row in material.organisations if row.left_on is not None and row.left_on <= material.view.day}
    candidates = [row.organisation for row in rows if row.organisation not in gone]
    pairs = not_yet_together(material.actions, found.parts, candidates, material.view)
    place = {column.pillar: number for number, column in enumerate(columns)}
    shareable = _shareable(material, columns)
    return Content(
        period=period,
        columns=columns,
        rows=rows,
        apart=tuple(by_number[number] for number in found.apart),
        strangers=tuple(
            Strangers(by_number[pair.first], by_number[pair.second], tuple(place[each] for each in pair.pillars))
            for pair in pairs
        ),
        shareable=rows if shareable is None else shareable,
        keeps_back=shareable is not None,
    )


def _read(reader: sqlite3.Connection, period: Period, today: dt.date) -> _Material:
    view = Viewpoint(period or HalfYear.of(today), today)
    organisations = list_organisations(reader)
    programme = next(iter(list_programmes(reader)), None)
    first_day = programme.first_day if programme else None
    return _Material(
        view=view,
        is_whole=period is None,
        has_before=period is not None and (first_day is None or first_day <= period.previous.last_day),
        pillars=list_pillars(reader),
        organisations=organisations,
        actions=list_work(reader),
        may_be_told=open_ids(reader, "actions"),
        pledged=_pledged(reader, organisations, view),
    )


def _pledged(reader: sqlite3.Connection, organisations: Sequence[OrganisationRow], view: Viewpoint) -> frozenset[int]:
    """Whose commitment stood in the half-year."""
    answers = defaultdict(list)
    for answer in list_reconfirmations(reader):
        answers[answer.commitment_id].append(answer)
    left = {row.id: row.left_on for row in organisations}
    return frozenset(
        row.organisation_id
        for row in list_commitments(reader)
        if commitment_stood(row, answers[row.id], left[row.organisation_id], view)
    )


def _cooperation(material: _Material, actions: Sequence[WorkRow], organisations: Sequence[int]) -> Cooperation:
    return cooperation(actions, organisations, material.pledged, material.view, ever=material.is_whole)


def _columns(material: _Material, parts: Sequence[Part]) -> tuple[Column, ...]:
    """The pillars that were there, in their order, and whatever else was worked at."""
    used = {pillar for part in parts for pillar in part.actions}
    since = material.view.half_year.first_day
    columns = [
        Column(row.id, row.name, row.colour)
        for row in material.pillars
        if row.id in used or row.retired_on is None or (row.retired_on >= since and not material.is_whole)
    ]
    return (*columns, *([Column(None, "", NO_COLOUR)] if None in used else []))


def _rows(
    material: _Material, actions: Sequence[WorkRow], found: Cooperation, columns: Sequence[Column]
) -> tuple[Row, ...]:
    """Who took part in something, and who pledged to."""
    names = {row.id: row.name for row in material.organisations}
    order = {row.id: WORK_FIRST.index(row.state) for row in actions}
    parts = {part.organisation: part for part in found.parts}
    before = _totals_before(material, actions)
    rows = []
    for organisation in material.organisations:
        part = parts.get(organisation.id)
        if part is None and organisation.id not in material.pledged:
            continue
        under = part.actions if part is not None else {}
        rows.append(
            Row(
                organisation=organisation.id,
                name=organisation.name,
                confidential=organisation.confidential,
                actions=tuple(tuple(sorted(under.get(column.pillar, ()), key=order.__getitem__)) for column in columns),
                before=before[organisation.id] if before is not None else None,
                partners=tuple(names[number] for number in part.partners) if part is not None else (),
            )
        )
    return tuple(rows)


def _totals_before(material: _Material, actions: Sequence[WorkRow]) -> defaultdict[int, int] | None:
    if not material.has_before:
        return None
    view = Viewpoint(material.view.half_year.previous, material.view.today)
    totals: defaultdict[int, int] = defaultdict(int)
    for who in involved(actions, frozenset(row.id for row in material.organisations), view).values():
        for number in who:
            totals[number] += 1
    return totals


def _shareable(material: _Material, columns: Sequence[Column]) -> tuple[Row, ...] | None:
    """The rows without what is confidential; ``None`` when nothing is."""
    numbers = [row.id for row in material.organisations if not row.confidential]
    actions = [row for row in material.actions if row.id in material.may_be_told]
    if len(numbers) == len(material.organisations) and len(actions) == len(material.actions):
        return None
    found = _cooperation(material, actions, numbers)
    rows = _rows(material, actions, found, columns)
    return tuple(row for row in rows if not row.confidential)
