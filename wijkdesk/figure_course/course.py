"""An indicator through time as plain data, with all that is said below it."""

from __future__ import annotations

from dataclasses import dataclass

from wijkdesk.domain.figure_words import PER_CENT, value_in_words
from wijkdesk.domain.words import Measure, ValueState
from wijkdesk.drawing import shapes
from wijkdesk.drawing.comparison import Target
from wijkdesk.drawing.figure_chart import FigureChart
from wijkdesk.drawing.shapes import Drawing
from wijkdesk.drawing.time_axis import TimeAxis
from wijkdesk.drawing.trend import Series
from wijkdesk.insight.course import Line, Period, Reading
from wijkdesk.insight.gap import period_of_figure
from wijkdesk.storage.reading.figures import IndicatorRow


@dataclass(frozen=True)
class FigureCourse:
    """``shown`` are the lines of the chart, ``told`` all of them, for its table."""

    indicator: IndicatorRow
    colour: int
    periods: tuple[Period, ...]
    shown: tuple[Line, ...]
    told: tuple[Line, ...]
    decimals: int
    axis: TimeAxis
    sentences: tuple[str, ...]
    source: str
    legend: str
    notes: tuple[str, ...]

    @property
    def about(self) -> str:
        """The unit and the periods."""
        unit = self.indicator.unit if self.indicator.unit != PER_CENT else "in procenten"
        first, last = (period_of_figure(self.periods[place]) for place in (0, -1))
        return ", ".join(part for part in (unit, first if first == last else f"{first} tot en met {last}") if part)

    @property
    def chart(self) -> FigureChart:
        """What is drawn of it, and said beside that."""
        return FigureChart(
            name=self.indicator.name,
            about=self.about,
            periods=tuple(period_of_figure(period) for period in self.periods),
            axis=self.axis,
            lines=tuple(
                Series(line.name, line.values, tuple(self.said(reading) for reading in line.readings), line.is_own)
                for line in self.shown
            ),
            target=target_of(self.indicator, self.decimals),
            from_zero=self.indicator.measure is Measure.COUNT,
            sentences=self.sentences,
            source=self.source,
            legend=self.legend,
        )

    def draw(self, width: float, measure: shapes.Measure, *, height: float) -> Drawing:
        """The chart, so many points wide: lines at least so high, or bars where there is one period."""
        return self.chart.draw(width, measure, colour=self.colour, height=height)

    def said(self, reading: Reading | None) -> str:
        """A reading in words, or why there is none."""
        if reading is None or reading.value is None:
            is_secret = reading is not None and reading.state is ValueState.SECRET
            return ValueState.SECRET.dutch if is_secret else ValueState.MISSING.dutch
        return value_in_words(reading.value, self.indicator.unit, self.decimals)

    def as_table(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """The headings and a row for each period, the newest first."""
        rows = [
            (period_of_figure(period), *(self.said(line.readings[place]) for line in self.told))
            for place, period in enumerate(self.periods)
        ]
        return ("Periode", *(line.name for line in self.told)), rows[::-1]


def target_of(row: IndicatorRow, decimals: int) -> Target | None:
    return None if row.target is None else Target(row.target, value_in_words(row.target, row.unit, decimals))
