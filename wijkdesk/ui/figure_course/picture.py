"""The course of a figure as a picture of its own: on the clipboard, or in a file."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from wijkdesk.drawing.shapes import Drawing
from wijkdesk.drawing.sheet import draw_sheet
from wijkdesk.drawing.svg import svg_of
from wijkdesk.figure_course.course import FigureCourse
from wijkdesk.ui.canvas import text_width

WIDTH: Final = 440.0
HEIGHT: Final = 170.0
FAMILY: Final = "InterTab"
SCALE: Final = 3
"""Pixels in a point: enough for paper."""


def sheet_of(figure: FigureCourse) -> Drawing:
    """The chart between its words, as it is on paper."""
    drawing = figure.draw(WIDTH, text_width, height=HEIGHT)
    return draw_sheet(figure.indicator.name, figure.about, drawing, figure.sentences, figure.source, measure=text_width)


def as_svg(figure: FigureCourse) -> bytes:
    return svg_of(sheet_of(figure), figure.indicator.name).encode()


def as_png(figure: FigureCourse) -> bytes:
    """On white, whatever the window looks like."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    as_image(figure).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())


def as_image(figure: FigureCourse) -> QImage:
    sheet = sheet_of(figure)
    image = QImage(round(sheet.width * SCALE), round(sheet.height * SCALE), QImage.Format.Format_RGB32)
    image.setText("Description", sheet.alternative)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg_of(sheet, fonts=FAMILY).encode())).render(painter)
    painter.end()
    return image


def on_clipboard(figure: FigureCourse) -> QMimeData:
    """As pixels, and as SVG for a program that takes it."""
    data = QMimeData()
    data.setImageData(as_image(figure))
    data.setData("image/svg+xml", as_svg(figure))
    return data
