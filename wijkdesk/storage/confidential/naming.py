"""The names of what may not be told of, in the texts of what may.

A text says them on purpose or by habit, and no link shows it. A document that is made with care asks about each; what
goes along as it is, such as a dossier for a successor, gets a mark in its place.
"""

import sqlite3
from collections.abc import Callable, Collection
from functools import partial
from typing import Final

from wijkdesk.domain.words import ContactKind
from wijkdesk.privacy.found import FindingKind
from wijkdesk.privacy.masking import masked
from wijkdesk.privacy.names import Resident, ResidentNames
from wijkdesk.privacy.revealing import AN_ORGANISATION, Revealing, Secret
from wijkdesk.storage.confidential.rule import OpenThings
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.rows import person

_TITLES: Final = (
    ("actions", "title", "een actie"),
    ("events", "title", "een gebeurtenis"),
    ("escalations", "subject", "een directe melding"),
    ("promises", "what", "een toezegging"),
    ("commitments", "what", "een commitment"),
    ("goals", "title", "een beleidsdoel"),
    ("organisations", "name", AN_ORGANISATION),
)


def secrets_of(connection: sqlite3.Connection, told: OpenThings) -> list[Secret]:
    """The titles and names of all that is not told of, but for people."""
    return [
        Secret(text, what, kind == "organisations")
        for kind, column, what in _TITLES
        for number, text in fetch(connection, f"SELECT id, {column} FROM {kind} ORDER BY id")
        if number not in told.of(kind)
    ]


def officials_hidden(connection: sqlite3.Connection, told: OpenThings) -> list[Resident]:
    """Who may not be named, and is no resident: those are hidden in any document."""
    rows = _people(connection, without=told.contacts)
    return [who for who, kind in rows if kind != ContactKind.RESIDENT.value]


def confidential_names(connection: sqlite3.Connection, told: OpenThings) -> Revealing:
    """What finds the name or title of anything confidential in a text; residents are hidden apart."""
    return Revealing(
        ResidentNames(()),
        secrets=secrets_of(connection, told),
        people=officials_hidden(connection, told),
        said=names_said(connection, told, told.contacts),
    )


def mask_of(
    connection: sqlite3.Connection, told: OpenThings, *, contacts: Collection[int] | None = None
) -> Callable[[str], str]:
    """What puts a mark in a text for each name, number and address of somebody, and each title, that is not told of.

    ``contacts`` are the people who are there, where those are fewer than may be named. An organisation that is only not
    there is named all the same: it is no secret.
    """
    said = names_said(connection, told, told.contacts if contacts is None else contacts)
    people = [who for who, _ in _people(connection, without=told.contacts if contacts is None else contacts)]
    people += [
        Resident("", "", "", phone, email)
        for number, phone, email in fetch(connection, "SELECT id, phone, email FROM organisations ORDER BY id")
        if number not in told.organisations
    ]
    names = ResidentNames(people, said)
    return partial(_masked, names, Revealing(names, secrets=secrets_of(connection, told), said=said))


def names_said(connection: sqlite3.Connection, told: OpenThings, contacts: Collection[int]) -> list[str]:
    """The names of organisations and these people, which may be said."""
    people = fetch(connection, f"SELECT c.id, {person('c')} FROM contacts c ORDER BY c.id")
    organisations = fetch(connection, "SELECT id, name FROM organisations ORDER BY id")
    said = [name for number, name in people if name and number in contacts]
    return said + [name for number, name in organisations if number in told.organisations]


def _people(connection: sqlite3.Connection, *, without: Collection[int]) -> list[tuple[Resident, str]]:
    rows = fetch(connection, "SELECT id, kind, first_name, infix, last_name, phone, email FROM contacts ORDER BY id")
    return [(Resident(*who), kind) for number, kind, *who in rows if number not in without]


def _masked(names: ResidentNames, revealing: Revealing, text: str) -> str:
    secret = (each for each in revealing.found_in(text) if each.kind is FindingKind.CONFIDENTIAL)
    return masked(text, [*names.found_in(text), *secret])
