"""The drawing as a table: the same things in the same order, for who reads it with a screen reader or prefers rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijkdesk.drawing.timeline.board import Board
from wijkdesk.drawing.timeline.things import Thing, first_day_of
from wijkdesk.ui.entity_table import DATE, TITLE, Column, EntityTable
from wijkdesk.ui.reading_list import ReadingList
from wijkdesk.ui.timeline.chart.chart import TimelineChart
from wijkdesk.ui.timeline.chart.telling import said

PORTION: Final = 50


class TwinRow(NamedTuple):
    """A thing of the board; ``id`` tells it from all others."""

    id: tuple[type, int]
    title: str
    section: str
    days: str
    state: str
    first: int


class TwinTable(QWidget):
    """Follows the board of the chart while it is shown; choosing and opening go both ways."""

    def __init__(self, chart: TimelineChart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        self._board: object = None
        columns = (
            Column[TwinRow](key="title", heading=self.tr("Wat"), text=lambda row: row.title, style=lambda _row: TITLE),
            Column[TwinRow](key="section", heading=self.tr("Pijler"), text=lambda row: row.section, width=170),
            Column[TwinRow](
                key="days",
                heading=self.tr("Wanneer"),
                text=lambda row: row.days,
                width=270,
                style=lambda _row: DATE,
                sort_key=lambda row: row.first,
            ),
            Column[TwinRow](key="state", heading=self.tr("Stand"), text=lambda row: row.state, width=190),
        )
        self.table: EntityTable[TwinRow] = EntityTable(columns, self.tr("Tijdlijn als tabel"))
        self._reading = ReadingList(self.table.set_rows, self.table.add_rows, self._choose_as_drawn, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        chart.chosen.connect(self._choose)
        self.table.chosen.connect(self._choose_on_chart)
        self.table.activated_row.connect(lambda row_id: chart.opened.emit(*row_id))

    def showEvent(self, event: QShowEvent) -> None:
        self.follow()
        super().showEvent(event)

    def follow(self) -> None:
        """Show what stands on the board now."""
        board = self._chart.view.board
        if not self.isVisible() or board is self._board:
            return
        self._board = board
        self._reading.begin(self._portions(board), anew=self.table.rows_model.rowCount() > 0)

    def _portions(self, board: Board) -> Iterator[list[TwinRow]]:
        for packed in board.sections:
            for begin in range(0, len(packed.things), PORTION):
                yield [self._row(thing, packed.section.name) for thing in packed.things[begin : begin + PORTION]]

    def _choose_as_drawn(self) -> None:
        thing = self._chart.chosen_thing()
        if thing is not None:
            self._choose(thing.kind, thing.id)

    def _choose(self, kind: type, number: int) -> None:
        if self.isVisible() and self.table.chosen_ids() != [(kind, number)]:
            self.table.choose((kind, number))

    def _choose_on_chart(self, chosen: list[tuple[type, int]]) -> None:
        if len(chosen) == 1:
            self._chart.choose(*chosen[0])

    def _row(self, thing: Thing, section: str) -> TwinRow:
        days, *states = said(self._chart.tr, thing)
        return TwinRow((thing.kind, thing.id), thing.title, section, days, ", ".join(states), first_day_of(thing))
