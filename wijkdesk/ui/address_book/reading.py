"""Reading an address book beside the window, with word of how far it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wijkdesk.storage.dossier import Dossier
from wijkdesk.ui.second_process import Stopped, second_process

if TYPE_CHECKING:
    from wijkdesk.exchange.address_cards.proposal import Book


class Reading(QObject):
    """Reads one file; ``progressed`` tells how many cards of how many, and ``stop`` ends it with ``Stopped``."""

    progressed = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._is_stopped = False

    def stop(self) -> None:
        self._is_stopped = True

    def read(self, dossier: Dossier, path: Path) -> Book:
        """Call it in a thread: what an address book holds, beside what the dossier does."""
        # The libraries of other programs' files, which the window does not wait for.
        from wijkdesk.exchange.address_cards import files, proposal  # noqa: PLC0415

        cards = second_process().call(files.open_cards, path)
        found = []
        for portion in files.portions(cards):
            if self._is_stopped:
                raise Stopped
            found += second_process().call(files.read_cards, portion)
            self.progressed.emit(len(found), len(cards))
        known = dossier.read_at_one_moment(proposal.known_in)
        return second_process().call(proposal.propose, found, known)
