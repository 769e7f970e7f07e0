"""Tables that do not shout: a muted head that is repeated on every page, rows of 20 points, hairlines."""

from collections.abc import Collection, Iterable, Sequence
from itertools import zip_longest

from reportlab import platypus
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from wijkdesk.pdf import fonts
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.styles import CELL, COLUMN_HEAD, GUTTER, HAIRLINE, NUMBER, NUMBER_HEAD, RULE, TEXT_HEIGHT

_PADDING = 4.0
_ROOM_FOR_HEADING = 80.0  # Points that are kept free above a table.

_STYLE = platypus.TableStyle(
    [
        # Paragraphs have their own; but for empty cells reportlab would choose a font that is not in the file.
        ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("VALIGN", (0, 1), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), _PADDING),
        ("BOTTOMPADDING", (0, 0), (-1, -1), _PADDING),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-2, -1), GUTTER),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("LINEBELOW", (0, 0), (-1, 0), 0.75, RULE),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, HAIRLINE),
    ]
)

_Row = Sequence[Flowable | str]


def table(
    head: Sequence[str], rows: Iterable[_Row], widths: Sequence[float], *, numbers: Collection[int] = ()
) -> Flowable:
    """Return a table of columns with these widths in points, the gutter after each but the last included.

    Strings are a user's text; ``head`` has short labels. The columns whose index is in ``numbers``, counted from 0, are
    set to the right in digits of one width. No row is torn over two pages; one whose text is taller than a page goes on
    in rows of its own.
    """
    inner = [width - GUTTER for width in widths[:-1]] + [widths[-1]]
    labels = tuple(_cells(head, COLUMN_HEAD, NUMBER_HEAD, numbers))
    tallest = TEXT_HEIGHT - _ROOM_FOR_HEADING - _height(labels, inner) - 2 * _PADDING
    content: list[tuple[Flowable | str, ...]] = [labels]
    for row in rows:
        content += _rows_that_fit(_cells(row, CELL, NUMBER, numbers), inner, tallest)
    # reportlab measures rows of unknown height anew on every page.
    heights = [_height(row, inner) for row in content]
    return platypus.Table(content, colWidths=list(widths), rowHeights=heights, repeatRows=1, style=_STYLE)


def _cells(row: _Row, style: ParagraphStyle, number_style: ParagraphStyle, numbers: Collection[int]) -> list[Flowable]:
    return [
        Paragraph.plain(cell, number_style if index in numbers else style) if isinstance(cell, str) else cell
        for index, cell in enumerate(row)
    ]


def _rows_that_fit(cells: list[Flowable], widths: list[float], tallest: float) -> list[tuple[Flowable | str, ...]]:
    pieces = [_pieces(cell, width, tallest) for cell, width in zip(cells, widths, strict=True)]
    return list(zip_longest(*pieces, fillvalue=""))


def _pieces(cell: Flowable, width: float, tallest: float) -> list[Flowable]:
    """Cut a paragraph into pieces that are no taller than a row may be; other things stay whole."""
    pieces = []
    while isinstance(cell, Paragraph) and cell.wrap(width, tallest)[1] > tallest:
        piece, cell = cell.split(width, tallest)
        pieces.append(piece)
    return [*pieces, cell]


def _height(row: _Row, widths: list[float]) -> float:
    cells = zip(row, widths, strict=True)
    return 2 * _PADDING + max(cell.wrap(width, TEXT_HEIGHT)[1] for cell, width in cells if isinstance(cell, Flowable))
