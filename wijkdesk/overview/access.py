"""The overview for somebody who asks what the dossier holds of them (inzageoverzicht), as plain data.

Everything is in it, also what is confidential: it goes to the person alone, after the coordinator read it. Other
residents have no name in it, for it is not about them.
"""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from wijkdesk.domain.contact import Contact
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ContactKind
from wijkdesk.privacy.names import A_RESIDENT, Resident, ResidentNames
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.forgetting.mentions import adopted_mentions_of, mentions_of, past_mentions_of
from wijkdesk.storage.forgetting.person import NamesOfPerson, Person, find_person
from wijkdesk.storage.reading.history import history_of
from wijkdesk.storage.reading.people import list_contacts, list_organisations
from wijkdesk.storage.reading.programme import list_programmes
from wijkdesk.storage.reading.record_words import Names, in_words, line_of, references_of, title_of
from wijkdesk.storage.reading.recorded import rows_now
from wijkdesk.storage.reading.records import RECORDS, Record


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands behind it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class FieldChanged:
    """What one field was and became; "" where it held nothing."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Involvement:
    """A thing of the dossier that names somebody in one of its fields: what it is, as what, and all that it says."""

    kind: str
    several: str
    title: str
    involved_as: tuple[str, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class NamedIn:
    """A text that names somebody; not ``is_sure`` where it may mean another."""

    where: str
    text: str
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Changed:
    """What was changed of somebody's data, and when."""

    at: dt.datetime
    what: str
    fields: tuple[FieldChanged, ...]


@dataclass(frozen=True, slots=True)
class Access:
    """All that a dossier holds of one person on ``made_on``."""

    made_on: dt.date
    programme: str
    coordinator: str
    name: str
    kind: ContactKind
    is_deleted: bool
    facts: tuple[Fact, ...]
    positions: tuple[str, ...]
    involvements: tuple[Involvement, ...]
    mentions: tuple[NamedIn, ...]
    past_mentions: tuple[NamedIn, ...]
    adopted: tuple[NamedIn, ...]
    history: tuple[Changed, ...]

    def as_json(self) -> str:
        """The same for another program; nothing is shortened."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2, default=_plain)


def access_of(connection: sqlite3.Connection, number: int, *, today: dt.date) -> Access:
    """Everything about somebody; ``Refused`` when the dossier holds nothing of such a person."""
    person = find_person(connection, number)
    if person is None:
        raise Refused("Van deze persoon staat niets in het dossier.")
    names, others = NamesOfPerson(connection, person), _Others(connection, person)
    programme = next(iter(list_programmes(connection)), None)
    row = rows_now(connection, "contacts", [number]).get(number)
    return Access(
        made_on=today,
        programme=programme.name if programme else "",
        coordinator=programme.coordinator if programme else "",
        name=person.name,
        kind=person.kind,
        is_deleted=not person.is_there,
        facts=tuple(_facts(RECORDS[Contact], row, {})) if row else (),
        positions=tuple(_positions(connection, number)),
        involvements=tuple(_involvements(connection, number, others)),
        mentions=tuple(
            NamedIn(each.where, others.hide(each.text), each.is_sure) for each in mentions_of(connection, person, names)
        ),
        past_mentions=tuple(
            NamedIn(f"{each.where}{' (verwijderd)' if each.is_gone else ''}", others.hide(each.text))
            for each in past_mentions_of(connection, person, names)
        ),
        adopted=tuple(
            NamedIn(f"Vastgesteld overzicht, {each.half_year.dutch}", others.hide(text))
            for each in adopted_mentions_of(connection, names)
            for text in each.texts
        ),
        history=tuple(
            Changed(
                entry.at,
                entry.label,
                tuple(
                    FieldChanged(each.label, others.hide(each.before), others.hide(each.after)) for each in entry.fields
                ),
            )
            for one in person.numbers
            for entry in history_of(connection, Contact, one)
        ),
    )


class _Others:
    """Other residents, who have no name here."""

    def __init__(self, connection: sqlite3.Connection, person: Person) -> None:
        rows = [row for row in list_contacts(connection) if row.id not in person.numbers]
        self._residents = {row.id for row in rows if row.kind is ContactKind.RESIDENT}
        said = [person.name, *(row.name for row in rows if row.id not in self._residents)]
        said += [row.name for row in list_organisations(connection)]
        hidden = (
            Resident(row.first_name, row.infix, row.last_name, row.phone, row.email)
            for row in rows
            if row.id in self._residents and row.name != person.name
        )
        self._names = ResidentNames(hidden, said)

    def hide(self, text: str) -> str:
        return self._names.hide(text)[0]

    def called(self, names: Names) -> Names:
        return {
            key: A_RESIDENT if key[0] == "contacts" and key[1] in self._residents else name
            for key, name in names.items()
        }


def _positions(connection: sqlite3.Connection, number: int) -> Iterator[str]:
    ids = fetch(connection, "SELECT id FROM positions WHERE contact_id = ? ORDER BY first_day, id", (number,))
    rows = rows_now(connection, "positions", [each for (each,) in ids])
    for (each,) in ids:
        yield line_of("positions", rows[each], _called(connection, "positions", rows[each]))


def _involvements(connection: sqlite3.Connection, number: int, others: _Others) -> Iterator[Involvement]:
    for kind, record in RECORDS.items():
        if kind is Contact:
            continue
        found: dict[int, list[str]] = {}
        for column, shown in record.columns.items():
            if shown.holds == "contacts":
                for (each,) in fetch(connection, f"SELECT id FROM {record.table} WHERE {column} = ?", (number,)):
                    found.setdefault(each, []).append(shown.label)
        for pairs in record.pairs:
            if pairs.target == "contacts":
                sql = f"SELECT {pairs.owner} FROM {pairs.table} WHERE {pairs.other} = ?"
                for (each,) in fetch(connection, sql, (number,)):
                    found.setdefault(each, []).append(pairs.label)
        if record.table == "commitments":
            for (each,) in fetch(
                connection, "SELECT DISTINCT commitment_id FROM reconfirmations WHERE by_id = ?", (number,)
            ):
                found.setdefault(each, []).append("Antwoord gegeven")
        rows = rows_now(connection, record.table, found)
        for each, row in sorted(rows.items()):
            names = others.called(_called(connection, record.table, row))
            facts = [Fact(each.label, others.hide(each.text)) for each in _facts(record, row, names)]
            facts += _answers(connection, number, each) if record.table == "commitments" else []
            title = others.hide(title_of(record.table, row, names))
            yield Involvement(record.word, record.several, title, tuple(found[each]), tuple(facts))


def _answers(connection: sqlite3.Connection, number: int, commitment: int) -> list[Fact]:
    ids = fetch(
        connection,
        "SELECT id FROM reconfirmations WHERE by_id = ? AND commitment_id = ? ORDER BY day, id",
        (number, commitment),
    )
    rows = rows_now(connection, "reconfirmations", [each for (each,) in ids])
    return [
        Fact("Bevestigd", line_of("reconfirmations", row, _called(connection, "reconfirmations", row)))
        for row in rows.values()
    ]


def _facts(record: Record, row: dict[str, Any], names: Names) -> Iterator[Fact]:
    for column, shown in record.columns.items():
        if shown.holds is dict or (shown.holds is bool and not row[column]):
            continue
        said = in_words(shown, row[column], names)
        if said.strip():
            yield Fact(shown.label, said)


def _called(connection: sqlite3.Connection, table: str, row: dict[str, Any]) -> Names:
    """What all that a row refers to is called now."""
    wanted: Sequence[tuple[str, int]] = references_of(table, row)
    found: dict[tuple[str, int], str] = {}
    for target in {name for name, _ in wanted}:
        rows = rows_now(connection, target, {number for name, number in wanted if name == target})
        found |= {(target, number): title_of(target, each, {}) for number, each in rows.items()}
    return found


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)
