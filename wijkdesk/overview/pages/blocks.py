"""What the pages are built of: headings, paragraphs and words set apart in them."""

import re
from collections.abc import Iterable
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from wijkdesk.domain.words import Light
from wijkdesk.overview.dutch import capitalised, not_rated_since, shortened
from wijkdesk.overview.outcome import RatingLine
from wijkdesk.overview.pages.marks import LIGHT_TEXTS, LightMark
from wijkdesk.pdf import fonts
from wijkdesk.pdf.paragraph import Paragraph, Role
from wijkdesk.pdf.styles import BODY, CELL, HEADING_1, LIST, MUTED
from wijkdesk.pdf.table import Grid, bare_style
from wijkdesk.pdf.tagging import Node
from wijkdesk.pdf.text import markup

Row = list[Flowable | str]

MOST_LETTERS = 200
"""How much of a name or a title stands in a heading: a longer one is no heading."""

_NUMBERED = re.compile(r"\s*([0-9]{1,2})[.)]\s+(?=\S)")
INTRODUCTION = ParagraphStyle("introduction", BODY, keepWithNext=1)
_ITEM = ParagraphStyle("numbered item", LIST, leftIndent=18, bulletFontName=fonts.TABULAR)
_BEFORE_ITEMS = ParagraphStyle("before items", BODY, spaceAfter=3, keepWithNext=1)
_REMARK, _MARK_WIDTH = 8, 14.0
_LEAST_FOR_NAME = 0.4  # Of the width that a name and its rating share.
_AT_FOOT = ("VALIGN", (0, 0), (-1, -1), "BOTTOM")


def heading(text: str, style: ParagraphStyle, role: Role) -> Paragraph:
    return Paragraph.plain(shortened(text, MOST_LETTERS), style, role=role)


def paragraphs(text: str, style: ParagraphStyle = BODY) -> list[Flowable]:
    """A paragraph for each line with something in it."""
    return [Paragraph.plain(line, style) for line in text.splitlines() if line.strip()]


def numbered_lines(text: str) -> list[Flowable]:
    """A paragraph for each line; those that begin with a number are the items of one list."""
    story: list[Flowable] = []
    items = Node("L")
    for line in text.splitlines():
        number = _NUMBERED.match(line)
        if number is not None:
            story.append(Paragraph.plain(line[number.end() :], _ITEM, f"{number[1]}.", of=items))
        elif line.strip():
            story.append(Paragraph.plain(line, _BEFORE_ITEMS if line.rstrip().endswith(":") else BODY))
            items = Node("L")
    return story


def told_alone(title: str, text: str) -> list[Flowable]:
    """A section of which the dossier has nothing to tell: her own words alone or, without any, no section."""
    return [heading(title, HEADING_1, "H2"), *paragraphs(text)] if text.strip() else []


def rich(*parts: str, style: ParagraphStyle = CELL, role: Role = "P") -> Paragraph:
    """A paragraph of markup from ``strong``, ``small`` and ``pdf.text.markup``."""
    return Paragraph("".join(parts), style, role=role)


def clipped(paragraph: Paragraph, width: float, most_lines: int) -> Paragraph:
    """The first lines of a paragraph that must not be split: letters without a font can make a short text tall."""
    height = most_lines * paragraph.style.leading
    if paragraph.wrap(width, height)[1] <= height:
        return paragraph
    first: Paragraph = paragraph.split(width, height)[0]
    return first


def strong(text: str) -> str:
    return f'<font name="{fonts.SEMIBOLD}">{markup(text, fonts.SEMIBOLD)}</font>'


def small(text: str, colour: Color = MUTED) -> str:
    """A line of its own in small muted letters; nothing for an empty text."""
    return f'<br/><font size="8" color="{colour.hexval()}">{markup(text)}</font>' if text else ""


def grid(rows: Iterable[Iterable[Any]], widths: list[float], *more: tuple[Any, ...]) -> Grid:
    """Flowables side by side, without padding or lines; for parts that are small enough to fit on a page."""
    return Grid([list(row) for row in rows], colWidths=widths, style=bare_style(*more), hAlign="LEFT")


def with_rating(name: Paragraph, rating: RatingLine | None, width: float, style: ParagraphStyle) -> Grid:
    """A name at the left; at the right shape and word of its rating, and how that compares to the half-year before.

    What is too long to leave the name its room stands below it.
    """
    if rating is None:
        return _beside(name, None, "", "nog niet beoordeeld", width, style)
    word, remark = capitalised(rating.light.dutch), _compared(rating)
    beside = f", {remark}"
    if width - _width_of_label(word, beside, style) - _MARK_WIDTH >= width * _LEAST_FOR_NAME:
        return _beside(name, rating.light, word, beside, width, style)
    title = _beside(name, rating.light, word, "", width, style)
    return grid([[title], [rich(_remark(capitalised(remark)), style=CELL)]], [width])


def _compared(rating: RatingLine) -> str:
    if rating.is_of_earlier:
        return not_rated_since(rating.rated_on)
    if rating.was_first is not None:
        return f"eerder dit halfjaar {rating.was_first.dutch}"
    if rating.at_start is None:
        return "voor het eerst beoordeeld"
    return f"was {'al ' if rating.at_start is rating.light else ''}{rating.at_start.dutch}"


def _beside(name: Paragraph, light: Light | None, word: str, remark: str, width: float, style: ParagraphStyle) -> Grid:
    colour = LIGHT_TEXTS[light].hexval() if light else ""
    said = f'<font name="{fonts.SEMIBOLD}" color="{colour}">{word}</font>' if light else ""
    label = rich(said, _remark(remark), style=style)
    needed = _width_of_label(word, remark, style)
    mark = LightMark(light, lift=(style.leading - style.fontSize) / 2 + 0.5) if light else ""
    return grid([[name, mark, label]], [width - needed - _MARK_WIDTH, _MARK_WIDTH, needed], _AT_FOOT)


def _width_of_label(word: str, remark: str, style: ParagraphStyle) -> float:
    letters = stringWidth(word, fonts.SEMIBOLD, style.fontSize) + stringWidth(remark, fonts.REGULAR, _REMARK)
    return float(letters) + 3


def _remark(text: str) -> str:
    return f'<font size="{_REMARK}" color="{MUTED.hexval()}">{text}</font>' if text else ""
