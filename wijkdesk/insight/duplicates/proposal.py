"""Two that are probably the same, and how they are found without holding everything against everything."""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from typing import NamedTuple, Protocol, TypeVar

Pair = tuple[int, int]
"""Two ids, the lower one first."""


class Proposal(NamedTuple):
    """Two that are probably the same; ``evidence`` is one Dutch phrase, in small letters and without a full stop."""

    lower: int
    higher: int
    evidence: str


class Numbered(Protocol):
    @property
    def id(self) -> int: ...


Thing = TypeVar("Thing", bound=Numbered)
Reasons = Callable[[Thing, Thing], Sequence[str]]


def grouped(
    things: Iterable[Thing], keys: Callable[[Thing], Iterable[Hashable]], *, most: int | None = None
) -> list[list[Thing]]:
    """The things that have a key in common, two or more; without the groups that have more than ``most``."""
    alone: dict[Hashable, Thing] = {}  # most are: a list for each would keep the collector of garbage busy
    groups: dict[Hashable, list[Thing]] = {}
    for thing in things:
        for key in keys(thing):
            first = alone.setdefault(key, thing)
            if first is not thing:
                groups.setdefault(key, [first]).append(thing)
    return [group for group in groups.values() if most is None or len(group) <= most]


def proposals_from(
    groups: Iterable[Sequence[Thing]], reasons: Reasons[Thing], distinct: Collection[Pair]
) -> list[Proposal]:
    """What is alike within each group, the best founded first.

    Of three that are the same, each is held beside one other: when those two are one, the third follows.
    """
    found: dict[Pair, Sequence[str]] = {}
    for group in groups:
        for place, thing in enumerate(group):
            for other in group[:place]:
                pair = (min(thing.id, other.id), max(thing.id, other.id))
                if pair in distinct:
                    continue
                if pair in found:
                    break
                if said := reasons(other, thing):
                    found[pair] = said
                    break
    ordered = sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))
    return [Proposal(*pair, ", ".join(said)) for pair, said in ordered]
