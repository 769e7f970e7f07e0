"""One figure as a page: its chart, what that says, all its numbers, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QMenu, QVBoxLayout, QWidget

from wijkdesk.figure_course.course import FigureCourse
from wijkdesk.insight.course import Period
from wijkdesk.insight.gap import period_of_figure
from wijkdesk.storage.reading.figures import IndicatorRow
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.entity_table import Column, EntityTable
from wijkdesk.ui.entity_table.columns import DATE, TITLE
from wijkdesk.ui.fields.flow import FlowLayout
from wijkdesk.ui.figure_course.chart import CourseChart
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.settle import settle_layouts
from wijkdesk.ui.tab_order import order_by_eye
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import ROW

NARROWEST, WIDEST = 104, 170  # of a column with numbers, where there is room and it asks for no more
LONGEST: Final = 240
AROUND: Final = 30
"""What stands around a text in its cell."""
PERIOD: Final = 132
ROOM: Final = 610
"""What the columns with numbers have in the usual window, beside periods that are no wider than ``PERIOD``; where there
are more of them, the table goes to the side."""


class PeriodRow(NamedTuple):
    """The numbers of one period, the areas in the order of the columns."""

    id: Period
    cells: tuple[str, ...]


class FigurePage(QWidget):
    """``period_activated`` carries the period on which somebody pressed Enter, or double clicked."""

    period_activated = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table: EntityTable[PeriodRow] | None = None
        self._figure: FigureCourse | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._add_table)
        self.title = Text("", "title", wrap=True)
        self._about = Text("", "meta", "text2")
        self.note_period = Button(self.tr("Meting noteren…"), "plus", Kind.PRIMARY)
        self.edit = Button(self.tr("Wijzigen…"), "pencil")
        self.take_along = Button(self.tr("Meenemen"), "download")
        self.menu = QMenu(self)
        self.take_along.setMenu(self.menu)
        self.side_by_side = Button(self.tr("Hele pijler naast elkaar"), kind=Kind.QUIET, tone="link")
        self.side_by_side.padding = 2
        self._nothing = Paragraph(self.tr("Van dit cijfer is nog niets gemeten."), "body", "text2")
        self._shown = QVBoxLayout()
        self._shown.setSpacing(16)
        self._set_up_layout()
        current_theme().changed.connect(self._fit_table)

    def show_figure(self, row: IndicatorRow, figure: FigureCourse | None, *, is_read_only: bool) -> None:
        """Show a figure; ``figure`` is None while nothing is known of it."""
        self.title.setText(row.name)
        self._about.setText(figure.about if figure is not None else row.unit)
        for button in (self.note_period, self.edit):
            button.setVisible(not is_read_only)
        self.take_along.setVisible(figure is not None)
        self.side_by_side.setVisible(row.pillar_id is not None)
        self._nothing.setVisible(figure is None)
        self._clear()
        if figure is not None:
            self._shown.addWidget(CourseChart(figure, large=True, expected_width=self.width()))
            self._figure = figure
            self._soon.start()  # who goes down the list sees the chart of each, and waits for no table

    def _add_table(self) -> None:
        figure = self._figure
        if figure is None or self.table is not None:
            return
        self._shown.addWidget(Text(self.tr("In getallen"), "section", "text2"))
        self.table = self._table(figure)
        self._shown.addWidget(self.table)
        self._fit_table()
        for said in figure.notes:
            self._shown.addWidget(Paragraph(said, "meta", "text2"))
        settle_layouts()
        order_by_eye(self)

    def chosen_period(self) -> Period | None:
        """The period that is chosen in the table."""
        chosen = self.table.chosen_ids() if self.table is not None else []
        return chosen[0] if chosen else None  # type: ignore[return-value]

    def _clear(self) -> None:
        self.table = self._figure = None
        self._soon.stop()
        while self._shown.count():
            item = self._shown.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _table(self, figure: FigureCourse) -> EntityTable[PeriodRow]:
        headings, rows = figure.as_table()
        cells = list(zip(headings, *rows, strict=True))
        least = _taken(cells[0], TITLE.type_style)
        first = max(least, PERIOD)
        taken = [_taken(texts, DATE.type_style) for texts in cells[1:]]
        room = ROOM - (first - PERIOD)
        share = min(max(room // len(taken), NARROWEST), WIDEST)
        wide = [max(share, width) for width in taken]
        widths = wide if sum(wide) <= room else taken
        columns: list[Column[PeriodRow]] = [
            Column(
                key="period",
                heading=headings[0],
                least=least,
                text=lambda row: period_of_figure(row.id),
                style=lambda _row: TITLE,
                sort_key=lambda row: row.id,
            )
        ]
        columns += [
            Column(
                key=f"area{place}",
                heading=heading,
                text=_cell(place),
                width=width,
                align_right=True,
                style=lambda _row: DATE,
            )
            for place, (heading, width) in enumerate(zip(headings[1:], widths, strict=True))
        ]
        table = EntityTable(columns, self.tr("Alle getallen van {name}").format(name=figure.indicator.name))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        periods = reversed(figure.periods)
        table.set_rows(PeriodRow(period, cells[1:]) for period, cells in zip(periods, rows, strict=True))
        table.activated_row.connect(self.period_activated)
        return table

    def _fit_table(self) -> None:
        if self.table is not None:
            rows = len(self.table.shown_rows())
            self.table.setFixedHeight(current_theme().px(ROW) * (rows + 1) + current_theme().px(12))

    def _set_up_layout(self) -> None:
        line = QWidget()
        buttons = FlowLayout(line, 8)
        for button in (self.note_period, self.edit, self.take_along, self.side_by_side):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self._about)
        column.addWidget(line)
        column.addWidget(self._nothing)
        column.addLayout(self._shown)
        column.addStretch(1)


def _cell(place: int) -> Callable[[PeriodRow], str]:
    return lambda row: row.cells[place]


def _taken(texts: Sequence[str], type_style: str) -> int:
    """What a column takes at a text size of 100 % to show its heading and its cells whole."""
    theme = current_theme()
    heading, *cells = texts
    widths = [theme.metrics("meta_strong").horizontalAdvance(heading)]
    widths += [theme.metrics(type_style).horizontalAdvance(text) for text in cells]
    return min(round(max(widths) / theme.px(100) * 100) + AROUND, LONGEST)
