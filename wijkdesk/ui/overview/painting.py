"""A page of a PDF as a picture; for a thread beside the window."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QImage

from wijkdesk.ui.overview.pages import ONE_AT_A_TIME


class Picture(NamedTuple):
    """A page of a PDF as a picture, ``width`` pixels wide."""

    pdf: bytes
    number: int
    width: int
    image: QImage


def paint_page(pdf: bytes, number: int, width: int) -> Picture:
    """Paint page ``number`` (from 0) of a PDF, ``width`` pixels wide."""
    import pypdfium2  # noqa: PLC0415 - at the start of the program nobody needs it

    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[number]
            bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True, prefer_bgrx=True)
            shown = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
            image = shown.copy()  # the bitmap goes with the document
        finally:
            document.close()
    return Picture(pdf, number, width, image)
