"""Neighbourhoods added up to one area: counts are summed, shares weighted, and medians left alone."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from wijkdesk.domain.words import Measure

_WEIGHTED = frozenset({Measure.PERCENTAGE, Measure.AVERAGE, Measure.AMOUNT, Measure.SCORE})


class Part(NamedTuple):
    """One neighbourhood in one period; None where there are no data.

    ``weight`` is how many the number is of, such as households, in the same period; a count needs none.
    """

    area: str
    value: float | None
    weight: float | None = None


class Sum(NamedTuple):
    """Of the whole area; ``value`` is None when a part is ``lacking``, or its weight is."""

    value: float | None
    lacking: tuple[str, ...] = ()


def adds_up(measure: Measure, base: Measure | None) -> bool:
    """Whether neighbourhoods can be one number: a count, or what is a share of a ``base`` that was counted.

    A median never can, and an average of nobody knows how many cannot either.
    """
    return measure is Measure.COUNT or (measure in _WEIGHTED and base is Measure.COUNT)


def add_up(measure: Measure, parts: Sequence[Part]) -> Sum:
    """The number of all parts together, of a measure that ``adds_up``.

    With one part missing there is no number: what is left out would look as if it were nothing. A part of which nothing
    is there, such as the homes on an industrial estate, has no share in a percentage or an average, and misses none.
    """
    is_count = measure is Measure.COUNT
    parts = [part for part in parts if is_count or part.weight != 0]
    lacking = tuple(part.area for part in parts if part.value is None or (part.weight is None and not is_count))
    known = [(part.value, part.weight) for part in parts if part.value is not None]
    if lacking or not known:
        return Sum(None, lacking)
    if is_count:
        return Sum(math.fsum(value for value, _ in known))
    weights = [weight or 0.0 for _, weight in known]
    whole = math.fsum(weights)
    if whole <= 0:
        return Sum(None)
    return Sum(math.fsum(value * weight for (value, _), weight in zip(known, weights, strict=True)) / whole)
