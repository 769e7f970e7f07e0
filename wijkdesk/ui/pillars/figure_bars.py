"""One figure of a pillar: a bar for each area, with its number; own areas in the colour of the pillar."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QLocale, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wijkdesk.domain.words import ValueState
from wijkdesk.ui.fields.dutch_dates import date_in_words
from wijkdesk.ui.labels import ElidedText, Text, show_tip
from wijkdesk.ui.pillars.content import Bar, Figure
from wijkdesk.ui.theme import current_theme

ROW: Final = 27
THICKNESS: Final = 14
GAP: Final = 8
MOST_LABEL: Final = 0.46
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
        self._bars = _Bars(figure, colour)
        source = Text(self._source(figure), "axis", "text3", wrap=True)
        self.setAccessibleName(f"{indicator.name}, {about.text()}: {self._bars.in_words()}. {source.text()}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._bars)
        column.addWidget(source)

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


class _Bars(QWidget):
    """The bars, painted; their numbers stand behind them."""

    def __init__(self, figure: Figure, colour: int) -> None:
        super().__init__()
        self._figure = figure
        self._colour = colour
        values = [bar.value for bar in figure.bars if bar.value is not None]
        self._largest = max(values, default=0.0)
        self._decimals = 0 if all(value == round(value) for value in values) or self._largest >= 1000 else 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.updateGeometry)

    def in_words(self) -> str:
        """Every area with its number."""
        return "; ".join(f"{bar.area} {self._number(bar)}" for bar in self._figure.bars)

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(240), current_theme().px(ROW) * len(self._figure.bars))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(160), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = event.pos().y() // current_theme().px(ROW)
            bar = self._figure.bars[min(row, len(self._figure.bars) - 1)]
            show_tip(event.globalPos(), f"{bar.area}: {self._number(bar)}", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        for row, bar in enumerate(self._figure.bars):
            line = QRect(0, row * theme.px(ROW), self.width(), theme.px(ROW))
            self._paint_bar(painter, line, bar)

    def _paint_bar(self, painter: QPainter, line: QRect, bar: Bar) -> None:
        theme = current_theme()
        style, tone = ("figure_strong", f"pillar{self._colour}") if bar.is_own else ("figure", "text2")
        label = QRect(line.left(), line.top(), self._label_width(), line.height())
        _paint_text(painter, label, bar.area, "heading" if bar.is_own else "body", "text" if bar.is_own else "text2")
        left = label.right() + theme.px(GAP)
        if bar.value is not None:
            length = round(self._room() * max(bar.value, 0) / self._largest) if self._largest > 0 else 0
            thickness = theme.px(THICKNESS)
            top = line.center().y() - thickness // 2 + 1
            fill = f"pillar{self._colour}.fill" if bar.is_own else "pillar5.fill"
            painter.fillRect(left, top, max(length, 1), thickness, theme.colour(fill))
            left += max(length, 1) + theme.px(GAP)
        else:
            style, tone = "meta", "text3"
        _paint_text(
            painter, QRect(left, line.top(), line.right() - left, line.height()), self._number(bar), style, tone
        )

    def _label_width(self) -> int:
        theme = current_theme()
        widest = max(
            theme.metrics("heading" if bar.is_own else "body").horizontalAdvance(bar.area) for bar in self._figure.bars
        )
        return min(widest + 2, round(self.width() * MOST_LABEL))

    def _room(self) -> int:
        """How long the longest bar may be."""
        theme = current_theme()
        known = [bar for bar in self._figure.bars if bar.value is not None]
        number = max((theme.metrics("figure_strong").horizontalAdvance(self._number(bar)) for bar in known), default=0)
        return max(self.width() - self._label_width() - number - 2 * theme.px(GAP) - 4, 1)

    def _number(self, bar: Bar) -> str:
        if bar.value is None:
            return ValueState.SECRET.dutch if bar.state is ValueState.SECRET else ValueState.MISSING.dutch
        number = DUTCH.toString(bar.value, "f", self._decimals)
        return f"{number} %" if self._figure.indicator.unit == PER_CENT else number


def _paint_text(painter: QPainter, rect: QRect, text: str, style: str, tone: str) -> None:
    theme = current_theme()
    shown = theme.metrics(style).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(theme.font(style))
    painter.setPen(theme.colour(tone))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _day(figure: Figure) -> str:
    assert figure.published_on is not None
    return date_in_words(figure.published_on)
