"""Figures as a picture of its own: on the clipboard, or in a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from wijkdesk.drawing.shapes import Drawing
from wijkdesk.drawing.sheet import draw_sheet, draw_side_by_side
from wijkdesk.drawing.svg import svg_of
from wijkdesk.figure_course.course import FigureCourse
from wijkdesk.ui.canvas import text_width

WIDTH: Final = 440.0
HEIGHT: Final = 170.0
COLUMNS: Final = 2
"""Of charts beside each other."""
FAMILY: Final = "InterTab"
SCALE: Final = 3
"""Pixels in a point: enough for paper."""
PORTION: Final = 50
"""So many shapes are painted at a time: meanwhile no other thread gets the interpreter, such as that of the window."""
BAND: Final = 100
"""So many lines of pixels are filled at a time, for the same reason: that is when the memory of a picture is taken."""
LONGEST: Final = 16_000
"""Pixels along a side, whatever a pillar has: more takes hundreds of megabytes, and few programs open it."""


@dataclass(frozen=True)
class Picture:
    """A sheet with its name."""

    name: str
    sheet: Drawing


def picture_of(figure: FigureCourse) -> Picture:
    """The chart between its words, as it is on paper."""
    drawing = figure.draw(WIDTH, text_width, height=HEIGHT)
    name = figure.indicator.name
    sheet = draw_sheet(name, figure.about, drawing, figure.sentences, figure.chart.below, measure=text_width)
    return Picture(name, sheet)


def picture_of_pillar(name: str, figures: Sequence[FigureCourse]) -> Picture:
    """The charts of a pillar beside each other, each between its words; one figure at least."""
    sheets = [picture_of(figure).sheet for figure in figures]
    return Picture(name, draw_side_by_side(name, sheets, columns=COLUMNS, measure=text_width))


def as_svg(picture: Picture) -> bytes:
    return svg_of(picture.sheet, picture.name).encode()


def as_png(picture: Picture) -> bytes:
    """On white, whatever the window looks like."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    as_image(picture).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())


def as_image(picture: Picture) -> QImage:
    sheet = picture.sheet
    scale = min(SCALE, LONGEST / max(sheet.width, sheet.height))
    image = QImage(round(sheet.width * scale), round(sheet.height * scale), QImage.Format.Format_RGB32)
    image.setText("Description", sheet.alternative)
    painter = QPainter(image)
    for top in range(0, image.height(), BAND):
        painter.fillRect(0, top, image.width(), BAND, Qt.GlobalColor.white)
    for first in range(0, len(sheet.shapes), PORTION):
        part = replace(sheet, shapes=sheet.shapes[first : first + PORTION])
        QSvgRenderer(QByteArray(svg_of(part, fonts=FAMILY, on_white=False).encode())).render(painter)
    painter.end()
    return image


def on_clipboard(picture: Picture) -> QMimeData:
    """As pixels, and as SVG for a program that takes it."""
    data = QMimeData()
    data.setImageData(as_image(picture))
    data.setData("image/svg+xml", as_svg(picture))
    return data
