"""What was brought to policy goals, on goals and actions made for it."""

import datetime as dt
from typing import NamedTuple

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import ActionState, GoalState
from wijkdesk.insight.contribution import Sum, contribution, sum_of
from wijkdesk.insight.viewpoint import Viewpoint

AUTUMN = Viewpoint(HalfYear(2026, 2), dt.date(2026, 11, 23))
SPRING = Viewpoint(HalfYear(2026, 1), dt.date(2026, 11, 23))
MARCH, OCTOBER = dt.date(2026, 3, 1), dt.date(2026, 10, 1)


class Action(NamedTuple):
    state: ActionState = ActionState.RUNNING
    began_on: dt.date | None = dt.date(2026, 2, 1)
    ended_on: dt.date | None = None


class Goal(NamedTuple):
    id: int
    action_ids: tuple[int, ...]
    state: GoalState = GoalState.OPEN
    settled_on: dt.date | None = None


RUNNING, WON, FAILED_BEFORE, PLAN = 1, 2, 3, 4
ACTIONS = {
    RUNNING: Action(),
    WON: Action(ActionState.SUCCEEDED, ended_on=OCTOBER),
    FAILED_BEFORE: Action(ActionState.FAILED, ended_on=MARCH),
    PLAN: Action(ActionState.PLANNED, began_on=None),
}


def test_actions_of_this_half_year_stand_apart_from_those_of_before_the_successes_in_front():
    [served] = contribution([Goal(7, (RUNNING, WON, FAILED_BEFORE, PLAN))], ACTIONS, AUTUMN)

    assert list(served.now.items()) == [(WON, ActionState.SUCCEEDED), (RUNNING, ActionState.RUNNING)]
    assert dict(served.before) == {FAILED_BEFORE: ActionState.FAILED}


def test_an_earlier_half_year_is_told_as_it_was_then():
    [served] = contribution([Goal(7, (WON, FAILED_BEFORE), GoalState.REACHED, OCTOBER)], ACTIONS, SPRING)

    assert dict(served.now) == {FAILED_BEFORE: ActionState.FAILED, WON: ActionState.RUNNING}
    assert (served.state, served.is_settled_now, dict(served.before)) == (GoalState.OPEN, False, {})


def test_of_the_whole_approach_nothing_is_before():
    [served] = contribution([Goal(7, (RUNNING, FAILED_BEFORE))], ACTIONS, AUTUMN, ever=True)

    assert (set(served.now), dict(served.before)) == ({RUNNING, FAILED_BEFORE}, {})


def test_a_goal_without_actions_is_there_too():
    [served] = contribution([Goal(7, ())], ACTIONS, AUTUMN)

    assert (served.goal, dict(served.now), dict(served.before)) == (7, {}, {})


def test_an_action_that_may_not_be_told_of_serves_nothing():
    [served] = contribution([Goal(7, (RUNNING, 12))], ACTIONS, AUTUMN)

    assert set(served.now) == {RUNNING}


def test_an_action_that_served_two_goals_counts_once_in_the_sum():
    served = contribution(
        [Goal(7, (RUNNING, WON)), Goal(8, (WON,), GoalState.REACHED, OCTOBER), Goal(9, ())], ACTIONS, AUTUMN
    )

    assert sum_of(served) == Sum(goals=3, served=2, reached=1, actions=2, succeeded=1, partly=0)


def test_a_goal_reached_before_counts_for_the_whole_approach_alone():
    goals = [Goal(7, (WON,), GoalState.REACHED, MARCH), Goal(8, (WON,), GoalState.NOT_REACHED, OCTOBER)]

    assert sum_of(contribution(goals, ACTIONS, AUTUMN)).reached == 0
    assert sum_of(contribution(goals, ACTIONS, AUTUMN, ever=True), ever=True).reached == 1
