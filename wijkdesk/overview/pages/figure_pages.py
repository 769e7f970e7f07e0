"""The figures of a pillar on the page: one as a small chart, all of them as a table."""

from collections.abc import Sequence

from babel.numbers import format_decimal
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether

from wijkdesk.drawing.comparison import NO_DATA, Bar, Target, draw_comparison
from wijkdesk.drawing.shapes import Drawing
from wijkdesk.drawing.trend import Series, draw_trend
from wijkdesk.overview.dutch import capitalised, long_date, sentence, shortened
from wijkdesk.overview.outcome import AreaValue, Figure
from wijkdesk.overview.pages.blocks import MOST_LETTERS, Row, clipped, heading, rich
from wijkdesk.pdf import fonts
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.shapes import Drawn, text_width
from wijkdesk.pdf.styles import BODY, CAPTION, SOURCE, TEXT_WIDTH
from wijkdesk.pdf.table import table
from wijkdesk.pdf.text import markup

PER_CENT = "%"

MOST_BARS = 10
"""How many areas a chart has room for; the appendix has the others."""

MOST_LINES = 4

FEWEST_FOR_A_LINE = 3
"""From how many periods on a line tells more than a bar, where there are no other areas to compare with."""

_NUMBER_COLUMN, _IN_LABEL = 110.0, 40
_NAME = ParagraphStyle("figure name", BODY, fontName=fonts.SEMIBOLD, spaceBefore=14, spaceAfter=0, keepWithNext=1)
_TITLE = ParagraphStyle("figure title", _NAME, spaceBefore=12)
_ABOUT = ParagraphStyle("about figure", SOURCE, keepWithNext=1)
_UNIT = ParagraphStyle("figure unit", CAPTION, spaceBefore=0, spaceAfter=4, keepWithNext=1)


def figure_chart(figure: Figure, colour: int, width: float, more: str) -> list[Flowable]:
    """Name, chart and source, ``width`` points wide; ``colour`` is that of the pillar, ``more`` follows the source."""
    named = clipped(heading(figure.name, _NAME, "P"), width, 3)
    unit = "in procenten" if figure.unit == PER_CENT else figure.unit
    compared = f"streepje: {figure.start_period}" if figure.start_period and not _is_followed(figure) else ""
    if not _is_followed(figure) and len(figure.areas) > MOST_BARS:
        more += " Alle gebieden staan in de bijlage."
    parts = (shortened(unit, MOST_LETTERS), shortened(figure.period, 60), shortened(compared, 60))
    about = clipped(rich(markup(", ".join(part for part in parts if part)), style=_UNIT), width, 3)
    return [
        named,
        about,
        Drawn(_drawing(figure, colour, width)),
        clipped(rich(markup(shortened(source_of(figure), MOST_LETTERS) + more), style=SOURCE), width, 5),
    ]


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
    unit = capitalised(figure.unit) if figure.unit != PER_CENT else ""
    target = f"Doel {_said(figure.target, figure)}" if figure.target is not None else ""
    target += f" op {long_date(figure.target_on)}" if target and figure.target_on else ""
    return " ".join(sentence(part) for part in (unit, target, source_of(figure)) if part)


def _area_table(figure: Figure) -> Flowable:
    labels = [f"Start, {figure.start_period}"] if figure.start_period else []
    labels += [f"Nu, {figure.period}"]
    rows: list[Row] = [
        [area.area, *(_said(value, figure) for value in (area.start, area.value)[-len(labels) :])]
        for area in figure.areas
    ]
    head = ["Gebied", *(shortened(label, _IN_LABEL) for label in labels)]
    widths = [TEXT_WIDTH - len(labels) * _NUMBER_COLUMN, *[_NUMBER_COLUMN] * len(labels)]
    return table(head, rows, widths, numbers=range(1, len(head)), named_rows=True)


def source_of(figure: Figure) -> str:
    """Where a figure comes from, and when it was published."""
    parts = [figure.source or "Bron niet vastgelegd"]
    parts += [f"gepubliceerd {long_date(figure.published_on)}"] if figure.published_on else []
    return f"{', '.join(parts)}.{' Modelschatting.' if figure.is_modelled else ''}"


def _drawing(figure: Figure, colour: int, width: float) -> Drawing:
    about = ", ".join(part for part in (figure.name, figure.unit, figure.period) if part and part != PER_CENT)
    target = Target(figure.target, _said(figure.target, figure)) if figure.target is not None else None
    if _is_followed(figure):
        series = [
            Series(
                each.area, each.values, tuple("" if value is None else _said(value, figure) for value in each.values)
            )
            for each in figure.series[:MOST_LINES]
        ]
        return draw_trend(about, figure.periods, series, target, colour=colour, width=width, measure=text_width)
    bars = [
        Bar(area.area, area.value, _said(area.value, figure), area.is_own, area.start, _said(area.start, figure))
        for area in _shown(figure.areas)
    ]
    return draw_comparison(about, bars, target, colour=colour, width=width, measure=text_width)


def _shown(areas: Sequence[AreaValue]) -> list[AreaValue]:
    """The areas that a chart has room for: the first of the own ones, beside those around to compare with."""
    own = [area for area in areas if area.is_own]
    around = [area for area in areas if not area.is_own][: MOST_BARS - 1]
    return [*own[: MOST_BARS - len(around)], *around]


def _is_followed(figure: Figure) -> bool:
    """Whether a line through time says more than bars beside other areas."""
    compares = any(area.value is not None and not area.is_own for area in figure.areas)
    return not compares and len(figure.periods) >= FEWEST_FOR_A_LINE


def _said(value: float | None, figure: Figure) -> str:
    """A number as Dutch text has it, with its unit where that is short."""
    if value is None:
        return NO_DATA
    values = [area.value for area in figure.areas if area.value is not None] + [value]
    whole = all(number == round(number) for number in values) or max(map(abs, values)) >= 1000
    pattern = "#,##0" if whole and figure.unit != PER_CENT else "#,##0.0"
    said = format_decimal(value, format=pattern, locale="nl")
    return f"{said} %" if figure.unit == PER_CENT else said
