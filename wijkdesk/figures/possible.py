"""Which numbers a topic can have: no share of something is above a hundred, and no count below zero."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from wijkdesk.domain.words import Measure

_CHANGES: Final = (
    *("groei", "krimp", "saldo", "verschil", "verander", "toename", "afname", "aanwas", "mutatie", "overschot"),
    *("tekort", "ontwikkel", "afwijk", "netto", "balans", "trend", "index", "t.o.v.", "ten opzichte", "score"),
)
"""Words of what may rightly be below zero: how much something changed, or is more than something else."""

_RATIOS: Final = ("druk", "verhouding", "ratio", "graad", "per 100", "quote")
"""Words of what is told in per cents, and is no part of a whole: the old for each hundred of those who work."""

_IS_COUNT: Final = ("aantal", "a_")


class Limits(NamedTuple):
    """The least and the most that a number can be."""

    least: float = -math.inf
    most: float = math.inf

    def allow(self, number: float) -> bool:
        return self.least <= number <= self.most


ANY: Final = Limits()


def limits_of(measure: Measure, words: str, *, is_known: bool) -> Limits:
    """The limits of a topic by what it is called; ``words`` is all that is said of it, in small letters."""
    is_change = not is_known and any(word in words for word in _CHANGES)
    if is_change:
        return ANY
    if measure is Measure.PERCENTAGE:
        return Limits(0) if not is_known and any(word in words for word in _RATIOS) else Limits(0, 100)
    if measure is Measure.COUNT and (is_known or any(word in words for word in _IS_COUNT)):
        return Limits(0)
    return ANY
