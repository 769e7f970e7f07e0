"""Text of the handbook to read: with the look of the program, and nothing but what the program brings along."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QByteArray, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QPainter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextOption,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from wijkdesk import paths
from wijkdesk.ui.theme import current_theme

_TITLES: Final = ("title", "item", "section")
_EDGE: Final = 24
_ROUND: Final = 230  # of what stands above and below the text in its dialog, and of the dialog's own edge
_LEAST: Final = 120


class HelpText(QTextBrowser):
    """Shows one page; the keyboard scrolls it and goes along its links, and it can be copied.

    It follows no link itself: ``anchorClicked`` tells of it. Pictures come from the folder of the help alone, and
    are never wider than the page.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._markdown = ""
        self._page: QTextDocument | None = None
        self.setAccessibleName(name)
        self.setProperty("quiet", True)
        self.setOpenLinks(False)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)  # a table that is too wide scrolls, and breaks no word
        current_theme().changed.connect(self._dress_again)

    def take_height(self, height: int) -> None:
        """Be so high in a dialog, or as high as the screen lets it: the text scrolls, and the dialog does not."""
        theme, room = current_theme(), self.screen().availableGeometry().height()
        self.setMinimumHeight(max(min(theme.px(height), room - theme.px(_ROUND)), theme.px(_LEAST)))

    def show_markdown(self, text: str) -> None:
        """Show this page from its beginning."""
        self._markdown = text
        # A document for each page: emptying one would delete its tables under what Python still holds of them.
        before, self._page = self._page, QTextDocument(self)
        self._page.setMarkdown(text)
        _dress(self._page)
        self.setDocument(self._page)
        if before is not None:
            before.deleteLater()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Return a picture of the help, or nothing for whatever else a page might name."""
        folder = paths.resources() / "help"
        path = (folder / QUrl(name).path()).resolve()
        if not path.is_relative_to(folder.resolve()) or not path.is_file():
            return QByteArray()
        # One of few colours cannot be painted on.
        picture = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
        room = self.viewport().width() - 2 * current_theme().px(_EDGE)
        width = min(picture.width(), room) if room > 0 else picture.width()
        sharp = min(picture.width(), round(width * self.devicePixelRatioF()))  # all the dots that a fine screen has
        if picture.width() > sharp:
            picture = picture.scaledToWidth(sharp, Qt.TransformationMode.SmoothTransformation)
        if width:
            picture.setDevicePixelRatio(sharp / width)
        return _with_edge(picture)

    def _dress_again(self) -> None:
        place = self.verticalScrollBar().value()
        self.show_markdown(self._markdown)
        self.verticalScrollBar().setValue(place)


def _with_edge(picture: QImage) -> QImage:
    """The picture with a line round it, for a window on a page of its own colour."""
    if not picture.isNull():
        painter = QPainter(picture)
        painter.setPen(current_theme().colour("line"))
        size = picture.deviceIndependentSize()
        painter.drawRect(QRectF(0, 0, size.width() - 1, size.height() - 1))
        painter.end()
    return picture


def _dress(document: QTextDocument) -> None:
    """Give titles and tables the look of the program."""
    theme = current_theme()
    document.setDefaultFont(theme.font("body"))
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        in_table = QTextCursor(block).currentTable() is not None
        if not in_table:
            air = block.blockFormat()
            air.setTopMargin(theme.px(14 if level else 6))
            QTextCursor(block).setBlockFormat(air)
        if level:
            told = QTextCharFormat()
            told.setFont(theme.font(_TITLES[min(level, len(_TITLES)) - 1]))
            cursor = QTextCursor(block)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(told)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            shape = frame.format()
            shape.setCellPadding(theme.px(5))
            shape.setCellSpacing(0)
            shape.setBorder(1)
            shape.setBorderCollapse(True)
            shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            shape.setBorderBrush(theme.colour("line"))
            frame.setFormat(shape)
