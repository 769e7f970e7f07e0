"""The handbook as one PDF, its links leading from page to page."""

import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from PIL import Image, ImageDraw
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer

from wijkdesk import __version__
from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.papers.handbook import text
from wijkdesk.pdf import fonts
from wijkdesk.pdf.contents import headings_in, table_of_contents
from wijkdesk.pdf.document import Document
from wijkdesk.pdf.links import linked
from wijkdesk.pdf.paragraph import Paragraph, Role, list_node
from wijkdesk.pdf.picture import picture
from wijkdesk.pdf.styles import (
    BODY,
    CELL,
    GUTTER,
    HEADING_1,
    HEADING_2,
    LEAD,
    LIST,
    NUMBERED,
    SECTION,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    TITLE,
)
from wijkdesk.pdf.table import table
from wijkdesk.pdf.text import markup

_TITLE = "Handboek van Wijkdesk"
_CHAPTER = ParagraphStyle("chapter", SECTION, spaceBefore=34)
_STYLES: tuple[tuple[Role, ParagraphStyle], ...] = (("H2", _CHAPTER), ("H3", HEADING_1), ("H4", HEADING_2))
_NARROWEST, _MOST_WEIGHED = 8, 60  # letters of the longest cell of a column, by which its width is measured
_ROOM_FOR_A_CHAPTER = 0.45 * TEXT_HEIGHT  # its title, what it begins with, and most pictures
_POINTS_A_PIXEL = 0.55
_EDGE = "#8a9099"
_FONTS = {"bold": fonts.SEMIBOLD, "code": fonts.MEDIUM}

_Headings = Mapping[tuple[str, str], Paragraph]
"""The headings of all pages, by the name of the page and the anchor; "" is the title of the page."""


def write_book(path: Path, *, today: dt.date) -> None:
    """Write all pages of the handbook as one PDF, in the place of any file that was there.

    Raises OSError, from the system as it is, when it cannot be written.
    """
    footer = f"{_TITLE} {__version__}"
    Document(_TITLE, made_on=today, footer=footer).save(_story(text.read_pages(), today), path)


def _story(pages: Sequence[text.Page], today: dt.date) -> list[Flowable]:
    headings = dict(_headings(pages))
    first, *others = pages
    chapters = [part for page in others for part in _chapter(page, headings)]
    welcome = [part for block in text.blocks_of(first) if _is_welcome(block) for part in _flowables(block, first, {})]
    return [
        Paragraph.plain(_TITLE, TITLE, role="H1"),
        Paragraph.plain(f"Versie {__version__}, {date_in_words(today)}", LEAD),
        *welcome,
        *table_of_contents(headings_in(chapters, "H2")),
        PageBreak(),
        *chapters,
    ]


def _is_welcome(block: text.Block) -> bool:
    """Whether it stands before the table of contents, which takes the place of the links on the first page."""
    return isinstance(block, text.Paragraph) and not any(span.kind == "link" for span in text.spans_of(block.text))


def _headings(pages: Sequence[text.Page]) -> Iterator[tuple[tuple[str, str], Paragraph]]:
    for page in pages:
        for block in text.blocks_of(page):
            if isinstance(block, text.Heading):
                role, style = _STYLES[min(block.level, len(_STYLES)) - 1]
                anchor = "" if block.level == 1 else text.anchor_of(block.words)
                yield (page.name, anchor), Paragraph.plain(block.words, style, role=role)


def _chapter(page: text.Page, headings: _Headings) -> Iterator[Flowable]:
    yield CondPageBreak(_ROOM_FOR_A_CHAPTER)
    for block in text.blocks_of(page):
        yield from _flowables(block, page, headings)


def _flowables(block: text.Block, page: text.Page, headings: _Headings) -> Iterator[Flowable]:
    if isinstance(block, text.Heading):
        yield headings[page.name, "" if block.level == 1 else text.anchor_of(block.words)]
    elif isinstance(block, text.Paragraph):
        yield Paragraph(_markup(block.text, BODY, page, headings), BODY)
    elif isinstance(block, text.Items):
        whole, style = list_node(numbered=block.are_numbered), NUMBERED if block.are_numbered else LIST
        for number, each in enumerate(block.texts, start=1):
            bullet = f"{number}." if block.are_numbered else "•"
            yield Paragraph(_markup(each, style, page, headings), style, bullet, of=whole)
    elif isinstance(block, text.Table):
        rows = [[Paragraph(_markup(cell, CELL, page, headings), CELL) for cell in row] for row in block.rows]
        yield table(block.head, rows, _widths(block), named_rows=True)
        yield Spacer(0, BODY.spaceAfter)
    else:
        content, width = _with_edge(block.path)
        yield picture(content, alternative=block.alternative, width=width, height=TEXT_HEIGHT / 2)


def _with_edge(path: Path) -> tuple[bytes, float]:
    """A picture with a line round it, for a window on a page of its own colour, and how wide it is shown.

    All are shown at one scale, so that a small window does not look like a large one; only what is too wide, smaller.
    """
    with Image.open(path) as image:
        framed = image.convert("RGB")
    ImageDraw.Draw(framed).rectangle((0, 0, framed.width - 1, framed.height - 1), outline=_EDGE)
    file = io.BytesIO()
    framed.save(file, "PNG")
    return file.getvalue(), min(TEXT_WIDTH, framed.width * _POINTS_A_PIXEL)


def _markup(line: str, style: ParagraphStyle, page: text.Page, headings: _Headings) -> str:
    return "".join(_span(span, style, page, headings) for span in text.spans_of(line))


def _span(span: text.Span, style: ParagraphStyle, page: text.Page, headings: _Headings) -> str:
    if span.kind == "link":
        name, _, anchor = span.target.partition("#")
        if name == text.FIRST:  # that page is the first of the document, which needs no way back to itself
            return markup(span.words, style.fontName)
        return linked(span.words, headings[name or page.name, anchor].node, style.fontName)
    font = _FONTS.get(span.kind)
    if font is None:
        return markup(span.words, style.fontName)
    return f'<font name="{font}">{markup(span.words, font)}</font>'


def _width(word: str) -> float:
    return float(stringWidth(word.strip("`*"), fonts.MEDIUM, CELL.fontSize)) + 1


def _widths(block: text.Table) -> list[float]:
    """Give each column what its longest word takes, and a share of the rest by its longest cell."""
    columns = list(zip(block.head, *block.rows, strict=True))
    least = [max(_width(word) for cell in column for word in cell.split()) for column in columns]
    weights = [min(max(_NARROWEST, *(len(cell) for cell in column)), _MOST_WEIGHED) for column in columns]
    room = TEXT_WIDTH - GUTTER * len(columns)
    scale, rest = min(1.0, room / sum(least)), max(0.0, room - sum(least))
    shares = [rest * weight / sum(weights) for weight in weights]
    return [GUTTER + width * scale + share for width, share in zip(least, shares, strict=True)]
