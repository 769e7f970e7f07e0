"""Commitments and whether they still stand."""

import datetime as dt

import pytest

from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ContactKind

PLEDGED = dt.date(2024, 2, 1)
JANUARY, MARCH = dt.date(2026, 1, 5), dt.date(2026, 3, 12)


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


def test_it_ends_with_a_reason(commitment):
    commitment.end(MARCH, "Bezuinigd")

    assert (commitment.last_day, commitment.end_reason) == (MARCH, "Bezuinigd")


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
