"""A figure through time, ready to draw: the same in the window, in a file and on a page."""

from dataclasses import dataclass

from wijkdesk.drawing.comparison import Bar, Target, draw_comparison
from wijkdesk.drawing.shapes import Drawing, Measure
from wijkdesk.drawing.time_axis import TimeAxis
from wijkdesk.drawing.trend import Series, draw_trend


@dataclass(frozen=True, slots=True)
class FigureChart:
    """``lines`` are those that there is room for, with a number for each of ``periods``, which ``axis`` has in time.

    ``about`` is the unit and the periods in words. ``sentences`` say how far the areas are apart, ``source`` where the
    numbers come from and what one should know of them, and ``legend`` how the lines are drawn, which in an overview
    adopted earlier stands in its source. Not ``from_zero``, lines may begin lower or higher.
    """

    name: str
    about: str
    periods: tuple[str, ...]
    axis: TimeAxis
    lines: tuple[Series, ...]
    target: Target | None
    from_zero: bool
    sentences: tuple[str, ...]
    source: str
    legend: str = ""

    @property
    def below(self) -> str:
        """What stands below the chart: legend and source."""
        return f"{self.legend} {self.source}".lstrip()

    def draw(self, width: float, measure: Measure, *, colour: int, height: float) -> Drawing:
        """The chart, so many points wide: lines at least so high, or bars where there is one period."""
        about = f"{self.name}, {self.about}"
        if len(self.periods) == 1:
            bars = [
                Bar(line.area, line.values[0], line.said[0], line.is_own)
                for line in sorted(self.lines, key=lambda line: -(line.values[0] or 0))
            ]
            return draw_comparison(about, bars, self.target, colour=colour, width=width, measure=measure)
        return draw_trend(
            about,
            self.periods,
            self.lines,
            self.target,
            colour=colour,
            width=width,
            measure=measure,
            axis=self.axis,
            height=height,
            from_zero=self.from_zero,
        )
