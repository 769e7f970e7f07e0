"""Who somebody is and was in a dossier, and how texts name them."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from wijkdesk.domain.contact import full_name
from wijkdesk.domain.words import ContactKind
from wijkdesk.privacy.found import Found
from wijkdesk.privacy.letters import composed, words_of
from wijkdesk.privacy.names import Resident, ResidentNames
from wijkdesk.storage.driver import fetch

Row = Mapping[str, Any]

INSTEAD: Final = {
    ContactKind.RESIDENT: "een bewoner",
    ContactKind.PROFESSIONAL: "een professional",
    ContactKind.ADMINISTRATOR: "een bestuurder",
}
"""What is said in the place of a name."""


class Person(NamedTuple):
    """Somebody of the dossier; ``rows`` are all that their row ever was, the last first, with those merged into it.

    ``numbers`` are the ids under which they stand or stood: their own first. ``is_there`` is false for who was deleted.
    """

    numbers: tuple[int, ...]
    rows: tuple[Row, ...]
    is_there: bool

    @property
    def id(self) -> int:
        return self.numbers[0]

    @property
    def kind(self) -> ContactKind:
        return ContactKind(self.rows[0]["kind"])

    @property
    def name(self) -> str:
        return _name(self.rows[0])


def find_person(connection: sqlite3.Connection, number: int) -> Person | None:
    """Somebody by id, also from the journal alone; ``None`` when the dossier holds nothing of such a person."""
    numbers = [number]
    for each in numbers:  # which grows
        numbers += [other for other in _merged_into(connection, each) if other not in numbers]
    now = _rows_now(connection, [number])
    past = [row for each in numbers for row in reversed(_past(connection, each))]
    rows = [*now, *past]
    if not rows:
        return None
    others = {_folded(_name(row)) for row in _rows_now(connection, None) if row["id"] not in numbers}
    # A row that was somebody else's before tells nothing of this person: the names of others are theirs.
    own = [row for row in rows if row is rows[0] or _folded(_name(row)) not in others]
    return Person(tuple(numbers), tuple(own), bool(now))


def people_called(connection: sqlite3.Connection, name: str) -> list[tuple[int, str]]:
    """The ids and names of everybody with this name, also of who is known from the journal alone."""
    found = {row["id"]: _name(row) for row in _past(connection, None)}
    found |= {row["id"]: _name(row) for row in _rows_now(connection, None)}
    return sorted((number, said) for number, said in found.items() if said and _folded(said) == _folded(name))


class NamesOfPerson:
    """Finds and replaces a person in texts: the name in all its spellings, phone numbers and e-mail addresses.

    A first or last name by itself that somebody else of the dossier has too is not sure to mean this person.
    """

    def __init__(self, connection: sqlite3.Connection, person: Person) -> None:
        everybody = [row for row in _rows_now(connection, None) if row["id"] not in person.numbers]
        organisations = [name for (name,) in fetch(connection, "SELECT name FROM organisations")]
        own = {_folded(_name(row)) for row in person.rows}
        others = [name for name in (*map(_name, everybody), *organisations) if _folded(name) not in own]
        self.instead = INSTEAD[person.kind]
        self._names = ResidentNames(map(_spelled, person.rows), others, instead=self.instead)
        self._shared = _Shared(everybody)

    def found_in(self, text: str) -> list[Found]:
        """Where ``composed(text)`` may mean this person."""
        return self._names.found_in(text)

    def surely_in(self, text: str) -> bool:
        """Whether a text names this person and cannot mean another."""
        whole = composed(text)
        return any(whole[each.start : each.end] not in self._shared for each in self.found_in(text))

    def replaced(self, text: str, *, only_sure: bool = False) -> str:
        """The text with something neutral in the place of this person."""
        return self._names.hide(text, _Stays(self._shared) if only_sure else ())[0]


class _Shared:
    """The names that others have too, each by itself."""

    def __init__(self, others: Iterable[Row]) -> None:
        self._names: set[str] = set()
        for row in others:
            parts = (row["first_name"], row["last_name"], f"{row['infix']} {row['last_name']}")
            self._names |= {folded for part in parts if (folded := _folded(part))}

    def __contains__(self, words: object) -> bool:
        folded = _folded(str(words))
        return folded in self._names or folded.removesuffix("s") in self._names


class _Stays:
    """What is not replaced: places as ``ResidentNames`` asks about them, a sentence with the words in it."""

    def __init__(self, shared: _Shared) -> None:
        self._shared = shared

    def __contains__(self, place: object) -> bool:
        return isinstance(place, tuple) and place[1] in self._shared


def _spelled(row: Row) -> Resident:
    return Resident(row["first_name"], row["infix"], row["last_name"], row["phone"], row["email"])


def _name(row: Row) -> str:
    return full_name(row["first_name"], row["infix"], row["last_name"])


def _folded(text: str) -> str:
    return " ".join(word.folded for word in words_of(composed(text)))


_COLUMNS: Final = ("id", "kind", "first_name", "infix", "last_name", "phone", "email")


def _rows_now(connection: sqlite3.Connection, numbers: list[int] | None) -> list[Row]:
    where = "" if numbers is None else " WHERE id IN (SELECT value FROM json_each(?))"
    rows = fetch(
        connection,
        f"SELECT {', '.join(_COLUMNS)} FROM contacts{where}",
        () if numbers is None else (json.dumps(numbers),),
    )
    return [dict(zip(_COLUMNS, row, strict=True)) for row in rows]


def _past(connection: sqlite3.Connection, number: int | None) -> list[Row]:
    """What the journal holds of one contact, or of all, oldest first."""
    where = "" if number is None else " AND row_key = ?"
    rows = fetch(
        connection,
        f"SELECT before, after FROM journal_changes WHERE table_name = 'contacts'{where} ORDER BY step_id",
        () if number is None else (f"[{number}]",),
    )
    return [json.loads(image) for images in rows for image in images if image is not None]


def _merged_into(connection: sqlite3.Connection, number: int) -> list[int]:
    """The ids of who went over into this person: they left in a step that gave what they had to this one."""
    rows = fetch(
        connection,
        """WITH merging AS (SELECT id FROM journal_steps WHERE label = 'Contacten samengevoegd' AND kind = 'edit'
               AND state IN ('done', 'closed'))
           SELECT DISTINCT gone.row_key FROM journal_changes gone
           WHERE gone.step_id IN merging AND gone.table_name = 'contacts' AND gone.after IS NULL
           AND EXISTS (SELECT 1 FROM journal_changes kept WHERE kept.step_id = gone.step_id AND (
               (kept.table_name = 'contacts' AND kept.row_key = ?1 AND kept.after IS NOT NULL)
               OR (kept.table_name IN ('moment_contacts', 'escalation_copies') AND kept.row_key ->> 1 = ?2)
               OR kept.after ->> 'contact_id' = ?2 OR kept.after ->> 'by_contact_id' = ?2
               OR kept.after ->> 'to_contact_id' = ?2 OR kept.after ->> 'lead_contact_id' = ?2
               OR kept.after ->> 'head_id' = ?2 OR kept.after ->> 'portfolio_holder_id' = ?2
               OR kept.after ->> 'reported_to_id' = ?2 OR kept.after ->> 'sponsor_id' = ?2))""",
        (f"[{number}]", number),
    )
    there = {row["id"] for row in _rows_now(connection, None)}
    return [each for (key,) in rows if (each := json.loads(key)[0]) not in there]
