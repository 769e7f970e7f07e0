"""A key that does something while a widget has the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

ONLY_HERE = Qt.ShortcutContext.WidgetShortcut


def add_shortcut(
    widget: QWidget, key: str, do: Callable[[], object], context: Qt.ShortcutContext = ONLY_HERE
) -> QShortcut:
    """Have ``key``, such as "Del", call ``do``; by itself only while the focus is on this very widget."""
    shortcut = QShortcut(QKeySequence(key), widget)
    shortcut.setContext(context)  # PySide passes over the one that its constructor is given with a function
    shortcut.activated.connect(do)
    return shortcut
