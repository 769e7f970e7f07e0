"""The pages of an overview as a PDF, and what stands on each.

All of this runs in a process or thread beside the window, and knows nothing of Qt. The libraries are loaded on use: at
the start of the program nobody needs them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from wijkdesk.overview.sections import Content

# PDFium keeps what it knows in one place for a whole process: two threads at a time would spoil it.
ONE_AT_A_TIME = Lock()


class Page(NamedTuple):
    """A page's width and height in points, and what it says."""

    width: float
    height: float
    text: str


class Heading(NamedTuple):
    """A heading of the table of contents: on which page it stands (from 0), and how far from the top, in points."""

    title: str
    level: int
    page: int
    top: float


class Pages(NamedTuple):
    """A finished PDF: its pages, and its headings in order."""

    pdf: bytes
    pages: tuple[Page, ...]
    headings: tuple[Heading, ...] = ()


def make_pages(content: Content, pictures: Mapping[int, bytes]) -> Pages:
    """Set the pages of an overview; ``pictures`` are its photos, encoded, by the ids that the content has."""
    from wijkdesk.overview.pages.layout import render_overview  # noqa: PLC0415 - reportlab, as above

    return read_pages(render_overview(content, pictures))


def make_first_pages(content: Content, pages_in_all: int) -> bytes:
    """Set the first pages of an overview that had ``pages_in_all`` pages before: a tenth of the work of all of them."""
    from wijkdesk.overview.pages.layout import render_first_pages  # noqa: PLC0415 - reportlab, as above

    return render_first_pages(content, pages_in_all)


def read_pages(pdf: bytes) -> Pages:
    """The pages of a PDF that is there already."""
    import pypdfium2  # noqa: PLC0415 - as above

    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            pages = [
                Page(page.get_width(), page.get_height(), page.get_textpage().get_text_bounded()) for page in document
            ]
            headings = [
                Heading(mark.get_title(), mark.level, place.get_index(), pages[place.get_index()].height - view[1])
                for mark in document.get_toc()
                if (place := mark.get_dest()) is not None and len(view := place.get_view()[1]) > 1
            ]
        finally:
            document.close()
    return Pages(pdf, tuple(pages), tuple(headings))


def get_ready() -> None:
    """Load what setting pages needs, for whoever sets the first ones."""
    import pypdfium2  # noqa: F401, PLC0415 - as above

    import wijkdesk.overview.pages.layout  # noqa: F401, PLC0415 - as above


def write_file(path: Path, content: bytes) -> Path:
    """Write a finished document in the place of what is there, and return its path; raises OSError."""
    from wijkdesk.pdf.files import replace_file  # noqa: PLC0415 - as above

    replace_file(path, content)
    return path
