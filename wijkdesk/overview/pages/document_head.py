"""The head of a document beside the overview: what it is, of what, and a few facts about it."""

from collections.abc import Iterable

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from wijkdesk.overview.dutch import shortened
from wijkdesk.overview.pages.blocks import clipped, grid, rich, small
from wijkdesk.overview.pages.marks import ACCENT
from wijkdesk.pdf import fonts
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.styles import CELL, GUTTER, HAIRLINE, INK, MUTED, columns
from wijkdesk.pdf.text import markup

Fact = tuple[str, str, str]
"""A label, what stands behind it, and what stands below that in small letters."""

_EYEBROW = ParagraphStyle("document kind", CELL, fontName=fonts.SEMIBOLD, fontSize=8.5, textColor=ACCENT, spaceAfter=4)
_MOST_LETTERS, _MOST_LINES = 120, 10


def document_kind(kind: str, *, is_example: bool) -> Paragraph:
    """The small line above the title: what kind of document this is, and whether its content is invented."""
    example = f'<font color="{MUTED.hexval()}"> · VOORBEELD, DE INHOUD IS VERZONNEN</font>' if is_example else ""
    return rich(markup(kind, fonts.SEMIBOLD), example, style=_EYEBROW)


def facts_in_columns(facts: Iterable[Fact]) -> Flowable:
    """Facts three beside each other between two lines; those without a text are left out. There is at least one."""
    cells = [_fact(*fact) for fact in facts if fact[1].strip()]
    rows = [(cells[start : start + 3] + [""] * 3)[:3] for start in range(0, len(cells), 3)]
    width = columns(2) + GUTTER
    return grid(
        rows,
        [width, width, width - GUTTER],
        ("LINEABOVE", (0, 0), (-1, 0), 1, INK),
        ("LINEBELOW", (0, -1), (-1, -1), 0.5, HAIRLINE),
        ("TOPPADDING", (0, 0), (-1, -1), 5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ("RIGHTPADDING", (0, 0), (-2, -1), GUTTER),
    )


def _fact(label: str, text: str, below: str) -> Paragraph:
    said = f'<font name="{fonts.MEDIUM}">{markup(shortened(text, _MOST_LETTERS), fonts.MEDIUM)}</font>'
    named = f'<font size="8" color="{MUTED.hexval()}">{markup(label)}</font><br/>{said}'
    return clipped(rich(named, small(shortened(below, _MOST_LETTERS))), columns(2), _MOST_LINES)
