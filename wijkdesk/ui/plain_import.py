"""Brings in PySide6, and keeps Python's own way of importing; to be imported before anything else of Qt.

PySide6 puts an ``__import__`` in its place that reads the source of every module imported from then on, in case that
asks for names in snake_case. None of ours does, and that reading is a sixth of what their import takes.

It also brings in what writes its own stubs for type checkers, with thirty regular expressions, logging and argparse:
a fifth of what its import takes. An empty module stands in for that.
"""

import builtins
import sys
from collections.abc import Mapping, Sequence
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec
from types import ModuleType
from typing import Final

_STUB_WRITER: Final = "shibokensupport.signature.lib.pyi_generator"

_own = builtins.__import__


def _without_stub_writer(
    name: str,
    globals: Mapping[str, object] | None = None,
    locals: Mapping[str, object] | None = None,
    fromlist: Sequence[str] | None = (),
    level: int = 0,
) -> ModuleType:
    if fromlist == ("pyi_generator",):
        sys.modules[_STUB_WRITER] = module_from_spec(ModuleSpec(_STUB_WRITER, None))
    return _own(name, globals, locals, fromlist, level)


builtins.__import__ = _without_stub_writer
try:
    import PySide6.QtCore  # noqa: F401
finally:
    builtins.__import__ = _own
