"""What an overview may be made of: everything in the dossier that is not confidential.

This is the one place that leaves confidential things out, so that no section, count or title can bring them back.
Confidential is what is marked so, and what hangs on it:

- on a confidential organisation: the positions and commitments there, the actions that it leads, the promises that it
  made or was made, and the contact moments and actions in which no other organisation was;
- on a confidential action: its events, direct reports, promises and contact moments;
- on a confidential contact moment: the promises made in it; on a confidential promise: the one that replaced it;
- on a confidential commitment: its answers.

What only names something confidential beside others loses that name: an action keeps its other partners, a direct
report to a confidential administrator went to "een bestuurder", and what followed on a confidential action stands by
itself. A goal of a confidential organisation or administrator is out; so is a photo that may not be shown, and one of
what is out itself. Pillars, their ratings and figures cannot be marked.
"""

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from wijkdesk.domain.contact import position_on
from wijkdesk.domain.words import ContactKind
from wijkdesk.overview.sections import Party
from wijkdesk.privacy.cautions import Cautions
from wijkdesk.privacy.names import Resident, ResidentNames
from wijkdesk.storage.reading.actions import ActionRow, WorkRow, list_actions
from wijkdesk.storage.reading.cautions import allowed_cautions, people_named
from wijkdesk.storage.reading.events import EscalationRow, EventRow, list_escalations, list_events
from wijkdesk.storage.reading.figures import (
    AreaRow,
    IndicatorRow,
    MeasurementRow,
    list_areas,
    list_indicators,
    list_measurements,
)
from wijkdesk.storage.reading.moments import MomentRow, Presence, list_moments, list_presence
from wijkdesk.storage.reading.people import (
    ContactRow,
    OrganisationRow,
    PositionRow,
    list_contacts,
    list_organisations,
    list_positions,
)
from wijkdesk.storage.reading.photos import PhotoRow, list_photos
from wijkdesk.storage.reading.programme import (
    PillarRow,
    ProgrammeRow,
    RatingRow,
    list_pillars,
    list_programmes,
    list_ratings,
)
from wijkdesk.storage.reading.promises import (
    CommitmentRow,
    GoalRow,
    PromiseRow,
    ReconfirmationRow,
    list_commitments,
    list_goals,
    list_promises,
    list_reconfirmations,
)

Row = TypeVar("Row")
Shared = TypeVar("Shared", ActionRow, WorkRow)


@dataclass(frozen=True, slots=True)
class Material:
    """The rows of a dossier without what is confidential; ``pillars`` in the order of the coordinator.

    ``positions``, ``ratings`` and ``answers`` (to whether a commitment stands) are by the id of what they belong to,
    oldest first. ``residents`` are all residents of the dossier, the confidential ones too: to be hidden. ``kept_out``
    are the ids of the actions that are there but may not be told of. ``cautions`` finds what
    should not be noted of anybody.
    """

    programme: ProgrammeRow | None
    pillars: list[PillarRow]
    ratings: dict[int, list[RatingRow]]
    actions: list[ActionRow]
    events: list[EventRow]
    escalations: list[EscalationRow]
    promises: list[PromiseRow]
    commitments: list[CommitmentRow]
    answers: dict[int, list[ReconfirmationRow]]
    goals: list[GoalRow]
    photos: list[PhotoRow]
    indicators: list[IndicatorRow]
    measurements: list[MeasurementRow]
    areas: list[AreaRow]
    presence: list[Presence]
    moment_days: list[dt.date]
    organisations: dict[int, OrganisationRow]
    contacts: dict[int, ContactRow]
    positions: dict[int, list[PositionRow]]
    residents: ResidentNames
    cautions: Cautions
    kept_out: frozenset[int]

    def partner(self, organisation: int | None) -> Party | None:
        row = None if organisation is None else self.organisations.get(organisation)
        return None if row is None else Party(row.name)

    def partners(self, organisations: Iterable[int]) -> tuple[Party, ...]:
        found = (self.partner(number) for number in organisations)
        return tuple(party for party in found if party is not None)

    def official(self, contact: int | None, day: dt.date) -> Party | None:
        """Somebody in office, with the role held on ``day``; ``None`` for a resident."""
        row = None if contact is None else self.contacts.get(contact)
        if row is None or row.kind is ContactKind.RESIDENT:
            return None
        position = position_on(self.positions.get(row.id, []), day)
        return Party(row.name, position.role, position.organisation) if position else Party(row.name)

    def office_holder(self, contact: int | None, day: dt.date) -> Party | None:
        """Who on ``day`` held the office that ``contact`` holds now.

        A dossier names the sponsor and the portfolio holders of today. When somebody's positions all began after
        ``day``, it was the one who then held the same role at the same organisation, or nobody that is known.
        """
        held = [] if contact is None else self.positions.get(contact, [])
        if not held or any(position.first_day is None or position.first_day <= day for position in held):
            return self.official(contact, day)
        offices = {(position.organisation_id, position.role) for position in held if position.role}
        for predecessor in self.contacts:
            position = position_on(self.positions.get(predecessor, []), day)
            if position is not None and (position.organisation_id, position.role) in offices:
                return self.official(predecessor, day)
        return None


def read_material(connection: sqlite3.Connection) -> Material:
    contacts, organisations = list_contacts(connection), list_organisations(connection)
    programme = next(iter(list_programmes(connection)), None)
    open_organisations = {row.id: row for row in organisations if not row.confidential}
    open_contacts = {row.id: row for row in contacts if not row.confidential}
    all_actions = list_actions(connection)
    actions = open_actions(all_actions, open_organisations)
    of_action = {None, *(row.id for row in actions)}
    moments, presence = _open_moments(connection, open_organisations, of_action)
    commitments = [
        row
        for row in list_commitments(connection)
        if not row.confidential and row.organisation_id in open_organisations
    ]
    pledged = {row.id for row in commitments}
    answers = [row for row in list_reconfirmations(connection) if row.commitment_id in pledged]
    positions = [row for row in list_positions(connection) if row.organisation_id in open_organisations]
    events = _open(list_events(connection), of_action)
    return Material(
        programme=programme,
        pillars=sorted(list_pillars(connection), key=lambda pillar: (pillar.position, pillar.id)),
        ratings=_grouped(list_ratings(connection), "pillar_id"),
        actions=actions,
        events=events,
        escalations=_open(list_escalations(connection), of_action),
        promises=_open_promises(_open(list_promises(connection), of_action), open_organisations, moments),
        commitments=commitments,
        answers=_grouped(answers, "commitment_id"),
        goals=_open_goals(list_goals(connection), open_organisations, open_contacts),
        photos=_open_photos(list_photos(connection), of_action, {None, *(row.id for row in events)}),
        indicators=list_indicators(connection),
        measurements=list_measurements(connection),
        areas=list_areas(connection),
        presence=presence,
        moment_days=[row.day for row in moments],
        organisations=open_organisations,
        contacts=open_contacts,
        positions=_grouped(positions, "contact_id"),
        residents=_names(contacts, organisations, programme),
        cautions=Cautions(people_named(connection), allowed_cautions(connection)),
        kept_out=frozenset({row.id for row in all_actions} - of_action),
    )


def open_actions(actions: Sequence[Shared], organisations: Collection[int]) -> list[Shared]:
    """The actions that may be told of; ``organisations`` are the ones that may be."""

    def is_open(action: Shared) -> bool:
        involved = action.partner_ids if action.lead_id is None else (action.lead_id,)
        return not action.confidential and _has_any(involved, organisations)

    return [action for action in actions if is_open(action)]


def _open_moments(
    connection: sqlite3.Connection, organisations: Collection[int], of_action: Collection[int | None]
) -> tuple[list[MomentRow], list[Presence]]:
    presence = list_presence(connection)
    there = _grouped(presence, "moment_id")
    moments = [
        row
        for row in _open(list_moments(connection), of_action)
        if _has_any([present.organisation_id for present in there.get(row.id, ())], organisations)
    ]
    told = {row.id for row in moments}
    return moments, [row for row in presence if row.moment_id in told and row.organisation_id in organisations]


def _open_promises(
    promises: list[PromiseRow], organisations: Collection[int], moments: list[MomentRow]
) -> list[PromiseRow]:
    """Those between open parties, not made in a confidential moment; a promise goes with the one that it replaces."""
    parties, talks = {None, *organisations}, {None, *(row.id for row in moments)}
    told = [
        row
        for row in promises
        if {row.by_organisation_id, row.to_organisation_id} <= parties and row.made_in_id in talks
    ]
    while True:
        numbers = {None, *(row.id for row in told)}
        left = [row for row in told if row.replaces_id in numbers]
        if len(left) == len(told):
            return told
        told = left


def _open_goals(goals: list[GoalRow], organisations: Collection[int], contacts: Collection[int]) -> list[GoalRow]:
    return [
        goal
        for goal in goals
        if not goal.confidential
        and (goal.organisation_id is None or goal.organisation_id in organisations)
        and (goal.portfolio_holder_id is None or goal.portfolio_holder_id in contacts)
    ]


def _open_photos(
    photos: list[PhotoRow], of_action: Collection[int | None], of_event: Collection[int | None]
) -> list[PhotoRow]:
    return [
        photo for photo in photos if photo.may_be_shown and photo.action_id in of_action and photo.event_id in of_event
    ]


def _has_any(involved: Sequence[int], organisations: Collection[int]) -> bool:
    """Whether one of them may be named; where nobody is involved there is nobody to keep out."""
    return not involved or any(number in organisations for number in involved)


def _open(rows: "list[Any]", of_action: Collection[int | None]) -> "list[Any]":
    return [row for row in rows if not row.confidential and row.action_id in of_action]


def _grouped(rows: list[Row], owner: str) -> dict[int, list[Row]]:
    groups: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, owner)].append(row)
    return dict(groups)


def _names(
    contacts: list[ContactRow], organisations: list[OrganisationRow], programme: ProgrammeRow | None
) -> ResidentNames:
    residents = [row for row in contacts if row.kind is ContactKind.RESIDENT]
    others = [row.name for row in contacts if row.kind is not ContactKind.RESIDENT]
    others += [row.name for row in organisations]
    if programme is not None:
        others.append(programme.coordinator)
    people = (Resident(row.first_name, row.infix, row.last_name, row.phone, row.email) for row in residents)
    return ResidentNames(people, others)
