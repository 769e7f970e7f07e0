"""The drawing of the timeline: looked at from years to days, walked through by keyboard, opened by a click."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.drawing.timeline.board import Board
from wijkdesk.drawing.timeline.frame import Row, Window, bar_of, frame, lane_height, section_tops, thing_at
from wijkdesk.drawing.timeline.scale import Scale, fitting
from wijkdesk.drawing.timeline.things import Span, Thing, first_day_of
from wijkdesk.ui.announce import announce
from wijkdesk.ui.labels import show_tip
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.timeline.chart.painting import (
    Seen,
    paint_calendar,
    paint_flags,
    paint_names,
    paint_rows,
    paint_today,
    place_of,
)

NAMES: Final = 152
HEAD: Final = 46
MARGIN: Final = 24
STEP: Final = 1.25
PAGE: Final = 0.8
YEARS_WHEN_EMPTY: Final = 6


class TimelineChart(QAbstractScrollArea):
    """The board as a drawing.

    ``chosen`` follows what is chosen, ``opened`` asks to open it: its kind and id. ``day_asked`` asks for something new
    on a day. ``moved`` follows each change of place or zoom.
    """

    chosen = Signal(object, int)
    opened = Signal(object, int)
    day_asked = Signal(dt.date)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None, *, today: Callable[[], dt.date] = dt.date.today) -> None:
        super().__init__(parent)
        self._today = today
        self._board = Board(())
        self._scale: Scale | None = None
        self._term: tuple[int, int] | None = None
        self._flags: tuple[int, ...] = ()
        self._thing: Thing | None = None
        self._rows: list[Row] | None = None
        self._grabbed: QPointF | None = None
        self._is_dragged = False
        self._widths: dict[str, float] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Tijdlijn als tekening"))
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._look_again)
        current_theme().changed.connect(self._take_theme)

    # -- what is shown --

    def show_board(self, board: Board, term: tuple[dt.date, dt.date] | None, flags: tuple[dt.date, ...] = ()) -> None:
        """Show another board at the same place; the first one as a whole."""
        self._board = board
        self._term = (term[0].toordinal(), term[1].toordinal()) if term else None
        self._flags = tuple(day.toordinal() for day in flags)
        if self._thing is not None:
            self._thing = self._same(self._thing)
        if self._scale is None:
            self.fit_all()
        self._look_again()

    def choose(self, kind: type, number: int) -> bool:
        """Choose a thing and bring it into view; False when it is not on the board."""
        found = next((each for each in self._things() if each.kind is kind and each.id == number), None)
        if found is not None:
            self._choose(found)
        return found is not None

    def chosen_thing(self) -> Thing | None:
        return self._thing

    # -- place and zoom --

    def fit_all(self) -> None:
        """Show everything from the first day to the last."""
        first, last = self._ends()
        self._go(fitting(first, last, self._width(), MARGIN))

    def fit_half_year(self) -> None:
        """Show the half-year around what is looked at."""
        half = HalfYear.of(self._middle())
        self._go(fitting(half.first_day.toordinal(), half.last_day.toordinal(), self._width(), MARGIN))

    def fit_month(self) -> None:
        first = self._middle().replace(day=1)
        last = (first + dt.timedelta(31)).replace(day=1) - dt.timedelta(1)
        self._go(fitting(first.toordinal(), last.toordinal(), self._width(), MARGIN))

    def zoom(self, by: float, x: float | None = None) -> None:
        """Make a day so many times as wide, around what is chosen, else around the middle."""
        if x is None:
            box = place_of(self._seen_rows(), self._thing) if self._thing else None
            x = box.center().x() if box is not None else self._width() / 2
        self._go(self._in_force().zoomed(by, x))

    def layout_state(self) -> dict[str, Any]:
        """Place and zoom, to keep in the settings."""
        scale = self._scale
        if scale is None:
            return {}  # nobody looked at it yet
        return {"left": scale.left, "day_width": scale.day_width, "top": self.verticalScrollBar().value()}

    def restore_layout(self, state: dict[str, Any]) -> None:
        """Take over what layout_state gave; what cannot be read counts as not said."""
        left, day_width = state.get("left"), state.get("day_width")
        if isinstance(left, int | float) and isinstance(day_width, int | float) and day_width > 0:
            self._go(Scale(float(left), float(day_width)).zoomed(1, 0))
        if isinstance(state.get("top"), int):
            self.verticalScrollBar().setValue(state["top"])

    # -- events --

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("surface"))
        names, head = self._names(), self._head()
        window, rows = self._window(), self._seen_rows()
        seen = Seen(self._today().toordinal(), self._term, self._flags, self._thing)
        painter.setClipRect(QRectF(names, 0, self._width(), self.viewport().height()))
        painter.translate(names, 0)
        paint_calendar(painter, window, head, seen)
        paint_flags(painter, window, head, seen)
        painter.save()
        painter.setClipRect(QRectF(0, head, self._width(), window.height))
        painter.translate(0, head)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_rows(painter, rows, window, seen)
        painter.restore()
        paint_today(painter, window, head, seen, self.tr("Vandaag"))
        painter.resetTransform()
        painter.setClipRect(QRectF(0, 0, names, self.viewport().height()))
        paint_names(painter, rows, names, head)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look_again()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; with Shift go through time, over the names go up and down."""
        turns = (event.angleDelta().y() or event.angleDelta().x()) / 120
        x = event.position().x() - self._names()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._go(self._in_force().moved(-turns * self._width() / 10))
        elif x < 0 or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().wheelEvent(event)
        else:
            self.zoom(STEP**turns, x)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grabbed, self._is_dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None:
            over = self._at(event.position())
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            return
        way = event.position() - self._grabbed
        if not self._is_dragged and abs(way.x()) + abs(way.y()) < 4:
            return
        self._is_dragged, self._grabbed = True, event.position()
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        bar = self.verticalScrollBar()
        bar.setValue(round(bar.value() - way.y()))
        self._go(self._in_force().moved(-way.x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None and not self._is_dragged:
            found = self._at(event.position())
            if found is not None and found[1] > 1:
                self.zoom(STEP**4, event.position().x() - self._names())
            elif found is not None:
                self._choose(found[0], bring=False)
        self._grabbed = None
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if found is not None and found[1] == 1:
            self._choose(found[0], bring=False)
            self.opened.emit(found[0].kind, found[0].id)
        elif found is None and event.position().x() > self._names() and event.position().y() > self._head():
            self.day_asked.emit(self._day_at(event.position().x() - self._names()))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._at(QPointF(event.pos()))
            show_tip(event.globalPos(), self._said(*found) if found else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._press(event):
            super().keyPressEvent(event)

    # -- by keyboard --

    def _press(self, event: QKeyEvent) -> bool:
        """Whether the key meant something here."""
        if event.matches(QKeySequence.StandardKey.ZoomIn):
            self.zoom(STEP)
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self.zoom(1 / STEP)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._walk(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._cross(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._walk_to_end(last=event.key() == Qt.Key.Key_End)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            way = PAGE if event.key() == Qt.Key.Key_PageDown else -PAGE
            self._go(self._in_force().moved(way * self._width()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._thing is not None:
            self.opened.emit(self._thing.kind, self._thing.id)
        elif event.key() == Qt.Key.Key_Space and self._thing is not None:
            self._peek(self._thing)
        else:
            return False
        return True

    def _walk(self, way: int) -> None:
        """To the next thing in time of the same section, or of the first when none was chosen."""
        section = self._section_of(self._thing)
        things = list(self._board.in_time(section)) if self._board.sections else []
        if self._thing in things:
            place = things.index(self._thing) + way
            if 0 <= place < len(things):
                self._choose(things[place])
        else:
            self._cross(0)

    def _walk_to_end(self, *, last: bool) -> None:
        things = list(self._board.in_time(self._section_of(self._thing))) if self._board.sections else []
        if things:
            self._choose(things[-1 if last else 0])

    def _cross(self, way: int) -> None:
        """To what is nearest in time in the section above or below; to the middle of what is seen from nowhere."""
        numbers = range(len(self._board.sections))
        day = first_day_of(self._thing) if self._thing else self._middle().toordinal()
        at = self._section_of(self._thing)
        start = at + way if self._thing else 0
        order = numbers[start:] if way >= 0 else numbers[: max(start + 1, 0)][::-1]
        for number in order:
            things = list(self._board.in_time(number))
            if things:
                self._choose(min(things, key=lambda each: abs(first_day_of(each) - day)))
                return

    def _peek(self, thing: Thing) -> None:
        box = place_of(self._seen_rows(), thing)
        if box is not None:
            corner = QPoint(round(box.left() + self._names()), round(box.bottom() + self._head()))
            show_tip(self.viewport().mapToGlobal(corner), self._said(thing, 1), self.viewport())

    # -- inside --

    def _choose(self, thing: Thing, *, bring: bool = True) -> None:
        self._thing = thing
        if bring:
            self._bring_into_view(thing)
        self._look_again()
        announce(self, self._said(thing, 1))
        self.chosen.emit(thing.kind, thing.id)

    def _bring_into_view(self, thing: Thing) -> None:
        scale, width = self._in_force(), self._width()
        x = scale.x(first_day_of(thing))
        if not MARGIN <= x <= width - MARGIN * 3:
            scale = scale.moved(x - width / 3)
        self._go(scale)
        if isinstance(thing, Span):
            window = self._window()
            top, height = bar_of(self._board, window, thing)
        else:
            top, height = section_tops(self._board, self._lane_height())[self._section_of(thing)], 26.0
        bar = self.verticalScrollBar()
        if top < bar.value():
            bar.setValue(round(top))
        elif top + height > bar.value() + self._room():
            bar.setValue(round(top + height - self._room()))

    def _said(self, thing: Thing, number: int) -> str:
        section = self._board.sections[self._section_of(thing)].section
        if number > 1:
            many = section.noun[1] if isinstance(thing, Span) else self.tr("gebeurtenissen en contacten")
            return self.tr("{n} {many}. Zoom in om ze te zien.").format(n=number, many=many)
        return self.tr("{what}. {section}.").format(what=thing.said or thing.title, section=section.name)

    def _same(self, thing: Thing) -> Thing | None:
        return next((each for each in self._things() if each.kind is thing.kind and each.id == thing.id), None)

    def _things(self) -> list[Thing]:
        return [thing for number in range(len(self._board.sections)) for thing in self._board.in_time(number)]

    def _section_of(self, thing: Thing | None) -> int:
        """The number of the section that a thing stands in; the first that holds anything when it stands nowhere."""
        if thing is None:
            sections = enumerate(self._board.sections)
            return next((number for number, each in sections if each.points or each.lanes), 0)
        for number, packed in enumerate(self._board.sections):
            if thing in (packed.section.spans if isinstance(thing, Span) else packed.points):
                return number
        return 0

    def _at(self, place: QPointF) -> tuple[Thing, int] | None:
        x, y = place.x() - self._names(), place.y() - self._head()
        return thing_at(self._seen_rows(), x, y) if x >= 0 and y >= 0 else None

    def _go(self, scale: Scale) -> None:
        self._scale = scale
        self._look_again()
        self.moved.emit()

    def _look_again(self) -> None:
        """What is seen has changed; it is found anew when it is painted."""
        self._rows = None
        room = self._room()
        end = section_tops(self._board, self._lane_height())[-1]
        bar = self.verticalScrollBar()
        bar.setRange(0, max(round(end - room), 0))
        bar.setPageStep(round(room))
        bar.setSingleStep(26)
        self.viewport().update()

    def _take_theme(self) -> None:
        self._widths.clear()
        self._look_again()

    def _seen_rows(self) -> list[Row]:
        if self._rows is None:
            self._rows = frame(self._board, self._window(), self._measure)
        return self._rows

    def _measure(self, text: str) -> float:
        width = self._widths.get(text)
        if width is None:
            width = self._widths[text] = current_theme().metrics("meta").horizontalAdvance(text)
        return width

    def _window(self) -> Window:
        top = self.verticalScrollBar().value()
        return Window(self._in_force(), top, self._width(), self._room(), self._lane_height())

    def _in_force(self) -> Scale:
        if self._scale is None:
            first, last = self._ends()
            return fitting(first, last, self._width(), MARGIN)
        return self._scale

    def _ends(self) -> tuple[int, int]:
        """The first and last day of the approach and of all that is on the board; without any, some years."""
        days = [day for day in (self._board.first, self._board.last, *(self._term or ())) if day is not None]
        if not days:
            today = self._today()
            return dt.date(today.year, 1, 1).toordinal(), dt.date(today.year + YEARS_WHEN_EMPTY, 1, 1).toordinal() - 1
        return min(days), max(days)

    def _middle(self) -> dt.date:
        if self._thing is not None:
            return dt.date.fromordinal(first_day_of(self._thing))
        today = self._today()
        scale = self._in_force()
        is_seen = 0 <= scale.x(today.toordinal()) <= self._width()
        return today if is_seen else self._day_at(self._width() / 2)

    def _day_at(self, x: float) -> dt.date:
        return dt.date.fromordinal(int(self._in_force().day_at(x)))

    def _lane_height(self) -> float:
        return lane_height(self._board, self._in_force().day_width, self._room()) * current_theme().text_size / 100

    def _names(self) -> float:
        return float(min(current_theme().px(NAMES), self.viewport().width() / 3))

    def _head(self) -> float:
        return float(current_theme().px(HEAD))

    def _width(self) -> float:
        return max(self.viewport().width() - self._names(), 1.0)

    def _room(self) -> float:
        return max(self.viewport().height() - self._head(), 1.0)
