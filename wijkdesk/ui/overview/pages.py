"""The pages of an overview as a PDF and as pictures. Everything here may run in a thread of its own.

The libraries are loaded on use: at the start of the program nobody needs them.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from wijkdesk.overview.sections import Content

# PDFium keeps what it knows in one place for the whole program: two threads at a time would spoil it.
_one_at_a_time = Lock()


class Page(NamedTuple):
    """A page's width and height in points, and what it says."""

    width: float
    height: float
    text: str


class Pages(NamedTuple):
    """A finished PDF and its pages."""

    pdf: bytes
    pages: tuple[Page, ...]


class Picture(NamedTuple):
    """A page of that PDF as a picture, ``width`` pixels wide."""

    pdf: bytes
    number: int
    width: int
    image: QImage


def make_pages(content: Content) -> Pages:
    """Set the pages of an overview."""
    from wijkdesk.overview.layout import render_overview  # noqa: PLC0415 - reportlab, as above

    pdf = render_overview(content)
    return Pages(pdf, _read(pdf))


def save_pages(content: Content, path: Path, pdf: bytes | None = None) -> Path:
    """Write the PDF of an overview, and return its path; raises OSError when that cannot be.

    ``pdf`` is what ``make_pages`` gave for the same content, where that is there already: making it takes seconds.
    """
    from wijkdesk.overview.layout import render_overview  # noqa: PLC0415 - reportlab, as above
    from wijkdesk.pdf.document import replace_file  # noqa: PLC0415 - as above

    replace_file(path, render_overview(content) if pdf is None else pdf)
    return path


def paint_page(pdf: bytes, number: int, width: int) -> Picture:
    """Paint page ``number`` (from 0) of a PDF, ``width`` pixels wide."""
    import pypdfium2  # noqa: PLC0415 - as above

    with _one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[number]
            bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True, prefer_bgrx=True)
            shown = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
            image = shown.copy()  # the bitmap goes with the document
        finally:
            document.close()
    return Picture(pdf, number, width, image)


def _read(pdf: bytes) -> tuple[Page, ...]:
    import pypdfium2  # noqa: PLC0415 - as above

    with _one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return tuple(
                Page(page.get_width(), page.get_height(), page.get_textpage().get_text_bounded()) for page in document
            )
        finally:
            document.close()
