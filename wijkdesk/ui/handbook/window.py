"""The handbook beside the work: its pages, what is found in them, and the page that is read."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt, QUrl
from PySide6.QtGui import QKeySequence, QPalette, QShortcut, QTextCursor
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wijkdesk.papers.handbook.text import FIRST, anchor_of, find, read_pages
from wijkdesk.ui.announce import announce
from wijkdesk.ui.buttons import Button
from wijkdesk.ui.filters import SearchField
from wijkdesk.ui.help_text import HelpText
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.line_list import Line, LineList
from wijkdesk.ui.marks import IconMark
from wijkdesk.ui.theme import current_theme

SIZE: Final = (1080, 660)
LIST_WIDTH: Final = 268
MARGIN: Final = 16
SPACING: Final = 12


class HandbookWindow(QDialog):
    """Shows pages of the handbook; a window stays usable beside it. Esc closes, Alt+Left goes back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Handboek"))
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._pages = read_pages()
        self._titles = {page.name: page.title for page in self._pages}
        self._here = ""
        self._before: list[str] = []
        self.search = SearchField(self.tr("Zoeken in het handboek"))
        self.search.searched.connect(self._list)
        self.list = LineList(self.tr("Onderwerpen"))
        self.list.opened.connect(self.show_page)
        self.list.line_shown.connect(self._show_line)
        self.search.list_requested.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        self.nothing = Paragraph(self.tr("Niets gevonden. Probeer een ander woord."), "body", "text2")
        self.text = HelpText(self.tr("Bladzijde van het handboek"))
        self.text.anchorClicked.connect(self._follow)
        self.back = Button(self.tr("Terug"), "arrow-left")
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self.go_back)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.go_back)
        self._set_up_layout()
        self.show_page(FIRST)

    def show_page(self, target: str) -> None:
        """Show a page, or with ``page.md#anchor`` a part of it."""
        if self._here and target != self._here:
            self._before.append(self._here)
        self._go(target)

    def go_back(self) -> None:
        """Show what was read before this."""
        if self._before:
            self._go(self._before.pop())

    # -- inside --

    def _go(self, target: str) -> None:
        self._here = target
        self.back.setEnabled(bool(self._before))
        name, _, anchor = target.partition("#")
        page = next(page for page in self._pages if page.name == name)
        self._list(self.search.text())
        self._show_where_we_are()
        self.text.show_markdown(page.text)
        if anchor:
            self._scroll_to(anchor)
        announce(self.text, page.title)

    def _scroll_to(self, anchor: str) -> None:
        block = self.text.document().begin()
        while block.isValid() and not (block.blockFormat().headingLevel() and anchor_of(block.text()) == anchor):
            block = block.next()
        if block.isValid():
            self.text.setTextCursor(QTextCursor(block))
            self.text.verticalScrollBar().setValue(
                self.text.verticalScrollBar().value() + self.text.cursorRect().top() - MARGIN
            )

    def _follow(self, url: QUrl) -> None:
        target = url.toString()
        self.show_page(self._here.partition("#")[0] + target if target.startswith("#") else target)
        self.text.setFocus()

    def _list(self, words: str) -> None:
        if words.strip():
            found = find(self._pages, words)
            lines = [Line(f"{page.name}#{anchor}", heading, detail=page.title) for page, anchor, heading in found]
        else:
            here = self._here.partition("#")[0]
            sign = IconMark(self.tr("deze lees je nu"), "eye")
            lines = [Line(page.name, page.title, badge=sign if page.name == here else None) for page in self._pages]
        self.list.set_lines(lines)
        self.nothing.setVisible(not lines)

    def _show_where_we_are(self) -> None:
        height = self.list.line_height()
        for row, line in enumerate(self.list.lines):
            if line.badge is not None:
                self._show_line(QRect(0, row * height, 1, height))

    def _show_line(self, rect: QRect) -> None:
        middle = rect.translated(self.list.pos()).center()
        self._scrolled.ensureVisible(middle.x(), middle.y(), 0, rect.height())

    def _set_up_layout(self) -> None:
        theme = current_theme()
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.nothing)
        column.addWidget(self.list)
        column.addStretch(1)
        listed.setBackgroundRole(QPalette.ColorRole.Base)
        scrolled = self._scrolled = QScrollArea()
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setWidgetResizable(True)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidget(listed)
        left = QVBoxLayout()
        left.setSpacing(SPACING)
        left.addWidget(self.search)
        left.addWidget(scrolled, 1)
        left.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        side = QWidget()
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(theme.px(LIST_WIDTH))
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        row.setSpacing(2 * SPACING)
        row.addWidget(side)
        row.addWidget(self.text, 1)
        room = self.screen().availableGeometry().size()
        self.resize(min(theme.px(SIZE[0]), room.width() - 40), min(theme.px(SIZE[1]), room.height() - 60))
