"""What persons and organisations are compared by, to see who stands in the dossier twice."""

import sqlite3
from typing import NamedTuple

from wijkdesk.domain.words import ContactKind, DistinctKind, OrganisationKind
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.rows import read


class ComparedContact(NamedTuple):
    id: int
    kind: ContactKind
    first_name: str
    infix: str
    last_name: str
    phone: str
    email: str


class ComparedOrganisation(NamedTuple):
    id: int
    name: str
    kind: OrganisationKind
    email: str
    website: str


def contacts_to_compare(connection: sqlite3.Connection) -> list[ComparedContact]:
    return read(
        connection,
        ComparedContact,
        "SELECT t.id, t.kind, t.first_name, t.infix, t.last_name, t.phone, t.email FROM contacts t ORDER BY t.id",
    )


def organisations_to_compare(connection: sqlite3.Connection) -> list[ComparedOrganisation]:
    return read(
        connection,
        ComparedOrganisation,
        "SELECT t.id, t.name, t.kind, t.email, t.website FROM organisations t ORDER BY t.id",
    )


def organisations_of_contacts(connection: sqlite3.Connection) -> dict[int, list[int]]:
    """The ids of all organisations where somebody holds or held a position, by the id of the contact."""
    found: dict[int, list[int]] = {}
    for contact, organisation in fetch(
        connection, "SELECT DISTINCT contact_id, organisation_id FROM positions ORDER BY id", ()
    ):
        found.setdefault(contact, []).append(organisation)
    return found


def distinct_pairs(connection: sqlite3.Connection, kind: DistinctKind) -> set[tuple[int, int]]:
    """The pairs of ids, the lower one first, that are not the same though they look alike."""
    return set(fetch(connection, "SELECT lower, higher FROM distinct_pairs WHERE kind = ?", (kind.value,)))
