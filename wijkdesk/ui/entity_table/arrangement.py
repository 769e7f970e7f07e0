"""Which rows a table shows, and in what order: groups, sorting, filter and search, without Qt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Final, Generic

from wijkdesk.domain.folding import fold
from wijkdesk.ui.entity_table.columns import Column, Group, R
from wijkdesk.ui.entity_table.section import Section

AT_ONCE: Final = 2000
"""So many rows are searched and sorted without getting ready for it, and nobody notices."""
STEP: Final = 500
MOST_AHEAD: Final = 30_000
"""A group of more rows is sorted when it is asked for: 100 ms for a column, which nobody should wait for unasked."""


@dataclass(frozen=True)
class GroupRow:
    """The heading of a group among the rows."""

    group: Group
    count: int

    @property
    def id(self) -> Hashable:
        return (GroupRow, self.group.key)


class Arrangement(Generic[R]):
    """Keeps all rows in their order and gives the ones to show.

    A row is found when every word searched for is somewhere in the texts of its columns. ``shown`` are the sections
    that have something to show, from top to bottom.
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
        self._sections: dict[Hashable, Section[R]] = {None: Section(None, columns)}
        self.shown: list[Section[R]] = []
        self._starts: list[int] = []
        self._end = 0

    @property
    def sorted_by(self) -> str | None:
        """The key of the column that sorts."""
        return self._sorting.key if self._sorting else None

    # -- all rows at once --

    def set_rows(self, rows: Iterable[R]) -> None:
        self._rows = {row.id: row for row in rows}
        self._arrange()

    def add_rows(self, rows: Iterable[R]) -> None:
        """Put rows behind the others; one that is there already stays as it is."""
        fresh = {row.id: row for row in rows if row.id not in self._rows}
        self._rows |= fresh
        self._hand_out(fresh.values())
        self.lay_out()

    def patch(self, rows: Iterable[R], gone: Iterable[Hashable]) -> None:
        """Put many rows, as ``put`` does each, and drop those with these ids."""
        fresh = {row.id: row for row in rows}
        old = [self._rows.pop(row_id) for row_id in {*gone, *fresh} if row_id in self._rows]
        self._rows |= fresh
        shares: dict[Section[R], dict[Hashable, R]] = {self.section_of(row): {} for row in old}
        for row_id, row in fresh.items():
            shares.setdefault(self.section_of(row), {})[row_id] = row
        touched = {row.id for row in old}
        if sum(section.patch(share, touched, self._keep) for section, share in shares.items()) < len(old):
            for section in self._sections.values() - shares.keys():  # see ``holder``
                section.patch({}, touched, self._keep)
        for section in self._sections.values():
            section.refresh()
        self.lay_out()

    def search(self, text: str) -> None:
        self._words = fold(text).split()
        for section in self._sections.values():
            section.look_for(self._words)
            section.refresh()
        self.lay_out()

    def filter(self, keep: Callable[[R], bool] | None) -> None:
        self._keep = keep
        for section in self._sections.values():
            section.keep(keep)
            section.refresh()
        self.lay_out()

    def sort(self, key: str | None, descending: bool) -> None:
        """Sort by a column, or keep the order of set_rows when ``key`` is None."""
        self._sorting = None if key is None else next(column for column in self._columns if column.key == key)
        self.descending = descending
        for section in self._sections.values():
            section.sort(self._sorting, descending=descending)
            section.refresh()
        self.lay_out()

    def group(self, groups: Sequence[Group], group_of: Callable[[R], Hashable] | None) -> None:
        """Put each row under the group whose key ``group_of`` gives; None for no groups."""
        before = {section.group for section in self._sections.values()}
        only_more = group_of is not None and group_of == self._group_of and before <= set(groups)
        self._groups, self._group_of = groups, group_of
        if only_more:
            self._sections = {group.key: self._sections.get(group.key) or self._section(group) for group in groups}
            self.lay_out()
        else:
            self._arrange()

    # -- getting ready --

    @property
    def is_ready(self) -> bool:
        """Whether a search can answer at once."""
        behind = sum(section.behind for section in self._sections.values())
        return behind <= AT_ONCE

    @property
    def is_long(self) -> bool:
        """Whether it takes a while to get ready."""
        return len(self._rows) > AT_ONCE

    def get_ready(self) -> Iterator[None]:
        """Small steps after which the first search and the first sorting take no longer than the next ones."""
        for section in tuple(self._sections.values()):
            while section.learn(STEP):
                yield
        for section in tuple(self._sections.values()):
            if STEP < len(section.rows) <= MOST_AHEAD:
                for column in self._columns:
                    if section.order_by(column):
                        yield

    # -- one row --

    def put(self, row: R) -> bool:
        """Add a row, or replace the one with its id; tells whether it stayed where it was.

        A row stays as long as it belongs there, also among rows that sort the same. What is shown follows when its
        section is refreshed.
        """
        old = self._rows.get(row.id)
        self._rows[row.id] = row
        section, before = self.section_of(row), None if old is None else self.holder(old)
        if old is not None and before is section:
            section.put(row, old, self._keep)
            return self._sorting is None or bool(self._sorting.order(old) == self._sorting.order(row))
        if old is not None and before is not None:
            before.take_out(old)
        section.put(row, None, self._keep)
        return False

    def replace(self, row: R) -> int | None:
        """Put a row in the place of the one with its id where it is shown as before, and tell where that is.

        None where it moves, comes or goes: then nothing happened.
        """
        old, section = self._rows.get(row.id), self.section_of(row)
        place = section.replace(row, old, self._keep) if old is not None and section in self.shown else None
        if place is None:
            return None
        self._rows[row.id] = row
        return self.start_of(section) + place

    def drop(self, row_id: Hashable) -> None:
        """Take a row away; nothing happens when it was not there."""
        row = self._rows.pop(row_id, None)
        section = self.holder(row) if row is not None else None
        if row is not None and section is not None:
            section.take_out(row)

    def row(self, row_id: Hashable) -> R | None:
        return self._rows.get(row_id)

    # -- what is shown --

    def lay_out(self) -> None:
        """Find out anew what stands where."""
        self.shown = [section for section in self._sections.values() if section.number]
        for section in self.shown:
            section.said = section.number
        self.measure()

    def measure(self) -> None:
        """Find out anew where each of the shown sections begins."""
        self._starts, self._end = [], 0
        for section in self.shown:
            self._starts.append(self._end)
            self._end += section.number + (section.group is not None)

    def count(self) -> int:
        """How many rows and headings are shown."""
        return self._end

    def starts(self) -> Sequence[int]:
        """Where the sections begin that are shown."""
        return self._starts

    def item(self, position: int) -> R | GroupRow:
        number = bisect_right(self._starts, position) - 1
        section, place = self.shown[number], position - self._starts[number]
        if section.group is None:
            return section.at(place)
        return section.at(place - 1) if place else GroupRow(section.group, section.said)

    def marked(self, marks: bytearray) -> list[R]:
        """The rows of which the position has a mark; headings are passed over.

        Of thousands of marks apart from each other this takes a third of what asking for each takes.
        """
        rows: list[R] = []
        for start, section in zip(self._starts, self.shown, strict=True):
            begin = start + (section.group is not None)
            first = marks.find(1, begin, begin + section.number)
            if first >= 0:
                last = marks.rfind(1, begin, begin + section.number)
                rows += compress(section.between(first - begin, last - begin), marks[first : last + 1])
        return rows

    def is_heading(self, position: int) -> bool:
        """Whether the heading of a group is shown there."""
        number = bisect_right(self._starts, position) - 1
        return self._starts[number] == position and self.shown[number].group is not None

    def position(self, row_id: Hashable) -> int | None:
        """Where a row is shown, or None when it is not."""
        row = self._rows.get(row_id)
        section = self.holder(row) if row is not None else None
        place = section.place_of(row) if row is not None and section is not None and section in self.shown else None
        return None if section is None or place is None else self.start_of(section) + place

    def start_of(self, section: Section[R]) -> int:
        """Where the rows of a shown section begin, below its heading."""
        return self._starts[self.shown.index(section)] + (section.group is not None)

    def holder(self, row: R) -> Section[R] | None:
        """The section in which a row stands: what it belongs to may have changed at midnight."""
        sections = (self.section_of(row), *self._sections.values())
        return next((section for section in sections if row in section.rows), None)

    def section_of(self, row: R) -> Section[R]:
        """The section to which a row belongs."""
        return self._sections[None if self._group_of is None else self._group_of(row)]

    def place_for(self, section: Section[R]) -> int:
        """Where a section begins once it is shown."""
        number = self._number_for(section)
        return self._starts[number] if number < len(self._starts) else self._end

    def show_section(self, section: Section[R]) -> None:
        """Show a section that was not shown."""
        self.shown.insert(self._number_for(section), section)
        self.measure()

    def hide_section(self, section: Section[R]) -> None:
        """Show a section no more."""
        self.shown.remove(section)
        self.measure()

    def items(self) -> list[R | GroupRow]:
        """The rows to show, under the headings of their groups."""
        for section in self._sections.values():
            section.refresh()
        self.lay_out()
        return [self.item(position) for position in range(self._end)]

    # -- inside --

    def _number_for(self, section: Section[R]) -> int:
        order = list(self._sections.values())
        return sum(order.index(each) < order.index(section) for each in self.shown)

    def _section(self, group: Group | None) -> Section[R]:
        section = Section(group, self._columns)
        section.sort(self._sorting, descending=self.descending)
        section.keep(self._keep)
        section.look_for(self._words)
        return section

    def _arrange(self) -> None:
        if self._group_of is None:
            self._sections = {None: self._section(None)}
        else:
            self._sections = {group.key: self._section(group) for group in self._groups}
        self._hand_out(self._rows.values())
        self.lay_out()

    def _hand_out(self, rows: Iterable[R]) -> None:
        """Give each row to its section."""
        if self._group_of is None:
            shares: dict[Hashable, list[R]] = {None: list(rows)}
        else:
            shares = {}
            for row in rows:
                shares.setdefault(self._group_of(row), []).append(row)
        for key, share in shares.items():
            self._sections[key].add(share, self._keep)
            self._sections[key].refresh()
