"""Who worked with whom: organisations by pillar, in a half-year or in all of the approach, and who never did yet."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

from wijkdesk.insight import viewpoint
from wijkdesk.insight.viewpoint import Viewpoint, action_state, is_at_work

Pillar = int | None
"""The id of a pillar; ``None`` for what belongs to none."""


class Action(viewpoint.Action, Protocol):
    """An action with its pillars, and the organisations that lead it or take part in it, by their ids."""

    @property
    def id(self) -> int: ...
    @property
    def main_pillar_id(self) -> int | None: ...
    @property
    def other_pillar_ids(self) -> Sequence[int]: ...
    @property
    def lead_id(self) -> int | None: ...
    @property
    def partner_ids(self) -> Sequence[int]: ...


@dataclass(frozen=True, slots=True)
class Part:
    """What one organisation took part in: the actions under each pillar, and who else took part in any of them."""

    organisation: int
    actions: Mapping[Pillar, tuple[int, ...]]
    partners: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(map(len, self.actions.values()))


@dataclass(frozen=True, slots=True)
class Cooperation:
    """Who worked with whom: ``parts`` of the organisations that took part in anything.

    ``shared`` is how many actions had two organisations or more; ``apart`` are those with a commitment that took part
    in none of these.
    """

    parts: tuple[Part, ...]
    shared: int
    apart: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two organisations that share no action yet, and the pillars under which both were at work, the busiest first."""

    first: int
    second: int
    pillars: tuple[int, ...]


def pillar_of(action: Action) -> Pillar:
    """Under which pillar an action counts, so that none counts it twice: its main one, or else the first other."""
    return action.main_pillar_id or next(iter(action.other_pillar_ids), None)


def involved(
    actions: Iterable[Action], organisations: Collection[int], view: Viewpoint, *, ever: bool = False
) -> dict[int, frozenset[int]]:
    """Which of these organisations took part in every action that ran or ended in the half-year, by its id.

    Who leads an action takes part in it. With ``ever`` the actions that ended before the half-year are there too.
    """
    return {
        action.id: _who(action).intersection(organisations) for action in actions if is_at_work(action, view, ever=ever)
    }


def cooperation(
    actions: Sequence[Action],
    organisations: Sequence[int],
    pledged: Collection[int],
    view: Viewpoint,
    *,
    ever: bool = False,
) -> Cooperation:
    """Who worked with whom in the half-year, or until the end of it with ``ever``.

    Only these ``organisations`` count, and their order is that of everything in the answer. ``pledged`` are the ones
    with a commitment.
    """
    there = involved(actions, frozenset(organisations), view, ever=ever)
    found: defaultdict[int, defaultdict[Pillar, list[int]]] = defaultdict(lambda: defaultdict(list))
    others: defaultdict[int, set[int]] = defaultdict(set)
    for action in actions:
        for organisation in there.get(action.id, ()):
            found[organisation][pillar_of(action)].append(action.id)
            others[organisation] |= there[action.id]
    parts = tuple(
        Part(
            number,
            {pillar: tuple(ids) for pillar, ids in found[number].items()},
            tuple(other for other in organisations if other in others[number] and other != number),
        )
        for number in organisations
        if number in found
    )
    sharing = {part.organisation for part in parts if part.partners}
    return Cooperation(
        parts=parts,
        shared=sum(len(together) > 1 for together in there.values()),
        apart=tuple(number for number in organisations if number in pledged and number not in sharing),
    )


def not_yet_together(
    actions: Iterable[Action], parts: Iterable[Part], candidates: Sequence[int], view: Viewpoint
) -> tuple[Pair, ...]:
    """The pairs of ``candidates`` that shared no action by the end of the half-year.

    Those that were at work under the same pillar come first, the busiest there in front: they would have something to
    do together. An action that both plan counts as shared, as far as plans of then are known.
    """
    together = {
        pair
        for action in actions
        if action.lead_id is not None or len(action.partner_ids) > 1
        if len(who := _who(action)) > 1 and action_state(action, view) is not None
        for pair in combinations(sorted(who), 2)
    }
    busy = {part.organisation: Counter({pillar: len(ids) for pillar, ids in part.actions.items()}) for part in parts}
    pairs = []
    for first, second in combinations(candidates, 2):
        if (min(first, second), max(first, second)) not in together:
            both = busy.get(first, Counter()) & busy.get(second, Counter())
            under = [pillar for pillar, _ in both.most_common() if pillar is not None]
            pairs.append((sum(both[pillar] for pillar in under), Pair(first, second, tuple(under))))
    pairs.sort(key=lambda pair: -pair[0])
    return tuple(pair for _, pair in pairs)


def _who(action: Action) -> frozenset[int]:
    return frozenset(action.partner_ids) if action.lead_id is None else frozenset((action.lead_id, *action.partner_ids))
