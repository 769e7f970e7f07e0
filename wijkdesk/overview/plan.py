"""The implementation plan (uitvoeringsplan) as plain data: aims and actions per pillar and year, as they are today.

Nothing confidential is in it (``material``), a mark where a text names it, and no name of a resident (``privacy``).
"""

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wijkdesk.domain.words import ActionState, GoalState
from wijkdesk.overview.material import Material, read_material
from wijkdesk.overview.pillars import NO_PILLAR
from wijkdesk.overview.privacy.hiding import hide_residents, mask_confidential
from wijkdesk.overview.privacy.said import texts_in
from wijkdesk.overview.sections import Party
from wijkdesk.privacy.unanswered import hold_unanswered
from wijkdesk.storage.confidential.naming import mask_of
from wijkdesk.storage.reading.actions import ActionRow
from wijkdesk.storage.reading.programme import PillarRow, ProgrammeRow
from wijkdesk.storage.reading.promises import GoalRow

MOST_YEARS = 20
"""In how many years after its first an action that goes on is listed: dates can be typed wrong."""


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action of the plan; ``first_day`` is when it began or should, ``overdue`` that it should have been ready."""

    title: str
    state: ActionState
    lead: Party | None
    partners: tuple[Party, ...]
    first_day: dt.date | None
    due: dt.date | None
    ended_on: dt.date | None
    quick_win: bool
    by_residents: bool
    overdue: bool


@dataclass(frozen=True, slots=True)
class PlanYear:
    """A calendar year of one pillar: what begins in it, and what began earlier and goes on; both in order of time."""

    year: int
    begins: tuple[PlannedAction, ...] = ()
    goes_on: tuple[PlannedAction, ...] = ()

    @property
    def count(self) -> int:
        return len(self.begins) + len(self.goes_on)


@dataclass(frozen=True, slots=True)
class ServedGoal:
    """A policy goal to which actions of a pillar contribute, and whose it is."""

    title: str
    owner: Party | None
    due: dt.date | None
    state: GoalState


@dataclass(frozen=True, slots=True)
class PlanPillar:
    """A pillar, or what belongs to none (``colour`` is then ``None``).

    ``years`` has every year in which there is an action, and those from this year to the end of the approach.
    ``undated`` are actions of which nothing says in which year they fall; ``ideas`` are still to be chosen.
    """

    name: str
    colour: int | None
    aim: str
    portfolio_holder: Party | None
    retired_on: dt.date | None
    goals: tuple[ServedGoal, ...]
    years: tuple[PlanYear, ...]
    undated: tuple[PlannedAction, ...]
    ideas: tuple[PlannedAction, ...]

    @property
    def has_actions(self) -> bool:
        return bool(self.undated or self.ideas or any(year.count for year in self.years))


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan as it was on ``made_on``; ``names_hidden`` counts the places that named a resident."""

    programme: str
    municipality: str
    department: str
    coordinator: Party | None
    first_day: dt.date | None
    last_day: dt.date | None
    assignment: str
    sponsor: Party | None
    is_example: bool
    made_on: dt.date
    pillars: tuple[PlanPillar, ...]
    names_hidden: int = 0


def plan_of(connection: sqlite3.Connection, *, today: dt.date, allow_findings: bool = False) -> Plan:
    """The plan of a dossier: each action under its main pillar, in every year in which it is planned or runs.

    ``Refused`` when something in it was marked and not answered, unless that is allowed here.
    """
    material = read_material(connection)
    plan = _plan(material, material.programme, today)
    if not allow_findings:
        hold_unanswered(texts_in(plan), material.cautions)
    hidden, places = hide_residents(plan, material.residents)
    return replace(mask_confidential(hidden, mask_of(connection, material.told)), names_hidden=places)


def _plan(material: Material, programme: ProgrammeRow | None, today: dt.date) -> Plan:
    return Plan(
        programme=programme.name if programme else "",
        municipality=programme.municipality if programme else "",
        department=programme.department if programme else "",
        coordinator=Party(programme.coordinator) if programme and programme.coordinator.strip() else None,
        first_day=programme.first_day if programme else None,
        last_day=programme.last_day if programme else None,
        assignment=programme.assignment if programme else "",
        sponsor=material.office_holder(programme.sponsor_id, today) if programme else None,
        is_example=programme is not None and programme.is_example,
        made_on=today,
        pillars=_pillars(material, today),
    )


def _pillars(material: Material, today: dt.date) -> tuple[PlanPillar, ...]:
    """The pillars in use, those that were retired but have actions, and what belongs to no pillar."""
    by_pillar = defaultdict(list)
    for action in material.actions:
        by_pillar[action.main_pillar_id or next(iter(action.other_pillar_ids), None)].append(action)
    shown: list[PillarRow | None] = [
        pillar for pillar in material.pillars if pillar.retired_on is None or by_pillar[pillar.id]
    ]
    if by_pillar[None]:
        shown.append(None)
    return tuple(_pillar(pillar, by_pillar[pillar.id if pillar else None], material, today) for pillar in shown)


def _pillar(pillar: PillarRow | None, actions: list[ActionRow], material: Material, today: dt.date) -> PlanPillar:
    served = {number for action in actions for number in action.goal_ids}
    spans = {row.id: span for row in actions if (span := _span(row, material, today)) is not None}
    chosen = [row for row in actions if row.state is not ActionState.IDEA]
    return PlanPillar(
        name=pillar.name if pillar else NO_PILLAR,
        colour=pillar.colour if pillar else None,
        aim=pillar.aim if pillar else "",
        portfolio_holder=material.office_holder(pillar.portfolio_holder_id, today) if pillar else None,
        retired_on=pillar.retired_on if pillar else None,
        goals=tuple(_goal(goal, material, today) for goal in material.goals if goal.id in served),
        years=_years(chosen, spans, material, today),
        undated=_in_order([row for row in chosen if row.id not in spans], material, today),
        ideas=_in_order([row for row in actions if row.state is ActionState.IDEA], material, today),
    )


def _goal(goal: GoalRow, material: Material, today: dt.date) -> ServedGoal:
    owner = material.partner(goal.organisation_id) or material.office_holder(goal.portfolio_holder_id, today)
    return ServedGoal(goal.title, owner, goal.due, goal.state)


def _span(action: ActionRow, material: Material, today: dt.date) -> tuple[int, int] | None:
    """The first and the last year in which an action is planned or runs; ``None`` when nothing says so.

    What has not ended goes on until it should be ready, or else to the end of the approach, and at least to today.
    """
    begin = action.began_on or action.first_day
    if action.state.is_ended:
        end = action.ended_on or begin
        return (min(begin or end, end).year, end.year) if end else None
    if begin is None and action.due is not None:
        begin = action.due if action.state is ActionState.PLANNED else min(action.due, today)
    if begin is None:
        return None
    last_day = material.programme.last_day if material.programme else None
    end = max(action.due or last_day or today, begin, today)
    return begin.year, end.year


def _years(
    actions: list[ActionRow], spans: dict[int, tuple[int, int]], material: Material, today: dt.date
) -> tuple[PlanYear, ...]:
    begins, goes_on = defaultdict(list), defaultdict(list)
    for action in actions:
        if action.id not in spans:
            continue
        first, last = spans[action.id]
        begins[first].append(action)
        for year in range(first + 1, min(last, first + MOST_YEARS) + 1):
            goes_on[year].append(action)
    years = sorted({*begins, *goes_on, *_years_to_come(material, today)})
    return tuple(
        PlanYear(year, _in_order(begins[year], material, today), _in_order(goes_on[year], material, today))
        for year in years
    )


def _years_to_come(material: Material, today: dt.date) -> range:
    """From this year to the last of the approach: also a year without plans says something."""
    programme = material.programme
    if programme is None or programme.first_day is None or programme.last_day is None:
        return range(0)
    first = max(today.year, programme.first_day.year)
    return range(first, min(programme.last_day.year, first + MOST_YEARS) + 1)


def _in_order(rows: Sequence[ActionRow], material: Material, today: dt.date) -> tuple[PlannedAction, ...]:
    lines = (_line(row, material, today) for row in rows)
    return tuple(sorted(lines, key=lambda line: line.first_day or line.ended_on or line.due or dt.date.max))


def _line(action: ActionRow, material: Material, today: dt.date) -> PlannedAction:
    is_chosen = not action.state.is_ended and action.state is not ActionState.IDEA
    return PlannedAction(
        title=action.title,
        state=action.state,
        lead=material.partner(action.lead_id),
        partners=material.partners(number for number in action.partner_ids if number != action.lead_id),
        first_day=action.began_on or action.first_day,
        due=action.due,
        ended_on=action.ended_on if action.state.is_ended else None,
        quick_win=action.quick_win,
        by_residents=action.by_residents,
        overdue=is_chosen and action.due is not None and action.due < today,
    )
