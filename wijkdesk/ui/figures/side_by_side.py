"""The figures of a pillar beside each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from wijkdesk.figure_course.course import FigureCourse
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.fields.flow import FlowLayout
from wijkdesk.ui.figure_course.charts import CourseCharts
from wijkdesk.ui.labels import Paragraph, Text

AT_A_TIME: Final = 8


class SideBySide(QWidget):
    """Charts of one size; ``more_requested`` asks for more of them."""

    more_requested = Signal()

    def __init__(self, read: Callable[[int], FigureCourse | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text("", "title", wrap=True)
        self.back = Button(self.tr("Eén cijfer"), "arrow-left", Kind.QUIET, "link")
        self.take_along = Button(self.tr("Meenemen"), "download")
        self.menu = QMenu(self)
        self.take_along.setMenu(self.menu)
        self._nothing = Paragraph(self.tr("Onder deze pijler is nog niets gemeten."), "body", "text2")
        self.charts = CourseCharts(read)
        self.more = Button(self.tr("Meer tonen"), kind=Kind.QUIET, tone="link")
        for link in (self.back, self.more):
            link.padding = 2
        self.more.clicked.connect(self.more_requested)
        line = QWidget()
        buttons = FlowLayout(line, 8)
        for button in (self.take_along, self.back):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for widget in (self.title, line, self._nothing, self.charts, self.more):
            column.addWidget(widget)
        column.addStretch(1)

    def show_figures(self, name: str, figures: Sequence[int], *, hidden: int) -> None:
        """Show the charts of these indicators of a pillar; ``hidden`` is how many more there are."""
        self.title.setText(name)
        self._nothing.setVisible(not figures)
        self.take_along.setVisible(bool(figures))
        self.more.setVisible(hidden > 0)
        self.charts.show_figures(figures)
