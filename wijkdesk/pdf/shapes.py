"""Drawings of plain shapes on a page, each read as one figure."""

from bidi import get_base_level
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from wijkdesk.drawing.colours import colour_on_white
from wijkdesk.drawing.shapes import Drawing, Line, Mark, Rectangle, Shape, Text, Weight
from wijkdesk.pdf import fonts
from wijkdesk.pdf.figure import Figure
from wijkdesk.pdf.paragraph import painted_order
from wijkdesk.pdf.tagging import TaggedCanvas
from wijkdesk.pdf.text import RIGHT_TO_LEFT, clean, join_letters

_FONTS: dict[Weight, str] = {"regular": fonts.TABULAR, "strong": fonts.TABULAR_SEMIBOLD}
_OUTLINE, _RING = 0.75, 1.2


def colour_of(tone: str) -> Color:
    """The printed colour of a tone; a KeyError for one that does not exist. A seventh pillar has the first colour."""
    return HexColor(colour_on_white(tone))


def text_width(text: str, size: float, weight: Weight) -> float:
    """How wide one line of text is on the page, in points."""
    fonts.register()
    return sum(float(stringWidth(piece, font, size)) for font, piece in _pieces(text, weight))


class Drawn(Figure):
    """A drawing on the page: one figure with its alternative text."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__(_Shapes(drawing), " ".join(clean(drawing.alternative).split()))


class _Shapes(Flowable):
    canv: TaggedCanvas

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        fonts.register()
        self._drawing = drawing
        self.width, self.height = drawing.width, drawing.height

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        return self.width, self.height

    def draw(self) -> None:
        for shape in self._drawing.shapes:
            self.canv.saveState()
            self._paint(shape)
            self.canv.restoreState()

    def _paint(self, shape: Shape) -> None:
        match shape:
            case Rectangle():
                self._paint_rectangle(shape)
            case Line():
                self._paint_line(shape)
            case Mark():
                self._paint_mark(shape)
            case Text():
                self._paint_text(shape)

    def _paint_mark(self, shape: Mark) -> None:
        self._fill(shape.tone)
        self._stroke(shape.tone)
        inside = 0.0 if shape.filled else _RING / 2  # A ring is as large as a disc.
        self.canv.setLineWidth(_RING)
        self.canv.circle(
            shape.x,
            self.height - shape.y,
            shape.radius - inside,
            stroke=int(not shape.filled),
            fill=int(shape.filled),
        )

    def _paint_rectangle(self, shape: Rectangle) -> None:
        if shape.tone is not None:
            self._fill(shape.tone)
        if shape.outline is not None:
            self._stroke(shape.outline)
        self.canv.setLineWidth(_OUTLINE)
        inside = _OUTLINE / 2 if shape.outline is not None else 0.0  # The outline lies within its measures.
        self.canv.rect(
            shape.x + inside,
            self.height - shape.y - shape.height + inside,
            max(shape.width - 2 * inside, 0),
            max(shape.height - 2 * inside, 0),
            stroke=int(shape.outline is not None),
            fill=int(shape.tone is not None),
        )

    def _paint_line(self, shape: Line) -> None:
        self._stroke(shape.tone)
        self.canv.setLineWidth(shape.thickness)
        self.canv.setLineJoin(1)
        if shape.dashed:
            self.canv.setDash(2.5, 2)
        path = self.canv.beginPath()
        (x, y), *others = shape.points
        path.moveTo(x, self.height - y)
        for x, y in others:
            path.lineTo(x, self.height - y)
        self.canv.drawPath(path, stroke=1, fill=0)

    def _paint_text(self, shape: Text) -> None:
        before = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor]
        x = shape.x - before * text_width(shape.text, shape.size, shape.weight)
        self._fill(shape.tone)
        for font, piece in _pieces(shape.text, shape.weight):
            self.canv.setFont(font, shape.size)
            self.canv.drawString(x, self.height - shape.y, piece)
            x += float(stringWidth(piece, font, shape.size))

    def _fill(self, tone: str) -> None:
        self.canv.setFillColor(colour_of(tone))

    def _stroke(self, tone: str) -> None:
        self.canv.setStrokeColor(colour_of(tone))


def _pieces(text: str, weight: Weight) -> list[tuple[str, str]]:
    """The letters in their painted order, by the font that has them."""
    line = " ".join(clean(text).split())
    if RIGHT_TO_LEFT.search(line):
        line = painted_order(join_letters(line), "R" if get_base_level(line) else "L")
    return list(fonts.runs(line, _FONTS[weight]))
