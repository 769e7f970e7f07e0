"""What an overview may be made of: everything in the dossier that is not confidential.

This is the one place that leaves confidential things out, so that no section, count or title can bring them back. A
thing counts as confidential when it is marked so itself. What is not marked loses its link to what is: an action of a
confidential organisation is told of without its lead.
"""

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from wijkdesk.domain.words import ContactKind
from wijkdesk.overview.privacy import PersonName, ResidentNames
from wijkdesk.overview.sections import Party
from wijkdesk.storage.reading.actions import ActionRow, list_actions
from wijkdesk.storage.reading.events import EscalationRow, EventRow, list_escalations, list_events
from wijkdesk.storage.reading.moments import Presence, list_moments, list_presence
from wijkdesk.storage.reading.people import (
    ContactRow,
    OrganisationRow,
    PositionRow,
    list_contacts,
    list_organisations,
    list_positions,
)
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
    PromiseRow,
    ReconfirmationRow,
    list_commitments,
    list_promises,
    list_reconfirmations,
)

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Material:
    """The rows of a dossier without what is confidential; ``pillars`` in the order of the coordinator.

    ``positions``, ``ratings`` and ``answers`` (to whether a commitment stands) are by the id of what they belong to,
    oldest first. ``residents`` are all residents of the dossier, the confidential ones too: their names are hidden.
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
    presence: list[Presence]
    moment_days: list[dt.date]
    organisations: dict[int, OrganisationRow]
    contacts: dict[int, ContactRow]
    positions: dict[int, list[PositionRow]]
    residents: ResidentNames

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
        position = self._position_on(row.id, day)
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
            position = self._position_on(predecessor, day)
            if position is not None and (position.organisation_id, position.role) in offices:
                return self.official(predecessor, day)
        return None

    def _position_on(self, contact: int, day: dt.date) -> PositionRow | None:
        """The position that began last of those held on ``day``."""
        held = [
            position
            for position in self.positions.get(contact, [])
            if (position.first_day or dt.date.min) <= day <= (position.last_day or dt.date.max)
        ]
        return max(held, key=lambda position: position.first_day or dt.date.min, default=None)


def read_material(connection: sqlite3.Connection) -> Material:
    contacts, organisations = list_contacts(connection), list_organisations(connection)
    programme = next(iter(list_programmes(connection)), None)
    open_organisations = {row.id: row for row in _open(organisations)}
    positions = [row for row in list_positions(connection) if row.organisation_id in open_organisations]
    commitments = [row for row in _open(list_commitments(connection)) if row.organisation_id in open_organisations]
    presence = [row for row in _open(list_presence(connection)) if row.organisation_id in open_organisations]
    return Material(
        programme=programme,
        pillars=sorted(list_pillars(connection), key=lambda pillar: (pillar.position, pillar.id)),
        ratings=_grouped(list_ratings(connection), "pillar_id"),
        actions=_open(list_actions(connection)),
        events=_open(list_events(connection)),
        escalations=_open(list_escalations(connection)),
        promises=_open(list_promises(connection)),
        commitments=commitments,
        answers=_grouped(list_reconfirmations(connection), "commitment_id"),
        presence=presence,
        moment_days=[row.day for row in _open(list_moments(connection))],
        organisations=open_organisations,
        contacts={row.id: row for row in _open(contacts)},
        positions=_grouped(positions, "contact_id"),
        residents=_names(contacts, organisations, programme),
    )


def _open(rows: "list[Any]") -> "list[Any]":
    return [row for row in rows if not row.confidential]


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
    return ResidentNames((PersonName(row.first_name, row.infix, row.last_name) for row in residents), others)
