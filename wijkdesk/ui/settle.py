"""Layouts that are right before the next frame."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent

LEVELS: Final = 8


def settle_layouts() -> None:
    """Carry out the layouts that wait for their turn.

    A text that takes another height tells the widget around it, which tells the one around that, each at its own turn:
    until the last had it, a frame could show a text cut off and the rest of the page on its way down.
    """
    for _ in range(LEVELS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
