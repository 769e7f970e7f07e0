"""One door to the icons: drawings in a colour of the theme, sharp at every pixel ratio."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import ClassVar

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from wijkdesk import paths
from wijkdesk.ui.theme import current_theme

STROKE = "1.75"

Draw = Callable[[QPainter, QRect, QIcon.Mode, QIcon.State], None]


def icon(name: str, tone: str = "text2", checked_tone: str = "") -> QIcon:
    """The icon ``name`` (a file in resources/icons) in the colour of ``tone``; follows the theme by itself.

    Raises FileNotFoundError when there is no such icon.
    """
    _drawing(name)

    def draw(painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        checked = state == QIcon.State.On and checked_tone
        paint_icon(painter, rect, name, "disabled" if mode == QIcon.Mode.Disabled else checked or tone)

    return drawn_icon(draw)


def drawn_icon(draw: Draw) -> QIcon:
    """An icon that is drawn by ``draw`` whenever Qt needs it, in a square."""
    return QIcon(_DrawnIcon(draw))


def paint_icon(painter: QPainter, rect: QRect, name: str, tone: str) -> None:
    """Paint the icon in ``rect``, which is square."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(rect.topLeft(), _rendered(name, current_theme().tokens.colour(tone), rect.height(), ratio))


def blank_pixmap(side: int, ratio: float) -> QPixmap:
    """A transparent picture of ``side`` logical pixels, for a screen with ``ratio`` device pixels to each."""
    pixmap = QPixmap(QSize(round(side * ratio), round(side * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


@cache
def _drawing(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=600)
def _rendered(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    """The key holds the colour, so that a new theme never gets a picture of the old one."""
    svg = _drawing(name).replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    pixmap = blank_pixmap(side, ratio)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRect(0, 0, side, side))
    painter.end()
    return pixmap


class _DrawnIcon(QIconEngine):
    """Draws when asked and not before, so that buttons and menus need no telling of a new theme."""

    _copies: ClassVar[list[QIconEngine]] = []

    def __init__(self, draw: Draw) -> None:
        super().__init__()
        self._draw = draw

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        square = QRect(0, 0, side, side)
        square.moveCenter(rect.center())
        self._draw(painter, square, mode, state)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        side = min(size.width(), size.height())
        pixmap = blank_pixmap(side, scale)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, side, side), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        copy = _DrawnIcon(self._draw)
        # Qt owns the copy and deletes it, but PySide does not know: without this reference Python frees it first.
        _DrawnIcon._copies.append(copy)
        return copy
