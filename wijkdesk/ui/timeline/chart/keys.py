"""The keys of the drawing: walking, looking, opening, and moving an end of an action."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from wijkdesk.ui.timeline.chart.pointer import STEP
from wijkdesk.ui.timeline.chart.replanning import End, taken

if TYPE_CHECKING:
    from wijkdesk.ui.timeline.chart.chart import TimelineChart

PAGE: Final = 0.8
_ALONG: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ACROSS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PAGES: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ENDS: Final[dict[Qt.Key, End]] = {Qt.Key.Key_B: "first", Qt.Key.Key_E: "last"}
_MONTH: Final = dt.timedelta(days=30)


def press(chart: TimelineChart, event: QKeyEvent) -> bool:
    """Do what a key means on the drawing; False when it means nothing there."""
    if chart.replanning is not None and not chart.replanning.is_asked:
        return _press_while_moving(chart, event)
    return _zoom(chart, event) or _walk(chart, event) or _open(chart, event)


def _zoom(chart: TimelineChart, event: QKeyEvent) -> bool:
    if event.matches(QKeySequence.StandardKey.ZoomIn):
        chart.zoom(STEP)
    elif event.matches(QKeySequence.StandardKey.ZoomOut):
        chart.zoom(1 / STEP)
    elif event.key() in _PAGES:
        chart.pan(_PAGES[Qt.Key(event.key())] * PAGE * chart.view.width)
    elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    elif event.key() == Qt.Key.Key_1:
        chart.fit_all()
    elif event.key() == Qt.Key.Key_2:
        chart.fit_half_year()
    elif event.key() == Qt.Key.Key_3:
        chart.fit_month()
    else:
        return False
    return True


def _walk(chart: TimelineChart, event: QKeyEvent) -> bool:
    board, thing, key = chart.view.board, chart.chosen_thing(), Qt.Key(event.key())
    section = board.section_of(thing) if thing is not None else 0
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        found = board.across(section, 1, float("-inf" if key == Qt.Key.Key_Home else "inf"))
    elif thing is None and (key in _ALONG or key in _ACROSS):
        found = board.across(0, 1, chart.view.middle().toordinal())
    elif thing is not None and key in _ALONG:
        found = board.beside(thing, _ALONG[key])
    elif thing is not None and key in _ACROSS:
        found = board.across(section + _ACROSS[key], _ACROSS[key], chart.walked_from())
    else:
        return False
    if found is not None:
        chart.choose_thing(found, keeps_day=key in _ACROSS)
    return True


def _open(chart: TimelineChart, event: QKeyEvent) -> bool:
    thing = chart.chosen_thing()
    key = Qt.Key(event.key())
    if thing is None:
        return False
    if key in _ENTER:
        chart.opened.emit(thing.kind, thing.id)
    elif key == Qt.Key.Key_Space:
        chart.peek()
    elif key in _ENDS and chart.may_write:
        chart.take(taken(thing, _ENDS[key], chart.today()))
    else:
        return False
    return True


def _press_while_moving(chart: TimelineChart, event: QKeyEvent) -> bool:
    """An end was taken: arrows move it by a day, with Shift by a week; Enter stores, Esc gives up."""
    key = Qt.Key(event.key())
    if key in _ALONG:
        is_far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        chart.take_by(_ALONG[key] * (7 if is_far else 1))
    elif key in _PAGES:
        chart.take_by(_PAGES[key] * _MONTH.days)
    elif key in _ENTER:
        chart.let_go()
    elif key == Qt.Key.Key_Escape:
        chart.give_up()
    return True
