"""People as vCards of version 3.0, which Outlook and telephones read."""

import datetime as dt
import sqlite3
from collections.abc import Collection

import vobject
from vobject.vcard import Name, OrgBehavior

from wijkdesk.exchange.address_cards.card import OWN_NAME, goes_along, name_parts
from wijkdesk.exchange.address_cards.identity import uid_of_contact
from wijkdesk.insight.duplicates.likeness import is_mobile, phone_key
from wijkdesk.privacy.cautions import Cautions
from wijkdesk.privacy.unanswered import hold_unanswered
from wijkdesk.storage.reading.cautions import allowed_cautions, people_named
from wijkdesk.storage.reading.people import ContactRow, confidential_organisations, list_contacts
from wijkdesk.storage.reading.programme import programme_uid


def address_book(
    connection: sqlite3.Connection, today: dt.date, *, chosen: Collection[int] | None = None, with_notes: bool = False
) -> tuple[bytes, int]:
    """The cards of these contacts, and how many; without a choice of all who leave without being chosen by name.

    An organisation that is confidential is not named, nor one that somebody left. Raises ``Refused`` where a text has
    something in it that was marked and nobody answered.
    """
    rows = [row for row in list_contacts(connection) if (goes_along(row) if chosen is None else row.id in chosen)]
    cautions = Cautions(people_named(connection), allowed_cautions(connection))
    hold_unanswered((row.role or "" for row in rows), cautions)
    if with_notes:
        hold_unanswered((row.notes for row in rows), cautions, are_about_people=True)
    hidden, programme = confidential_organisations(connection), programme_uid(connection)
    return "".join(_card(row, programme, today, hidden, with_notes=with_notes) for row in rows).encode(), len(rows)


def _card(
    row: ContactRow, programme: str, today: dt.date, hidden_organisations: Collection[int], *, with_notes: bool
) -> str:
    card = vobject.vCard()
    card.add("uid").value = uid_of_contact(programme, row.id)
    family = " ".join(part for part in (row.infix, row.last_name) if part)
    card.add("n").value = Name(family=family, given=row.first_name)
    card.add("fn").value = row.name
    parts = (row.first_name, row.infix, row.last_name)
    if name_parts(row.first_name, "", family) != parts:
        own = card.add(OWN_NAME.lower())
        own.value = list(parts)
        own.isNative = True
        own.setBehavior(OrgBehavior)
    if row.phone:
        telephone = card.add("tel")
        telephone.value = row.phone
        telephone.type_paramlist = ["CELL" if is_mobile(phone_key(row.phone)) else "VOICE", "WORK"]
    if row.email:
        email = card.add("email")
        email.value = row.email
        email.type_paramlist = ["INTERNET", "WORK"]
    works_there = row.position_until is None or row.position_until >= today
    if row.organisation and works_there and row.organisation_id not in hidden_organisations:
        card.add("org").value = [row.organisation]
        if row.role:
            card.add("title").value = row.role
    if with_notes and row.notes:
        card.add("note").value = row.notes
    text: str = card.serialize()
    return text
