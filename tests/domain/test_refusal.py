"""How the domain says no."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkdesk.domain.refusal import Refused, check_date, check_period, require

EARLY, LATE = dt.date(2026, 3, 1), dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    "nothing",
    ["", " ", "\t\n", "\u00a0", "\u200b", "\u200d\u2060", "\ufeff", "\x00", "\ud800", "\u202e \u202c"],
    ids=ascii,
)
def test_a_text_in_which_nothing_can_be_read_is_refused(nothing):
    with pytest.raises(Refused) as refused:
        require(nothing, "title", "Geef de actie een titel.")

    assert refused.value.reason == str(refused.value) == "Geef de actie een titel."
    assert refused.value.field == "title"


@pytest.mark.parametrize("text", ["a", " a ", "0", "😀", "👩\u200d👧", "مرحبا", "<b>&\"'", "?"])
def test_a_text_with_one_thing_to_read_will_do(text):
    require(text, "title", "Geef de actie een titel.")


@given(st.dates())
def test_years_that_can_only_be_a_slip_of_the_keyboard_are_refused(day):
    if 1900 <= day.year <= 2199:
        check_date(day, "day")
    else:
        with pytest.raises(Refused, match=f"Het jaar {day.year} kan niet kloppen") as refused:
            check_date(day, "day")
        assert refused.value.field == "day"


def test_a_date_may_be_unknown():
    check_date(None, "day")


@pytest.mark.parametrize(("first", "last"), [(None, None), (EARLY, None), (None, LATE), (EARLY, EARLY), (EARLY, LATE)])
def test_a_period_of_one_day_or_with_an_open_side_is_allowed(first, last):
    check_period(first, last, "last_day")


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(Refused, match="De laatste dag ligt voor de eerste") as refused:
        check_period(LATE, EARLY, "due")

    assert refused.value.field == "due"


@pytest.mark.parametrize("period", [(dt.date(226, 1, 1), None), (None, dt.date(2200, 1, 1))])
def test_a_period_has_sane_years(period):
    with pytest.raises(Refused, match="Het jaar"):
        check_period(*period, "last_day")
