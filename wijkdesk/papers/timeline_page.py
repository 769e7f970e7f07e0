"""The timeline on one page, lying: read as one figure, with a text that says what stands on it."""

import datetime as dt
from typing import Final

from reportlab.lib.pagesizes import A3, A4, landscape

from wijkdesk.drawing.shapes import Drawing
from wijkdesk.pdf.document import Document
from wijkdesk.pdf.shapes import Drawn
from wijkdesk.pdf.styles import BOTTOM, LEFT, RIGHT, TOP

_SLACK: Final = 1.0  # what is as high as the page by a hair would go to a second one
_SIZES: Final = {"A4": landscape(A4), "A3": landscape(A3)}


def room_on(paper: str) -> tuple[float, float]:
    """The width and height in points that a drawing may have on a page of "A4" or "A3"."""
    width, height = _SIZES[paper]
    return width - LEFT - RIGHT - _SLACK, height - TOP - BOTTOM - _SLACK


def render_timeline(drawing: Drawing, title: str, footer: str, paper: str, made_on: dt.date) -> bytes:
    """A PDF of one page with a drawing that fits ``room_on`` it."""
    return Document(title, footer=footer, made_on=made_on, page_size=_SIZES[paper]).render([Drawn(drawing)])
