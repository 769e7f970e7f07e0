"""The mouse on the drawing: moving along, choosing, opening, and taking an action by one of its ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from wijkdesk.drawing.timeline.things import Span
from wijkdesk.ui.timeline.chart.replanning import End, end_at, taken

if TYPE_CHECKING:
    from wijkdesk.ui.timeline.chart.chart import TimelineChart

STEP: Final = 1.25
SLIP: Final = 4
"""So many pixels a hand may move while it clicks."""


class Pointer:
    """What a press of the button became: nothing yet, dragging the board, or dragging an end."""

    def __init__(self, chart: TimelineChart) -> None:
        self._chart = chart
        self._grabbed: QPointF | None = None
        self._has_end = self._is_dragging = False

    def press(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._grabbed, self._is_dragging = event.position(), False
        end = self._end_at(event.position())
        self._has_end = end is not None
        if end is not None:
            self._chart.take(taken(*end, self._chart.today()))

    def move(self, event: QMouseEvent) -> None:
        if self._grabbed is None:
            self._show_what_can_be_done(event.position())
            return
        way = event.position() - self._grabbed
        if not self._is_dragging and abs(way.x()) + abs(way.y()) < SLIP:
            return
        self._is_dragging = True
        if self._has_end:
            self._chart.take_to(event.position().x())
            return
        self._grabbed = event.position()
        self._chart.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._chart.pan(-way.x(), -way.y())

    def release(self, event: QMouseEvent) -> None:
        chart = self._chart
        if self._has_end:
            self._has_end = False
            if self._is_dragging:
                chart.let_go()
            else:
                chart.give_up()
        if self._grabbed is not None and not self._is_dragging:
            found = chart.at(event.position())
            if found is not None and found[1] > 1:
                chart.zoom(STEP**4, chart.board_x(event.position()))
            elif found is not None:
                chart.choose_thing(found[0], bring=False)
        self._grabbed = None
        self._show_what_can_be_done(event.position())

    def double_click(self, event: QMouseEvent) -> None:
        chart = self._chart
        found = chart.at(event.position())
        if found is not None and found[1] == 1:
            chart.choose_thing(found[0], bring=False)
            chart.opened.emit(found[0].kind, found[0].id)
        elif found is None and chart.is_on_board(event.position()):
            chart.day_asked.emit(chart.view.day_at(chart.board_x(event.position())))

    def _end_at(self, place: QPointF) -> tuple[Span, End] | None:
        chart = self._chart
        if not chart.may_write or not chart.is_on_board(place):
            return None
        return end_at(chart.rows(), chart.board_x(place), chart.board_y(place))

    def _show_what_can_be_done(self, place: QPointF) -> None:
        if self._end_at(place) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        elif self._chart.at(place) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        else:
            shape = Qt.CursorShape.ArrowCursor
        self._chart.viewport().setCursor(shape)
