"""How wide titles are, and how they end where there is too little room: measured once, as each takes time."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QStaticText

from wijkdesk.ui.theme import current_theme

MOST = 20_000
LONGEST = 600
"""Letters of a title that a screen can have room for."""


class Widths:
    """The widths of texts in one style of the theme in force."""

    def __init__(self, style: str) -> None:
        self._style = style
        self._widths: dict[str, float] = {}
        self._cut: dict[tuple[str, int], str] = {}

    def of(self, text: str) -> float:
        width = self._widths.get(text)
        if width is None:
            if len(self._widths) > MOST:
                self._widths.clear()
            width = current_theme().metrics(self._style).horizontalAdvance(text[:LONGEST])
            self._widths[text] = width
        return width

    def fitted(self, text: str, room: float) -> str:
        """The text, or as much of its beginning as there is room for, with an ellipsis."""
        if len(text) <= LONGEST and self.of(text) <= room:
            return text
        key = text, int(room)
        cut = self._cut.get(key)
        if cut is None:
            if len(self._cut) > MOST:
                self._cut.clear()
            metrics = current_theme().metrics(self._style)
            cut = metrics.elidedText(text[: LONGEST + 1], Qt.TextElideMode.ElideRight, int(room))
            self._cut[key] = cut
        return cut

    def laid_out(self, text: str, room: float) -> QStaticText:
        """The same, laid out to be painted."""
        return laid_out(self.fitted(text, room), self._style, current_theme().text_size)

    def forget(self) -> None:
        """The type has changed."""
        self._widths.clear()
        self._cut.clear()


@lru_cache(maxsize=MOST)
def laid_out(text: str, style: str, _text_size: int) -> QStaticText:
    """A line of text to be painted again and again, which takes a third of the time that way."""
    found = QStaticText(text)
    found.setTextFormat(Qt.TextFormat.PlainText)
    found.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    found.prepare(font=current_theme().font(style))
    return found
