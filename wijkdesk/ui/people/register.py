"""The register of what is kept and why, to read."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextFrameFormat, QTextTable
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from wijkdesk import paths
from wijkdesk.ui.dialogs import Dialog
from wijkdesk.ui.theme import current_theme

WIDTH: Final = 1000
HEIGHT: Final = 560
_TITLES: Final = ("title", "item", "section")


class RegisterDialog(Dialog):
    """Shows the register as the program brings it along; the keyboard scrolls it, and it can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", width=WIDTH, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Register van persoonsgegevens"))
        self._heading.hide()
        self.commit.setText(self.tr("Sluiten"))
        self.cancel.hide()
        self.text = self.column.add(QTextBrowser())
        self.text.setAccessibleName(self.tr("Register van persoonsgegevens"))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.setMinimumHeight(current_theme().px(HEIGHT))
        self.text.setMarkdown((paths.resources() / "help" / "register.md").read_text("utf-8"))
        _dress(self.text.document())


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
