"""What a dossier holds that a table is read against, as plain data for a second process."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.words import DistinctKind, ImportKind
from wijkdesk.exchange.own_tables.fields import MADE
from wijkdesk.insight.duplicates.organisations import Partner
from wijkdesk.insight.duplicates.people import Person
from wijkdesk.insight.duplicates.proposal import Pair
from wijkdesk.storage.reading.choices import NameRow, actions_to_pick, goals_to_pick
from wijkdesk.storage.reading.duplicates import (
    contacts_to_compare,
    distinct_pairs,
    organisations_of_contacts,
    organisations_to_compare,
)
from wijkdesk.storage.reading.recognised import KnownThing, PillarPlace, list_known, list_pillar_places


class Known(NamedTuple):
    """``things`` are those of the kind that the lines are; ``distinct`` the pairs of them that only look alike."""

    things: list[KnownThing]
    people: list[Person]
    organisations: list[Partner]
    pillars: list[PillarPlace]
    actions: list[NameRow]
    goals: list[NameRow]
    distinct: set[Pair]


def read_known(reader: sqlite3.Connection, kind: ImportKind) -> Known:
    """All that the lines of this kind may name or be already. Raises a ``DossierFault``."""
    partners = [Partner(*row) for row in organisations_to_compare(reader)]
    names = {partner.id: partner.name for partner in partners}
    at = organisations_of_contacts(reader)
    people = [
        Person(*row, organisations=tuple((each, names[each]) for each in at.get(row.id, ()) if each in names))
        for row in contacts_to_compare(reader)
    ]
    distinct = {
        Contact: DistinctKind.CONTACT,
        Organisation: DistinctKind.ORGANISATION,
    }.get(MADE[kind])
    return Known(
        list_known(reader, MADE[kind]),
        people,
        partners,
        list_pillar_places(reader),
        actions_to_pick(reader),
        goals_to_pick(reader),
        set() if distinct is None else distinct_pairs(reader, distinct),
    )
