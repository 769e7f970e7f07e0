"""The right side of the place: the pages, and what one does with them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.ui.buttons import Button, IconButton, Kind
from wijkdesk.ui.labels import ElidedText
from wijkdesk.ui.overview.export_menu import ExportMenu
from wijkdesk.ui.overview.pages import Pages
from wijkdesk.ui.overview.preview import Preview
from wijkdesk.ui.overview.saved_bar import SavedBar
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import FIELD

MARGIN: Final = 20
NARROWEST: Final = 280


class _MoreButton(IconButton):
    height_at_100 = FIELD


class PagesSide(QWidget):
    """How many pages there are, the buttons that adopt and save the overview, and the pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._half_year: HalfYear | None = None
        self._said = ElidedText("", "body", "text2")
        self.adopt = Button(self.tr("Vaststellen…"), "gavel")
        self.save = Button(self.tr("PDF opslaan…"), "file-down", Kind.PRIMARY)
        self.more = _MoreButton("chevron-down", self.tr("Andere uitgaven opslaan"))
        self.exports = ExportMenu(self.more)
        self.more.clicked.connect(self._show_exports)
        self.saved = SavedBar()
        self.preview = Preview()
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 14, MARGIN - 8, 10)
        head.setSpacing(8)
        head.addWidget(self._said)
        head.addStretch(1)
        head.addWidget(self.adopt)
        head.addWidget(self.save)
        head.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.saved)
        column.addWidget(self.preview, 1)
        current_theme().changed.connect(self._fit)
        self._fit()

    @property
    def said(self) -> str:
        """What stands above the pages."""
        return self._said.text()

    def say_making(self) -> None:
        self._said.setText(self.tr("Bladzijden worden gemaakt…"))

    def say_failed(self, sentence: str) -> None:
        self._said.setText(sentence)

    def show_pages(self, pages: Pages, half_year: HalfYear) -> None:
        """Show these pages; those of another half-year from the first on."""
        count = len(pages.pages)
        self._said.setText(self.tr("1 bladzijde") if count == 1 else self.tr("{n} bladzijden").format(n=count))
        if not self.preview.shows(pages):
            self.preview.show_pages(pages)
        if half_year != self._half_year:
            self.preview.show_top()
        self._half_year = half_year

    def _fit(self) -> None:
        self.setMinimumWidth(current_theme().px(NARROWEST))

    def _show_exports(self) -> None:
        self.exports.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def paintEvent(self, event: QPaintEvent) -> None:
        line = self.preview.geometry().top() - 1
        QPainter(self).fillRect(0, line, self.width(), 1, current_theme().colour("line"))
