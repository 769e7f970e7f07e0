"""The drawing of the timeline: looked at from years to days, walked through by keyboard, opened by a click."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.drawing.timeline.board import Board
from wijkdesk.drawing.timeline.frame import NEARBY, Row, frame, is_counted, place_on_board, thing_at
from wijkdesk.drawing.timeline.measured import MeasuredLine
from wijkdesk.drawing.timeline.scale import Scale
from wijkdesk.drawing.timeline.things import Span, Thing, first_day_of
from wijkdesk.ui.announce import announce
from wijkdesk.ui.labels import show_tip
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.timeline.chart import keys
from wijkdesk.ui.timeline.chart.painting import Seen, Sides, paint_chart, place_of
from wijkdesk.ui.timeline.chart.pointer import STEP, Pointer
from wijkdesk.ui.timeline.chart.replanning import Replanning
from wijkdesk.ui.timeline.chart.telling import said
from wijkdesk.ui.timeline.chart.view import MARGIN, View
from wijkdesk.ui.timeline.chart.widths import Widths

NAMES: Final = 152
HEAD: Final = 46
LINE: Final = 72


class TimelineChart(QAbstractScrollArea):
    """The board as a drawing.

    ``chosen`` follows what is chosen, ``opened`` asks to open it: its kind and id. ``day_asked`` asks for something new
    on a day. ``moved`` follows each change of place, zoom or board. ``replanned`` asks to store another end of an
    action: its id, "first" or "last", and the day; whoever is asked answers with ``show_board`` or ``give_up``.
    """

    chosen = Signal(object, int)
    opened = Signal(object, int)
    day_asked = Signal(dt.date)
    moved = Signal()
    replanned = Signal(int, str, dt.date)

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        may_write: bool = True,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        super().__init__(parent)
        self.may_write, self.today = may_write, today
        self.view = View(today)
        self.replanning: Replanning | None = None
        self._lines: Sequence[MeasuredLine] = ()
        self._thing: Thing | None = None
        self._walked_from: int | None = None
        self._kept_top: int | None = None  # how far down one was, until there is a board to go down
        self._rows: list[Row] | None = None
        self._pointer = Pointer(self)
        self._widths = Widths("meta")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Tijdlijn als tekening"))
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # it paints all of itself
        self.verticalScrollBar().valueChanged.connect(self._look_again)
        current_theme().changed.connect(self._take_theme)

    # -- what is shown --

    def show_board(
        self, board: Board, term: tuple[dt.date, dt.date] | None, lines: Sequence[MeasuredLine] = ()
    ) -> None:
        """Show another board at the same place, and these lines above it; the first one as a whole."""
        self.view.board = board
        self.view.term = (term[0].toordinal(), term[1].toordinal()) if term else None
        self._lines = lines
        self.replanning = None
        told = (f"{line.indicator}, {line.area}: {'; '.join(line.told)}" for line in lines)
        self.setAccessibleName(". ".join([self.tr("Tijdlijn als tekening"), *told]))
        if self._thing is not None:
            self._thing = board.find(self._thing.kind, self._thing.id)
        self._look_again()
        if self._kept_top is not None:
            self.verticalScrollBar().setValue(self._kept_top)
            self._kept_top = None
        self.moved.emit()

    def choose(self, kind: type, number: int) -> bool:
        """Choose a thing and bring it into view; False when it is not on the board."""
        found = self.view.board.find(kind, number)
        if found is not None and found is not self._thing:
            self.choose_thing(found)
        return found is not None

    def choose_thing(self, thing: Thing, *, bring: bool = True, keeps_day: bool = False) -> None:
        """Choose a thing of the board; ``keeps_day`` while one walks straight up or down."""
        self._walked_from = self.walked_from() if keeps_day else None
        self._thing = thing
        if bring:
            self._bring_into_view(thing)
        self._look_again()
        told = self.told(thing)
        self.setAccessibleDescription(told)
        announce(self, told)
        self.chosen.emit(thing.kind, thing.id)

    def chosen_thing(self) -> Thing | None:
        return self._thing

    def walked_from(self) -> int:
        """The day that one keeps to when going up and down."""
        if self._walked_from is not None:
            return self._walked_from
        return first_day_of(self._thing) if self._thing else self.view.middle().toordinal()

    def told(self, thing: Thing, number: int = 1, *, separator: str = ". ") -> str:
        """All there is to tell of a thing, or of the number that stands together there."""
        section = self.view.board.sections[self.view.board.section_of(thing)].section
        if number > 1:
            many = section.noun[1] if isinstance(thing, Span) else self.tr("gebeurtenissen en contacten")
            return self.tr("{n} {many}. Zoom in om ze te zien.").format(n=number, many=many)
        return separator.join((thing.title, section.name, *said(self.tr, thing)))

    # -- place and zoom --

    def fit_all(self) -> None:
        """Show everything from the first day to the last."""
        self.go(self.view.whole())

    def fit_half_year(self) -> None:
        """Show the half-year around what is chosen or looked at."""
        self.go(self.view.half_year(self._middle()))

    def fit_month(self) -> None:
        self.go(self.view.month(self._middle()))

    def zoom(self, by: float, x: float | None = None) -> None:
        """Make a day so many times as wide, around what is chosen, else around the middle."""
        if x is None:
            box = place_of(self.rows(), self._thing) if self._thing else None
            x = box.center().x() if box is not None else self.view.width / 2
        self.go(self.view.in_force.zoomed(by, x))

    def pan(self, x: float, y: float = 0.0) -> None:
        """Go so many pixels through time and down."""
        bar = self.verticalScrollBar()
        bar.setValue(round(bar.value() + y))
        self.go(self.view.in_force.moved(x))

    def go(self, scale: Scale) -> None:
        """Look at another place or zoom."""
        self.view.scale = scale
        self._look_again()
        self.moved.emit()

    def layout_state(self) -> dict[str, Any]:
        """Place and zoom, to keep in the settings; empty when nobody looked yet."""
        scale = self.view.scale
        if scale is None:
            return {}
        return {"left": scale.left, "day_width": scale.day_width, "top": self.verticalScrollBar().value()}

    def restore_layout(self, state: dict[str, Any]) -> None:
        """Take over what layout_state gave; what cannot be read counts as not said."""
        left, day_width = state.get("left"), state.get("day_width")
        if isinstance(left, int | float) and isinstance(day_width, int | float) and day_width > 0:
            self.go(Scale(float(left), float(day_width)).zoomed(1, 0))
        if isinstance(state.get("top"), int):
            self._kept_top = state["top"]

    # -- moving an end --

    def take(self, replanning: Replanning | None) -> None:
        """Begin to move an end of an action; nothing is stored before ``let_go``."""
        self.replanning = replanning
        if replanning is not None:
            self._thing = replanning.span
            end = self.tr("begin") if replanning.end == "first" else self.tr("einde")
            announce(self, self.tr("Het {end} verplaatsen: pijltjes. Enter bewaart, Esc niet.").format(end=end))
        self.viewport().update()

    def take_to(self, x: float) -> None:
        """Move the end that was taken to a place on the screen."""
        if self.replanning is not None:
            day = self.view.in_force.day_at(x - self.sides().names)
            self.replanning = self.replanning.to(day if self.replanning.end == "first" else day - 0.5)
            self.viewport().update()

    def take_by(self, days: int) -> None:
        if self.replanning is not None:
            self.replanning = self.replanning.to(self.replanning.day + days)
            announce(self, date_in_words(self.replanning.date))
            self.viewport().update()

    def let_go(self) -> None:
        """Ask to store the end where it is now."""
        moving = self.replanning
        if moving is None or not moving.is_moved:
            self.give_up()
            return
        self.replanning = moving._replace(is_asked=True)
        self.replanned.emit(moving.span.id, moving.end, moving.date)

    def give_up(self) -> None:
        """Let the end spring back to where it was."""
        self.replanning = None
        self.viewport().update()

    # -- events --

    def paintEvent(self, event: QPaintEvent) -> None:
        seen = Seen(self.today().toordinal(), self.view.term, self._thing, self.replanning, self._lines)
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), current_theme().colour("surface"))
        paint_chart(painter, self.rows(), self.view.window, seen, self.sides(), self._widths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look_again()
        self.moved.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; with Shift go through time, over the names go up and down."""
        turns = (event.angleDelta().y() or event.angleDelta().x()) / 120
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(-turns * self.view.width / 10)
        elif self.board_x(event.position()) < 0 or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.pan(0, -turns * 3 * self.view.window.lane)
        else:
            self.zoom(STEP**turns, self.board_x(event.position()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            show_tip(event.globalPos(), self.tip_at(QPointF(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """While an end is moved, Esc is about that, and no shortcut of the window."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and is_escape and self.replanning is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not keys.press(self, event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.replanning is not None and not self.replanning.is_asked:
            self.give_up()

    def peek(self) -> None:
        """Show the card of what is chosen."""
        box = place_of(self.rows(), self._thing) if self._thing is not None else None
        if box is not None and self._thing is not None:
            sides = self.sides()
            corner = QPoint(round(box.left() + sides.names), round(box.bottom() + sides.top))
            told = self.told(self._thing, separator="\n")
            show_tip(self.viewport().mapToGlobal(corner), told, self.viewport())

    # -- places --

    def rows(self) -> list[Row]:
        """What is seen now."""
        if self._rows is None:
            self._rows = frame(self.view.board, self.view.window, self._widths.of)
        return self._rows

    def at(self, place: QPointF) -> tuple[Thing, int] | None:
        """What stands at a place of the viewport, and how many it stands for."""
        if not self.is_on_board(place):
            return None
        return thing_at(self.rows(), self.board_x(place), self.board_y(place), self.view.size)

    def tip_at(self, place: QPointF) -> str:
        """The card of what stands at a place: a thing, or what was measured around that day."""
        found = self.at(place)
        if found is not None:
            return self.told(*found, separator="\n")
        if self.board_x(place) < 0 or not self.sides().head <= place.y() < self.sides().top:
            return ""
        day = self.view.in_force.day_at(self.board_x(place))
        near = ((line, min(line.values, key=lambda each: abs(each.day - day))) for line in self._lines)
        return "\n".join(f"{line.area}, {each.period}: {each.number}" for line, each in near)

    def is_on_board(self, place: QPointF) -> bool:
        return self.board_x(place) >= 0 and self.board_y(place) >= 0

    def board_x(self, place: QPointF) -> float:
        return place.x() - self.sides().names

    def board_y(self, place: QPointF) -> float:
        return place.y() - self.sides().top

    def sides(self) -> Sides:
        """What stands before and above the board."""
        theme = current_theme()
        names = float(min(theme.px(NAMES), self.viewport().width() / 3))
        return Sides(names, float(theme.px(HEAD)), float(theme.px(LINE)) if self._lines else 0.0)

    # -- inside --

    def _bring_into_view(self, thing: Thing) -> None:
        """Go to where a thing is seen; from nearby, where it would only be counted."""
        view, bar = self.view, self.verticalScrollBar()
        x = view.in_force.x(first_day_of(thing))
        section = view.board.sections[view.board.section_of(thing)]
        if isinstance(thing, Span) and is_counted(section, view.window):
            self.go(Scale(first_day_of(thing) - view.width / 3 / NEARBY, NEARBY).kept())
        elif not MARGIN <= x <= view.width - MARGIN * 3:
            self.go(view.in_force.moved(x - view.width / 3))
        top, height = place_on_board(view.board, view.window, thing)
        if top < bar.value():
            bar.setValue(round(top))
        elif top + height > bar.value() + view.height:
            bar.setValue(round(top + height - view.height))

    def _look_again(self) -> None:
        """What is seen has changed; it is found anew when it is painted."""
        self._rows = None
        view, bar, sides = self.view, self.verticalScrollBar(), self.sides()
        view.width = max(self.viewport().width() - sides.names, 1.0)
        view.height = max(self.viewport().height() - sides.top, 1.0)
        view.size = current_theme().text_size / 100
        bar.setRange(0, max(round(view.full_height - view.height), 0))
        bar.setPageStep(round(view.height))
        bar.setSingleStep(26)
        view.top = bar.value()
        self.viewport().update()

    def _take_theme(self) -> None:
        self._widths.forget()
        self._look_again()

    def _middle(self) -> dt.date:
        if self._thing is not None:
            return dt.date.fromordinal(first_day_of(self._thing))
        return self.view.middle()
