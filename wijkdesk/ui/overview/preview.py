"""The pages of the PDF below each other, as they will be printed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import partial
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QPen, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.overview.pages import Page, Pages
from wijkdesk.ui.overview.painting import Picture, paint_page
from wijkdesk.ui.slices import Slices
from wijkdesk.ui.theme import current_theme

MARGIN: Final = 28
GAP: Final = 20
WIDEST: Final = 820
AT_ONCE: Final = 40
"""So many pages of an overview are there at once; that of one half-year has no more."""

KEPT: Final = 8
"""How many pages keep their picture: a picture of a page takes a few megabytes."""


class PageView(QWidget):
    """One page, white until it is painted; a screen reader gets its text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = Page(1, 1, "")
        self.image: QImage | None = None

    def show_page(self, page: Page, name: str) -> None:
        """Be this page; an image of what was there before stays until the new one is painted."""
        self._page = page
        self.setAccessibleName(name)
        self.setAccessibleDescription(page.text)

    def show_image(self, image: QImage | None) -> None:
        self.image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self.image is not None:
            painter.drawImage(self.rect(), self.image)
        painter.setPen(QPen(current_theme().colour("line"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Preview(QWidget):
    """The pages, to scroll through; the ones in sight are painted in the background, one at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = Pages(b"", ())
        self.views: list[PageView] = []
        self._is_painting = False
        self._is_first_page_another = False  # one that was shown in its place, until the next pages come
        self._fitted: tuple[Pages, int, int] | None = None
        self._width = self._left = 0  # of each page
        self._tops = [0]  # of each page, and of one that would follow
        self._sheet = QWidget()
        self.area = QScrollArea()
        self.area.setWidget(self._sheet)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(self.tr("Voorbeeld van de PDF"))
        self.area.installEventFilter(self)
        self._sheet.installEventFilter(self)
        for part in (self, self.area.viewport(), self._sheet):
            part.setBackgroundRole(QPalette.ColorRole.Window)
            part.setAutoFillBackground(True)
        self.setFocusProxy(self.area)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(2, 2, 2, 2)  # room for the ring of the focus
        frame.addWidget(self.area)
        self._filling = Slices(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._paint_next)
        self.area.verticalScrollBar().valueChanged.connect(lambda _value: self._soon.start())
        current_theme().changed.connect(self._fit)

    def show_pages(self, pages: Pages) -> None:
        """Show these pages instead of the ones before; one stays at the same place."""
        self._pages, self._is_first_page_another = pages, False
        while len(self.views) > len(pages.pages):
            view = self.views.pop()
            view.hide()
            view.deleteLater()
        self._painted = [0] * len(pages.pages)
        self._fit()
        self._filling.begin(self._fill())
        if len(pages.pages) <= AT_ONCE:
            self._filling.finish()

    def show_first_page(self, pdf: bytes) -> None:
        """Show the first page of this PDF in the place of the one that is shown, until the next pages come."""
        shown = self._pages
        if self.views and self._in_sight()[:1] == [0]:
            work = partial(paint_page, pdf, 0, self._wanted_width())
            run_in_background(self, work, partial(self._show_first_picture, shown), self._stop_painting)

    def shows(self, pages: Pages) -> bool:
        """Whether these are the pages that are shown, with their own first page."""
        return pages is self._pages and not self._is_first_page_another

    def show_top(self) -> None:
        """Go to the first page."""
        self.area.verticalScrollBar().setValue(0)

    def go_to_heading(self, title: str) -> None:
        """Bring a heading into view, or a longer one that begins with the same words; nothing when there is none."""
        found = [each for each in self._pages.headings if each.title.startswith(title)]
        if found:
            first = min(found, key=lambda each: each.level)
            scale = self._width / self._pages.pages[first.page].width
            self.area.verticalScrollBar().setValue(self._tops[first.page] + round(first.top * scale) - GAP)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()  # pages that came while nobody looked are not painted yet

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._sheet and event.type() == QEvent.Type.Resize:
            self._fit()
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.area.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(current_theme().colour("focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    # -- the pages --

    def _fill(self) -> Iterator[None]:
        """Let each view be its page: of hundreds of pages a few at a time, those on top first."""
        count = len(self._pages.pages)
        for number, page in enumerate(self._pages.pages, start=1):
            if number > len(self.views):
                self.views.append(PageView(self._sheet))
                self.views[-1].show()
            self.views[number - 1].show_page(
                page, self.tr("Bladzijde {number} van {count}").format(number=number, count=count)
            )
            self._place(number - 1)
            self._soon.start()
            yield

    def _fit(self) -> None:
        """Put the pages below each other. A layout would do so for all of them whenever one is added."""
        room = self.width() - 2 * MARGIN - self.area.verticalScrollBar().sizeHint().width() - 4
        width = max(min(room, current_theme().px(WIDEST)), 120)
        fitted = (self._pages, width, self._sheet.width())
        if fitted == self._fitted:
            return
        is_resized = self._fitted is not None and self._fitted[0] is self._pages and len(self._tops) > 1
        seen = self._seen_first() if is_resized else None
        self._fitted, self._width, self._left = fitted, width, (self._sheet.width() - width) // 2
        heights = (round(width * page.height / page.width) + GAP for page in self._pages.pages)
        self._tops = list(accumulate(heights, initial=GAP))
        self._sheet.setMinimumHeight(self._tops[-1])
        for number in range(len(self.views)):
            self._place(number)
        if seen is not None:
            self._show_again(*seen)
        self._soon.start()

    def _seen_first(self) -> tuple[int, float]:
        """Which page stands on top, and which part of it is above what is seen."""
        value = self.area.verticalScrollBar().value()
        number = min(max(bisect_right(self._tops, value) - 1, 0), len(self._tops) - 2)
        top, below = self._tops[number : number + 2]
        return number, (value - top) / (below - top)

    def _show_again(self, number: int, above: float) -> None:
        """Bring a page back to where it was seen, now that the pages have another size."""
        self._sheet.resize(self._sheet.width(), max(self._tops[-1], self.area.viewport().height()))
        top, below = self._tops[number : number + 2]
        self.area.verticalScrollBar().setValue(round(top + above * (below - top)))

    def _place(self, number: int) -> None:
        top, below = self._tops[number : number + 2]
        self.views[number].setGeometry(self._left, top, self._width, below - top - GAP)

    # -- painting the pages in sight --

    def _paint_next(self) -> None:
        """Have the first page in sight painted that is not; the next one follows when it is done."""
        self._let_go_of_far_pages()
        number = next((number for number in self._in_sight() if self._painted[number] != self._wanted_width()), None)
        if number is not None and not self._is_painting:
            self._is_painting = True
            work = partial(paint_page, self._pages.pdf, number, self._wanted_width())
            run_in_background(self, work, self._show_picture, self._stop_painting)

    def _show_picture(self, picture: Picture) -> None:
        self._is_painting = False
        if picture.pdf is self._pages.pdf:
            self._painted[picture.number] = picture.width
            self.views[picture.number].show_image(picture.image)
        self._soon.start()

    def _show_first_picture(self, shown: Pages, picture: Picture) -> None:
        if shown is self._pages:
            self._is_first_page_another = True
            self.views[0].show_image(picture.image)

    def _stop_painting(self, error: Exception) -> None:
        self._is_painting = False
        raise error

    def _wanted_width(self) -> int:
        return round(self.views[0].width() * self.devicePixelRatio())

    def _in_sight(self) -> list[int]:
        """The numbers of the pages that are seen, also in part."""
        window = QRect(0, self.area.verticalScrollBar().value(), self._sheet.width(), self.area.viewport().height())
        if not self.isVisible():
            return []
        return [number for number, view in enumerate(self.views) if view.geometry().intersects(window)]

    def _let_go_of_far_pages(self) -> None:
        seen = self._in_sight()
        for number, view in enumerate(self.views):
            if seen and view.image is not None and not seen[0] - KEPT <= number <= seen[-1] + KEPT:
                view.show_image(None)
                self._painted[number] = 0
