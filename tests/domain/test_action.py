"""Actions: how they run, end and follow each other."""

import datetime as dt

import pytest

from wijkdesk.domain.action import Action
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ENDINGS, ActionState

DAY = dt.date(2026, 3, 12)
LATER = DAY + dt.timedelta(days=30)
RUNNING_STATES = [state for state in ActionState if not state.is_ended]


def ended(how=ActionState.SUCCEEDED):
    action = Action(title="Stoep herstellen", first_day=DAY)
    action.end(how, LATER, lesson="Bel eerst aan.", result="De stoep ligt er.")
    return action


def test_an_action_needs_nothing_but_a_title_and_is_planned():
    action = Action(title="Stoep herstellen")
    action.check()

    assert action.state is ActionState.PLANNED


def test_an_action_without_a_title_is_refused():
    with pytest.raises(Refused) as refused:
        Action(title=" ").check()

    assert refused.value.field == "title"


@pytest.mark.parametrize("state", RUNNING_STATES)
def test_from_every_state_but_an_end_an_action_can_be_planned_started_and_paused(state):
    for change, after in (
        (Action.plan, ActionState.PLANNED),
        (Action.start, ActionState.RUNNING),
        (Action.wait, ActionState.WAITING),
    ):
        action = Action(title="Stoep herstellen", state=state)
        change(action)
        assert action.state is after


@pytest.mark.parametrize("how", ENDINGS)
@pytest.mark.parametrize("change", [Action.plan, Action.start, Action.wait])
def test_an_ended_action_goes_on_only_after_it_was_reopened(how, change):
    action = ended(how)

    with pytest.raises(Refused, match="al geëindigd"):
        change(action)
    assert action.state is how

    action.reopen()
    change(action)


def test_starting_gives_a_first_day_where_none_was_known():
    unknown, known = Action(title="a"), Action(title="b", first_day=DAY)

    unknown.start(LATER)
    known.start(LATER)

    assert (unknown.first_day, known.first_day) == (LATER, DAY)


def test_an_action_that_begins_after_it_should_have_been_ready_still_begins():
    action = Action(title="Stoep herstellen", due=DAY)

    action.start(LATER)

    action.check()
    assert (action.state, action.first_day, action.due) == (ActionState.RUNNING, None, DAY)


def test_when_it_really_began_is_kept_beside_the_plan():
    action = Action(title="Stoep herstellen", first_day=DAY)
    action.start(LATER)
    action.wait("de aannemer")
    action.start(LATER + dt.timedelta(days=9))
    action.check()

    assert (action.first_day, action.started_on) == (DAY, LATER)


def test_what_becomes_a_plan_again_has_not_begun():
    action = Action(title="Stoep herstellen")
    action.start(DAY)
    action.plan()
    action.check()

    assert action.started_on is None


def test_what_began_late_does_not_end_before_it_began():
    action = Action(title="Stoep herstellen", first_day=DAY)
    action.start(LATER)

    with pytest.raises(Refused) as refused:
        action.end(ActionState.SUCCEEDED, DAY, lesson="Bel eerst aan.")
    assert refused.value.field == "ended_on"


def test_what_never_began_can_be_stopped_before_it_would_have():
    action = Action(title="Stoep herstellen", first_day=LATER)
    action.end(ActionState.STOPPED, DAY, lesson="Het riool gaat voor.")
    action.check()

    assert action.started_on is None


def test_starting_on_an_impossible_day_is_refused_before_anything_changed():
    action = Action(title="Stoep herstellen")

    with pytest.raises(Refused, match="Het jaar"):
        action.start(dt.date(226, 3, 1))

    assert (action.state, action.first_day) == (ActionState.PLANNED, None)


def test_a_waiting_action_says_for_what_until_it_goes_on():
    action = Action(title="Stoep herstellen")
    action.wait("de aannemer")
    assert action.waits_for == "de aannemer"

    action.start()
    assert action.waits_for == ""


@pytest.mark.parametrize("how", ENDINGS)
def test_an_action_ends_in_one_of_four_ways_with_result_and_lesson(how):
    action = Action(title="Stoep herstellen", first_day=DAY, next_step="bellen")
    action.wait("de aannemer")

    action.end(how, LATER, lesson="Bel eerst aan.", result="De stoep ligt er.")

    action.check()
    assert (action.state, action.ended_on) == (how, LATER)
    assert (action.result, action.lesson) == ("De stoep ligt er.", "Bel eerst aan.")
    assert (action.next_step, action.waits_for) == ("", "")


def test_ending_without_a_result_leaves_the_result_that_was_written():
    action = Action(title="Stoep herstellen", result="De helft ligt er.")
    action.end(ActionState.PARTLY, DAY, lesson="Bel eerst aan.")
    assert action.result == "De helft ligt er."

    action.reopen()
    action.end(ActionState.PARTLY, DAY, lesson="Bel eerst aan.", result="")
    assert action.result == ""


@pytest.mark.parametrize("how", RUNNING_STATES)
def test_a_state_that_is_no_end_cannot_end_an_action(how):
    with pytest.raises(Refused, match="Kies hoe"):
        Action(title="a").end(how, DAY, lesson="x")


def test_an_idea_can_only_be_stopped():
    for how in (ActionState.SUCCEEDED, ActionState.PARTLY, ActionState.FAILED):
        with pytest.raises(Refused, match="nog een idee"):
            Action(title="a", state=ActionState.IDEA).end(how, DAY, lesson="x")

    idea = Action(title="a", state=ActionState.IDEA)
    idea.end(ActionState.STOPPED, DAY, lesson="Niemand wilde het.")
    assert idea.state is ActionState.STOPPED


@pytest.mark.parametrize("how", ENDINGS)
def test_an_end_always_says_what_was_learned(how):
    action = Action(title="a")

    with pytest.raises(Refused, match="geleerd") as refused:
        action.end(how, DAY, lesson=" \u200b ", result="r")

    assert refused.value.field == "lesson"
    assert (action.state, action.ended_on, action.result) == (ActionState.PLANNED, None, "")


def test_an_action_may_end_on_its_first_day_and_not_before_it():
    Action(title="a", first_day=DAY).end(ActionState.FAILED, DAY, lesson="x")

    with pytest.raises(Refused, match="Het einde ligt voor het begin") as refused:
        Action(title="a", first_day=LATER).end(ActionState.FAILED, DAY, lesson="x")
    assert refused.value.field == "ended_on"


def test_ending_twice_is_refused():
    with pytest.raises(Refused, match="al geëindigd"):
        ended().end(ActionState.FAILED, LATER, lesson="x")


def test_a_reopened_action_runs_and_keeps_its_result_and_lesson():
    action = ended()

    action.reopen()

    action.check()
    assert (action.state, action.ended_on) == (ActionState.RUNNING, None)
    assert (action.result, action.lesson) == ("De stoep ligt er.", "Bel eerst aan.")


@pytest.mark.parametrize("state", RUNNING_STATES)
def test_what_has_not_ended_cannot_be_reopened(state):
    with pytest.raises(Refused, match="niet geëindigd"):
        Action(title="a", state=state).reopen()


def test_an_end_may_name_the_action_that_came_of_it():
    earlier, later = Action(title="Burenhulp"), Action(title="Wekelijkse lunch")

    earlier.end(ActionState.FAILED, DAY, lesson="Het bracht wel contact.", followed_by=later)

    assert later.follows is earlier


def test_a_circle_of_actions_is_refused_before_anything_changed():
    first, second, third = Action(title="1"), Action(title="2"), Action(title="3")
    second.follow(first)
    third.follow(second)

    for earlier in (first, second, third):
        with pytest.raises(Refused, match="niet uit zichzelf"):
            first.follow(earlier)
    with pytest.raises(Refused, match="niet uit zichzelf"):
        third.end(ActionState.FAILED, DAY, lesson="x", followed_by=first)

    assert first.follows is None
    assert (third.state, third.ended_on) == (ActionState.PLANNED, None)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"first_day": LATER, "due": DAY}, "due"),
        ({"due": dt.date(226, 1, 1)}, "due"),
        ({"state": ActionState.FAILED, "lesson": "x"}, "ended_on"),
        ({"state": ActionState.FAILED, "ended_on": DAY}, "lesson"),
        ({"state": ActionState.FAILED, "ended_on": DAY, "lesson": "x", "first_day": LATER}, "ended_on"),
        ({"ended_on": DAY}, "ended_on"),
    ],
)
def test_at_rest_the_dates_of_an_action_agree_with_its_state(values, field):
    with pytest.raises(Refused) as refused:
        Action(title="a", **values).check()

    assert refused.value.field == field


def test_the_main_pillar_is_not_among_the_others():
    pillar, other = Pillar(name="Wonen"), Pillar(name="Ondermijning")
    Action(title="a", main_pillar=pillar, other_pillars=[other]).check()

    with pytest.raises(Refused, match="hoofdpijler"):
        Action(title="a", main_pillar=pillar, other_pillars=[other, pillar]).check()


def test_an_action_without_a_main_pillar_may_have_others():
    Action(title="a", other_pillars=[Pillar(name="Wonen")]).check()


def test_a_plan_gets_other_days_and_what_is_not_given_stays():
    action = Action(title="Stoep herstellen", first_day=DAY, due=LATER)
    action.replan(due=LATER + dt.timedelta(days=7))
    assert (action.first_day, action.due) == (DAY, LATER + dt.timedelta(days=7))
    action.replan(first_day=DAY - dt.timedelta(days=1))
    assert (action.first_day, action.due) == (DAY - dt.timedelta(days=1), LATER + dt.timedelta(days=7))


def test_what_happened_is_not_planned_anew():
    with pytest.raises(Refused, match="al geëindigd"):
        ended().replan(due=LATER)
    action = Action(title="Stoep herstellen")
    action.start(DAY)
    action.replan(due=LATER)
    with pytest.raises(Refused, match="begonnen op 12-03-2026"):
        action.replan(first_day=LATER)
    assert (action.started_on, action.first_day, action.due) == (DAY, DAY, LATER)
