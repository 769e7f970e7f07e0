"""The names that can stand in a line."""

import sqlite3
from typing import NamedTuple

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation, sorting_name
from wijkdesk.domain.folding import fold
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.quick_note.names import Named, Names, person_named
from wijkdesk.domain.words import ContactKind, OrganisationKind
from wijkdesk.storage.reading.rows import read


class _PersonRow(NamedTuple):
    id: int
    kind: ContactKind
    first_name: str
    infix: str
    last_name: str
    confidential: bool
    organisation: str | None


class _OrganisationRow(NamedTuple):
    id: int
    name: str
    kind: OrganisationKind
    confidential: bool


class _TagRow(NamedTuple):
    id: int
    name: str
    confidential: bool


def names_in(connection: sqlite3.Connection) -> Names:
    """Everybody, the pillars that were not retired and the actions that have not ended, to be found in a line.

    It takes a while in a large dossier: do it beside the window.
    """
    people = read(
        connection,
        _PersonRow,
        """SELECT t.id, t.kind, t.first_name, t.infix, t.last_name, t.confidential, o.name
           FROM contacts t LEFT JOIN positions p ON p.id = (
               SELECT id FROM positions WHERE contact_id = t.id
               ORDER BY last_day IS NOT NULL, first_day DESC, id DESC LIMIT 1)
           LEFT JOIN organisations o ON o.id = p.organisation_id {where}""",
    )
    people.sort(key=lambda row: fold(sorting_name(row.first_name, row.infix, row.last_name)))
    organisations = read(
        connection, _OrganisationRow, "SELECT t.id, t.name, t.kind, t.confidential FROM organisations t {where}"
    )
    organisations.sort(key=lambda row: fold(row.name))
    pillars = read(
        connection, _TagRow, "SELECT t.id, t.name, 0 FROM pillars t WHERE t.retired_on IS NULL ORDER BY t.position"
    )
    actions = read(
        connection,
        _TagRow,
        """SELECT t.id, t.title, t.confidential FROM actions t
           WHERE t.state NOT IN ('succeeded', 'partly', 'failed', 'stopped') ORDER BY t.id""",
    )
    return Names(
        [person_named(_person(row), row.first_name, row.infix, row.last_name) for row in people],
        [_organisation(row) for row in organisations],
        [Named(Pillar, row.id, row.name) for row in pillars],
        [Named(Action, row.id, row.name, confidential=row.confidential) for row in actions],
    )


def _person(row: _PersonRow) -> Named:
    is_resident = row.kind is ContactKind.RESIDENT
    return Named(Contact, row.id, "", row.organisation or row.kind.dutch, row.confidential, is_resident)


def _organisation(row: _OrganisationRow) -> Named:
    is_of_residents = row.kind is OrganisationKind.RESIDENTS
    return Named(Organisation, row.id, row.name, row.kind.dutch, row.confidential, is_of_residents)
