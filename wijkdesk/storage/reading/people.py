"""Organisations, contacts and the positions that they hold."""

import datetime as dt
import json
import sqlite3
from collections.abc import Collection, Iterator
from typing import NamedTuple

from wijkdesk.domain.contact import Contact, Organisation, sorting_name
from wijkdesk.domain.folding import fold
from wijkdesk.domain.words import ContactKind, LegalGround, OrganisationKind
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.rows import Reader, in_portions, person, read


class OrganisationRow(NamedTuple):
    id: int
    name: str
    kind: OrganisationKind
    phone: str
    email: str
    website: str
    address: str
    notes: str
    confidential: bool
    left_on: dt.date | None
    people: int
    last_moment: dt.date | None


class ContactRow(NamedTuple):
    id: int
    name: str
    kind: ContactKind
    first_name: str
    infix: str
    last_name: str
    organisation_id: int | None
    organisation: str | None
    role: str | None
    position_until: dt.date | None
    phone: str
    email: str
    what_matters: str
    notes: str
    confidential: bool
    purpose: str
    ground: LegalGround | None
    source: str
    review_on: dt.date | None
    last_moment: dt.date | None

    @property
    def reach(self) -> str:
        """The one way to reach a resident."""
        return self.email or self.phone


class PositionRow(NamedTuple):
    id: int
    contact_id: int
    contact: str
    organisation_id: int
    organisation: str
    role: str
    is_head: bool
    first_day: dt.date | None
    last_day: dt.date | None


def list_organisations(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[OrganisationRow]:
    """Every organisation by name, with how many people hold a position there without end and when it was last met."""
    last_moment = """(SELECT max(day) FROM (
        SELECT m.day FROM moments m JOIN moment_organisations mo ON mo.moment_id = m.id
        WHERE mo.organisation_id = t.id
        UNION ALL
        SELECT m.day FROM moments m JOIN moment_contacts mc ON mc.moment_id = m.id
        JOIN positions p ON p.contact_id = mc.contact_id
        WHERE p.organisation_id = t.id AND m.day >= coalesce(p.first_day, m.day)
        AND m.day <= coalesce(p.last_day, m.day)))"""
    return sorted(_organisations(connection, last_moment, only), key=lambda row: fold(row.name))


def find_organisation(connection: sqlite3.Connection, number: int) -> OrganisationRow | None:
    """One organisation, without when it was last met: for that all its moments have to be looked at."""
    return next(iter(_organisations(connection, "NULL", [number])), None)


def _organisations(
    connection: sqlite3.Connection, last_moment: str, only: Collection[int] | None
) -> list[OrganisationRow]:
    return read(
        connection,
        OrganisationRow,
        f"""SELECT t.id, t.name, t.kind, t.phone, t.email, t.website, t.address, t.notes, t.confidential, t.left_on,
            (SELECT count(DISTINCT contact_id) FROM positions WHERE organisation_id = t.id AND last_day IS NULL),
            {last_moment} FROM organisations t {{where}} ORDER BY t.id""",
        only=only,
    )


def list_contacts(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[ContactRow]:
    """Every contact, on the core of the name, with the newest position and the last contact moment."""
    found = read(
        connection,
        ContactRow,
        f"""SELECT t.id, {person("t")}, t.kind, t.first_name, t.infix, t.last_name, p.organisation_id, o.name, p.role,
            p.last_day, t.phone, t.email, t.what_matters, t.notes, t.confidential, t.purpose, t.ground, t.source,
            t.review_on,
            (SELECT max(m.day) FROM moment_contacts mc JOIN moments m ON m.id = mc.moment_id WHERE mc.contact_id = t.id)
            FROM contacts t LEFT JOIN positions p ON p.id = (
                SELECT id FROM positions WHERE contact_id = t.id
                ORDER BY last_day IS NOT NULL, first_day DESC, id DESC LIMIT 1)
            LEFT JOIN organisations o ON o.id = p.organisation_id
            {{where}} ORDER BY t.id""",
        only=only,
    )
    return sorted(found, key=lambda row: fold(sorting_name(row.first_name, row.infix, row.last_name)))


def contacts_in_portions(reader: Reader) -> Iterator[list[ContactRow]]:
    """Every contact, on the core of the name; one that goes meanwhile is passed over."""
    found = fetch(reader(), "SELECT id, first_name, infix, last_name FROM contacts ORDER BY id", ())
    found.sort(key=lambda row: fold(sorting_name(*row[1:])))
    yield from in_portions([row[0] for row in found], list_contacts, reader)


def organisations_in_portions(reader: Reader) -> Iterator[list[OrganisationRow]]:
    """Every organisation, by name; a few at a time, because who was met last there is found in many moments."""
    found = fetch(reader(), "SELECT id, name FROM organisations ORDER BY id", ())
    found.sort(key=lambda row: fold(row[1]))
    return in_portions([row[0] for row in found], list_organisations, reader, size=1)


def list_positions(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[PositionRow]:
    """Who was what at which organisation, from when to when."""
    return read(
        connection,
        PositionRow,
        f"""SELECT t.id, t.contact_id, {person("c")}, t.organisation_id, o.name, t.role, t.is_head, t.first_day,
            t.last_day
            FROM positions t JOIN contacts c ON c.id = t.contact_id JOIN organisations o ON o.id = t.organisation_id
            {{where}} ORDER BY t.contact_id, t.first_day, t.id""",
        only=only,
    )


def confidential_organisations(connection: sqlite3.Connection) -> frozenset[int]:
    """The ids of the organisations that may not be named to others."""
    return frozenset(number for (number,) in fetch(connection, "SELECT id FROM organisations WHERE confidential", ()))


def residents_among(
    connection: sqlite3.Connection, contacts: Collection[int], organisations: Collection[int]
) -> set[tuple[type, int]]:
    """Which of these are residents or groups of residents, each as its kind and id."""
    people = fetch(
        connection,
        "SELECT id FROM contacts WHERE kind = ? AND id IN (SELECT value FROM json_each(?))",
        (ContactKind.RESIDENT.value, json.dumps(list(contacts))),
    )
    groups = fetch(
        connection,
        "SELECT id FROM organisations WHERE kind = ? AND id IN (SELECT value FROM json_each(?))",
        (OrganisationKind.RESIDENTS.value, json.dumps(list(organisations))),
    )
    return {*((Contact, number) for (number,) in people), *((Organisation, number) for (number,) in groups)}
