"""Small signs beside a text: how an action stands, a rating, the colour of a pillar, an icon.

Each says in ``word`` what it shows, because a sign alone is never enough.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QIcon, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from wijkdesk.ui.icons import drawn_icon, paint_icon
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import ICON

STATE_TONES: Final = {"succeeded": "green", "partly": "text2", "failed": "text2", "stopped": "text2"}
SQUARE: Final = 9
ROUNDING: Final = 2
PALETTE_SIZE: Final = 6


@dataclass(frozen=True)
class Mark(ABC):
    """Something small to paint, ``side`` logical pixels wide and high, and the word for who does not see it."""

    word: str

    @property
    def side(self) -> int:
        return ICON

    @abstractmethod
    def paint(self, painter: QPainter, rect: QRect) -> None:
        """Paint the mark in ``rect``, which is square."""


@dataclass(frozen=True)
class IconMark(Mark):
    """An icon of the set in a colour of the theme."""

    icon: str
    tone: str = "text2"

    def paint(self, painter: QPainter, rect: QRect) -> None:
        paint_icon(painter, rect, self.icon, self.tone)


@dataclass(frozen=True)
class StateMark(Mark):
    """How an action stands: idea, planned, running, waiting, succeeded, partly, failed or stopped."""

    state: str

    def paint(self, painter: QPainter, rect: QRect) -> None:
        paint_icon(painter, rect, f"states/{self.state}", STATE_TONES.get(self.state, "text2"))


@dataclass(frozen=True)
class RatingMark(Mark):
    """A rating: a green disc, an orange triangle or a red square."""

    light: str

    def paint(self, painter: QPainter, rect: QRect) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().colour(f"{self.light}.fill"))
        box = QRectF(rect).adjusted(rect.width() / 6, rect.width() / 6, -rect.width() / 6, -rect.width() / 6)
        if self.light == "green":
            painter.drawEllipse(box)
        elif self.light == "orange":
            top = QPointF(box.center().x(), box.top() - box.height() * 0.04)
            painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
        else:
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()


@dataclass(frozen=True)
class PillarMark(Mark):
    """The colour of a pillar; from the seventh on hatched, because its colour was used before."""

    number: int

    @property
    def side(self) -> int:
        return SQUARE

    def paint(self, painter: QPainter, rect: QRect) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = current_theme().colour(f"pillar{self.number}.fill")
        if self.number > PALETTE_SIZE:
            painter.setPen(colour)
            painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), ROUNDING, ROUNDING)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(rect, ROUNDING, ROUNDING)
        painter.restore()


def mark_icon(mark: Mark) -> QIcon:
    """The mark as an icon, for a menu or a list of choices."""
    return drawn_icon(lambda painter, rect, _mode, _state: mark.paint(painter, _centred(rect, mark)))


def _centred(rect: QRect, mark: Mark) -> QRect:
    side = rect.height() * mark.side // ICON
    square = QRect(0, 0, side, side)
    square.moveCenter(rect.center())
    return square


class PillarBadge(QWidget):
    """The icon of a pillar on its tint, with its name as its accessible name."""

    def __init__(self, name: str, icon: str, number: int, side: int = 22, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._number, self._side = icon, number, side
        self.setAccessibleName(name)
        current_theme().changed.connect(self._resize)
        self._resize()

    def _resize(self) -> None:
        side = current_theme().px(self._side)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"pillar{self._number}.tint"))
        painter.drawRoundedRect(self.rect(), theme.px(5), theme.px(5))
        side = round(self.width() * 0.6)
        inner = QRect(0, 0, side, side)
        inner.moveCenter(self.rect().center())
        paint_icon(painter, inner, self._icon, f"pillar{self._number}")
