"""A part of the overview that folds to one line: its name, how it stands, and what is missing in it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.icons import paint_icon
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import ICON

HEAD: Final = 36
GAP: Final = 8
INDENT: Final = ICON + GAP


class SectionHead(Button):
    """The line of a section: Space or a click opens and closes it."""

    height_at_100 = HEAD

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, kind=Kind.QUIET, parent=parent)
        self._warning, self._remark = "", ""
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._name)
        self._name()

    def say(self, warning: str, remark: str) -> None:
        """Say at the end of the line what is missing, and how the section stands."""
        if (warning, remark) != (self._warning, self._remark):
            self._warning, self._remark = warning, remark
            self._name()
            self.update()

    @property
    def said(self) -> tuple[str, str]:
        """What the end of the line says: what is missing, and how the section stands."""
        return self._warning, self._remark

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(120), super().minimumSizeHint().height())

    def _name(self) -> None:
        parts = (self.text(), self._warning, self._remark)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setAccessibleDescription(self.tr("opengeklapt") if self.isChecked() else self.tr("dichtgeklapt"))

    def _paint_content(self, painter: QPainter) -> None:
        theme = current_theme()
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        side, gap = theme.px(ICON), theme.px(GAP)
        chevron = QRect(0, (self.height() - side) // 2, side, side)
        paint_icon(painter, chevron, "chevron-down" if self.isChecked() else "chevron-right", "text2")
        room = self.rect().adjusted(side + gap, 0, -theme.px(4), 0)
        for text, tone in ((self._remark, "text2"), (self._warning, "orange")):
            if text:
                metrics = theme.metrics("meta")
                painter.setFont(theme.font("meta"))
                painter.setPen(theme.colour(tone))
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
                room.setRight(room.right() - metrics.horizontalAdvance(text) - theme.px(12))
        painter.setFont(self.font())
        painter.setPen(theme.colour("text"))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class Section(QWidget):
    """A line that opens and closes what is below it; ``opened`` tells that somebody opened it."""

    opened = Signal()

    def __init__(self, title: str, *, is_open: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = SectionHead(title)
        self.head.setChecked(is_open)
        self._body = QWidget()
        self.head.toggled.connect(self._body.setVisible)
        self.head.clicked.connect(self._tell)
        self.column = QVBoxLayout(self._body)
        self.column.setSpacing(10)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.setSpacing(0)
        frame.addWidget(self.head)
        frame.addWidget(self._body)
        self._body.setVisible(is_open)
        current_theme().changed.connect(self._fit)
        self._fit()

    @property
    def title(self) -> str:
        return self.head.text()

    @property
    def is_open(self) -> bool:
        return self.head.isChecked()

    def open(self) -> None:
        """Show what is inside, without telling that somebody did."""
        self.head.setChecked(True)

    def _tell(self, is_open: bool) -> None:
        if is_open:
            self.opened.emit()

    def _fit(self) -> None:
        self.column.setContentsMargins(current_theme().px(INDENT), 6, 0, 14)
