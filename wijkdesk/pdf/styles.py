"""Colours, measures and paragraph styles of the pages: one type family on a grid of six columns."""

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle

from wijkdesk.pdf import fonts

INK, MUTED, HAIRLINE, RULE = HexColor(0x1D2126), HexColor(0x4E555E), HexColor(0xE6E3DD), HexColor(0x80858D)
LINK = HexColor(0x24508F)

# In points, as all measures here.
PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 62.0, 54.0, 54.0, 62.0
TEXT_WIDTH, TEXT_HEIGHT = PAGE_WIDTH - LEFT - RIGHT, PAGE_HEIGHT - TOP - BOTTOM
COLUMNS, GUTTER = 6, 12.0


def columns(count: int) -> float:
    """Return the width of some neighbouring columns of the grid, 1 to 6, with the gutters between them."""
    return (TEXT_WIDTH + GUTTER) / COLUMNS * count - GUTTER


# bulletFontName is named because reportlab's own choice is a font that would not be in the file.
_TEXT = ParagraphStyle("text", textColor=INK, bulletFontName=fonts.REGULAR, allowWidows=0, allowOrphans=0)
_HEADING = ParagraphStyle("heading", _TEXT, keepWithNext=1)

TITLE = ParagraphStyle("title", _HEADING, fontName=fonts.BOLD, fontSize=28, leading=34)
SECTION = ParagraphStyle("section", _HEADING, fontName=fonts.BOLD, fontSize=20, leading=25, spaceAfter=4)
HEADING_1 = ParagraphStyle(
    "heading 1", _HEADING, fontName=fonts.SEMIBOLD, fontSize=16, leading=20, spaceBefore=16, spaceAfter=3
)
HEADING_2 = ParagraphStyle(
    "heading 2", _HEADING, fontName=fonts.SEMIBOLD, fontSize=12, leading=15, spaceBefore=12, spaceAfter=3
)
LEAD = ParagraphStyle("lead", _TEXT, fontName=fonts.REGULAR, fontSize=11, leading=16.5, spaceAfter=8)
BODY = ParagraphStyle("body", _TEXT, fontName=fonts.REGULAR, fontSize=9.5, leading=14, spaceAfter=6)
LIST = ParagraphStyle("list", BODY, spaceAfter=3, leftIndent=12, bulletFontSize=9.5)
NUMBERED = ParagraphStyle("numbered", LIST, leftIndent=18, bulletFontName=fonts.TABULAR)
QUOTE = ParagraphStyle("quote", BODY, fontName=fonts.ITALIC, fontSize=10.5, leading=15, leftIndent=14, spaceAfter=8)
CAPTION = ParagraphStyle(
    "caption", _TEXT, fontName=fonts.REGULAR, fontSize=8, leading=11, textColor=MUTED, spaceBefore=3, spaceAfter=8
)
SOURCE = ParagraphStyle("source", _TEXT, fontName=fonts.REGULAR, fontSize=7.5, leading=10, textColor=MUTED)
CELL = ParagraphStyle("cell", _TEXT, fontName=fonts.REGULAR, fontSize=9, leading=12)
NUMBER = ParagraphStyle("number", CELL, fontName=fonts.TABULAR, alignment=TA_RIGHT)
COLUMN_HEAD = ParagraphStyle("column head", _TEXT, fontName=fonts.MEDIUM, fontSize=8, leading=12, textColor=MUTED)
NUMBER_HEAD = ParagraphStyle("number head", COLUMN_HEAD, alignment=TA_RIGHT)
# Its one line may be cut off from any number of others.
FOOTER = ParagraphStyle(
    "footer",
    _TEXT,
    fontName=fonts.REGULAR,
    fontSize=8,
    leading=11,
    textColor=MUTED,
    allowOrphans=1,
    allowWidows=1,
)
