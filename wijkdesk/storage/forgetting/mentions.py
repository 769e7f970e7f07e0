"""Where a dossier names somebody: in the texts of now, in the journal and the bin, and in adopted overviews."""

import json
import sqlite3
from typing import Final, NamedTuple

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import OverviewState
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.forgetting.person import NamesOfPerson, Person
from wijkdesk.storage.forgetting.texts import Place, PlacedText, texts_in_journal, texts_now
from wijkdesk.storage.reading.record_words import title_of
from wijkdesk.storage.reading.recorded import rows_now
from wijkdesk.storage.reading.records import KIND_OF, PARTS, RECORDS

_PART_TEXTS: Final = {
    "role": "Rol",
    "note": "Toelichting",
    "cause": "Oorzaak",
    "consequence": "Gevolg",
    "correction": "Bijsturing",
}


class Mention(NamedTuple):
    """A text that names somebody, and where it stands in words; ``is_sure`` when it cannot mean another."""

    place: Place
    where: str
    text: str
    neutral: str
    is_sure: bool


class PastMention(NamedTuple):
    """A text that the history or the bin still holds; ``is_gone`` when what it stood in was deleted."""

    where: str
    text: str
    is_gone: bool


class AdoptedMention(NamedTuple):
    """An adopted overview that names somebody, with the sentences."""

    id: int
    half_year: HalfYear
    texts: tuple[str, ...]


def mentions_of(connection: sqlite3.Connection, person: Person, names: NamesOfPerson) -> list[Mention]:
    """Every text of now that may name this person, but for their own fields."""
    own = {number for (number,) in fetch(connection, "SELECT id FROM positions WHERE contact_id = ?", (person.id,))}
    found = [
        each
        for each in texts_now(connection, person.numbers)
        if names.found_in(each.text) and not (each.place.table == "positions" and each.place.id in own)
    ]
    titles = _titles(connection, found)
    return [
        Mention(
            each.place,
            f"{titles[each.place[:2]]}: {_label(each.place)}",
            each.text,
            names.replaced(each.text),
            names.surely_in(each.text),
        )
        for each in found
    ]


def past_mentions_of(connection: sqlite3.Connection, person: Person, names: NamesOfPerson) -> list[PastMention]:
    """What only the history or the bin still says; a text that stands in several steps is told once."""
    now = {(place, text) for place, text in texts_now(connection)}
    found: dict[tuple[Place, str], None] = {}
    for place, text in texts_in_journal(connection):
        is_own = place.table == "contacts" and place.id in person.numbers
        if not is_own and (place, text) not in now and names.found_in(text):
            found[place, text] = None
    there = {
        (table, number)
        for table in {place.table for place, _ in found}
        for number in rows_now(connection, table, {place.id for place, _ in found if place.table == table})
    }
    return [
        PastMention(f"{_word(place.table)}: {_label(place)}", text, (place.table, place.id) not in there)
        for place, text in found
    ]


def adopted_mentions_of(connection: sqlite3.Connection, names: NamesOfPerson) -> list[AdoptedMention]:
    """The adopted overviews that name this person; they are told of, and never changed by themselves."""
    rows = fetch(
        connection,
        "SELECT id, year, half, content, texts FROM overviews WHERE state = ? ORDER BY year, half",
        (OverviewState.ADOPTED.value,),
    )
    found = []
    for number, year, half, content, texts in rows:
        said = dict.fromkeys(
            text for kept in (content, texts) if kept for text in _strings(json.loads(kept)) if names.found_in(text)
        )
        if said:
            found.append(AdoptedMention(number, HalfYear(year, half), tuple(said)))
    return found


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in _strings(part)]


def _titles(connection: sqlite3.Connection, found: list[PlacedText]) -> dict[tuple[str, int], str]:
    titles = {}
    for table in {each.place.table for each in found}:
        rows = rows_now(connection, table, {each.place.id for each in found if each.place.table == table})
        for number, row in rows.items():
            said = "" if table in PARTS else title_of(table, row, {})
            titles[table, number] = f"{_word(table)} ‘{said}’" if said else _word(table)
    return titles


def _word(table: str) -> str:
    kind = KIND_OF.get(table)
    return RECORDS[kind].word if kind is not None else PARTS[table][0].capitalize()


def _label(place: Place) -> str:
    column = place.column.partition(":")[0]
    kind = KIND_OF.get(place.table)
    return RECORDS[kind].columns[column].label if kind is not None else _PART_TEXTS.get(column, column)
