"""The pages of the PDF below each other, as they will be printed."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.overview.pages import Page, Pages
from wijkdesk.ui.overview.painting import Picture, paint_page
from wijkdesk.ui.theme import current_theme

MARGIN: Final = 28
GAP: Final = 20
WIDEST: Final = 820
KEPT: Final = 8
"""How many pages keep their picture: a picture of a page takes a few megabytes."""


class PageView(QWidget):
    """One page, white until it is painted; a screen reader gets its text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = Page(1, 1, "")
        self.image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_page(self, page: Page, name: str) -> None:
        """Be this page; an image of what was there before stays until the new one is painted."""
        self._page = page
        self.setAccessibleName(name)
        self.setAccessibleDescription(page.text)

    def fit(self, width: int) -> None:
        """Be this wide, in logical pixels."""
        self.setFixedSize(QSize(width, round(width * self._page.height / self._page.width)))

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
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        self._column.setSpacing(GAP)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.area = QScrollArea()
        self.area.setWidget(self._sheet)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(self.tr("Voorbeeld van de PDF"))
        self.area.installEventFilter(self)
        for part in (self, self.area.viewport(), self._sheet):
            part.setBackgroundRole(QPalette.ColorRole.Window)
            part.setAutoFillBackground(True)
        self.setFocusProxy(self.area)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(2, 2, 2, 2)  # room for the ring of the focus
        frame.addWidget(self.area)
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
        while len(self.views) < len(pages.pages):
            self.views.append(PageView())
            self._column.addWidget(self.views[-1])
        self._painted = [0] * len(pages.pages)
        for number, (view, page) in enumerate(zip(self.views, pages.pages, strict=True), start=1):
            name = self.tr("Bladzijde {number} van {count}").format(number=number, count=len(pages.pages))
            view.show_page(page, name)
        self._fit()

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
            view = self.views[first.page]
            scale = view.height() / self._pages.pages[first.page].height
            self.area.verticalScrollBar().setValue(view.y() + round(first.top * scale) - GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()  # pages that came while nobody looked are not painted yet

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.area.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(current_theme().colour("focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    # -- painting the pages in sight --

    def _fit(self) -> None:
        room = self.width() - 2 * MARGIN - self.area.verticalScrollBar().sizeHint().width() - 4
        width = max(min(room, current_theme().px(WIDEST)), 120)
        for view in self.views:
            view.fit(width)
        self._soon.start()

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
