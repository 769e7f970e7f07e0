"""Five steps along the window, each beside what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from wijkdesk.ui.announce import announce
from wijkdesk.ui.buttons import Button
from wijkdesk.ui.dialogs import Dialog
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import RADIUS_CONTROL

WIDTH: Final = 380
GAP: Final = 12
FRAME: Final = 40


class Stop(NamedTuple):
    """One step: what it says, and where in the window that is, in coordinates of the window."""

    title: str
    text: str
    place: QRect


class Tour(Dialog):
    """Leads along the stops; Esc or "Overslaan" ends it at once, and it can be taken again."""

    handbook_page = "index.md"

    def __init__(self, stops: Sequence[Stop], window: QWidget) -> None:
        super().__init__("", "", width=WIDTH, parent=window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Rondleiding"))
        self.cancel.setText(self.tr("Overslaan"))
        self._stops, self._number, self._window = tuple(stops), 0, window
        self._said = self.column.add(Paragraph())
        self.back = self.add_button(Button(self.tr("Vorige")))
        self.back.clicked.connect(lambda: self._go(self._number - 1))
        self._ring = _Ring(window)
        self.finished.connect(self._ring.deleteLater)
        self._go(0)

    def accept(self) -> None:
        """Go on to the next stop; behind the last one the tour is over."""
        if self._number + 1 < len(self._stops):
            self._go(self._number + 1)
        else:
            super().accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._stand_beside()
        self.commit.setFocus()

    # -- inside --

    def _go(self, number: int) -> None:
        self._number = number
        stop = self._stops[number]
        place = self.tr("{number} van {count}").format(number=number + 1, count=len(self._stops))
        self._heading.setText(f"{stop.title} ({place})")
        self._said.set_text(stop.text)
        is_last = number + 1 == len(self._stops)
        self.commit.setText(self.tr("Klaar") if is_last else self.tr("Volgende"))
        self.cancel.setVisible(not is_last)
        self.back.setVisible(number > 0)
        self._ring.show_round(stop.place)
        if self.isVisible():
            self._stand_beside()
            self.commit.setFocus()
        announce(self, f"{self._heading.text()}. {stop.text}")

    def _stand_beside(self) -> None:
        """Stand at the right of what is told about, or below what is in the bar at the top, and whole on the screen."""
        self.fit()
        place = self._stops[self._number].place
        is_at_the_top = place.top() < FRAME  # beside it the title of this dialog would be above the window
        where = (
            QPoint(place.left(), place.bottom() + FRAME) if is_at_the_top else QPoint(place.right() + GAP, place.top())
        )
        corner = self._window.mapToGlobal(where)
        room = self.screen().availableGeometry()
        left = max(room.left(), min(corner.x(), room.right() - self.width()))
        top = max(room.top(), min(corner.y(), room.bottom() - self.height()))
        self.move(left, top)


class _Ring(QWidget):
    """A line round what is told about; the mouse goes through it, and a screen reader passes it by."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_round(self, place: QRect) -> None:
        self.setGeometry(place.adjusted(-4, -4, 4, 4))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), 3))
        radius = theme.px(RADIUS_CONTROL)
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -3, -3), radius, radius)
