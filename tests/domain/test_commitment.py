"""Commitments and whether they still stand."""

import datetime as dt

import pytest

from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ContactKind

PLEDGED = dt.date(2024, 2, 1)
FIRST_HALF = HalfYear(2026, 1)
JANUARY, MARCH, JUNE = dt.date(2026, 1, 5), dt.date(2026, 3, 12), dt.date(2026, 6, 30)


@pytest.fixture
def head():
    return Contact(first_name="Anna")


@pytest.fixture
def successor():
    return Contact(first_name="Bob")


@pytest.fixture
def commitment(head):
    return Commitment(organisation=Organisation(name="Wonen"), what="Twee dagen per week", head=head, first_day=PLEDGED)


def test_a_commitment_says_what_was_pledged(commitment):
    commitment.check()
    commitment.what = " "

    with pytest.raises(Refused) as refused:
        commitment.check()
    assert refused.value.field == "what"


def test_it_runs_from_its_first_to_its_last_day(commitment):
    commitment.end(MARCH, "Bezuinigd")

    days = (PLEDGED - dt.timedelta(days=1), PLEDGED, MARCH, MARCH + dt.timedelta(days=1))
    assert [commitment.runs_on(day) for day in days] == [False, True, True, False]
    assert commitment.end_reason == "Bezuinigd"


def test_it_cannot_end_before_it_began(commitment):
    with pytest.raises(Refused, match="laatste dag"):
        commitment.end(PLEDGED - dt.timedelta(days=1))

    assert commitment.last_day is None


def test_an_answer_names_the_head_of_that_day(commitment, head, successor):
    commitment.reconfirm(JANUARY, note="Ja, we blijven.")
    commitment.hand_over(successor, MARCH)
    commitment.reconfirm(MARCH, confirmed=False)

    assert [(answer.by, answer.day, answer.confirmed) for answer in commitment.reconfirmations] == [
        (head, JANUARY, True),
        (successor, MARCH, False),
    ]
    assert commitment.reconfirmations[0].note == "Ja, we blijven."


def test_answers_stand_in_order_of_time(commitment):
    commitment.reconfirm(MARCH)
    commitment.reconfirm(MARCH)

    with pytest.raises(Refused, match="latere bevestiging"):
        commitment.reconfirm(JANUARY)
    assert len(commitment.reconfirmations) == 2


def test_a_successor_cannot_have_answered_before_taking_over(commitment, successor):
    commitment.hand_over(successor, MARCH)

    with pytest.raises(Refused, match="huidige afdelingshoofd"):
        commitment.reconfirm(JANUARY)
    assert commitment.reconfirmations == []


def test_an_answer_on_an_impossible_day_is_refused_and_not_added(commitment):
    with pytest.raises(Refused):
        commitment.reconfirm(dt.date(2200, 1, 1))

    assert commitment.reconfirmations == []


def test_a_pledge_made_in_a_half_year_counts_as_a_yes_in_it(commitment):
    assert commitment.is_reconfirmed_in(HalfYear(2024, 1))
    assert not commitment.is_reconfirmed_in(HalfYear(2024, 2))


@pytest.mark.parametrize("day", [FIRST_HALF.first_day, FIRST_HALF.last_day])
def test_a_yes_counts_in_its_own_half_year_up_to_the_edges(commitment, day):
    commitment.reconfirm(day)

    assert commitment.is_reconfirmed_in(FIRST_HALF)
    assert not commitment.is_reconfirmed_in(FIRST_HALF.next)
    assert not commitment.is_reconfirmed_in(FIRST_HALF.previous)


def test_the_last_answer_in_a_half_year_counts(commitment):
    commitment.reconfirm(JANUARY)
    commitment.reconfirm(MARCH, confirmed=False)
    assert not commitment.is_reconfirmed_in(FIRST_HALF)

    commitment.reconfirm(JUNE)
    assert commitment.is_reconfirmed_in(FIRST_HALF)


def test_a_no_soon_after_the_pledge_outweighs_it(commitment):
    commitment.reconfirm(PLEDGED + dt.timedelta(days=30), confirmed=False)

    assert not commitment.is_reconfirmed_in(HalfYear(2024, 1))


def test_after_a_succession_the_commitment_waits_for_the_successor(commitment, successor):
    commitment.reconfirm(JANUARY)

    commitment.hand_over(successor, MARCH)
    assert not commitment.is_reconfirmed_in(FIRST_HALF)

    commitment.reconfirm(JUNE)
    assert commitment.is_reconfirmed_in(FIRST_HALF)


def test_a_successor_in_the_half_year_of_the_pledge_still_has_to_answer(commitment, successor):
    commitment.hand_over(successor, PLEDGED + dt.timedelta(days=30))

    assert not commitment.is_reconfirmed_in(HalfYear(2024, 1))


def test_handing_over_on_an_impossible_day_is_refused(commitment, head, successor):
    with pytest.raises(Refused):
        commitment.hand_over(successor, dt.date(226, 1, 1))

    assert commitment.head is head


def test_a_resident_is_never_a_head(commitment):
    with pytest.raises(Refused) as refused:
        commitment.hand_over(Contact(first_name="Bo", kind=ContactKind.RESIDENT), MARCH)
    assert refused.value.field == "successor"


def test_a_successor_comes_after_all_that_was_answered(commitment, successor):
    commitment.reconfirm(MARCH)

    with pytest.raises(Refused) as refused:
        commitment.hand_over(successor, JANUARY)
    assert refused.value.field == "on"
    commitment.hand_over(successor, MARCH)
    with pytest.raises(Refused):
        commitment.hand_over(Contact(first_name="Cor"), JANUARY)
