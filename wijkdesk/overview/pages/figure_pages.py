"""The figures of a pillar on the page: one as a small chart, all of them as a table."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether

from wijkdesk.drawing.comparison import Target
from wijkdesk.drawing.figure_chart import FigureChart
from wijkdesk.drawing.time_axis import TimeAxis
from wijkdesk.drawing.trend import Series
from wijkdesk.overview.dutch import begun, long_date, sentence, shortened
from wijkdesk.overview.outcome import Figure
from wijkdesk.overview.pages.blocks import MOST_LETTERS, Row, clipped, heading, rich, strong
from wijkdesk.pdf import fonts
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.shapes import Drawn, text_width
from wijkdesk.pdf.styles import BODY, CAPTION, SOURCE, TEXT_WIDTH
from wijkdesk.pdf.table import table
from wijkdesk.pdf.text import markup

PER_CENT = "%"

MOST_BARS = 10
"""How many areas a chart of one period has room for; the appendix has the others."""

_HEIGHT = 60.0
"""How high the plot is, in points."""

_NUMBER_COLUMN, _IN_LABEL = 110.0, 40
_MOST_SAID = 400  # Letters of what stands below a chart: the appendix has all of it.
_NAME = ParagraphStyle("figure name", BODY, fontName=fonts.SEMIBOLD, spaceBefore=14, spaceAfter=0, keepWithNext=1)
_TITLE = ParagraphStyle("figure title", _NAME, spaceBefore=12)
_ABOUT = ParagraphStyle("about figure", SOURCE, keepWithNext=1)
_GAP = ParagraphStyle("gap", BODY, fontSize=8.5, leading=11, spaceBefore=0, spaceAfter=4)
_UNIT = ParagraphStyle("figure unit", CAPTION, spaceBefore=0, spaceAfter=4, keepWithNext=1)


def figure_chart(figure: Figure, colour: int, width: float, more: str) -> list[Flowable]:
    """Name, chart and source, ``width`` points wide; ``colour`` is the pillar's, ``more`` follows the source."""
    chart = figure.chart or _chart_of_before(figure)
    if len(chart.lines) < len(figure.areas):
        more += " Alle gebieden staan in de bijlage."
    return [
        clipped(heading(figure.name, _NAME, "P"), width, 3),
        clipped(rich(markup(shortened(begun(chart.about), MOST_LETTERS)), style=_UNIT), width, 3),
        Drawn(chart.draw(width, text_width, colour=colour, height=_HEIGHT)),
        clipped(rich(markup(shortened(chart.below, _MOST_SAID) + more), style=SOURCE), width, 10),
    ]


def figure_gaps(figure: Figure) -> list[Flowable]:
    """How far the neighbourhood is from the city, to stand below the chart."""
    said = figure.chart.sentences if figure.chart is not None else ()
    return (
        [rich(strong(f"{shortened(figure.name, MOST_LETTERS)}. "), markup(" ".join(said)), style=_GAP)] if said else []
    )


def figure_tables(figures: Sequence[Figure]) -> list[Flowable]:
    """The numbers of all figures, each a table of its areas with its target and source above it."""
    story: list[Flowable] = []
    for figure in figures:
        whole: list[Flowable] = [
            heading(figure.name, _TITLE, "H4"),
            Paragraph.plain(_about(figure), _ABOUT),
            _area_table(figure),
        ]
        story += [KeepTogether(whole)] if len(figure.areas) <= MOST_BARS else whole
    return story


def _about(figure: Figure) -> str:
    unit = begun(figure.unit) if figure.unit != PER_CENT else ""
    target = f"Doel {figure.said(figure.target)}" if figure.target is not None else ""
    target += f" op {long_date(figure.target_on)}" if target and figure.target_on else ""
    gaps = figure.chart.sentences if figure.chart is not None else ()
    return " ".join(sentence(part) for part in (unit, target, *gaps, figure.footnote) if part)


def _area_table(figure: Figure) -> Flowable:
    labels = [f"Start, {figure.start_period}"] if figure.start_period else []
    labels += [f"Nu, {figure.period}"]
    rows: list[Row] = [
        [area.area, *(figure.said(value) for value in (area.start, area.value)[-len(labels) :])]
        for area in figure.areas
    ]
    head = ["Gebied", *(shortened(label, _IN_LABEL) for label in labels)]
    widths = [TEXT_WIDTH - len(labels) * _NUMBER_COLUMN, *[_NUMBER_COLUMN] * len(labels)]
    return table(head, rows, widths, numbers=range(1, len(head)), named_rows=True)


def _chart_of_before(figure: Figure) -> FigureChart:
    """The newest numbers, in an overview that was adopted before it kept what is drawn."""
    lines = [Series(area.area, (area.value,), (figure.said(area.value),), area.is_own) for area in figure.areas]
    unit = figure.unit if figure.unit != PER_CENT else "in procenten"
    return FigureChart(
        name=figure.name,
        about=", ".join(part for part in (unit, figure.period) if part),
        periods=(figure.period,),
        axis=TimeAxis(()),
        lines=tuple(lines[:MOST_BARS]),
        target=Target(figure.target, figure.said(figure.target)) if figure.target is not None else None,
        from_zero=True,
        sentences=(),
        source=figure.footnote,
    )
