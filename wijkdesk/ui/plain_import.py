"""Brings in PySide6, and keeps Python's own way of importing; to be imported before anything else of Qt.

PySide6 puts an ``__import__`` in its place that reads the source of every module imported from then on, in case that
asks for names in snake_case. None of ours does, and that reading is a sixth of what their import takes.
"""

import builtins

_own = builtins.__import__
import PySide6.QtCore  # noqa: E402, F401

builtins.__import__ = _own
