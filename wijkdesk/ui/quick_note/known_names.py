"""The names of the open dossier, read beside the window and again when they changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.quick_note.names import Names
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.reading.names import names_in
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.changes import Changes

NAMED = (Contact, Organisation, Pillar, Action)


class KnownNames(QObject):
    """``known`` are the names as they were last read, none at first; ``not_read`` says why they could not be."""

    read = Signal()
    not_read = Signal(str)

    def __init__(self, changes: Changes, parent: QObject) -> None:
        super().__init__(parent)
        self.known = Names()
        self._dossier = changes.dossier
        self._is_reading = False
        self._is_stale = True
        changes.changed.connect(self._follow)

    @property
    def are_known(self) -> bool:
        """Whether the names are those of now."""
        return not self._is_stale and not self._is_reading

    def refresh(self) -> None:
        """Read them if they changed; what changes meanwhile is read after it."""
        if self._is_reading or not self._is_stale:
            return
        self._is_reading, self._is_stale = True, False
        run_in_background(self, self._all, self._take, self._give_up)

    def _all(self) -> Names:
        return self._dossier.read_at_one_moment(names_in)

    def _take(self, names: Names) -> None:
        self._is_reading = False
        self.known = names
        if self._is_stale:
            self.refresh()
        else:
            self.read.emit()

    def _give_up(self, error: Exception) -> None:
        self._is_reading, self._is_stale = False, True
        if not isinstance(error, DossierFault):
            raise error
        self.not_read.emit(error.sentence)

    def _follow(self, changed: dict[type, set[int]]) -> None:
        if not changed.keys().isdisjoint(NAMED):
            self._is_stale = True
