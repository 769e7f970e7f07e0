"""What the pane shows, read from the dossier in a thread beside the window."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from wijkdesk.domain.contact import Contact
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.insight.contribution import Served, Sum, contribution, sum_of
from wijkdesk.insight.viewpoint import Viewpoint
from wijkdesk.storage.confidential.rule import OpenThings, open_things
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import WorkRow, list_work
from wijkdesk.storage.reading.people import ContactRow, OrganisationRow, list_contacts, list_organisations
from wijkdesk.storage.reading.promises import GoalRow, list_goals
from wijkdesk.storage.reading.related import goals_of_contact, goals_of_organisation
from wijkdesk.ui.contacts.period_choice import Period


@dataclass(frozen=True)
class Owner:
    """Whose goals they are: an ``Organisation`` or a ``Contact``, by its id."""

    kind: type
    number: int


@dataclass(frozen=True)
class Brought:
    """The goals with what served them, served ones first; ``told`` counts what is not confidential.

    ``told`` is ``None`` when nothing may be told at all, because the owner is confidential.
    """

    owner: Owner
    period: Period
    name: str
    goals: tuple[tuple[GoalRow, Served], ...]
    told: Sum | None


def _read(
    reader: sqlite3.Connection, owner: Owner
) -> tuple[Sequence[ContactRow | OrganisationRow], list[GoalRow], dict[int, WorkRow], OpenThings]:
    """The owner, the goals, the actions that serve them by their ids, and what may be told of."""
    is_person = owner.kind is Contact
    goals_of = goals_of_contact if is_person else goals_of_organisation
    goals = list_goals(reader, only=goals_of(reader, owner.number))
    return (
        (list_contacts if is_person else list_organisations)(reader, only=[owner.number]),
        goals,
        {row.id: row for row in list_work(reader, only={n for goal in goals for n in goal.action_ids})},
        open_things(reader),
    )


def read_brought(dossier: Dossier, owner: Owner, period: Period, today: dt.date) -> Brought | None:
    """What was brought in a period; ``None`` when the owner is gone. Raises a ``DossierFault``."""
    found, goals, actions, open_ones = dossier.read_at_one_moment(lambda reader: _read(reader, owner))
    if not found:
        return None
    view, ever = Viewpoint(period or HalfYear.of(today), today), period is None
    served = contribution(goals, actions, view, ever=ever)
    told = None
    if not found[0].confidential:
        shareable = {number: row for number, row in actions.items() if number in open_ones.actions}
        shared_goals = [goal for goal in goals if goal.id in open_ones.goals]
        told = sum_of(contribution(shared_goals, shareable, view, ever=ever), ever=ever)
    pairs = sorted(zip(goals, served, strict=True), key=lambda pair: (not pair[1].now, not pair[1].before))
    return Brought(owner, period, found[0].name, tuple(pairs), told)
