"""Tables that do not shout: a muted head that is repeated on every page, rows of 20 points, hairlines."""

from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager, ExitStack
from itertools import zip_longest
from typing import Any

from reportlab import platypus
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from wijkdesk.pdf import fonts
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.styles import CELL, COLUMN_HEAD, GUTTER, HAIRLINE, NUMBER, NUMBER_HEAD, RULE, TEXT_HEIGHT
from wijkdesk.pdf.tagging import Node, TaggedCanvas, attributes

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


def bare_style(*more: tuple[Any, ...]) -> platypus.TableStyle:
    """Return the style of a grid without padding or lines; ``more`` are commands on top of that."""
    return platypus.TableStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            *more,
        ]
    )


class Grid(platypus.Table):
    """Flowables side by side for the eye alone: to who listens they follow each other, row after row."""

    canv: TaggedCanvas

    def __init__(self, *args: Any, **keywords: Any) -> None:
        super().__init__(*args, **{"renderCB": _GridTags(), **keywords})

    @property
    def cells(self) -> Any:
        """The rows of cells, each a flowable, a list of them or a text."""
        return self._cellvalues  # type: ignore[attr-defined]


class TaggedTable(platypus.Table):
    """A table whose first row has the headers of its columns; on a next page that row only helps the eye."""

    canv: TaggedCanvas

    def __init__(self, *args: Any, named_rows: bool = False, **keywords: Any) -> None:
        # The parts of a table that is split share what was made for the whole.
        super().__init__(*args, **{"renderCB": _TableTags(named_rows), **keywords})


class _GridTags(platypus.tables.TableRenderCB):
    """reportlab calls these while it paints a table."""

    def __init__(self) -> None:
        self._open: list[ExitStack] = []

    def startTable(self, table: Any) -> None:  # noqa: N802
        self._open = []

    def startRow(self, table: Any, row: int) -> None:  # noqa: N802
        pass

    def startCell(self, table: Any, row: int, column: int, *about: Any) -> None:  # noqa: N802
        pass

    def endCell(self, table: Any) -> None:  # noqa: N802
        pass

    def endRow(self, table: Any) -> None:  # noqa: N802
        pass

    def startBG(self, table: Any) -> None:  # noqa: N802
        self._enter(table.canv.artifact())

    def endBG(self, table: Any) -> None:  # noqa: N802
        self._open.pop().close()

    def startLines(self, table: Any) -> None:  # noqa: N802
        self._enter(table.canv.artifact())

    def endLines(self, table: Any) -> None:  # noqa: N802
        self._open.pop().close()

    def endTable(self, table: Any) -> None:  # noqa: N802
        pass

    def _enter(self, *parts: AbstractContextManager[None]) -> None:
        entered = ExitStack()
        for part in parts:
            entered.enter_context(part)
        self._open.append(entered)


class _TableTags(_GridTags):
    def __init__(self, named_rows: bool) -> None:
        super().__init__()
        self._named_rows = named_rows
        whole = Node("Table")
        self._head, self._body = Node("THead", whole), Node("TBody", whole)
        self._row: Node | None = None

    def startRow(self, table: Any, row: int) -> None:  # noqa: N802
        canvas = table.canv
        if row > 0:
            self._row = Node("TR", self._body)
            self._enter(canvas.tag(self._row))
        elif not canvas.holds(self._head):
            self._row = Node("TR", self._head)
            self._enter(canvas.tag(self._row))
        else:
            self._row = None
            self._enter(canvas.artifact())

    def startCell(self, table: Any, row: int, column: int, *about: Any) -> None:  # noqa: N802
        if self._row is None:
            self._enter()
        elif row == 0:
            self._enter(table.canv.tag(Node("TH", self._row, attributes("Table", Scope="Column"))))
        elif column == 0 and self._named_rows:
            self._enter(table.canv.tag(Node("TH", self._row, attributes("Table", Scope="Row"))))
        else:
            self._enter(table.canv.tag(Node("TD", self._row)))

    def endCell(self, table: Any) -> None:  # noqa: N802
        self._open.pop().close()

    def endRow(self, table: Any) -> None:  # noqa: N802
        self._open.pop().close()


def table(
    head: Sequence[str],
    rows: Iterable[_Row],
    widths: Sequence[float],
    *,
    numbers: Collection[int] = (),
    named_rows: bool = False,
) -> Flowable:
    """Return a table of columns with these widths in points, the gutter after each but the last included.

    Strings are a user's text; ``head`` has short labels. The columns whose index is in ``numbers``, counted from 0, are
    set to the right in digits of one width. With ``named_rows`` the first cell of a row is its header, as the one above
    a column is of that. No row is torn over two pages; one whose text is taller than a page goes on
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
    measures = {"colWidths": list(widths), "rowHeights": heights}
    return TaggedTable(content, named_rows=named_rows, repeatRows=1, style=_STYLE, **measures)


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
