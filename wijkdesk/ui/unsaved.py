"""What was typed and the machine did not take: it is said in the banner, kept where it stands, and tried once more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wijkdesk.storage.faults import DossierFault, Replaced
from wijkdesk.ui.banner import Banner
from wijkdesk.ui.changes import Changes


class Unsaved(QObject):
    """Follows one dossier at a time; ``flush`` saves what was typed anywhere.

    ``settled`` tells that all is on disk again, and the banner free for what it said before; ``reopen_requested`` that
    the dossier has to be opened anew, as another version stands in its place.
    """

    settled = Signal()
    reopen_requested = Signal()

    def __init__(self, banner: Banner, flush: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._banner, self._flush, self._window = banner, flush, parent
        self._changes: Changes | None = None
        self._fault: DossierFault | None = None
        self._says = False  # that something is not on disk

    def follow(self, changes: Changes | None) -> None:
        """Be about this dossier from now on, or about none."""
        self._changes, self._fault, self._says = changes, None, False
        if changes is not None:
            changes.not_saved.connect(self._say)
            changes.changed.connect(lambda _changed: self._settle())
            changes.caught_up.connect(self._settle)

    def is_any(self) -> bool:
        """Whether something that was typed is not on disk."""
        return self._fault is not None or bool(self._changes is not None and self._changes.waiting)

    def may_leave(self) -> bool:
        """Whether the dossier can be closed: all that was typed is kept, or the user lets it go."""
        self._fault = None
        self._flush()
        if not self.is_any():
            return True
        from wijkdesk.ui.dialogs import ask  # noqa: PLC0415 - not before the first paint

        sentence = self._fault.sentence if self._fault is not None else self.tr("Dit staat nog niet in het dossier.")
        lost = self.tr("Als je nu sluit, is weg wat je het laatst typte.")
        return ask(self._window, self.tr("Niet alles is bewaard"), f"{sentence} {lost}", self.tr("Toch sluiten"))

    def try_again(self) -> None:
        """Save what the machine did not take before."""
        self._fault = None
        if self._changes is not None:
            self._changes.is_held = False
        self._flush()
        self._settle()

    def say_waiting(self) -> None:
        """Say that something typed waits, after the dossier was opened again."""
        self._says = True
        sentence = self.tr("Wat je typte is nog niet bewaard. Kijk of het nog klopt met wat er nu staat.")
        self._banner.show_sentence(sentence, self.tr("Bewaren"), self.try_again)

    def _say(self, fault: DossierFault) -> None:
        self._fault, self._says = fault, True
        if isinstance(fault, Replaced):
            self._banner.show_sentence(fault.sentence, self.tr("Opnieuw openen"), self.reopen_requested.emit)
        else:
            self._banner.show_sentence(fault.sentence, self.tr("Opnieuw proberen"), self.try_again)

    def _settle(self) -> None:
        """Nothing waits, and no fault is newer than the edit that went through."""
        if self._says and self._changes is not None and not self._changes.waiting:
            self._fault, self._says = None, False
            self.settled.emit()
