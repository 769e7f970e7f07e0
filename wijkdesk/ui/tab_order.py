"""The order in which Tab goes through a window: as the eye reads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QMainWindow, QScrollArea, QSplitter, QWidget


def order_by_eye(root: QWidget) -> None:
    """Let Tab follow the layouts below ``root``; Qt itself follows the order in which widgets were made."""
    for before, after in pairwise(widget for widget in _in_reading_order(root) if _takes_tab(widget)):
        QWidget.setTabOrder(before, after)


def put_behind(part: QWidget, *buttons: QWidget) -> None:
    """Let Tab come to these buttons after all of ``part``, also after what was added to it later.

    The other way round, what was added would be moved without the field around it, which Qt keeps in its old place and
    which passes the focus on to what it holds.
    """
    inside = [widget for widget in _in_reading_order(part) if _takes_tab(widget)]
    for before, after in pairwise((*inside[-1:], *buttons)):
        QWidget.setTabOrder(before, after)


def go_by_eye(root: QWidget, *, forward: bool) -> bool:
    """Go to what comes next below ``root``, or before, and round; False when the keyboard is elsewhere.

    Qt's own chain also stops at a field that hands its focus to the editor in it; one that was made later stands at the
    end of the chain, and Tab would never leave what lies before it.
    """
    stops = [widget for widget in _shown_in_reading_order(root) if _takes_tab(widget) and widget.isEnabled()]
    focused = QApplication.focusWidget()
    if focused not in stops:
        return False
    reasons = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason
    place = stops.index(focused) + (1 if forward else -1)
    stops[place % len(stops)].setFocus(reasons[0] if forward else reasons[1])
    return True


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    for child in _children(widget):
        if not child.isWindow():
            yield from _in_reading_order(child)


def _shown_in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    for child in _children(widget):
        if child.isVisible() and not child.isWindow():
            yield from _shown_in_reading_order(child)


def _children(widget: QWidget) -> list[QWidget]:
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        return [inner] if inner is not None else []
    if isinstance(widget, QSplitter):
        return [child for index in range(widget.count()) if (child := widget.widget(index)) is not None]
    layout = widget.layout()
    if not isinstance(layout, QLayout) or isinstance(widget, QMainWindow):
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        return list(widget.findChildren(QWidget, options=direct))
    return list(_widgets(layout))


def _widgets(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif isinstance(inner, QLayout):  # what was let go may still be found where a layout stands now
            yield from _widgets(inner)
