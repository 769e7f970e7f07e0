"""Several figures, each a small chart of the same size."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from wijkdesk.figure_course.course import FigureCourse
from wijkdesk.ui.figure_course.chart import CourseChart
from wijkdesk.ui.settle import settle_layouts
from wijkdesk.ui.slices import Slices
from wijkdesk.ui.theme import current_theme

TWO_COLUMNS_FROM: Final = 640
GAP: Final = 28


class CourseCharts(QWidget):
    """Charts below each other, or two beside each other where there is room; ``opened`` carries an indicator's id.

    One is read and drawn in each turn of the window, so that no key waits for all of them.
    """

    opened = Signal(int)

    def __init__(self, read: Callable[[int], FigureCourse | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.charts: list[CourseChart] = []
        self._read = read
        self._numbers: tuple[int, ...] = ()
        self._columns = 1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GAP)
        self._grid.setColumnStretch(0, 1)
        self._slices = Slices(self)

    @property
    def is_busy(self) -> bool:
        """Whether charts are still to come."""
        return self._slices.is_busy

    def show_figures(self, indicators: Sequence[int]) -> None:
        """Show the figures with these ids, as they are now; a chart of which nothing changed stays as it is."""
        if tuple(indicators) != self._numbers:
            self._numbers = tuple(indicators)
            for chart in self.charts:
                self._take_away(chart)
            self.charts = []
            self._take_columns()
        self._slices.begin(self._add_each(self._numbers), settle_layouts)

    def _add_each(self, numbers: Sequence[int]) -> Iterator[None]:
        for number in numbers:
            self._add(number)
            yield

    def _add(self, number: int) -> None:
        place = next((place for place, each in enumerate(self.charts) if each.figure.indicator.id == number), None)
        figure = self._read(number)
        if figure is None or (place is not None and self.charts[place].figure == figure):
            return
        chart = CourseChart(figure, expected_width=(self.width() - GAP * (self._columns - 1)) // self._columns)
        chart.opened.connect(self.opened)
        if place is None:
            place = len(self.charts)
            self.charts.append(chart)
        else:
            self._take_away(self.charts[place])
            self.charts[place] = chart
        self._put(place)

    def _take_away(self, chart: CourseChart) -> None:
        self._grid.removeWidget(chart)
        chart.hide()
        chart.deleteLater()

    def _put(self, place: int) -> None:
        row, column = divmod(place, self._columns)
        self._grid.addWidget(self.charts[place], row, column)

    def _take_columns(self) -> None:
        self._columns = self._wanted_columns()
        self._grid.setColumnStretch(1, self._columns - 1)

    def _wanted_columns(self) -> int:
        return 2 if self.width() >= current_theme().px(TWO_COLUMNS_FROM) else 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._wanted_columns() != self._columns:
            self._take_columns()
            for place in range(len(self.charts)):
                self._put(place)
