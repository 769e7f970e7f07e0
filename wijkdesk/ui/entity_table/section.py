"""The rows of one group: in the order in which they came, in the order of a column, and as far as they are found."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, compress, islice, tee
from operator import attrgetter
from typing import Any, Final, Generic

from wijkdesk.ui.entity_table.columns import Column, Group, R, haystack

ID_OF: Final = attrgetter("id")
REMEMBERED: Final = 20
"""So many searches are remembered, for who takes letters back."""


class _Order:
    """The places of rows by what a column says of them: those that say the same stay as they came."""

    def __init__(self, values: Sequence[Any]) -> None:
        runs: dict[Any, list[int]] = {}
        for place, value in enumerate(values):
            if value in runs:
                runs[value].append(place)
            else:
                runs[value] = [place]
        self._unknown = runs.pop(None, [])
        self._values = sorted(runs)
        self._runs = [runs[value] for value in self._values]

    def places(self, *, descending: bool) -> Iterator[int]:
        return chain(chain.from_iterable(reversed(self._runs) if descending else self._runs), self._unknown)

    def put(self, place: int, value: Any) -> None:
        if value is None:
            insort(self._unknown, place)
            return
        number = bisect_left(self._values, value)
        if number == len(self._values) or self._values[number] != value:
            self._values.insert(number, value)
            self._runs.insert(number, [])
        insort(self._runs[number], place)

    def leave(self, stays: Sequence[bool]) -> None:
        """Let go of the places that do not stay, and count on from the others."""
        places = list(accumulate(stays, initial=0))
        for run in (self._unknown, *self._runs):
            run[:] = [places[place] for place in run if stays[place]]

    def take(self, place: int, value: Any) -> None:
        run = self._unknown if value is None else self._runs[bisect_left(self._values, value)]
        run.remove(place)


class Section(Generic[R]):
    """The rows of one group; without groups all rows are one section.

    ``number`` says how many are shown, ``said`` how many the heading says, and ``shown`` which. All stay as they are
    until ``refresh``, so that a model can tell of a change before it is to be seen. Nothing is sorted before somebody
    looks at it, and the same words, which stand in thousands of rows, are looked through once.
    """

    def __init__(self, group: Group | None, columns: Sequence[Column[R]]) -> None:
        self.group = group
        self.rows: list[R] = []
        self.number = self.said = 0
        self._columns = columns
        self._texts: list[str] = []  # what is searched, of the first rows: the others follow in learn()
        self._known: dict[str, str] = {}
        self._counts: Counter[str] = Counter()  # of the texts of rows that are kept
        self._kept: list[bool] | None = None
        self._words: Sequence[str] = ()
        self._found: dict[str, int] = {}  # the texts in which the words are, and in how many rows each stands
        self._number_found = 0
        self._finds: dict[tuple[str, ...], tuple[dict[str, int], int]] = {}
        self._orders: dict[str, _Order] = {}
        self._sorting: tuple[Column[R] | None, bool] = (None, False)
        self._shown: list[R] = []
        self._rest: Iterator[R] = iter(())  # of what is shown, behind what somebody looked at already

    # -- what is shown --

    def refresh(self) -> None:
        """Show what sorting, filter and search make of the rows as they are now."""
        if self._words:
            self.number = self._number_found
        else:
            self.number = len(self.rows) if self._kept is None else sum(self._kept)
        self._shown, self._rest = [], self._look()

    @property
    def shown(self) -> list[R]:
        """The rows that are shown, in their order."""
        self._shown.extend(self._rest)
        return self._shown

    def at(self, place: int) -> R:
        """The row that is shown there; no further than that is looked, which matters at each key in a long list."""
        self._shown.extend(islice(self._rest, max(place + 1 - len(self._shown), 0)))
        return self._shown[place]

    def between(self, first: int, last: int) -> list[R]:
        """The rows that are shown from one place to another, both with them."""
        self._shown.extend(islice(self._rest, max(last + 1 - len(self._shown), 0)))
        return self._shown[first : last + 1]

    def look(self) -> list[R]:
        """What ``shown`` is once it is refreshed."""
        return list(self._look())

    def place_of(self, row: R) -> int | None:
        """Where a row of this section is shown, or None when filter or search keep it away."""
        place = self.rows.index(row)
        if (self._kept is not None and not self._kept[place]) or any(
            word not in self._texts[place] for word in self._words
        ):
            return None
        if row in self._shown:
            return self._shown.index(row)
        for each in self._rest:
            self._shown.append(each)
            if each == row:
                return len(self._shown) - 1
        return None

    def sort(self, sorting: Column[R] | None, *, descending: bool) -> None:
        self._sorting = (sorting, descending)

    def keep(self, keep: Callable[[R], bool] | None) -> None:
        """Let through only the rows for which ``keep`` is true."""
        self._kept = None if keep is None else list(map(keep, self.rows))
        self._counts = Counter(self._texts if self._kept is None else compress(self._texts, self._kept))
        self._find_anew()

    def look_for(self, words: Sequence[str]) -> None:
        """Let through only the rows in which every word occurs; a longer word is looked for in what was found."""
        narrows = bool(self._words) and all(any(old in word for word in words) for old in self._words)
        among = self._found if narrows else None
        self._words = words
        if words:
            self.learn(len(self.rows))
        if len(self._finds) > REMEMBERED:
            self._finds.clear()
        known = self._finds.get(tuple(words))  # who goes back letter by letter was there before
        self._found, self._number_found = self._finds[tuple(words)] = self._find(among) if known is None else known

    # -- getting ready --

    @property
    def behind(self) -> int:
        """Of how many rows the text was not read yet."""
        return len(self.rows) - len(self._texts)

    def learn(self, most: int) -> bool:
        """Read the texts of so many more rows; tells whether there were any to read."""
        if not self.behind:
            return False
        begin = len(self._texts)
        rows = self.rows[begin : begin + most]
        texts = [self._text(row) for row in rows]
        self._texts += texts
        kept = texts if self._kept is None else compress(texts, self._kept[begin : begin + most])
        self._counts.update(kept)
        self._finds.clear()
        return True

    def order_by(self, column: Column[R]) -> bool:
        """Bring the rows into the order of a column; tells whether they were not yet."""
        if column.key in self._orders:
            return False
        self._orders[column.key] = _Order(list(map(column.order, self.rows)))
        return True

    # -- rows --

    def add(self, rows: Sequence[R], keep: Callable[[R], bool] | None) -> None:
        """Put rows behind those that are there."""
        self.rows += rows
        self._orders.clear()
        if self._kept is not None and keep is not None:
            self._kept += map(keep, rows)
        if self._words:
            self.learn(len(rows))
            self._find_anew()

    def put(self, row: R, old: R | None, keep: Callable[[R], bool] | None) -> None:
        """Put a row behind the others, or in the place of ``old``."""
        place = len(self.rows) if old is None else self.rows.index(old)
        for key, order in self._orders.items():
            column = next(column for column in self._columns if column.key == key)
            value, before = column.order(row), None if old is None else column.order(old)
            if old is not None and value != before:
                order.take(place, before)
            if old is None or value != before:
                order.put(place, value)
        if old is None:
            self.rows.append(row)
            if self._kept is not None:
                self._kept.append(keep is None or keep(row))
            if self._words:
                self.learn(1)
        else:
            self._replace(place, row, keep)
        self._find_anew()

    def patch(self, rows: Mapping[Hashable, R], touched: set[Hashable], keep: Callable[[R], bool] | None) -> int:
        """Put many rows, by their ids, as ``put`` does each; what else was touched does not belong here any more.

        Tells how many of those that were touched stood here.
        """
        ids = list(map(ID_OF, self.rows))
        there = touched.intersection(ids)
        if there:
            stays = [row_id not in touched or row_id in rows for row_id in ids]
            old = list(compress(self.rows, stays))
            self.rows = [rows.get(row_id, row) for row_id, row in zip(compress(ids, stays), old, strict=True)]
            changed = [place for place, before in enumerate(old) if self.rows[place] is not before]
            self._texts = list(compress(self._texts, stays))
            for place in changed:
                if place < len(self._texts):
                    self._texts[place] = self._text(self.rows[place])
            if self._kept is not None:
                self._kept = list(compress(self._kept, stays))
                for place in changed:
                    self._kept[place] = keep is None or keep(self.rows[place])
            self._counts = Counter(self._texts if self._kept is None else compress(self._texts, self._kept))
            self._reorder(stays, [(place, old[place]) for place in changed])
            self._find_anew()
        for row_id, row in rows.items():
            if row_id not in there:
                self.put(row, None, keep)
        return len(there)

    def replace(self, row: R, old: R, keep: Callable[[R], bool] | None) -> int | None:
        """Put a row in the place of ``old`` where it is shown as before, and tell that place; None where it is not.

        Nothing is looked through or sorted for that, as most edits need no more in a list of thousands.
        """
        column = self._sorting[0]
        is_kept = self._kept is None or keep is None or keep(row)
        if self._words or not is_kept or (column is not None and column.order(old) != column.order(row)):
            return None
        try:
            place = self.shown.index(old)
        except ValueError:
            return None
        self.put(row, old, keep)
        self.shown[place] = row
        return place

    def take_out(self, row: R) -> None:
        """Take away a row that is there."""
        place = self.rows.index(row)
        self._forget(place)
        del self.rows[place]
        if place < len(self._texts):
            del self._texts[place]
        if self._kept is not None:
            del self._kept[place]
        self._orders.clear()
        self._find_anew()

    # -- inside --

    def _look(self) -> Iterator[R]:
        column, descending = self._sorting
        places: Iterator[int] = iter(range(len(self.rows)))
        if column is not None:
            self.order_by(column)
            places = self._orders[column.key].places(descending=descending)
        if self._kept is not None:
            places = filter(self._kept.__getitem__, places)
        if self._words:
            places, same = tee(places)
            places = compress(places, map(self._found.__contains__, map(self._texts.__getitem__, same)))
        yield from map(self.rows.__getitem__, places)

    def _reorder(self, stays: Sequence[bool], changed: Sequence[tuple[int, R]]) -> None:
        """Keep the order that is looked at, where rows left and at these places others came; the rest is made anew."""
        column = self._sorting[0]
        order = None if column is None else self._orders.get(column.key)
        self._orders.clear()
        if column is None or order is None:
            return
        order.leave(stays)
        for place, before in changed:
            order.take(place, column.order(before))
            order.put(place, column.order(self.rows[place]))
        self._orders[column.key] = order

    def _find_anew(self) -> None:
        self._finds.clear()
        self._found, self._number_found = self._find(None)

    def _find(self, among: dict[str, int] | None) -> tuple[dict[str, int], int]:
        """The texts in which every word occurs, and how many rows have them."""
        if not self._words:
            return {}, 0
        found: dict[str, int] = self._counts if among is None else among
        for word in self._words:
            found = {text: number for text, number in found.items() if word in text}
        return found, sum(found.values())

    def _replace(self, place: int, row: R, keep: Callable[[R], bool] | None) -> None:
        self._forget(place)
        self.rows[place] = row
        if self._kept is not None:
            self._kept[place] = keep is None or keep(row)
        if place < len(self._texts):
            self._texts[place] = text = self._text(row)
            if self._kept is None or self._kept[place]:
                self._counts[text] += 1

    def _forget(self, place: int) -> None:
        """A row does not count for its text any more."""
        if place < len(self._texts) and (self._kept is None or self._kept[place]):
            text = self._texts[place]
            self._counts[text] -= 1
            if not self._counts[text]:
                del self._counts[text]

    def _text(self, row: R) -> str:
        text = haystack(self._columns, row)
        return self._known.setdefault(text, text)
