"""Several figures, each a small chart of the same size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from wijkdesk.ui.figure_course.chart import CourseChart
from wijkdesk.ui.figure_course.content import FigureCourse
from wijkdesk.ui.settle import settle_layouts
from wijkdesk.ui.theme import current_theme

TWO_COLUMNS_FROM: Final = 640
GAP: Final = 28


class CourseCharts(QWidget):
    """Charts below each other, or two beside each other where there is room; ``opened`` carries an indicator's id.

    One is drawn in each turn of the window, so that no key waits for all of them.
    """

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.charts: list[CourseChart] = []
        self._figures: tuple[FigureCourse, ...] = ()
        self._waiting: list[FigureCourse] = []
        self._columns = 1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GAP)
        self._grid.setColumnStretch(0, 1)
        self._soon = QTimer(self, interval=0)
        self._soon.timeout.connect(self._add_one)

    @property
    def is_busy(self) -> bool:
        """Whether charts are still to come."""
        return self._soon.isActive()

    def show_figures(self, figures: Sequence[FigureCourse]) -> None:
        """Show these in the place of the ones before."""
        if tuple(figures) == self._figures:
            return
        self._figures = tuple(figures)
        for chart in self.charts:
            self._grid.removeWidget(chart)
            chart.hide()
            chart.deleteLater()
        self.charts, self._waiting = [], list(figures)
        self._take_columns()
        self._soon.start()

    def _add_one(self) -> None:
        if not self._waiting:
            self._soon.stop()
            settle_layouts()
            return
        chart = CourseChart(self._waiting.pop(0))
        chart.opened.connect(self.opened)
        self.charts.append(chart)
        self._put(len(self.charts) - 1)

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
