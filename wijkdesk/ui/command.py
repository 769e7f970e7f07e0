"""A command of the menus, for who offers it elsewhere."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QAction


class Command(NamedTuple):
    """Its name, behind that of its submenu, and the keys for it."""

    name: str
    shortcut: str
    action: QAction
    adds_something: bool
