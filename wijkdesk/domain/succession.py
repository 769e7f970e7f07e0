"""Somebody leaves; a successor takes over what is open, and the past keeps its names."""

import datetime as dt
from collections.abc import Iterable

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.refusal import Refused, check_date
from wijkdesk.domain.words import GoalState, PromiseState


def hand_over(
    leaver: Contact,
    successor: Contact,
    on: dt.date,
    *,
    promises: Iterable[Promise] = (),
    commitments: Iterable[Commitment] = (),
    actions: Iterable[Action] = (),
    goals: Iterable[PolicyGoal] = (),
    pillars: Iterable[Pillar] = (),
    programme: Programme | None = None,
) -> None:
    """Give to ``successor`` what ``leaver`` still has in hand after ``on``, the leaver's last day.

    Open promises on either side, commitments that still run, actions that have not ended, goals that are open, pillars
    and the sponsorship go over. What was settled, ended or said before keeps the leaver's name. The successor takes
    each running position of the leaver from the next day.
    """
    if leaver is successor:
        raise Refused("Kies een andere opvolger: iemand kan zichzelf niet opvolgen.", "successor")
    check_date(on, "on")
    next_day = on + dt.timedelta(days=1)
    check_date(next_day, "on")
    for promise in promises:
        _pass_on_promise(promise, leaver, successor)
    for commitment in commitments:
        if commitment.head is leaver and (commitment.last_day is None or commitment.last_day > on):
            commitment.hand_over(successor, next_day)
    for action in actions:
        if action.lead_contact is leaver and not action.state.is_ended:
            action.lead_contact = successor
    for goal in goals:
        if goal.portfolio_holder is leaver and goal.state is GoalState.OPEN:
            goal.portfolio_holder = successor
    for pillar in pillars:
        if pillar.portfolio_holder is leaver and pillar.retired_on is None:
            pillar.portfolio_holder = successor
    if programme is not None and programme.sponsor is leaver:
        programme.sponsor = successor
    _pass_on_positions(leaver, successor, on, next_day)


def _pass_on_promise(promise: Promise, leaver: Contact, successor: Contact) -> None:
    if promise.state is not PromiseState.OPEN:
        return
    if promise.by_contact is leaver:
        promise.by_contact = successor
    if promise.to_contact is leaver:
        promise.to_contact = successor


def _pass_on_positions(leaver: Contact, successor: Contact, on: dt.date, next_day: dt.date) -> None:
    already_at = [p.organisation for p in successor.positions if (p.last_day or dt.date.max) >= next_day]
    for position in leaver.positions_beyond(on):
        position.last_day = on
        if position.organisation not in already_at:
            successor.take_position(
                position.organisation, role=position.role, is_head=position.is_head, first_day=next_day
            )
