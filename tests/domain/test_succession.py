"""Somebody leaves: what is open goes over, and the past keeps its names."""

import datetime as dt

import pytest

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.succession import hand_over
from wijkdesk.domain.words import ActionState

LAST_DAY = dt.date(2026, 6, 30)
NEXT_DAY = dt.date(2026, 7, 1)
EARLIER = dt.date(2026, 2, 1)


@pytest.fixture
def leaver():
    return Contact(first_name="Anna")


@pytest.fixture
def successor():
    return Contact(first_name="Bob")


@pytest.fixture
def organisation():
    return Organisation(name="Wonen")


def test_open_promises_on_either_side_go_over_and_settled_ones_keep_the_name(leaver, successor):
    made, received = Promise(what="a", by_contact=leaver), Promise(what="b", to_contact=leaver)
    kept = Promise(what="c", by_contact=leaver)
    kept.keep(EARLIER)
    of_another = Promise(what="d", by_contact=successor)

    hand_over(leaver, successor, LAST_DAY, promises=[made, received, kept, of_another])

    assert made.by_contact is successor
    assert (received.by_contact, received.to_contact) == (None, successor)
    assert kept.by_contact is leaver
    assert of_another.by_contact is successor


def test_running_commitments_wait_for_the_successor_from_the_day_after(leaver, successor, organisation):
    running = Commitment(organisation=organisation, what="a", head=leaver)
    running.reconfirm(LAST_DAY)
    ended = Commitment(organisation=organisation, what="b", head=leaver, last_day=LAST_DAY)
    ends_later = Commitment(organisation=organisation, what="c", head=leaver, last_day=NEXT_DAY)

    hand_over(leaver, successor, LAST_DAY, commitments=[running, ended, ends_later])

    assert (running.head, running.head_since) == (successor, NEXT_DAY)
    assert running.reconfirmations[0].by is leaver
    assert ended.head is leaver
    assert ends_later.head is successor


def test_what_has_not_ended_goes_over(leaver, successor):
    running, done = Action(title="a", lead_contact=leaver), Action(title="b", lead_contact=leaver)
    done.end(ActionState.FAILED, EARLIER, lesson="x")
    open_goal, reached = PolicyGoal(title="a", portfolio_holder=leaver), PolicyGoal(title="b", portfolio_holder=leaver)
    reached.reach(EARLIER)
    pillar, retired = Pillar(name="a", portfolio_holder=leaver), Pillar(name="b", portfolio_holder=leaver)
    retired.retire(EARLIER)
    programme = Programme(name="p", sponsor=leaver)

    hand_over(
        leaver,
        successor,
        LAST_DAY,
        actions=[running, done],
        goals=[open_goal, reached],
        pillars=[pillar, retired],
        programme=programme,
    )

    assert (running.lead_contact, open_goal.portfolio_holder, pillar.portfolio_holder) == (successor,) * 3
    assert programme.sponsor is successor
    assert (done.lead_contact, reached.portfolio_holder, retired.portfolio_holder) == (leaver,) * 3


def test_what_is_of_others_stays_theirs(leaver, successor, organisation):
    third = Contact(first_name="Carla")
    things = Action(title="a", lead_contact=third), Pillar(name="p", portfolio_holder=third)
    programme = Programme(name="p", sponsor=third)
    commitment = Commitment(organisation=organisation, what="a", head=third)

    hand_over(
        leaver,
        successor,
        LAST_DAY,
        commitments=[commitment],
        actions=[things[0]],
        pillars=[things[1]],
        programme=programme,
    )

    assert (things[0].lead_contact, things[1].portfolio_holder) == (third, third)
    assert (programme.sponsor, commitment.head, commitment.head_since) == (third, third, None)


def test_the_successor_takes_each_running_position_from_the_next_day(leaver, successor, organisation):
    running = leaver.take_position(organisation, role="hoofd Wonen", is_head=True)
    planned_to_end = leaver.take_position(Organisation(name="Politie"))
    planned_to_end.last_day = NEXT_DAY
    past = leaver.take_position(Organisation(name="School"))
    past.last_day = EARLIER

    hand_over(leaver, successor, LAST_DAY)

    assert (running.last_day, planned_to_end.last_day, past.last_day) == (LAST_DAY, LAST_DAY, EARLIER)
    assert [(p.organisation.name, p.role, p.is_head, p.first_day, p.last_day) for p in successor.positions] == [
        ("Wonen", "hoofd Wonen", True, NEXT_DAY, None),
        ("Politie", "", False, NEXT_DAY, None),
    ]


def test_a_successor_who_already_works_there_gets_no_second_position(leaver, successor, organisation):
    leaver.take_position(organisation)
    own = successor.take_position(organisation)

    hand_over(leaver, successor, LAST_DAY)

    assert successor.positions == [own]


@pytest.mark.parametrize("on", [dt.date(226, 1, 1), dt.date(2199, 12, 31), dt.date.max])
def test_an_impossible_day_is_refused_before_anything_changed(leaver, successor, organisation, on):
    position = leaver.take_position(organisation)
    promise = Promise(what="a", by_contact=leaver)

    with pytest.raises(Refused, match="Het jaar"):
        hand_over(leaver, successor, on, promises=[promise])

    assert promise.by_contact is leaver
    assert position.last_day is None


def test_nobody_succeeds_themselves(leaver):
    with pytest.raises(Refused, match="niet opvolgen") as refused:
        hand_over(leaver, leaver, LAST_DAY)

    assert refused.value.field == "successor"
