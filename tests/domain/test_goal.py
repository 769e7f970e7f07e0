"""Policy goals."""

import datetime as dt

import pytest

from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import GoalState

DAY = dt.date(2026, 3, 12)
SETTLE = {GoalState.REACHED: PolicyGoal.reach, GoalState.NOT_REACHED: PolicyGoal.miss}


def test_a_goal_needs_nothing_but_a_title():
    PolicyGoal(title="Minder schulden").check()

    with pytest.raises(Refused) as refused:
        PolicyGoal(title="").check()
    assert refused.value.field == "title"


def test_a_goal_is_of_one_organisation_or_of_one_portfolio():
    PolicyGoal(title="a", organisation=Organisation(name="Ymere")).check()
    PolicyGoal(title="a", portfolio_holder=Contact(first_name="Anna")).check()

    with pytest.raises(Refused, match="van één"):
        PolicyGoal(title="a", organisation=Organisation(name="Ymere"), portfolio_holder=Contact(first_name="A")).check()


@pytest.mark.parametrize("state", SETTLE)
def test_a_goal_is_reached_or_missed_on_a_day_and_can_be_taken_up_again(state):
    goal = PolicyGoal(title="a")

    SETTLE[state](goal, DAY)
    goal.check()
    assert (goal.state, goal.settled_on) == (state, DAY)

    goal.reopen()
    goal.check()
    assert (goal.state, goal.settled_on) == (GoalState.OPEN, None)


@pytest.mark.parametrize("state", SETTLE)
@pytest.mark.parametrize("again", SETTLE)
def test_what_became_of_a_goal_does_not_change_by_itself(state, again):
    goal = PolicyGoal(title="a")
    SETTLE[state](goal, DAY)

    with pytest.raises(Refused, match=f"al afgesloten: {state.dutch}"):
        SETTLE[again](goal, DAY)
    assert goal.state is state


def test_a_goal_that_is_open_cannot_be_reopened():
    with pytest.raises(Refused, match="loopt nog"):
        PolicyGoal(title="a").reopen()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"settled_on": DAY}, "settled_on"),
        ({"state": GoalState.REACHED}, "settled_on"),
        ({"due": dt.date(226, 1, 1)}, "due"),
    ],
)
def test_at_rest_the_dates_of_a_goal_agree_with_its_state(values, field):
    with pytest.raises(Refused) as refused:
        PolicyGoal(title="a", **values).check()

    assert refused.value.field == field


def test_settling_on_an_impossible_day_is_refused():
    goal = PolicyGoal(title="a")

    with pytest.raises(Refused):
        goal.reach(dt.date(226, 1, 1))
    assert goal.state is GoalState.OPEN
