"""Texts that stand still: a label in a type style, one that elides, and a paragraph with air between its lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from wijkdesk.ui.theme import set_style_property

LINE_HEIGHT = 118


class Text(QLabel):
    """A label in a type style (tokens.TYPE) and a tone; what it shows is never read as markup."""

    def __init__(
        self,
        text: str = "",
        style: str = "body",
        tone: str = "text",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("textStyle", style)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Show the text in another colour of the theme."""
        set_style_property(self, "tone", tone)


def show_tip(position: QPoint, text: str, widget: QWidget) -> None:
    """Show a tool tip at a place on the screen; an empty text takes it away, and markup in it is shown as typed.

    Line breaks count.
    """
    lines = _escaped(text)
    QToolTip.showText(position, f"<span>{lines}</span>" if text else "", widget)


class ElidedText(Text):
    """One line that gives way: what does not fit ends in an ellipsis, and the tool tip has it all."""

    def __init__(self, text: str = "", style: str = "body", tone: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(text, style, tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("Mm…"), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        painter.drawText(self.contentsRect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hidden = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
            show_tip(event.globalPos(), self.text() if hidden else "", self)
            return True
        return super().event(event)


class Paragraph(Text):
    """Text that wraps, with more air between its lines than a label has by itself.

    How high it is at a width is kept: where one part of a page comes or grows, its layout asks that of all others, and
    each time such a text would be set anew.
    """

    def __init__(self, text: str = "", style: str = "body", tone: str = "text", parent: QWidget | None = None) -> None:
        super().__init__("", style, tone, wrap=True, parent=parent)
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.RichText)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show ``text``, in which line breaks count and markup does not."""
        lines = _escaped(text)
        self._heights.clear()
        self.setText(f'<p style="line-height: {LINE_HEIGHT}%; margin: 0">{lines}</p>')
        self.setAccessibleName(text)

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()  # it may be another font
        super().changeEvent(event)


def _escaped(text: str) -> str:
    """As markup that shows ``text`` as it was typed."""
    from html import escape  # noqa: PLC0415 - with two thousand names of signs; not before the first paint

    return escape(text).replace("\n", "<br>")
