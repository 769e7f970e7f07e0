"""Which rows a table shows, and in what order: groups, sorting, filter and search, without Qt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any, Generic

from wijkdesk.domain.folding import fold
from wijkdesk.ui.entity_table.columns import Column, Group, R, haystack


@dataclass(frozen=True)
class GroupRow:
    """The heading of a group among the rows."""

    group: Group
    count: int

    @property
    def id(self) -> Hashable:
        return (GroupRow, self.group.key)


@dataclass
class _Section(Generic[R]):
    """The rows of one group in their order; without groups all rows are one section.

    The haystacks, in step with the rows, are made at the first search.
    """

    group: Group | None
    rows: list[R]
    haystacks: list[str] | None = None

    def position(self, row_id: Hashable) -> int | None:
        return next((index for index, row in enumerate(self.rows) if row.id == row_id), None)

    def take_out(self, row_id: Hashable) -> None:
        position = self.position(row_id)
        if position is not None:
            del self.rows[position]
            self.haystacks = None

    def with_words(self, words: Sequence[str], columns: Sequence[Column[R]]) -> list[R]:
        """The rows in which every word occurs."""
        if not words:
            return self.rows
        if self.haystacks is None:
            self.haystacks = [haystack(columns, row) for row in self.rows]
        rows, haystacks = self.rows, self.haystacks
        for word in words:
            found = [word in text for text in haystacks]
            rows, haystacks = list(compress(rows, found)), list(compress(haystacks, found))
        return rows


class Arrangement(Generic[R]):
    """Keeps all rows in their order and gives the ones to show.

    A row is found when every word searched for is somewhere in the texts of its columns.
    """

    def __init__(self, columns: Sequence[Column[R]]) -> None:
        self._columns = columns
        self._rows: dict[Hashable, R] = {}
        self._words: list[str] = []
        self._keep: Callable[[R], bool] | None = None
        self._groups: Sequence[Group] = ()
        self._group_of: Callable[[R], Hashable] | None = None
        self._sorting: Column[R] | None = None
        self.descending = False
        self._sections: list[_Section[R]] = [_Section(None, [])]

    @property
    def sorted_by(self) -> str | None:
        """The key of the column that sorts."""
        return self._sorting.key if self._sorting else None

    def set_rows(self, rows: Iterable[R]) -> None:
        self._rows = {row.id: row for row in rows}
        self._arrange()

    def search(self, text: str) -> None:
        self._words = fold(text).split()

    def filter(self, keep: Callable[[R], bool] | None) -> None:
        self._keep = keep

    def sort(self, key: str | None, descending: bool) -> None:
        """Sort by a column, or keep the order of set_rows when ``key`` is None."""
        self._sorting = None if key is None else next(column for column in self._columns if column.key == key)
        self.descending = descending
        self._arrange()

    def group(self, groups: Sequence[Group], group_of: Callable[[R], Hashable] | None) -> None:
        """Put each row under the group whose key ``group_of`` gives; None for no groups."""
        self._groups, self._group_of = groups, group_of
        self._arrange()

    def put(self, row: R) -> bool:
        """Add a row, or replace the one with its id; tells whether it stayed where it was.

        A row stays as long as it belongs there, also among rows that sort the same.
        """
        old = self._rows.get(row.id)
        self._rows[row.id] = row
        section = self._section_of(row)
        position = section.position(row.id) if old is not None else None
        if position is not None and old is not None and self._order(old) == self._order(row):
            section.rows[position], section.haystacks = row, None
            return True
        for each in self._sections:
            each.take_out(row.id)
        section.rows.insert(self._position(section, row), row)
        section.haystacks = None
        return False

    def drop(self, row_id: Hashable) -> None:
        """Take a row away; nothing happens when it was not there."""
        self._rows.pop(row_id, None)
        for section in self._sections:
            section.take_out(row_id)

    def row(self, row_id: Hashable) -> R | None:
        return self._rows.get(row_id)

    def shows(self, row: R) -> bool:
        """Whether search and filter let this row through."""
        text = haystack(self._columns, row) if self._words else ""
        return all(word in text for word in self._words) and (self._keep is None or self._keep(row))

    def items(self) -> list[R | GroupRow]:
        """The rows to show, under the headings of their groups."""
        items: list[R | GroupRow] = []
        for section in self._sections:
            rows = section.with_words(self._words, self._columns)
            if self._keep is not None:
                rows = list(filter(self._keep, rows))
            if rows and section.group is not None:
                items.append(GroupRow(section.group, len(rows)))
            items += rows
        return items

    def _arrange(self) -> None:
        if self._group_of is None:
            self._sections = [_Section(None, self._in_order(list(self._rows.values())))]
            return
        members: dict[Hashable, list[R]] = {group.key: [] for group in self._groups}
        for row in self._rows.values():
            members[self._group_of(row)].append(row)
        self._sections = [_Section(group, self._in_order(members[group.key])) for group in self._groups]

    def _in_order(self, rows: list[R]) -> list[R]:
        if self._sorting is None:
            return rows
        order = self._sorting.order
        keys = [order(row) for row in rows]
        known = [index for index, key in enumerate(keys) if key is not None]
        known.sort(key=keys.__getitem__, reverse=self.descending)
        return [rows[index] for index in known] + [row for row, key in zip(rows, keys, strict=True) if key is None]

    def _order(self, row: R) -> Any:
        return self._sorting.order(row) if self._sorting else None

    def _section_of(self, row: R) -> _Section[R]:
        if self._group_of is None:
            return self._sections[0]
        key = self._group_of(row)
        return next(section for section in self._sections if section.group is not None and section.group.key == key)

    def _position(self, section: _Section[R], row: R) -> int:
        """Where a row that is not in the section belongs: behind the rows that sort the same."""
        own = self._order(row)
        if own is None:
            return len(section.rows)
        known = bisect_left(section.rows, True, key=lambda each: self._order(each) is None)
        if self.descending:
            return bisect_left(section.rows, True, hi=known, key=lambda each: bool(self._order(each) < own))
        return bisect_right(section.rows, own, hi=known, key=self._order)
