"""What an overview may be made of: all in the dossier that is not confidential, and what was chosen all the same.

This is the one place that leaves confidential things out (``storage.confidential`` says which), so that no section,
count or title can bring them back. What only names something confidential beside others loses that name. A photo that
may not be shown is out too.
"""

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from wijkdesk.domain.contact import position_on
from wijkdesk.domain.words import ContactKind
from wijkdesk.overview.sections import Party
from wijkdesk.privacy.cautions import Cautions
from wijkdesk.privacy.names import Resident, ResidentNames
from wijkdesk.storage.confidential.rule import OpenThings, Thing, open_things
from wijkdesk.storage.reading.actions import ActionRow, list_actions
from wijkdesk.storage.reading.cautions import allowed_cautions, people_named
from wijkdesk.storage.reading.events import EscalationRow, EventRow, list_escalations, list_events
from wijkdesk.storage.reading.figures import (
    AreaRow,
    BorderChangeRow,
    IndicatorRow,
    MeasurementRow,
    list_areas,
    list_border_changes,
    list_indicators,
    list_measurements,
)
from wijkdesk.storage.reading.moments import Presence, list_moments, list_presence
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


@dataclass(frozen=True, slots=True)
class Material:
    """The rows of a dossier without what is confidential; ``pillars`` in the order of the coordinator.

    ``positions``, ``ratings`` and ``answers`` (to whether a commitment stands) are by the id of what they belong to,
    oldest first. ``residents`` are all residents of the dossier, the confidential ones too: to be hidden. ``told`` has
    the ids of all that may be told of, and ``kept_out`` those of the actions that are there but may not. ``cautions``
    finds what should not be noted of anybody.
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
    borders: list[BorderChangeRow]
    presence: list[Presence]
    moment_days: list[dt.date]
    organisations: dict[int, OrganisationRow]
    contacts: dict[int, ContactRow]
    positions: dict[int, list[PositionRow]]
    residents: ResidentNames
    cautions: Cautions
    told: OpenThings
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


def read_material(connection: sqlite3.Connection, chosen: Collection[Thing] = ()) -> Material:
    """What is not confidential, and of what is the things that were ``chosen``. Raises a ``DossierFault``."""
    told = open_things(connection, chosen)
    contacts, organisations = list_contacts(connection), list_organisations(connection)
    programme = next(iter(list_programmes(connection)), None)
    actions = list_actions(connection)
    answers = [row for row in list_reconfirmations(connection) if row.commitment_id in told.commitments]
    positions = [row for row in list_positions(connection) if row.organisation_id in told.organisations]
    presence = [
        row
        for row in list_presence(connection)
        if row.moment_id in told.attended and row.organisation_id in told.organisations
    ]
    return Material(
        programme=programme,
        pillars=sorted(list_pillars(connection), key=lambda pillar: (pillar.position, pillar.id)),
        ratings=_grouped(list_ratings(connection), "pillar_id"),
        actions=_only(actions, told.actions),
        events=_only(list_events(connection), told.events),
        escalations=_only(list_escalations(connection), told.escalations),
        promises=_only(list_promises(connection), told.promises),
        commitments=_only(list_commitments(connection), told.commitments),
        answers=_grouped(answers, "commitment_id"),
        goals=_only(list_goals(connection), told.goals),
        photos=[row for row in _only(list_photos(connection), told.photos) if row.may_be_shown],
        indicators=list_indicators(connection),
        measurements=list_measurements(connection),
        areas=list_areas(connection),
        borders=list_border_changes(connection),
        presence=presence,
        moment_days=[row.day for row in _only(list_moments(connection), told.attended)],
        organisations={row.id: row for row in _only(organisations, told.organisations)},
        contacts={row.id: row for row in _only(contacts, told.contacts)},
        positions=_grouped(positions, "contact_id"),
        residents=names_of_residents(contacts, organisations, programme),
        cautions=read_cautions(connection),
        told=told,
        kept_out=frozenset(row.id for row in actions) - told.actions,
    )


def names_of_residents(
    contacts: list[ContactRow], organisations: list[OrganisationRow], programme: ProgrammeRow | None
) -> ResidentNames:
    """All residents, to be hidden, and the others whose names say nothing of them."""
    residents = [row for row in contacts if row.kind is ContactKind.RESIDENT]
    others = [row.name for row in contacts if row.kind is not ContactKind.RESIDENT]
    others += [row.name for row in organisations]
    if programme is not None:
        others.append(programme.coordinator)
    people = (Resident(row.first_name, row.infix, row.last_name, row.phone, row.email) for row in residents)
    return ResidentNames(people, others)


def read_cautions(connection: sqlite3.Connection) -> Cautions:
    """What finds what should not be noted of anybody."""
    return Cautions(people_named(connection), allowed_cautions(connection))


def _only(rows: "list[Any]", told: Collection[int]) -> "list[Any]":
    return [row for row in rows if row.id in told]


def _grouped(rows: list[Row], owner: str) -> dict[int, list[Row]]:
    groups: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, owner)].append(row)
    return dict(groups)
