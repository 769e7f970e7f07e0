"""How something that was deleted comes back: as the step that deleted it found it, as far as there is room for it."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from sqlalchemy import Column, select
from sqlalchemy.orm import Session, selectinload

from wijkdesk.domain.action import Action
from wijkdesk.domain.refusal import Refused
from wijkdesk.storage import journal
from wijkdesk.storage.journal import Change, Image
from wijkdesk.storage.reading.records import KIND_OF, PARTS, RECORDS
from wijkdesk.storage.tables import metadata
from wijkdesk.storage.write_side import driver_of

Row = tuple[str, int]
_AT_ONCE = 500


class Return:
    """Brings back a row that a step deleted, with what went along and what let go of it.

    ``left`` says afterwards, in words, what could not come back.
    """

    def __init__(self, session: Session, step: int, row: Row) -> None:
        self._session, self._connection = session, driver_of(session.connection())
        self._changes = journal.changes_of(self._connection, step)
        self._gone = [change for change in self._changes if change.after is None and not self._came_back(change)]
        self._root = row
        self._coming: set[Row] = {row}
        self._known: dict[Row, bool] = {}
        self.left: list[str] = []

    def carry_out(self) -> None:
        """Do it in the transaction of the session; ``Refused`` when a rule or what is there now does not allow it."""
        self._connection.execute("PRAGMA defer_foreign_keys = ON")
        self._add_what_went_along()
        returning: dict[str, list[Change]] = {}
        for change in self._returning():
            returning.setdefault(change.table, []).append(change)
        for table in metadata.sorted_tables:
            rows = [row for row in map(self._fitting, returning.get(table.name, ())) if row is not None]
            if rows:
                journal.insert(self._connection, table.name, rows)
        self._take_hold_again()
        self._hold_to_rules(self._coming)

    # -- what comes --

    def _returning(self) -> list[Change]:
        """What comes back of what the step deleted: rows that come, and the pairs that they were in."""
        handed_over = self._handed_over()
        rows = [change for change in self._gone if _row_of(change) in self._coming]
        return rows + [change for change in self._gone if _row_of(change) is None and self._pairs(change, handed_over)]

    def _add_what_went_along(self) -> None:
        children: dict[Row, list[Row]] = {}
        for change in self._gone:
            row = _row_of(change)
            if row is not None:
                for owner in _owners(change):
                    children.setdefault(owner, []).append(row)
        waiting = [self._root]
        while waiting:
            new = [row for row in children.get(waiting.pop(), ()) if row not in self._coming]
            self._coming.update(new)
            waiting += new

    def _handed_over(self) -> set[tuple[str, str, int]]:
        """What was in a pair that the step made: by table and column, the one side of it."""
        return {
            (change.table, name, value)
            for change in self._changes
            if change.before is None and change.after is not None and _row_of(change) is None
            for name, value in change.after.items()
        }

    def _pairs(self, change: Change, handed_over: set[tuple[str, str, int]]) -> bool:
        """Whether a pair was one of what comes, and what it was paired with did not go to another."""
        assert change.before is not None
        sides = [(target, column.name) for column, target, _ in _references(change.table)]
        coming = [name for target, name in sides if (target, change.before[name]) in self._coming]
        others = [(change.table, name, change.before[name]) for _, name in sides if name not in coming[:1]]
        return bool(coming) and handed_over.isdisjoint(others)

    def _fitting(self, change: Change) -> Image | None:
        """A row as it can come back, without references to what is gone; ``None`` when it cannot."""
        assert change.before is not None
        image, row = dict(change.before), _row_of(change)
        for column, target, rule in _references(change.table):
            value = image[column.name]
            if value is None or (target, value) in self._coming or self._is_known(target, value):
                continue
            if rule != "SET NULL" and row == self._root:
                owner = RECORDS[KIND_OF[target]].word.lower() if target in KIND_OF else "foto"
                raise Refused(f"Dit hoort bij iets dat er niet meer is: {owner}. Zet dat eerst terug.")
            self._leave(_label(change.table, column.name))
            if rule != "SET NULL":
                if row is not None:
                    self._coming.discard(row)
                return None
            image[column.name] = None
        return image

    def _leave(self, what: str) -> None:
        if what not in self.left:
            self.left.append(what)

    # -- what let go --

    def _take_hold_again(self) -> None:
        """Let rows refer again to what comes back, where they refer to nothing since and the rules allow it."""
        let_go: dict[tuple[str, str, int], list[int]] = {}
        for change in self._changes:
            row = _row_of(change)
            if change.before is None or change.after is None or row is None or row in self._coming:
                continue
            for column, target, _ in _references(change.table):
                value = change.before[column.name]
                if (target, value) in self._coming and change.after[column.name] is None:
                    let_go.setdefault((change.table, column.name, value), []).append(row[1])
        for (table, name, value), numbers in let_go.items():
            self._refer(table, name, value, numbers)

    def _refer(self, table: str, column: str, value: int, numbers: list[int]) -> None:
        free = self._connection.execute(
            f"SELECT id FROM {table} WHERE {column} IS NULL AND id IN (SELECT value FROM json_each(?))",
            (json.dumps(numbers),),
        )
        rows = [(table, number) for (number,) in free.fetchall()]
        change = f"UPDATE {table} SET {column} = ? WHERE id IN (SELECT value FROM json_each(?))"
        self._connection.execute(change, (value, json.dumps([number for _, number in rows])))
        refused = self._refused(rows)
        if refused:
            self._connection.execute(change, (None, json.dumps([number for _, number in refused])))
            self._session.expire_all()
            self._leave(_label(table, column))

    # -- rules --

    def _hold_to_rules(self, rows: Iterable[Row]) -> None:
        for _row, refused in self._refused(rows).items():
            raise refused

    def _refused(self, rows: Iterable[Row]) -> dict[Row, Refused]:
        """Which of these rows break a rule as they stand now, and which."""
        by_table: dict[str, list[int]] = {}
        for table, number in rows:
            by_table.setdefault(table, []).append(number)
        return {
            (table, thing.id): refused
            for table, numbers in by_table.items()
            for thing in self._things(_kinds()[table], numbers)
            if (refused := _broken_rule(thing)) is not None
        }

    def _things(self, kind: type[Any], numbers: list[int]) -> Iterator[Any]:
        for first in range(0, len(numbers), _AT_ONCE):
            query = select(kind).where(kind.id.in_(numbers[first : first + _AT_ONCE]))
            yield from self._session.scalars(query.options(selectinload("*")).execution_options(populate_existing=True))

    # -- inside --

    def _is_known(self, table: str, number: int) -> bool:
        if (table, number) not in self._known:
            self._known[table, number] = self._is_there(table, json.dumps([number]))
        return self._known[table, number]

    def _is_there(self, table: str, key: str) -> bool:
        where = " AND ".join(f'"{column.name}" = ?' for column in metadata.tables[table].primary_key)
        found = self._connection.execute(f"SELECT 1 FROM {table} WHERE {where}", tuple(json.loads(key)))
        return found.fetchone() is not None

    def _came_back(self, change: Change) -> bool:
        return self._is_there(change.table, change.key)


def _broken_rule(thing: Any) -> Refused | None:
    try:
        thing.check()
        if isinstance(thing, Action) and thing.follows is not None:
            thing.follow(thing.follows)
    except Refused as refused:
        return refused
    return None


def _row_of(change: Change) -> Row | None:
    """The row that a change is about, by its table and id; ``None`` for a pair, which has no id."""
    key = json.loads(change.key)
    return (change.table, key[0]) if len(key) == 1 else None


@cache
def _references(table: str) -> list[tuple[Column[Any], str, str | None]]:
    """The columns that refer to other rows: in which table those are, and what happens when such a row goes."""
    columns = metadata.tables[table].columns
    return [(column, key.column.table.name, key.ondelete) for column in columns for key in column.foreign_keys]


def _owners(change: Change) -> list[Row]:
    """What a row went along with, whichever of them it was."""
    assert change.before is not None
    return [
        (target, change.before[column.name]) for column, target, rule in _references(change.table) if rule == "CASCADE"
    ]


def _kinds() -> dict[str, type]:
    mappers = Action.__mapper__.registry.mappers  # type: ignore[attr-defined]
    return {mapper.local_table.name: mapper.class_ for mapper in mappers}


def _label(table: str, column: str) -> str:
    """What a reference that does not come back is called."""
    if table in PARTS:
        return PARTS[table][0]
    if table in KIND_OF:
        shown = RECORDS[KIND_OF[table]].columns.get(column)
        return (shown.label if shown is not None else RECORDS[KIND_OF[table]].word).lower()
    pairs = next(pairs for record in RECORDS.values() for pairs in record.pairs if pairs.table == table)
    return pairs.label.lower()
