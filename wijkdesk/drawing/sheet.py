"""A chart with its words: what is measured above it, what it says and where it comes from below."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from wijkdesk.drawing.shapes import Drawing, Line, Measure, Shape, Text, Weight, one_line, wrapped

MARGIN: Final = 14.0
_HEADING, _TITLE, _BODY, _SOURCE = 15.0, 11.0, 8.5, 7.5
_LEADING = 1.3
_GAP = 6.0
_MOST_LINES = 12


def draw_sheet(
    title: str, about: str, drawing: Drawing, sentences: Sequence[str], source: str, *, measure: Measure
) -> Drawing:
    """The drawing between its words, with a margin around it: a picture that tells by itself what it shows."""
    shapes: list[Shape] = []
    top = MARGIN
    top = _add_text(shapes, title, top, drawing.width, _TITLE, "text", "strong", measure)
    top = _add_text(shapes, about, top, drawing.width, _BODY, "text2", "regular", measure) + _GAP
    shapes += [_moved(shape, MARGIN, top) for shape in drawing.shapes]
    top += drawing.height + _GAP
    for sentence in sentences:
        top = _add_text(shapes, sentence, top, drawing.width, _BODY, "text", "regular", measure)
    top = _add_text(shapes, source, top + _GAP / 2, drawing.width, _SOURCE, "text2", "regular", measure)
    said = one_line(" ".join((drawing.alternative, *sentences, source)))
    return Drawing(drawing.width + 2 * MARGIN, top + MARGIN, tuple(shapes), said)


def draw_side_by_side(title: str, sheets: Sequence[Drawing], *, columns: int, measure: Measure) -> Drawing:
    """One sheet at least, all as wide as the first, in rows of so many, under a title of their own."""
    width = sheets[0].width * min(columns, len(sheets))
    shapes: list[Shape] = []
    top = _add_text(shapes, title, MARGIN, width - 2 * MARGIN, _HEADING, "text", "strong", measure)
    for first in range(0, len(sheets), columns):
        row = sheets[first : first + columns]
        for place, sheet in enumerate(row):
            shapes += [_moved(shape, place * sheet.width, top) for shape in sheet.shapes]
        top += max(sheet.height for sheet in row)
    said = one_line(" ".join((title, *(sheet.alternative for sheet in sheets))))
    return Drawing(width, top + MARGIN, tuple(shapes), said)


def _add_text(
    shapes: list[Shape], text: str, top: float, width: float, size: float, tone: str, weight: Weight, measure: Measure
) -> float:
    """Add a text on as many lines as it takes, and return where it ends."""
    for line in wrapped(text, width, size, weight, measure, most=_MOST_LINES) if text else ():
        if line:
            shapes.append(Text(MARGIN, top + size, line, size, tone, weight))
            top += size * _LEADING
    return top


def _moved(shape: Shape, right: float, down: float) -> Shape:
    if isinstance(shape, Line):
        return replace(shape, points=tuple((x + right, y + down) for x, y in shape.points))
    return replace(shape, x=shape.x + right, y=shape.y + down)
