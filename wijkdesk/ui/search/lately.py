"""What somebody opened lately in a dossier, and which commands they use most: numbers and names of commands alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from wijkdesk.storage.searchable import SEARCHABLE
from wijkdesk.ui.remembered import Remembered

MOST_KEPT: Final = 8
_PLACE: Final = "search"
_NUMBER_OF: Final = {each.kind: each.number for each in SEARCHABLE}
_KIND_OF: Final = {number: kind for kind, number in _NUMBER_OF.items()}


class Lately:
    """Kept between two starts, beside the other settings of this user on this machine."""

    def __init__(self, remembered: Remembered, dossier: Path) -> None:
        self._remembered, self._dossier = remembered, dossier
        kept = remembered.layout(_PLACE, dossier)
        self.opened: list[tuple[type, int]] = _things(kept.get("opened"))
        self._used: dict[str, int] = _counts(kept.get("commands"))

    def open(self, kind: type, number: int) -> None:
        """Note that somebody opened this thing; what cannot be searched is not noted."""
        if kind in _NUMBER_OF:
            others = [each for each in self.opened if each != (kind, number)]
            self.opened = [(kind, number), *others][:MOST_KEPT]
            self._keep()

    def use(self, command: str) -> None:
        """Note that somebody used this command."""
        self._used[command] = self._used.get(command, 0) + 1
        self._keep()

    def times_used(self, command: str) -> int:
        return self._used.get(command, 0)

    def _keep(self) -> None:
        opened = [[_NUMBER_OF[kind], number] for kind, number in self.opened]
        self._remembered.keep_layout(_PLACE, self._dossier, {"opened": opened, "commands": self._used})


def _things(kept: Any) -> list[tuple[type, int]]:
    """What was kept, without what nobody can read: the file may have been changed by hand."""
    pairs = [each for each in kept if isinstance(each, list) and len(each) == 2] if isinstance(kept, list) else []
    sound = [(each, number) for each, number in pairs if isinstance(each, int) and isinstance(number, int)]
    return [(_KIND_OF[each], number) for each, number in sound if each in _KIND_OF]


def _counts(kept: Any) -> dict[str, int]:
    return {name: times for name, times in kept.items() if isinstance(times, int)} if isinstance(kept, dict) else {}
