"""The table of contents: what stands on which page, each line a link to its heading."""

from collections.abc import Iterable, Iterator
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getAscent
from reportlab.platypus import Flowable

from wijkdesk.pdf import fonts
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.styles import CELL, GUTTER, TEXT_WIDTH
from wijkdesk.pdf.table import Grid, bare_style
from wijkdesk.pdf.tagging import Node, TaggedCanvas

_ENTRY = ParagraphStyle("entry", CELL, leading=13.5, allowWidows=1, allowOrphans=1)
_NUMBER_WIDTH, _COLUMNS, _MOST_LETTERS, _MOST_LINES = 20.0, 3, 60, 2
_IN_COLUMN = 24  # Of that many lines each, so that the columns fit on a page below a heading.


def headings_in(story: Iterable[Flowable], role: str = "H2") -> Iterator[Paragraph]:
    """Every heading of one level that says something, also one that stands in a grid or is kept with others."""
    for part in story:
        held: Any = part
        if isinstance(held, Paragraph):
            if held.node.role == role and held.words:
                yield held
        elif isinstance(held, Grid):
            for row in held.cells:
                for cell in row:
                    yield from headings_in(cell if isinstance(cell, list) else [cell], role)
        elif hasattr(held, "_content"):
            yield from headings_in(held._content, role)


def table_of_contents(headings: Iterable[Paragraph]) -> list[Flowable]:
    """A line for each of these headings of the same story, in three columns; nothing without headings.

    They are the very paragraphs that stand in the story, at any depth: making the document raises ValueError where one
    is not painted in it. The number of the page is filled in when all pages are there, so the story is laid out once.
    """
    whole = Node("TOC")
    gap = 2 * GUTTER
    width = (TEXT_WIDTH - (_COLUMNS - 1) * gap) / _COLUMNS
    entries: list[Flowable] = [_Entry(heading, whole, width) for heading in headings]
    at_once = _COLUMNS * _IN_COLUMN
    return [_in_columns(entries[start : start + at_once], width, gap) for start in range(0, len(entries), at_once)]


def _in_columns(entries: list[Flowable], width: float, gap: float) -> Grid:
    most = -(-len(entries) // _COLUMNS)
    row: list[list[Flowable] | str] = []
    for start in range(0, _COLUMNS * most, most):
        row += [entries[start : start + most] or "", ""]
    widths = [width, gap] * _COLUMNS
    return Grid([row[:-1]], colWidths=widths[:-1], style=bare_style(), hAlign="LEFT")


class _Entry(Flowable):
    """The words of a heading and the number of its page."""

    canv: TaggedCanvas

    def __init__(self, heading: Paragraph, whole: Node, width: float) -> None:
        super().__init__()
        self._heading, self.width = heading, width
        item = Node("TOCI", whole)
        self._link = Node("Link", Node("Reference", item))
        self._words = _first_lines(Paragraph.plain(_shortened(heading.words), _ENTRY), width - _NUMBER_WIDTH)
        self._words.node = self._link

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        self.height = self._words.wrapOn(self.canv, self.width - _NUMBER_WIDTH, aH)[1]
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        self._words.drawOn(canvas, 0, 0)
        with canvas.tag(self._link):
            canvas.saveState()
            canvas.translate(self.width, self.height - getAscent(_ENTRY.fontName, _ENTRY.fontSize))
            canvas.draw_page_of(self._heading.node, fonts.TABULAR, _ENTRY.fontSize)
            canvas.restoreState()
        left, bottom = canvas.absolutePosition(0, 0)
        box = (left, bottom, left + self.width, bottom + self.height)
        canvas.link_to(self._heading.node, self._link, box, self._heading.words)


def _shortened(words: str) -> str:
    """A heading of a line or two; the whole stands where the link leads."""
    return words if len(words) <= _MOST_LETTERS else f"{words[: _MOST_LETTERS - 1].rstrip()}…"


def _first_lines(words: Paragraph, width: float) -> Paragraph:
    """What fits in an entry: letters without a font, or wide ones, can make a short text tall."""
    height = _MOST_LINES * _ENTRY.leading
    if words.wrap(width, height)[1] <= height:
        return words
    first: Paragraph = words.split(width, height)[0]
    return first
