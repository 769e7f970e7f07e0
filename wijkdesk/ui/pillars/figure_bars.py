"""One figure of a pillar: a bar for each area, with its number; own areas in the colour of the pillar."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.domain.words import ValueState
from wijkdesk.drawing import comparison
from wijkdesk.drawing.shapes import Drawing, Measure
from wijkdesk.ui.canvas import Canvas
from wijkdesk.ui.labels import ElidedText, Text
from wijkdesk.ui.pillars.content import Bar, Figure

GAP: Final = 8
DUTCH: Final = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
PER_CENT: Final = "%"


class FigureBars(QWidget):
    """Name, unit and period; the bars; where the numbers come from."""

    def __init__(self, figure: Figure, colour: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        indicator = figure.indicator
        unit = "" if indicator.unit == PER_CENT else indicator.unit
        head = QHBoxLayout()
        head.setSpacing(GAP)
        name = Text(indicator.name, "heading", wrap=True)
        about = ElidedText(", ".join(part for part in (unit, figure.period) if part), "meta", "text2")
        head.addWidget(name, 1)
        head.addWidget(about, 0, Qt.AlignmentFlag.AlignTop)
        self._figure, self._colour = figure, colour
        bars = Canvas(self._draw)
        bars.setAccessibleName("")  # the figure tells it all by itself
        source = Text(self._source(figure), "axis", "text3", wrap=True)
        self.setAccessibleName(f"{indicator.name}, {about.text()}: {self._in_words()} {source.text()}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(bars)
        column.addWidget(source)

    def _draw(self, width: float, measure: Measure) -> Drawing:
        figure = self._figure
        bars = [comparison.Bar(bar.area, bar.value, self._number(bar), bar.is_own) for bar in figure.bars]
        goal = figure.indicator.target
        target = comparison.Target(goal, self._in_dutch(goal)) if goal is not None else None
        name = f"{figure.indicator.name}, {figure.period}"
        return comparison.draw_comparison(name, bars, target, colour=self._colour, width=width, measure=measure)

    def _in_words(self) -> str:
        """Every area with its number, and the target."""
        areas = "; ".join(f"{bar.area} {self._number(bar)}" for bar in self._figure.bars)
        goal = self._figure.indicator.target
        aim = "" if goal is None else self.tr(" Het doel is {target}.").format(target=self._in_dutch(goal))
        return f"{areas}.{aim}"

    def _number(self, bar: Bar) -> str:
        if bar.value is None:
            return ValueState.SECRET.dutch if bar.state is ValueState.SECRET else ValueState.MISSING.dutch
        return self._in_dutch(bar.value)

    def _in_dutch(self, value: float) -> str:
        number = DUTCH.toString(value, "f", self._decimals())
        return f"{number} %" if self._figure.indicator.unit == PER_CENT else number

    def _decimals(self) -> int:
        values = [
            value for value in (self._figure.indicator.target, *(bar.value for bar in self._figure.bars)) if value
        ]
        is_whole = all(value == round(value) for value in values) or max(map(abs, values)) >= 1000
        return 0 if is_whole else 1

    def _source(self, figure: Figure) -> str:
        indicator = figure.indicator
        source = indicator.source or self.tr("Bron niet vastgelegd")
        parts = [source]
        if figure.published_on is not None:
            parts = [self.tr("{source}, gepubliceerd op {date}").format(source=source, date=_day(figure))]
        if indicator.is_modelled:
            parts.append(self.tr("Schatting uit een model"))
        if any(bar.state is ValueState.PROVISIONAL for bar in figure.bars):
            parts.append(self.tr("Voorlopig cijfer"))
        return ". ".join(part.rstrip(".") for part in parts) + "."


def _day(figure: Figure) -> str:
    assert figure.published_on is not None
    return date_in_words(figure.published_on)
