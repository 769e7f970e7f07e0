"""Promises."""

import datetime as dt

import pytest

from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import PromiseState

DAY = dt.date(2026, 3, 12)
LATER = DAY + dt.timedelta(days=30)
SETTLEMENTS = {
    PromiseState.KEPT: lambda promise: promise.keep(LATER),
    PromiseState.BROKEN: lambda promise: promise.break_off(LATER),
    PromiseState.REFUSED: lambda promise: promise.refuse(LATER, "Het kan niet."),
    PromiseState.RENEGOTIATED: lambda promise: promise.renegotiate(LATER, due=None),
}


def promise(**values):
    return Promise(what="Lampen vervangen", made_on=DAY, **values)


def test_a_promise_needs_nothing_but_what_was_promised():
    Promise(what="Lampen vervangen").check()

    with pytest.raises(Refused) as refused:
        Promise(what=" ").check()
    assert refused.value.field == "what"


@pytest.mark.parametrize("state", SETTLEMENTS)
def test_an_open_promise_is_settled_on_a_day(state):
    settled = promise()

    SETTLEMENTS[state](settled)

    settled.check()
    assert (settled.state, settled.settled_on) == (state, LATER)


@pytest.mark.parametrize("state", SETTLEMENTS)
@pytest.mark.parametrize("again", SETTLEMENTS)
def test_a_settled_promise_cannot_be_settled_again(state, again):
    settled = promise()
    SETTLEMENTS[state](settled)

    with pytest.raises(Refused, match=f"al afgesloten: {state.dutch}"):
        SETTLEMENTS[again](settled)

    assert settled.state is state


def test_refusing_takes_a_reason():
    asked = promise()

    with pytest.raises(Refused) as refused:
        asked.refuse(LATER, "  ")

    assert refused.value.field == "reason"
    assert asked.state is PromiseState.OPEN

    asked.refuse(LATER, "Het kan niet.")
    asked.reason = ""
    with pytest.raises(Refused):
        asked.check()


def test_why_it_was_not_kept_may_follow_later():
    broken = promise()
    broken.break_off(LATER)
    broken.check()

    assert broken.reason == ""


def test_renegotiating_closes_the_promise_and_makes_a_new_one_between_the_same_parties():
    anna, bob = Contact(first_name="Anna"), Contact(first_name="Bob")
    ymere, school = Organisation(name="Ymere"), Organisation(name="School")
    old = promise(
        by_contact=anna,
        by_organisation=ymere,
        to_contact=bob,
        to_organisation=school,
        to_residents=True,
        confidential=True,
        due=DAY,
    )

    new = old.renegotiate(LATER, due=LATER, reason="De aannemer is ziek.")

    assert (old.state, old.settled_on, old.reason) == (PromiseState.RENEGOTIATED, LATER, "De aannemer is ziek.")
    assert (new.state, new.made_on, new.due, new.settled_on) == (PromiseState.OPEN, LATER, LATER, None)
    assert new.replaces is old
    assert (new.by_contact, new.by_organisation, new.to_contact, new.to_organisation) == (anna, ymere, bob, school)
    assert (new.what, new.to_residents, new.confidential) == ("Lampen vervangen", True, True)


def test_a_renegotiated_promise_may_be_about_something_else():
    assert promise().renegotiate(LATER, due=None, what=" De helft van de lampen ").what == "De helft van de lampen"


@pytest.mark.parametrize("state", [PromiseState.KEPT, PromiseState.BROKEN, PromiseState.REFUSED])
def test_a_settled_promise_can_be_reopened_and_settled_otherwise(state):
    settled = promise()
    SETTLEMENTS[state](settled)

    settled.reopen()

    settled.check()
    assert (settled.state, settled.settled_on) == (PromiseState.OPEN, None)
    settled.keep(LATER)
    assert settled.state is PromiseState.KEPT


def test_an_open_promise_cannot_be_reopened():
    with pytest.raises(Refused, match="nog open"):
        promise().reopen()


def test_a_renegotiated_promise_cannot_be_reopened_because_another_took_its_place():
    old = promise()
    old.renegotiate(LATER, due=None)

    with pytest.raises(Refused, match="nieuwe afspraak"):
        old.reopen()


def test_what_residents_were_told_is_noted_with_its_day():
    kept = promise()

    kept.tell_residents(LATER, "Brief aan de straat")
    assert (kept.told_on, kept.told_how) == (LATER, "Brief aan de straat")

    with pytest.raises(Refused):
        kept.tell_residents(dt.date(226, 1, 1), "Mail")
    assert kept.told_how == "Brief aan de straat"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"due": DAY - dt.timedelta(days=1)}, "due"),
        ({"settled_on": LATER}, "settled_on"),
        ({"state": PromiseState.KEPT}, "settled_on"),
        ({"state": PromiseState.KEPT, "settled_on": DAY - dt.timedelta(days=1)}, "settled_on"),
        ({"told_on": dt.date(226, 1, 1)}, "told_on"),
        ({"told_on": DAY - dt.timedelta(days=1)}, "told_on"),
    ],
)
def test_at_rest_the_dates_of_a_promise_agree_with_its_state(values, field):
    with pytest.raises(Refused) as refused:
        promise(**values).check()

    assert refused.value.field == field


def test_a_promise_may_be_kept_on_the_day_that_it_was_made_and_not_before():
    promise().keep(DAY)

    early = promise()
    with pytest.raises(Refused, match="voor de dag van de toezegging"):
        early.keep(DAY - dt.timedelta(days=1))
    assert early.state is PromiseState.OPEN


def test_a_promise_of_which_the_day_is_unknown_may_be_settled_on_any_day():
    unknown = Promise(what="Lampen vervangen", due=DAY)
    unknown.keep(dt.date(2001, 1, 1))
    unknown.check()
