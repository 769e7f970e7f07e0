"""The course of a figure in the window: its name, its lines, what they say, and where the numbers come from."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.drawing.shapes import Drawing, Measure
from wijkdesk.figure_course.course import FigureCourse
from wijkdesk.ui.buttons import Kind, SmallButton
from wijkdesk.ui.canvas import Canvas
from wijkdesk.ui.labels import Text

GAP: Final = 8
SMALL: Final = 70.0
LARGE: Final = 190.0
"""How high a plot is, in points."""


class CourseChart(QWidget):
    """``opened`` asks for the figure by itself: the id of its indicator. A chart that is ``large`` is that already."""

    opened = Signal(int)

    def __init__(
        self, figure: FigureCourse, *, large: bool = False, expected_width: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.figure = figure
        self._height = LARGE if large else SMALL
        self.canvas = Canvas(self._draw, expected_width=expected_width)
        below = figure.chart.below
        source = Text(below, "axis", "text3", wrap=True)
        sentences = [Text(sentence, "body", "text", wrap=True) for sentence in figure.sentences]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if not large:
            column.addLayout(self._head())
            column.addWidget(Text(figure.about, "meta", "text2", wrap=True))
        column.addWidget(self.canvas)
        for sentence in sentences:
            column.addWidget(sentence)
        column.addWidget(source)
        column.addStretch(1)
        told = " ".join((*figure.sentences, below))
        self.setAccessibleName(f"{figure.indicator.name}. {self.canvas.accessibleName()} {told}")
        self.canvas.setAccessibleName("")  # the chart tells it all by itself

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(GAP)
        name = Text(self.figure.indicator.name, "heading", wrap=True)
        head.addWidget(name, 1)
        more = SmallButton(self.tr("Meer"), kind=Kind.QUIET, tone="link")
        more.setAccessibleName(self.tr("Meer over {figure}").format(figure=self.figure.indicator.name))
        more.clicked.connect(lambda: self.opened.emit(self.figure.indicator.id))
        head.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _draw(self, width: float, measure: Measure) -> Drawing:
        return self.figure.draw(width, measure, height=self._height)
