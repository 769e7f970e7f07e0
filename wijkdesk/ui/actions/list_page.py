"""The list of the actions: the table, what narrows it, and what stands in its place when nothing is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from PySide6.QtWidgets import QMenu

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.storage.reading.actions import ActionRow
from wijkdesk.storage.reading.programme import PillarRow
from wijkdesk.ui.actions.listing import UNDER_WAY, columns, groups, numbers_of, part_of
from wijkdesk.ui.actions.narrowing import Chips, offered_by
from wijkdesk.ui.buttons import Button, IconButton
from wijkdesk.ui.empty_state import EmptyState
from wijkdesk.ui.entity_table import EntityTable
from wijkdesk.ui.fields import Choice, Option
from wijkdesk.ui.list_and_detail import ListPage
from wijkdesk.ui.marks import PillarMark

FIRST_SORTING: Final = "ready"


class ActionList(ListPage):
    """All actions of the dossier, in groups; ``rows`` are all of them by their id, shown or not.

    ``pillars`` are the pillars by their id, and ``numbers`` the number of the colour of each.
    """

    def __init__(self, today: Callable[[], dt.date] = dt.date.today) -> None:
        self.rows: dict[int, ActionRow] = {}
        self.pillars: dict[int, PillarRow] = {}
        self.numbers: dict[int, int] = {}
        self._today = today
        self._emptiness = ""
        self._running = 0
        self._grouped_for: tuple[HalfYear | None, dt.date] | None = None
        self.table: EntityTable[ActionRow] = EntityTable(columns(self.tr, self.numbers, today), self.tr("Acties"))
        super().__init__(self.tr("Acties"), self.tr("Zoeken in acties"), self.tr("Nieuwe actie"), self.table)
        self.chips = Chips(self)
        for chip in self.chips.all():
            self.add_filter(chip)
        self.tools = self.add_tool(IconButton("sliders-horizontal", self.tr("Sorteren en meer filters")))
        self._menu = QMenu(self.tools)
        self._sorting: QMenu | None = None
        self._menu.aboutToShow.connect(self._fill_menu)
        self.tools.setMenu(self._menu)
        self.search.searched.connect(self.table.search)
        self.chips.changed.connect(self.narrow)
        self.table.shown_changed.connect(self._show_number)
        self.table.sort_by(FIRST_SORTING)
        self.narrow()

    # -- rows --

    def set_pillars(self, pillars: Iterable[PillarRow]) -> None:
        """Know these pillars; the marks of the table follow."""
        self.pillars = {pillar.id: pillar for pillar in pillars}
        self.numbers.clear()
        self.numbers.update(numbers_of(self.pillars.values()))
        self.table.viewport().update()

    def set_rows(self, rows: Iterable[ActionRow]) -> None:
        """Show these actions instead of the ones before, as they stand today."""
        self.rows = {row.id: row for row in rows}
        self._running = sum(row.state in UNDER_WAY for row in self.rows.values())
        self._group()
        self.table.set_rows(self.rows.values())
        self._filter()

    def add_rows(self, rows: Iterable[ActionRow]) -> None:
        """Show these actions too."""
        fresh = {row.id: row for row in rows if row.id not in self.rows}
        self.rows |= fresh
        self._running += sum(row.state in UNDER_WAY for row in fresh.values())
        self.table.add_rows(fresh.values())

    def patch(self, touched: Collection[int], found: dict[int, ActionRow]) -> bool:
        """Show the touched actions as they were found; those that were not found are gone.

        Tells whether the filters may have something else to offer now.
        """
        offers_others = False
        for number in touched:
            before, after = self.rows.pop(number, None), found.get(number)
            for row, more in ((before, -1), (after, 1)):
                if row is not None and row.state in UNDER_WAY:
                    self._running += more
            if after is not None:
                self.rows[number] = after
            offers_others |= before is None or after is None or offered_by(before) != offered_by(after)
        self.table.patch_rows(found.values(), [number for number in touched if number not in found])
        return offers_others

    def offer(self, organisations: Iterable[Option]) -> Iterator[None]:
        """Steps that let the filters offer what occurs now, one at a time."""
        pillars = [
            Choice(pillar.id, pillar.name, PillarMark("", self.numbers[pillar.id])) for pillar in self.pillars.values()
        ]
        return self.chips.offer(pillars, organisations, tuple(self.rows.values()), self._today())

    def chosen_rows(self) -> list[ActionRow]:
        """What is chosen, as far as it is there: while several go, the table tells of each by itself."""
        return [self.rows[number] for number in self.table.chosen_ids() if number in self.rows]

    # -- what is shown --

    def narrow(self) -> None:
        """Show what the filters let through."""
        self._group()
        self._filter()

    def _group(self) -> None:
        """Put the actions under their headings, as they stand today; that takes a while, and most often they do."""
        half, today = self.chips.narrowing().half_year, self._today()
        if self._grouped_for != (half, today):
            self._grouped_for = (half, today)
            ended_in = half or HalfYear.of(today)
            self.table.group_by(groups(self.tr, half), lambda row: part_of(row, today, ended_in))

    def _filter(self) -> None:
        narrowing, today = self.chips.narrowing(), self._today()
        self.table.filter(None if narrowing.is_open else lambda row: narrowing.lets_through(row, today))

    def show_all(self) -> None:
        """Let search and filters go."""
        self.search.clear()
        self.chips.clear()

    def layout_state(self) -> dict[str, Any]:
        """Widths, sorting and filters."""
        return {
            "columns": self.table.layout_state(),
            "sorting": list(self.table.rows_model.sorted_by),
            "filters": self.chips.kept(),
        }

    def restore_layout(self, state: Mapping[str, Any]) -> None:
        """Take over what layout_state gave; what is not there stays as it is."""
        self.table.restore_layout(state.get("columns", {}))
        key, descending = state.get("sorting", (FIRST_SORTING, False))
        if key in (column.key for column in self.table.rows_model.columns):
            self.table.sort_by(key, bool(descending))
        self.chips.restore(state.get("filters", {}))
        self.narrow()

    def _show_number(self) -> None:
        shown = self.table.rows_model.number_shown()
        if shown < len(self.rows):
            text = self.tr("{n} gevonden").format(n=shown)
        else:
            text = self.tr("{n} lopend").format(n=self._running) if self._running else ""
        self.show_count(text)
        self._show_emptiness("" if shown else "narrowed" if self.rows else "new")

    def _show_emptiness(self, why: str) -> None:
        """Say in the place of the list why it is empty, and what to do about it."""
        if why == self._emptiness:
            return
        self._emptiness = why
        if not why:
            self.show_empty(None)
        elif why == "narrowed":
            button = Button(self.tr("Alles tonen"))
            button.clicked.connect(self.show_all)
            self.show_empty(EmptyState("search", self.tr("Geen actie die hierbij past."), button))
        else:
            text = self.tr("Nog geen acties. Begin met iets dat binnen een paar weken in de straat te zien is.")
            self.show_empty(EmptyState("list-checks", text))

    def _fill_menu(self) -> None:
        self._menu.clear()
        if self._sorting is not None:
            self._sorting.deleteLater()
        self._sorting = self.table.sort_menu()
        self._sorting.setTitle(self.tr("Sorteren"))
        self._menu.addMenu(self._sorting)
        self._menu.addSeparator()
        self.chips.add_to(self._menu)
