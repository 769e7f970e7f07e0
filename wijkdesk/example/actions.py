"""The actions of the example: from the tables of plans to actions that begin, wait, end and follow each other."""

from functools import partial
from typing import TYPE_CHECKING

from wijkdesk.domain.action import Action
from wijkdesk.domain.words import ActionState
from wijkdesk.example.approach import Approach, split
from wijkdesk.example.calendar import Calendar
from wijkdesk.example.pillars import HOUSING, RESILIENCE, SURROUNDINGS, UNDERMINING
from wijkdesk.example.plans import housing, resilience, surroundings, undermining
from wijkdesk.example.plans.plan import Plan

if TYPE_CHECKING:
    import datetime as dt

PLANS = {
    HOUSING: housing.PLANS,
    UNDERMINING: undermining.PLANS,
    SURROUNDINGS: surroundings.PLANS,
    RESILIENCE: resilience.PLANS,
}
ALL_PLANS = {plan.title: (pillar, plan) for pillar, plans in PLANS.items() for plan in plans}


def add_actions(approach: Approach) -> None:
    for title, (pillar, plan) in ALL_PLANS.items():
        approach.actions[title] = planned(approach, pillar, plan, approach.calendar)
    for title, (_, plan) in ALL_PLANS.items():
        if plan.follows:
            _follow(approach, approach.actions[title], plan.follows)


def planned(approach: Approach, pillar: str, plan: Plan, calendar: Calendar) -> Action:
    """A new action as planned; ``approach`` will let it begin, wait and end on the days of ``calendar``."""
    partners = [approach.organisations[name] for name in split(plan.partners)]
    action = Action(
        title=plan.title,
        description=plan.description,
        main_pillar=approach.pillars[pillar],
        other_pillars=[approach.pillars[name] for name in split(plan.also)],
        state=ActionState.PLANNED if plan.start is not None else ActionState.IDEA,
        first_day=calendar.day(plan.start) if plan.start is not None else None,
        due=calendar.day(plan.due) if plan.due is not None else None,
        quick_win=plan.quick_win,
        by_residents=plan.by_residents,
        confidential=plan.confidential,
        next_step=plan.next_step,
        place=plan.place,
        lead=partners[0],
        lead_contact=approach.contacts[plan.contact] if plan.contact else None,
        partners=partners[1:],
        goals=[approach.goals[key] for key in split(plan.goals)],
    )
    _let_happen(approach, action, plan, calendar)
    return action


def _let_happen(approach: Approach, action: Action, plan: Plan, calendar: Calendar) -> None:
    if action.first_day is not None:
        approach.on(action.first_day, action.start)
    if plan.waits is not None:
        since, reason = plan.waits
        approach.on(calendar.day(since), lambda day: action.wait(reason))
    if plan.ended is not None and plan.how is not None:
        approach.on(calendar.day(plan.ended), partial(_end, action, plan))


def _end(action: Action, plan: Plan, on: "dt.date") -> None:
    assert plan.how is not None
    action.end(plan.how, on, lesson=plan.lesson, result=plan.result)


def _follow(approach: Approach, action: Action, title: str) -> None:
    ended = ALL_PLANS[title][1].ended
    if ended is not None:
        approach.on(approach.calendar.day(ended), lambda day: action.follow(approach.actions[title]))
