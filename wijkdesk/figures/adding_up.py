"""One value for several areas together, where that can be had honestly.

Counts are summed. A percentage or average is weighted by what it is of. A median, a score and an average of which
nobody knows what it is of have no value for several areas: these are shown for each.
"""

from __future__ import annotations

from collections.abc import Sequence

from wijkdesk.domain.words import Measure

_SUMMED = (Measure.COUNT, Measure.AMOUNT)
_WEIGHTED = (Measure.PERCENTAGE, Measure.AVERAGE)


def add_up(measure: Measure, values: Sequence[float | None], bases: Sequence[float | None] = ()) -> float | None:
    """The value for all areas together, or ``None`` where there is none.

    ``bases`` has, in the order of ``values``, the number that each is of. One area has its own value. Where the value
    of an area is missing there is none for all: what is not known is not nothing. An area in which there is nobody
    (a base of 0) needs none.
    """
    if len(values) == 1:
        return values[0]
    if not values:
        return None
    if measure in _SUMMED:
        known = [value for value in values if value is not None]
        return sum(known) if len(known) == len(values) else None
    if measure not in _WEIGHTED or len(bases) != len(values):
        return None
    parts = [(value, base) for value, base in zip(values, bases, strict=True) if base != 0]
    weighted = [(value, base) for value, base in parts if value is not None and base is not None]
    if len(weighted) < len(parts) or not weighted:
        return None
    return sum(value * base for value, base in weighted) / sum(base for _, base in weighted)
