"""Layouts that are right before the next frame."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

LEVELS: Final = 8
AHEAD: Final = 50
"""How many milliseconds after a list is shown the pane for what is in it is made ready."""


def settle_layouts() -> None:
    """Carry out the layouts that wait for their turn.

    A text that takes another height tells the widget around it, which tells the one around that, each at its own turn:
    until the last had it, a frame could show a text cut off and the rest of the page on its way down.
    """
    for _ in range(LEVELS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def polish_ahead(pane: QWidget) -> None:
    """Let a pane that nobody sees yet take on its look, which is half of what showing it for the first time takes."""
    pane.ensurePolished()
    for widget in pane.findChildren(QWidget):
        widget.ensurePolished()
