"""The things that were deleted lately, with what went with them; all of it is read from the journal."""

import datetime as dt
import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from wijkdesk.domain.programme import Programme
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.record_words import title_of
from wijkdesk.storage.reading.recorded import NamesInTime, Recorded, referred_to, said_of
from wijkdesk.storage.reading.records import BELONGS_TO, KIND_OF, PARTS, RECORDS

KEPT_DAYS: Final = 30
"""How long what was deleted can be put back."""

Key = tuple[str, int]


class BinRow(NamedTuple):
    """A thing that was deleted: what it was, in which step it went, and what went with it, in words.

    ``deleted_at`` is local time; ``label`` is that of the step.
    """

    kind: type
    number: int
    word: str
    title: str
    deleted_at: dt.datetime
    label: str
    with_it: str
    step: int

    @property
    def id(self) -> Key:
        """The table and id of the thing, which no other row of the bin has."""
        return RECORDS[self.kind].table, self.number


class _Deleted(NamedTuple):
    change: Recorded
    at: str
    label: str


def list_bin(connection: sqlite3.Connection, now: dt.datetime) -> list[BinRow]:
    """What was deleted in the last 30 days and is not there now, the last first; ``now`` knows its time zone."""
    deleted = _gone(connection, last_step_before(connection, now - dt.timedelta(days=KEPT_DAYS)))
    roots = {key: each for key, each in deleted.items() if key[0] in KIND_OF and not _went_with(each.change, deleted)}
    names = NamesInTime(connection, referred_to([each.change for each in roots.values()]))
    children: dict[tuple[int, Key], list[Key]] = {}
    for key, each in deleted.items():
        for parent in _parents(each.change):
            children.setdefault((each.change.step, parent), []).append(key)
    return [_bin_row(each, _with(each.change, children), names) for each in roots.values()]


def count_deleted(connection: sqlite3.Connection, since: int, most: int) -> int:
    """How many rows were deleted after this step, counted up to ``most``: to list that many takes a while."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM journal_changes WHERE step_id > ? AND after IS NULL LIMIT ?)"
    return int(fetch(connection, sql, (since, most))[0][0])


def size_of_step(connection: sqlite3.Connection, step: int) -> int:
    """How many rows a step changed."""
    return int(fetch(connection, "SELECT count(*) FROM journal_changes WHERE step_id = ?", (step,))[0][0])


def last_step_before(connection: sqlite3.Connection, moment: dt.datetime) -> int:
    """The id of the last step that was done before a moment, which knows its time zone; 0 when there is none."""
    at = moment.astimezone(dt.UTC).isoformat(timespec="milliseconds")
    rows = fetch(connection, "SELECT id FROM journal_steps WHERE at < ? ORDER BY id DESC LIMIT 1", (at,))
    return int(rows[0][0]) if rows else 0


def _gone(connection: sqlite3.Connection, since: int) -> dict[Key, _Deleted]:
    """Every row that was deleted after this step and is not there now, with its last deletion, the last first."""
    tables = sorted((KIND_OF.keys() | BELONGS_TO.keys()) - {RECORDS[Programme].table})
    rows = fetch(
        connection,
        """SELECT c.step_id, c.table_name, c.row_key, c.before, s.at, s.kind, s.label
           FROM journal_changes c JOIN journal_steps s ON s.id = c.step_id
           WHERE c.step_id > ? AND c.after IS NULL AND c.table_name IN (SELECT value FROM json_each(?))
           ORDER BY c.step_id DESC, c.id""",
        (since, json.dumps(tables)),
    )
    found: dict[Key, _Deleted] = {}
    for step, table, key, before, at, how, label in rows:
        [number] = json.loads(key)
        change = Recorded(step, table, (number,), json.loads(before), None)
        found.setdefault((table, number), _Deleted(change, at, said_of(how, label)))
    there = {
        (table, number) for table in tables for number in _there(connection, table, [n for t, n in found if t == table])
    }
    return {key: each for key, each in found.items() if key not in there}


def _there(connection: sqlite3.Connection, table: str, numbers: Collection[int]) -> list[int]:
    if not numbers:
        return []
    sql = f"SELECT id FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
    return [number for (number,) in fetch(connection, sql, (json.dumps(list(numbers)),))]


def _parents(change: Recorded) -> list[Key]:
    assert change.before is not None
    owners = BELONGS_TO.get(change.table, {})
    return [(table, change.before[name]) for name, table in owners.items() if change.before[name] is not None]


def _went_with(change: Recorded, deleted: dict[Key, _Deleted]) -> bool:
    """Whether what it belonged to was deleted in the same step, and lies in the bin too."""
    return any(parent in deleted and deleted[parent].change.step == change.step for parent in _parents(change))


def _bin_row(each: _Deleted, went_with: Counter[str], names: NamesInTime) -> BinRow:
    change = each.change
    assert change.before is not None
    kind = KIND_OF[change.table]
    return BinRow(
        kind,
        change.key[0],
        RECORDS[kind].word,
        title_of(change.table, change.before, names.at(change.step, referred_to([change]))),
        dt.datetime.fromisoformat(each.at).astimezone(),
        each.label,
        _in_words(went_with),
        change.step,
    )


def _with(change: Recorded, children: dict[tuple[int, Key], list[Key]]) -> Counter[str]:
    """How many rows of each table went with a row, and with those; ``children`` by step and by whose they were."""
    root = (change.table, change.key[0])
    taken, waiting = {root}, [root]
    while waiting:
        new = [child for child in children.get((change.step, waiting.pop()), ()) if child not in taken]
        taken.update(new)
        waiting += new
    return Counter(table for table, _ in taken - {root})


def _in_words(counts: Counter[str]) -> str:
    return ", ".join(f"{number} {_word(table, number)}" for table, number in _ordered(counts))


def _ordered(counts: Counter[str]) -> Iterable[tuple[str, int]]:
    return ((table, counts[table]) for table in BELONGS_TO if counts[table])


def _word(table: str, number: int) -> str:
    if table in PARTS:
        return PARTS[table][number > 1]
    record = RECORDS[KIND_OF[table]]
    return record.word.lower() if number == 1 else record.several
