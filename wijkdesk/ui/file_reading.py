"""Reading a file beside the window, with how far it is, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

import shiboken6
from PySide6.QtCore import QObject, Signal

from wijkdesk.domain.refusal import Refused
from wijkdesk.figures.refusal import Unreadable
from wijkdesk.storage.faults import DossierFault
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.second_process import Stopped, second_process

TABLES: Final = "*.csv *.tsv *.txt *.xlsx *.xls *.ods *.json *.zip"
"""What files with a table in them are called, as a file dialog has it."""


class FileReading(QObject):
    """Has one file read at a time, in the second process: the readers of workbooks hold on to the interpreter.

    ``told`` says how many lines were read so far.
    """

    told = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_busy = False

    def begin(
        self,
        work: Callable[..., Any],
        *arguments: Any,
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Call ``work``, which takes what to ``tell`` its lines to, and pass on what it gives or raises."""
        self.is_busy = True
        asked = partial(second_process().follow, self._hear, work, *arguments)
        run_in_background(self, asked, partial(self._end, done), partial(self._end, failed))

    def get_ready(self, work: Callable[..., Any]) -> None:
        """Have the second process load what ``work`` needs, before somebody waits for it."""
        run_in_background(self, partial(second_process().call, callable, work))

    def stop(self) -> None:
        """End what is under way, which then fails with ``Stopped``; nothing happens when nothing is."""
        if self.is_busy:
            second_process().stop()

    def why(self, error: Exception, path: Path) -> str:
        """In one sentence why a file was not read; what is our own mistake is raised."""
        if isinstance(error, Unreadable):
            return error.sentence
        if isinstance(error, Refused | DossierFault):
            return str(error)
        if isinstance(error, Stopped):
            return self.tr("Het lezen is gestopt. Er is niets opgeslagen.")
        if isinstance(error, OSError):
            return self.tr("{name} kan niet worden gelezen. Kies een ander bestand.").format(name=path.name)
        raise error

    def _end(self, heard: Callable[[Any], object], outcome: Any) -> None:
        self.is_busy = False
        heard(outcome)

    def _hear(self, lines: int) -> None:
        if shiboken6.isValid(self):
            self.told.emit(lines)
