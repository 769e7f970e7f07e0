"""Words for who listens to a screen reader, when something on the screen changes elsewhere than at the focus."""

from __future__ import annotations

from typing import Final

from PySide6 import (
    QtGui,
)  # of which the classes for screen readers, hundreds of names, are made when they are asked for
from PySide6.QtCore import QTimer
from PySide6.QtGui import QStatusTipEvent
from PySide6.QtWidgets import QApplication, QWidget

MESSAGE_TIME: Final = 6000


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say ``text`` when it has finished what it was saying."""
    if QtGui.QAccessible.isActive():
        QtGui.QAccessible.updateAccessibility(QtGui.QAccessibleAnnouncementEvent(widget, text))


def say_in_status_bar(widget: QWidget, text: str) -> None:
    """Say it in the bar at the bottom of the window for a while, and to a screen reader."""
    announce(widget, text)
    QApplication.sendEvent(widget, QStatusTipEvent(text))
    QTimer.singleShot(MESSAGE_TIME, widget, lambda: QApplication.sendEvent(widget, QStatusTipEvent("")))
