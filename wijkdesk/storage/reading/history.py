"""What a thing was before, change by change; all of it is read from the journal."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.record_words import GONE, Names, in_words, kept_by, line_of, texts_of
from wijkdesk.storage.reading.recorded import NamesInTime, Recorded, Row, changes_where, referred_to, rows_now, said_of
from wijkdesk.storage.reading.records import RECORDS, Part, Record

RESTORABLE_PARTS: Final = ("positions", "photos")
"""The parts of a thing that come and go; what was rated or answered was said, and stays."""

TEXTS: Final = "texts"
"""Where the column of an overview holds several texts, the key of each begins so."""


class FieldChange(NamedTuple):
    """What one field was and became, in words; ``""`` where it held nothing.

    ``key`` names the field for ``restore_earlier``: a column, the attribute of a list, ``positions:12`` for a part, or
    ``texts:outlook`` for one of several texts.
    """

    key: str
    label: str
    before: str
    after: str
    can_restore: bool


class HistoryEntry(NamedTuple):
    """What one step changed of a thing.

    ``at`` is local time. ``label`` says what was done, also of an undo or redo. ``is_undone`` tells that the step was
    taken back later. ``can_restore`` tells that the thing was there before the step, in a state to go back to.
    """

    step: int
    at: dt.datetime
    label: str
    is_undone: bool
    fields: tuple[FieldChange, ...]
    can_restore: bool


class Earlier(NamedTuple):
    """How a thing was just before a step: its row, its lists by attribute, and its parts by table and id.

    ``row`` is ``None`` when it was not there.
    """

    row: Row | None
    lists: dict[str, frozenset[int]]
    parts: dict[tuple[str, int], Row]


def history_of(connection: sqlite3.Connection, kind: type, number: int) -> list[HistoryEntry]:
    """What changed of a thing, newest first; empty when nothing ever did."""
    record = RECORDS[kind]
    changes = _changes(connection, record, number)
    if not changes:
        return []
    steps = _steps(connection, {change.step for change in changes})
    own = _Own(connection, record, number)
    names = NamesInTime(connection, referred_to(changes) | _paired(record, changes) | own.listed())
    entries = []
    for step, of_step in _newest_first(changes):
        fields = tuple(_fields(record, own, of_step, names, step))
        was_there = own.row is not None
        if fields or any(None in (change.before, change.after) for change in of_step if _is_own(record, change)):
            at, label, is_undone = steps[step]
            entries.append(HistoryEntry(step, at, label, is_undone, fields, was_there))
    entries[:-1] = [_without_what_came_back(entry) for entry in entries[:-1]]
    is_there = bool(rows_now(connection, record.table, [number]))
    return entries if is_there else [_closed(entry) for entry in entries]


def earlier_state(connection: sqlite3.Connection, kind: type, number: int, step: int) -> Earlier:
    """How a thing was just before a step; a ``LookupError`` when the step did not touch it."""
    record = RECORDS[kind]
    changes = _changes(connection, record, number)
    if all(change.step != step for change in changes):
        raise LookupError(step)
    own = _Own(connection, record, number)
    for each, of_step in _newest_first(changes):
        if each < step:
            break
        own.go_back(of_step)
    return Earlier(own.row, {name: frozenset(found) for name, found in own.lists.items()}, own.parts)


def _without_what_came_back(entry: HistoryEntry) -> HistoryEntry:
    """What was brought back is as it was, which the lines below it tell."""
    return entry if entry.can_restore else entry._replace(fields=())


def _closed(entry: HistoryEntry) -> HistoryEntry:
    """What is gone comes back from the bin first."""
    fields = tuple(field._replace(can_restore=False) for field in entry.fields)
    return entry._replace(fields=fields, can_restore=False)


# -- what the journal holds of it --


def _changes(connection: sqlite3.Connection, record: Record, number: int) -> list[Recorded]:
    """What was ever recorded of the row of a thing, its lists and its parts, oldest first."""
    known: dict[str, object] = {"table": record.table, "key": f"[{number}]", "from": f"[{number},", "to": f"[{number}-"}
    conditions = ["table_name = :table AND row_key = :key"]
    for place, pairs in enumerate(record.pairs):
        known[f"pairs{place}"] = pairs.table
        conditions.append(f"table_name = :pairs{place} AND row_key >= :from AND row_key < :to")
    for place, part in enumerate(record.parts):
        known[f"part{place}"] = part.table
        conditions.append(f"table_name = :part{place}")
    owners = {part.owner for part in record.parts}
    inside = [f"c.before ->> '{owner}' = :number OR c.after ->> '{owner}' = :number" for owner in sorted(owners)]
    if inside:
        known |= {"number": number}
        whole = " OR ".join(f"c.table_name = :{name}" for name in known if name == "table" or name.startswith("pairs"))
        inside = [whole, *inside]
    return changes_where(connection, " OR ".join(conditions), known, and_where=" OR ".join(inside))


def _steps(connection: sqlite3.Connection, steps: Iterable[int]) -> dict[int, tuple[dt.datetime, str, bool]]:
    rows = fetch(
        connection,
        "SELECT id, at, label, kind, state FROM journal_steps WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(steps)),),
    )
    return {
        number: (
            dt.datetime.fromisoformat(at).astimezone(),
            said_of(kind, label),
            kind == "edit" and state in ("undone", "dropped"),
        )
        for number, at, label, kind, state in rows
    }


def _newest_first(changes: list[Recorded]) -> Iterator[tuple[int, list[Recorded]]]:
    of_step: dict[int, list[Recorded]] = {}
    for change in changes:
        of_step.setdefault(change.step, []).append(change)
    yield from sorted(of_step.items(), reverse=True)


def _is_own(record: Record, change: Recorded) -> bool:
    return change.table == record.table


def _paired(record: Record, changes: list[Recorded]) -> set[tuple[str, int]]:
    targets = {pairs.table: pairs.target for pairs in record.pairs}
    return {(targets[change.table], change.key[1]) for change in changes if change.table in targets}


class _Own:
    """A thing with its lists and parts, that goes back in time step by step."""

    def __init__(self, connection: sqlite3.Connection, record: Record, number: int) -> None:
        self._record, self._number = record, number
        self.row = rows_now(connection, record.table, [number]).get(number)
        self.lists = {
            pairs.attribute: {
                other
                for (other,) in fetch(
                    connection, f"SELECT {pairs.other} FROM {pairs.table} WHERE {pairs.owner} = ?", (number,)
                )
            }
            for pairs in record.pairs
        }
        self.parts: dict[tuple[str, int], Row] = {}
        for part in record.parts:
            ids = fetch(connection, f"SELECT id FROM {part.table} WHERE {part.owner} = ?", (number,))
            rows = rows_now(connection, part.table, [each for (each,) in ids])
            self.parts |= {(part.table, each): row for each, row in rows.items()}

    def listed(self) -> set[tuple[str, int]]:
        """All that stands in the lists now."""
        return {(pairs.target, other) for pairs in self._record.pairs for other in self.lists[pairs.attribute]}

    def go_back(self, changes: Iterable[Recorded]) -> None:
        """Be as before these changes, which are those of the last step that was not gone back over."""
        of_pairs = {pairs.table: pairs for pairs in self._record.pairs}
        of_parts = {part.table: part for part in self._record.parts}
        for change in changes:
            if change.table == self._record.table:
                self.row = change.before
            elif change.table in of_pairs:
                members = self.lists[of_pairs[change.table].attribute]
                members.discard(change.key[1])
                if change.before is not None:
                    members.add(change.key[1])
            else:
                self._go_back_in_part(of_parts[change.table], change)

    def _go_back_in_part(self, part: Part, change: Recorded) -> None:
        key = (change.table, change.key[0])
        self.parts.pop(key, None)
        if (before := self.owned(part, change.before)) is not None:
            self.parts[key] = before

    def owned(self, part: Part, row: Row | None) -> Row | None:
        """The row of a part while it belonged to this thing: a position may come from somebody else."""
        return row if row is not None and row[part.owner] == self._number else None


# -- in words --


def _fields(record: Record, own: _Own, changes: list[Recorded], names: NamesInTime, step: int) -> Iterator[FieldChange]:
    """What a step changed; ``own`` is as after it, and goes back to before it."""
    lists_after = {name: set(found) for name, found in own.lists.items()}
    was_there_after = own.row is not None
    own.go_back(changes)
    called = names.at(step, referred_to(changes) | own.listed() | _listed(record, lists_after))
    for change in changes:
        if _is_own(record, change):
            yield from _columns(record, change.before, change.after, called)
    if not was_there_after:
        return  # with the thing goes all that belongs to it, and that need not be said
    for pairs in record.pairs:
        before, after = own.lists[pairs.attribute], lists_after[pairs.attribute]
        if before != after:
            old, new = (_listing(pairs.target, each, called) for each in (before, after))
            yield FieldChange(pairs.attribute, pairs.label, old, new, can_restore=own.row is not None)
    for part in record.parts:
        for change in changes:
            if change.table == part.table:
                yield from _part(own, part, change, called)


def _listed(record: Record, lists: Mapping[str, set[int]]) -> set[tuple[str, int]]:
    return {(pairs.target, each) for pairs in record.pairs for each in lists[pairs.attribute]}


def _columns(record: Record, before: Row | None, after: Row | None, names: Names) -> Iterator[FieldChange]:
    if after is None:
        return
    for column, shown in record.columns.items():
        if column not in after:  # a column that came later than this change
            continue
        old = before.get(column) if before is not None else None
        if old == after[column]:
            continue
        if shown.holds is dict:
            yield from _several_texts(column, shown.label, old, after[column], is_there=before is not None)
            continue
        words = (in_words(shown, old, names), in_words(shown, after[column], names))
        if before is None and (not words[1] or (shown.holds is bool and not after[column])):
            continue  # what a new thing does not have is not told
        yield FieldChange(column, shown.label, *words, can_restore=before is not None and not shown.stays)


def _several_texts(column: str, label: str, old: Any, new: Any, *, is_there: bool) -> Iterator[FieldChange]:
    before, after = kept_by(old), kept_by(new)
    was, became = texts_of(old), texts_of(new)
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            words = (was.get(name, ""), became.get(name, ""))
            yield FieldChange(f"{column}:{name}", label, *words, can_restore=is_there)


def _listing(table: str, members: set[int], names: Names) -> str:
    return ", ".join(names.get((table, each), GONE) for each in sorted(members))


def _part(own: _Own, part: Part, change: Recorded, names: Names) -> Iterator[FieldChange]:
    before, after = own.owned(part, change.before), own.owned(part, change.after)
    old, new = ("" if row is None else line_of(part.table, row, names) for row in (before, after))
    if old != new:
        explained = part.table == "ratings" and None not in (before, after)
        can_restore = own.row is not None and (part.table in RESTORABLE_PARTS or explained)
        yield FieldChange(f"{part.table}:{change.key[0]}", part.label, old, new, can_restore=can_restore)
