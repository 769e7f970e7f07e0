"""A document: a story on A4 pages with a footer, tagged and fit to keep, written as one file or not at all."""

import datetime as dt
import io
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate
from reportlab.platypus.doctemplate import NullActionFlowable

from wijkdesk.pdf import archive, fonts, reportlab_mends
from wijkdesk.pdf.files import replace_file
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.styles import BOTTOM, FOOTER, HAIRLINE, LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, TOP
from wijkdesk.pdf.tagging import TaggedCanvas
from wijkdesk.pdf.text import clean

_FOOTER_RULE, _FOOTER_LINE = 49.0, 35.0  # Points above the lower edge of the page.
_PAGE_NUMBER_WIDTH = 80.0
_UNTITLED = "Zonder titel"  # A document must have a title to be read aloud by.

# The fonts are shared by all documents, and reportlab reads in them with one file position while it saves.
_one_at_a_time = Lock()


class Document:
    """What is the same on all pages, and what the file says about itself. All texts may be a user's."""

    def __init__(
        self,
        title: str,
        *,
        author: str = "",
        footer: str = "",
        language: str = "nl-NL",
        made_on: dt.date = dt.date(2000, 1, 1),
        page_size: tuple[float, float] = (PAGE_WIDTH, PAGE_HEIGHT),
    ) -> None:
        """``footer`` stands at the left below every page, its end cut off where it is longer than the line.

        ``page_size`` is the width and height of every page; the margins are the same on all.
        ``made_on`` is the day that the file gives as its own; never the clock's, as the same story gives the same file.
        """
        self.title = _one_line(title) or _UNTITLED
        self.author = _one_line(author)
        self.footer = _one_line(footer)
        self.language = language
        self.made_on = made_on
        self._page_width, self._page_height = page_size
        self.text_width = self._page_width - LEFT - RIGHT
        self.text_height = self._page_height - TOP - BOTTOM

    def render(self, story: Iterable[Flowable], *, pages_in_all: int | None = None) -> bytes:
        """Return the finished PDF, as PDF/A-2a and PDF/UA-1.

        The same story gives the same bytes, whenever and wherever it is made.

        ``pages_in_all`` is what the footers count up to where the story is no more than a beginning. There is at least
        one flowable. They can be used once: reportlab cuts them up while it fills the pages.
        Raises ValueError where one paints outside the structure (``tagging``), or leads to a heading that is not there.
        """
        fonts.register()
        reportlab_mends.apply()
        pages = io.BytesIO()
        with _one_at_a_time:
            canvas = partial(_NumberedCanvas, self.made_on, pages_in_all, LEFT + self.text_width)
            self._template(pages).build(list(story), canvasmaker=canvas)
        return pages.getvalue()

    def save(self, story: Iterable[Flowable], path: Path) -> None:
        """Write the finished PDF to a file, in the place of any that was there.

        Raises OSError, from the system as it is, when the file cannot be written; what was there is then still whole.
        """
        replace_file(path, self.render(story))

    def _template(self, pages: io.BytesIO) -> BaseDocTemplate:
        text_area = Frame(LEFT, BOTTOM, self.text_width, self.text_height, 0, 0, 0, 0)
        return BaseDocTemplate(
            pages,
            pagesize=(self._page_width, self._page_height),
            pageTemplates=[PageTemplate(frames=[text_area], onPageEnd=self._draw_footer)],
            title=self.title,
            author=self.author,
            subject="",
            creator="Wijkdesk",
            lang=self.language,
            displayDocTitle=1,
            initialFontName=fonts.REGULAR,
            keepTogetherClass=_KeptWithStart,
            invariant=1,
        )

    def _draw_footer(self, canvas: Any, template: BaseDocTemplate) -> None:
        with canvas.artifact(footer=True):
            canvas.saveState()
            canvas.setStrokeColor(HAIRLINE)
            canvas.setLineWidth(0.5)
            canvas.line(LEFT, _FOOTER_RULE, LEFT + self.text_width, _FOOTER_RULE)
            _draw_line(canvas, self.footer, self.text_width - _PAGE_NUMBER_WIDTH)
            canvas.draw_page_number()
            canvas.restoreState()


class _NumberedCanvas(TaggedCanvas):
    """Writes "3 van 14" on a page before it is known that there will be 14.

    A page refers to a form with its number; what stands in the forms is drawn when all pages are there.
    """

    def __init__(self, made_on: dt.date, pages_in_all: int | None, right: float, *args: Any, **keywords: Any) -> None:
        super().__init__(*args, pdfVersion=(1, 7), **keywords)  # The version that both standards are built on.
        self._made_on, self._language, self._pages_in_all = made_on, keywords["lang"], pages_in_all
        self._right = right  # where the numbers of the pages end

    def draw_page_number(self) -> None:
        self.doForm(_form_name(self.getPageNumber()))

    def save(self) -> None:
        last = self.getPageNumber() - 1
        for page in range(1, last + 1):
            self.beginForm(_form_name(page))
            self.setFont(fonts.TABULAR, FOOTER.fontSize)
            self.setFillColor(FOOTER.textColor)
            self.drawRightString(self._right, _FOOTER_LINE, f"{page} van {self._pages_in_all or last}")
            self.endForm()
        archive.describe(self, self._made_on, self._language)
        super().save()


class _KeptWithStart(KeepTogether):
    """Headings and the start of what follows them.

    reportlab would move a heading to the next page together with all of a paragraph or table that is too long for this
    page, and leave a gap. Here it stays where at least the start of that follows it.
    """

    _content: list[Flowable]  # reportlab's, unknown to its types.

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803
        *headings, follower = self._content
        # A last heading, which nothing follows, would otherwise be grouped with itself for ever.
        follower.keepWithNext = 0
        used = sum(part.wrapOn(self.canv, aW, aH)[1] + _space_around(part) for part in headings)
        room = aH - used - follower.getSpaceBefore()
        if room > 0 and len(follower.splitOn(self.canv, aW, room)) > 1:
            # Led by an action, reportlab takes the parts one by one; else the first would have to fit as it is.
            return [NullActionFlowable(), *headings, follower]
        parts: list[Flowable] = super().split(aW, aH)
        return parts


def _space_around(flowable: Flowable) -> float:
    return flowable.getSpaceBefore() + flowable.getSpaceAfter()


def _form_name(page: int) -> str:
    return f"page-number-{page}"


def _draw_line(canvas: TaggedCanvas, text: str, width: float) -> None:
    line: Flowable = Paragraph.plain(text, FOOTER)
    if line.wrapOn(canvas, width, PAGE_HEIGHT)[1] > FOOTER.leading:
        line = line.splitOn(canvas, width, FOOTER.leading)[0]
        line.wrapOn(canvas, width, PAGE_HEIGHT)
    line.drawOn(canvas, LEFT, _FOOTER_LINE - (FOOTER.leading - FOOTER.fontSize))


def _one_line(text: str) -> str:
    # XML, in which the file describes itself, has no place for these two.
    return " ".join(clean(text).translate({0xFFFE: None, 0xFFFF: None}).split())
