"""Filters that narrow the same in several tabs: who looks at one pillar among the actions, does so in the timeline."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from wijkdesk.domain.words import ActionState
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.fields import Choice
from wijkdesk.ui.filters import FilterChip
from wijkdesk.ui.marks import StateMark


class SharedChips(QObject):
    """Chips of one tab by the name of what they narrow; ``taken`` is called when another tab narrowed one of them."""

    def __init__(
        self, changes: Changes, chips: Mapping[str, FilterChip], taken: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._changes, self._chips, self._taken = changes, chips, taken
        changes.narrowed.connect(self.take_over)

    def tell(self) -> None:
        """Narrow the other tabs as these chips do now."""
        self._changes.narrow({name: chip.value() for name, chip in self._chips.items()})

    def take_over(self) -> None:
        """Narrow as the other tabs do; what cannot be chosen here counts as all."""
        before = [chip.value() for chip in self._chips.values()]
        for name, chip in self._chips.items():
            if name in self._changes.narrowing:
                chip.choose(self._changes.narrowing[name])
        if before != [chip.value() for chip in self._chips.values()]:
            self._taken()


def state_choices(tr: Callable[[str], str]) -> list[Choice]:
    """The states of actions to narrow to; "open" and "ended" stand for several."""
    states = [Choice(state.value, state.dutch.capitalize(), StateMark("", state.value)) for state in ActionState]
    return [Choice("open", tr("Nog niet afgerond")), Choice("ended", tr("Afgerond")), *states]
