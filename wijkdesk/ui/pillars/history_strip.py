"""How a pillar was rated through the half-years: a shape for each, on a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.ui.announce import announce
from wijkdesk.ui.labels import show_tip
from wijkdesk.ui.marks import RatingMark
from wijkdesk.ui.pillars.content import Rated
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import RADIUS_CONTROL

STEP: Final = 52
SIGN: Final = 16
HEIGHT: Final = 46
TOP: Final = 7
STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class HistoryStrip(QWidget):
    """Half-years from left to right, the newest at the right; where there is no room for all, the newest.

    Left and Right go through them, a click or Enter chooses one. ``chosen`` carries its Rated, or None when it is let
    go, by Esc or by choosing it again.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history: Sequence[Rated] = ()
        self._at = -1
        self._is_chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Beoordelingen per halfjaar"))
        self.setMouseTracking(True)
        current_theme().changed.connect(self.updateGeometry)

    def show_history(self, history: Sequence[Rated]) -> None:
        """Show these half-years, oldest first; the last one is that of now."""
        if tuple(history) == self._history:
            return
        self._history = tuple(history)
        self._at = len(self._history) - 1
        self._let_go()
        self.setAccessibleDescription("; ".join(self.in_words(rated) for rated in self._history))
        self.setVisible(bool(self._history))
        self.update()

    def in_words(self, rated: Rated) -> str:
        """A half-year with its rating, as one line."""
        half_year = rated.half_year.dutch.capitalize()
        if rated.rating is None:
            return self.tr("{half_year}: nog niet beoordeeld").format(half_year=half_year)
        given = [f"{rating.light.dutch} ({date_in_words(rating.rated_on)})" for rating in rated.given]
        if given:
            return f"{half_year}: {', '.join(given)}"
        return self.tr("{half_year}: bleef {light}").format(half_year=half_year, light=rated.rating.light.dutch)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(STEP) * max(len(self._history), 1), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(STEP) * 2, current_theme().px(HEIGHT))

    # -- keyboard and mouse --

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self._choose(min(max(self._at + STEPS[key], 0), len(self._history) - 1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(0 if key == Qt.Key.Key_Home else len(self._history) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._toggle(self._at)
        elif key == Qt.Key.Key_Escape and self._is_chosen:
            self._let_go()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().toPoint())
        if place is not None:
            self._toggle(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if 0 <= self._at < len(self._history):
            announce(self, self.in_words(self._history[self._at]))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._place_at(event.pos())
            show_tip(event.globalPos(), self.in_words(self._history[place]) if place is not None else "", self)
            return True
        return super().event(event)

    def _toggle(self, place: int) -> None:
        if self._is_chosen and place == self._at:
            self._let_go()
        else:
            self._choose(place)

    def _choose(self, place: int) -> None:
        if not self._history:
            return
        self._at, self._is_chosen = place, True
        announce(self, self.in_words(self._history[place]))
        self.update()
        self.chosen.emit(self._history[place])

    def _let_go(self) -> None:
        was_chosen, self._is_chosen = self._is_chosen, False
        self.update()
        if was_chosen:
            self.chosen.emit(None)

    # -- painting --

    def _first(self) -> int:
        """The first half-year that is shown."""
        room = max(self.width() // current_theme().px(STEP), 1)
        return min(max(len(self._history) - room, 0), max(self._at, 0))

    def _column(self, place: int) -> QRect:
        step = current_theme().px(STEP)
        return QRect((place - self._first()) * step, 0, step, self.height())

    def _place_at(self, point: QPoint) -> int | None:
        shown = range(self._first(), len(self._history))
        return next((place for place in shown if self._column(place).contains(point)), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(self._first(), len(self._history)):
            self._paint_plate(painter, place)
            if place > self._first():
                self._paint_line(painter, place)
            self._paint_rated(painter, place)

    def _sign(self, place: int) -> QRect:
        theme = current_theme()
        side = theme.px(SIGN)
        return QRect(self._column(place).left() + theme.px(6), theme.px(TOP), side, side)

    def _paint_plate(self, painter: QPainter, place: int) -> None:
        theme = current_theme()
        if place != self._at or not (self.hasFocus() or self._is_chosen):
            return
        painter.setPen(QPen(theme.colour("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("selection") if self._is_chosen else Qt.BrushStyle.NoBrush)
        plate = QRectF(self._column(place)).adjusted(1, 1, -3, -1)
        painter.drawRoundedRect(plate, theme.px(RADIUS_CONTROL), theme.px(RADIUS_CONTROL))

    def _paint_line(self, painter: QPainter, place: int) -> None:
        before, here = self._sign(place - 1), self._sign(place)
        left, right = before.right() + 4, here.left() - 4
        painter.fillRect(left, here.center().y(), right - left, 1, current_theme().colour("line"))

    def _paint_rated(self, painter: QPainter, place: int) -> None:
        theme, rated, sign = current_theme(), self._history[place], self._sign(place)
        if rated.rating is not None:
            RatingMark("", rated.rating.light.value).paint(painter, sign)
        else:
            painter.setPen(QPen(theme.colour("line_strong"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(sign).adjusted(4, 4, -4, -4))
        is_now = place == len(self._history) - 1
        painter.setFont(theme.font("axis"))
        painter.setPen(theme.colour("text" if is_now else "text3"))
        top = sign.bottom() + theme.px(3)
        label = QRect(sign.left() - theme.px(1), top, theme.px(STEP), theme.px(16))
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, str(rated.half_year))
