"""What cells mean, as people and programs write them."""

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkdesk.domain.words import ActionState, GoalState, OrganisationKind, PromiseState
from wijkdesk.exchange.csv_file import harmless
from wijkdesk.exchange.own_tables.cells import NotUnderstood, choice_of, day_of, flag_of, phone_of, text_of

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-03-12", (2026, 3, 12)),
        ("2026-03-12 14:30:00", (2026, 3, 12)),
        ("2026-03-12T14:30:00", (2026, 3, 12)),
        ("2026-03-12T14:30:00.000Z", (2026, 3, 12)),
        ("2026-03-12T14:30+01:00", (2026, 3, 12)),
        ("12-03-2026", (2026, 3, 12)),
        ("12/3/26", (2026, 3, 12)),
        ("12 maart 2026", (2026, 3, 12)),
        ("do 12 mrt. 2026", (2026, 3, 12)),
        ("1-jan-27", (2027, 1, 1)),
        ("12/MRT/2026", (2026, 3, 12)),
        (46093.0, (2026, 3, 12)),
        ("maart 2026", (2026, 3, 31)),
        ("3-2026", (2026, 3, 31)),
        ("feb '24", (2024, 2, 29)),
        ("Q1 2026", (2026, 3, 31)),
        ("2e kwartaal 2026", (2026, 6, 30)),
        (2027.0, (2027, 12, 31)),
        ("2027", (2027, 12, 31)),
    ],
)
def test_a_day_is_read_however_it_was_written_and_of_a_period_the_last(cell, day):
    assert day_of(cell, TODAY, is_end=True) == dt.date(*day)


@pytest.mark.parametrize(
    ("cell", "day"), [("maart 2026", (2026, 3, 1)), ("Q2 2026", (2026, 4, 1)), ("2027", (2027, 1, 1))]
)
def test_what_begins_in_a_period_begins_on_its_first_day(cell, day):
    assert day_of(cell, TODAY, is_end=False) == dt.date(*day)


@pytest.mark.parametrize("cell", ["maand 13", "31-02-2026", "ooit", "99999999", "12-13-2026", "#N/A!", "Q5 2026", True])
def test_what_is_no_day_is_said_in_one_sentence(cell):
    with pytest.raises(NotUnderstood) as problem:
        day_of(cell, TODAY, is_end=True)
    assert str(problem.value).endswith(".")


@pytest.mark.parametrize(
    ("cell", "choices", "choice"),
    [
        ("Loopt", ActionState, ActionState.RUNNING),
        ("AFGEROND", ActionState, ActionState.SUCCEEDED),
        ("x", ActionState, ActionState.SUCCEEDED),
        (True, ActionState, ActionState.SUCCEEDED),
        ("nee", ActionState, None),
        ("deels", ActionState, ActionState.PARTLY),
        ("niet gelukt", ActionState, ActionState.FAILED),
        ("nog niet gestart", ActionState, ActionState.PLANNED),
        ("wacht op de gemeente", ActionState, ActionState.WAITING),
        ("ja", PromiseState, PromiseState.KEPT),
        ("niet nagekomen", PromiseState, PromiseState.BROKEN),
        ("behaald", GoalState, GoalState.REACHED),
        ("woningcorporatie", OrganisationKind, OrganisationKind.HOUSING),
        ("Welzijn", OrganisationKind, OrganisationKind.WELFARE),
    ],
)
def test_states_and_kinds_are_read_in_the_words_of_tables(cell, choices, choice):
    assert choice_of(cell, choices) is choice


def test_what_is_none_of_the_words_is_named():
    with pytest.raises(NotUnderstood, match="“blauw” ken ik hier niet"):
        choice_of("blauw", ActionState)
    with pytest.raises(NotUnderstood, match="“misschien” is geen ja of nee"):
        flag_of("misschien")


def test_a_number_that_a_workbook_took_for_an_amount_is_a_phone_number_again():
    assert phone_of(612345678.0) == "06 12345678"
    assert phone_of("06-12345678") == "06 12345678"
    assert phone_of("+31 6 12345678") == "06 12345678"


@pytest.mark.parametrize("text", ["=1+1", "+31", "-5", "@naam", "'s avonds", "=HYPERLINK(1)"])
def test_text_stays_plain_text_and_comes_back_from_a_file_of_our_own_as_it_was(text):
    assert text_of(text) == text
    assert text_of(harmless(text)) == text


@pytest.mark.parametrize("fault", ["#N/A", "#REF!", "#VERW!", "#DEEL/0!"])
def test_where_a_formula_failed_there_is_nothing(fault):
    assert text_of(fault) == ""


@given(st.one_of(st.text(), st.floats(allow_nan=True), st.integers(), st.booleans(), st.none()))
def test_any_cell_is_read_or_refused_in_words(cell):
    assert isinstance(text_of(cell), str)
    for read in (lambda: day_of(cell, TODAY, is_end=True), lambda: flag_of(cell), lambda: choice_of(cell, ActionState)):
        with contextlib.suppress(NotUnderstood):
            read()
