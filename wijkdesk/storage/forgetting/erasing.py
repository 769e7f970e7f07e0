"""Forgetting somebody: the row, the texts that name them, the journal, the bin and the search index, in one final step.

What must stay, a moment or a promise, loses the person. Adopted overviews are never changed; one is deleted where that
is asked. What is noted of it, in the log of erasures, is ids alone.
"""

import datetime as dt
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from wijkdesk.domain.contact import Contact, Held, Organisation, position_on
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.photo import Photo
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import AccountAction, AttentionReason, ContactKind, DistinctKind, Erasing, OrganisationKind
from wijkdesk.storage import account, journal, purge, search_index
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.forgetting import log
from wijkdesk.storage.forgetting.person import NamesOfPerson, Person, find_person
from wijkdesk.storage.forgetting.texts import Place, rewrite_journal, texts_now, write_text
from wijkdesk.storage.write_side import driver_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ANONYMOUS: Final = {
    ContactKind.RESIDENT: "Bewoner",
    ContactKind.PROFESSIONAL: "Professional",
    ContactKind.ADMINISTRATOR: "Bestuurder",
}
"""What somebody is called, with the id behind it, once nobody may know who it was."""

_PARTNER_OF_NONE: Final = "Onbekende partner"
_RESIDENTS: Final = "Bewoners"


@dataclass(frozen=True)
class Choices:
    """What was decided about somebody who is to be forgotten.

    ``texts`` says, by place, what becomes of a text that names them: another text, or ``None`` to leave it. Any other
    text that surely names them gets something neutral in the place of the name. ``photos`` are the ids of those that
    go because they show them, ``overviews`` those of adopted overviews that go as a whole.
    """

    texts: Mapping[Place, str | None] = field(default_factory=dict)
    photos: frozenset[int] = frozenset()
    overviews: frozenset[int] = frozenset()


def erase_person(dossier: Dossier, number: int, how: Erasing, choices: Choices | None = None) -> None:
    """Forget somebody, or make them anonymous, and rewrite the file; this cannot be undone, nor anything before it.

    ``Refused`` when the dossier holds nothing of such a person. Copies of the dossier are another matter (``copies``).
    """
    erase_as_logged(dossier, number, how, choices or Choices(), at=dt.datetime.now(dt.UTC))
    account.note(dossier, AccountAction.ERASURE, f"Contact {number} {how.dutch}")


def erase_as_logged(dossier: Dossier, number: int, how: Erasing, choices: Choices, *, at: dt.datetime) -> None:
    """The same for an erasure of that moment, without a line in the account."""
    with dossier.reader_of_its_own() as reader:  # it may run beside the window
        person = find_person(reader, number)
        if person is None:
            raise Refused("Van deze persoon staat niets in het dossier.")
        names = NamesOfPerson(reader, person)
    label = "Persoon vergeten" if how is Erasing.FORGOTTEN else "Persoon anoniem gemaakt"
    with dossier.write(label, final=True) as s:
        connection = driver_of(s.connection())
        _let_go(s, connection, person, how)
        _rewrite_texts(connection, person, names, choices)
        doomed = _rows_of(connection, person, names, choices)
        _delete(connection, person, how, choices)
        tables = json.dumps([json.loads(key)[0] for table, key in doomed if table == "table_mappings"])
        connection.execute("DELETE FROM table_mappings WHERE id IN (SELECT value FROM json_each(?))", (tables,))
        _forget_in_journal(connection, person, names, choices, doomed)
        _forget_in_account(connection, names)
        purge.delete_pictures(connection, purge.pictures_of_nobody(connection))
        log.add(connection, log.Erasure(at.isoformat(timespec="milliseconds"), number, how, *_logged(choices)))
        search_index.build(connection)
        journal.close_undo(connection, label)  # the step itself goes where nothing is left of it
    dossier.rewrite_file()
    changed: journal.Changed = {Contact: set(person.numbers)}
    for kind, gone in ((Photo, choices.photos), (Overview, choices.overviews)):
        if gone:
            changed[kind] = set(gone)
    dossier.announce(changed)


def _logged(choices: Choices) -> tuple[tuple[int, ...], tuple[Place, ...]]:
    left = tuple(place for place, text in choices.texts.items() if text is None)
    return tuple(sorted(choices.photos)), left


# -- what stays, and loses the person --


def _let_go(session: "Session", connection: sqlite3.Connection, person: Person, how: Erasing) -> None:
    if how is Erasing.ANONYMISED or not person.is_there:
        return
    is_resident = person.kind is ContactKind.RESIDENT
    for column, side in (("by_contact_id", "by_organisation_id"), ("to_contact_id", "to_organisation_id")):
        rows = connection.execute(
            f"SELECT id, made_on FROM promises WHERE {column} = ? AND {side} IS NULL", (person.id,)
        ).fetchall()
        for number, made_on in rows:
            if is_resident and column == "to_contact_id":
                connection.execute("UPDATE promises SET to_residents = 1 WHERE id = ?", (number,))
            else:
                # Without anybody it would be our own promise.
                organisation = _organisation_on(connection, person, made_on) or _nobody_named(session, is_resident)
                connection.execute(f"UPDATE promises SET {side} = ? WHERE id = ?", (organisation, number))
    [(confidential,)] = connection.execute("SELECT confidential FROM contacts WHERE id = ?", (person.id,)).fetchall()
    if confidential:  # what was kept out of documents because of them still is
        for table, condition in (
            ("promises", "by_contact_id = ?1 OR to_contact_id = ?1"),
            ("actions", "lead_id IS NULL AND lead_contact_id = ?1"),
            ("escalations", "reported_to_id = ?1"),
            ("goals", "portfolio_holder_id = ?1"),
            ("moments", "id IN (SELECT moment_id FROM moment_contacts WHERE contact_id = ?1)"),
        ):
            connection.execute(
                f"UPDATE {table} SET confidential = 1 WHERE NOT confidential AND ({condition})", (person.id,)
            )


class _Held:
    def __init__(self, organisation: int, first_day: str | None, last_day: str | None) -> None:
        self.organisation = organisation
        self.first_day, self.last_day = (
            None if day is None else dt.date.fromisoformat(day) for day in (first_day, last_day)
        )


def _organisation_on(connection: sqlite3.Connection, person: Person, day: str | None) -> int | None:
    rows = connection.execute(
        "SELECT organisation_id, first_day, last_day FROM positions WHERE contact_id = ? ORDER BY first_day, id",
        (person.id,),
    ).fetchall()
    positions: list[Held] = [_Held(*row) for row in rows]
    held = position_on(positions, dt.date.fromisoformat(day)) if day is not None else None
    last = held or (positions[-1] if positions else None)
    return last.organisation if isinstance(last, _Held) else None


def _nobody_named(session: "Session", is_resident: bool) -> int:
    """The organisation that stands for somebody of whom nothing may be known."""
    name = _RESIDENTS if is_resident else _PARTNER_OF_NONE
    kind = OrganisationKind.RESIDENTS if is_resident else OrganisationKind.OTHER
    found = session.query(Organisation).filter_by(name=name, kind=kind).first()
    if found is None:
        found = Organisation(name=name, kind=kind)
        session.add(found)
        session.flush()
    return found.id


# -- texts --


def _rewrite_texts(connection: sqlite3.Connection, person: Person, names: NamesOfPerson, choices: Choices) -> None:
    for place, text in [*texts_now(connection, person.numbers)]:
        new = choices.texts[place] if place in choices.texts else names.replaced(text, only_sure=True)
        if new is not None and new != text:
            write_text(connection, place, new)


def _forget_in_journal(
    connection: sqlite3.Connection, person: Person, names: NamesOfPerson, choices: Choices, doomed: list[purge.Key]
) -> None:
    purge.forget(connection, doomed)
    pairs = json.dumps([*person.numbers])
    connection.execute(
        """DELETE FROM journal_changes WHERE table_name IN ('moment_contacts', 'escalation_copies')
           AND row_key ->> 1 IN (SELECT value FROM json_each(?))""",
        (pairs,),
    )

    def rewrite(place: Place, text: str) -> str:
        if place not in choices.texts:
            return names.replaced(text, only_sure=True)
        return text if choices.texts[place] is None else names.replaced(text)

    rewrite_journal(connection, rewrite)
    for number, label in connection.execute("SELECT id, label FROM journal_steps").fetchall():
        if (new := names.replaced(label, only_sure=True)) != label:
            connection.execute("UPDATE journal_steps SET label = ? WHERE id = ?", (new, number))


def _forget_in_account(connection: sqlite3.Connection, names: NamesOfPerson) -> None:
    """A file that went out may have borne the name."""
    with account.unsealed(connection):
        for number, *texts in fetch(connection, "SELECT id, what, destination, result FROM account_entries"):
            new = [names.replaced(text, only_sure=True) for text in texts]
            if new != texts:
                connection.execute(
                    "UPDATE account_entries SET what = ?, destination = ?, result = ? WHERE id = ?", (*new, number)
                )


# -- rows --


def _rows_of(connection: sqlite3.Connection, person: Person, names: NamesOfPerson, choices: Choices) -> list[purge.Key]:
    """All rows that the journal is to forget: of the person, and of what was chosen to go with them."""
    rows = [("contacts", json.dumps([number])) for number in person.numbers]
    positions = connection.execute(
        """SELECT DISTINCT row_key FROM journal_changes WHERE table_name = 'positions'
           AND coalesce(before, after) ->> 'contact_id' IN (SELECT value FROM json_each(?))""",
        (json.dumps([*person.numbers]),),
    ).fetchall()
    rows += [("positions", key) for (key,) in positions]
    now = connection.execute("SELECT id FROM positions WHERE contact_id = ?", (person.id,)).fetchall()
    rows += [("positions", json.dumps([number])) for (number,) in now]
    rows += [("photos", json.dumps([number])) for number in choices.photos]
    rows += _deleted_photos_of(connection, names)
    rows += [("overviews", json.dumps([number])) for number in choices.overviews]
    rows += _tables_that_named(connection, names)
    return rows


def _tables_that_named(connection: sqlite3.Connection, names: NamesOfPerson) -> list[purge.Key]:
    """What is remembered of tables from elsewhere with this person among the headings, as where a list had none."""
    rows = fetch(connection, "SELECT json_array(id), headings, columns FROM table_mappings")
    rows += fetch(
        connection,
        """SELECT row_key, image.value ->> 'headings', image.value ->> 'columns' FROM journal_changes,
           json_each(json_array(json(before), json(after))) image
           WHERE table_name = 'table_mappings' AND image.type = 'object'""",
    )
    return [
        ("table_mappings", key)
        for key, headings, columns in rows
        if any(names.found_in(heading) for heading in (*headings.split("\n"), *json.loads(columns)))
    ]


def _deleted_photos_of(connection: sqlite3.Connection, names: NamesOfPerson) -> list[purge.Key]:
    """What lies in the bin with a description that names them: nobody can be asked about it."""
    rows = connection.execute(
        """SELECT row_key, before ->> 'description' FROM journal_changes WHERE table_name = 'photos' AND after IS NULL
           AND row_key ->> 0 NOT IN (SELECT id FROM photos)"""
    ).fetchall()
    return [("photos", key) for key, description in rows if names.surely_in(description)]


def _delete(connection: sqlite3.Connection, person: Person, how: Erasing, choices: Choices) -> None:
    if how is Erasing.FORGOTTEN:
        connection.execute("DELETE FROM contacts WHERE id = ?", (person.id,))
    else:
        called = f"{ANONYMOUS[person.kind]} {person.id}"
        connection.execute(
            """UPDATE contacts SET first_name = '', infix = '', last_name = ?, phone = '', email = '',
               what_matters = '', notes = '', purpose = '', ground = NULL, source = '', review_on = NULL
               WHERE id = ?""",
            (called, person.id),
        )
        connection.execute("UPDATE positions SET role = '', is_head = 0 WHERE contact_id = ?", (person.id,))
    about = json.dumps([*person.numbers])
    connection.execute(
        """DELETE FROM postponements WHERE reason IN (?, ?) AND about IN (SELECT value FROM json_each(?))""",
        (AttentionReason.QUIET_CONTACT.value, AttentionReason.REVIEW_DATA.value, about),
    )
    connection.execute(
        """DELETE FROM distinct_pairs WHERE kind = ?1 AND (lower IN (SELECT value FROM json_each(?2))
           OR higher IN (SELECT value FROM json_each(?2)))""",
        (DistinctKind.CONTACT.value, about),
    )
    for table, numbers in (("photos", choices.photos), ("overviews", choices.overviews)):
        connection.execute(
            f"DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps([*numbers]),)
        )
