"""What the approach brought the policy goals of one organisation or portfolio, in a half-year and before it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from wijkdesk.domain.words import ActionState, GoalState
from wijkdesk.insight import viewpoint
from wijkdesk.insight.viewpoint import Action, Viewpoint, action_state, goal_state, is_at_work

_ORDER = (
    *(ActionState.SUCCEEDED, ActionState.PARTLY, ActionState.FAILED, ActionState.STOPPED),
    *(ActionState.RUNNING, ActionState.WAITING),
)


class Goal(viewpoint.Goal, Protocol):
    @property
    def id(self) -> int: ...
    @property
    def action_ids(self) -> Sequence[int]: ...


@dataclass(frozen=True, slots=True)
class Served:
    """One goal: how it stood at the end, and the actions that served it, each with how it stood then.

    ``now`` are those that ran or ended in the half-year, ``before`` those that ended before it; what succeeded is in
    front. ``is_settled_now`` says that the goal was settled in the half-year.
    """

    goal: int
    state: GoalState
    is_settled_now: bool
    now: Mapping[int, ActionState]
    before: Mapping[int, ActionState]


@dataclass(frozen=True, slots=True)
class Sum:
    """What may be said in a sentence: how many goals there are, were served and were reached, and by how many actions.

    An action that served several goals counts once; ``succeeded`` and ``partly`` are how many of them ended so.
    """

    goals: int
    served: int
    reached: int
    actions: int
    succeeded: int
    partly: int


def contribution(
    goals: Iterable[Goal], actions: Mapping[int, Action], view: Viewpoint, *, ever: bool = False
) -> tuple[Served, ...]:
    """What served each goal in the half-year and before; with ``ever`` all of that is ``now``.

    Only what is in ``actions``, by id, is told of. A plan serves nothing yet.
    """
    return tuple(_served(goal, actions, view, ever=ever) for goal in goals)


def sum_of(served: Sequence[Served], *, ever: bool = False) -> Sum:
    """The numbers of what was brought in the half-year; with ``ever`` a goal may have been reached before it."""
    actions: dict[int, ActionState] = {}
    for each in served:
        actions |= each.now
    states = list(actions.values())
    return Sum(
        goals=len(served),
        served=sum(bool(each.now) for each in served),
        reached=sum(each.state is GoalState.REACHED and (ever or each.is_settled_now) for each in served),
        actions=len(actions),
        succeeded=states.count(ActionState.SUCCEEDED),
        partly=states.count(ActionState.PARTLY),
    )


def _served(goal: Goal, actions: Mapping[int, Action], view: Viewpoint, *, ever: bool) -> Served:
    now: dict[int, ActionState] = {}
    before: dict[int, ActionState] = {}
    for number in goal.action_ids:
        action = actions.get(number)
        if action is None or not is_at_work(action, view, ever=True):
            continue
        state = action_state(action, view)
        assert state is not None  # it was at work
        (now if is_at_work(action, view, ever=ever) else before)[number] = state
    return Served(
        goal=goal.id,
        state=goal_state(goal, view),
        is_settled_now=view.within(goal.settled_on),
        now=_in_order(now),
        before=_in_order(before),
    )


def _in_order(states: Mapping[int, ActionState]) -> dict[int, ActionState]:
    return dict(sorted(states.items(), key=lambda item: _ORDER.index(item[1])))
