"""The figures of a pillar beside each other: small charts of one size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.figure_course.chart import CourseChart
from wijkdesk.ui.figure_course.content import FigureCourse
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.settle import settle_layouts
from wijkdesk.ui.theme import current_theme

AT_A_TIME: Final = 12
TWO_COLUMNS_FROM: Final = 640
GAP: Final = 28


class SideBySide(QWidget):
    """``opened`` carries the id of the indicator of a chart; ``more_requested`` asks for more of them."""

    opened = Signal(int)
    more_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._charts: list[CourseChart] = []
        self._columns = 0
        self._waiting: list[FigureCourse] = []
        self.title = Text("", "title", wrap=True)
        self._nothing = Paragraph(self.tr("Onder deze pijler is nog niets gemeten."), "body", "text2")
        self.more = Button(self.tr("Meer tonen"), kind=Kind.QUIET, tone="link")
        self.more.clicked.connect(self.more_requested)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.title)
        column.addWidget(self._nothing)
        column.addLayout(self._grid)
        column.addWidget(self.more)
        column.addStretch(1)
        # Charts take a while: one in each turn, so that the window never waits for all of them.
        self._soon = QTimer(self, interval=0)
        self._soon.timeout.connect(self._add_one)

    def show_figures(self, name: str, figures: Sequence[FigureCourse], *, hidden: int) -> None:
        """Show the charts of a pillar; ``hidden`` is how many more there are."""
        self.title.setText(name)
        self._nothing.setVisible(not figures)
        self.more.setVisible(hidden > 0)
        for chart in self._charts:
            self._grid.removeWidget(chart)
            chart.hide()
            chart.deleteLater()
        self._charts, self._columns = [], self._wanted_columns()
        self._waiting = list(figures)
        self._soon.start()

    @property
    def is_busy(self) -> bool:
        """Whether charts are still to come."""
        return self._soon.isActive()

    def _add_one(self) -> None:
        if not self._waiting:
            self._soon.stop()
            settle_layouts()
            return
        chart = CourseChart(self._waiting.pop(0))
        chart.opened.connect(self.opened)
        self._charts.append(chart)
        self._put(len(self._charts) - 1)

    def _put(self, place: int) -> None:
        row, column = divmod(place, self._columns)
        self._grid.addWidget(self._charts[place], row, column, Qt.AlignmentFlag.AlignTop)

    def _wanted_columns(self) -> int:
        return 2 if self.width() >= current_theme().px(TWO_COLUMNS_FROM) else 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._wanted_columns() != self._columns:
            self._columns = self._wanted_columns()
            for place in range(len(self._charts)):
                self._put(place)
