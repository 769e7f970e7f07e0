"""The approach as a whole."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.programme import USUAL_HEADER, Programme, half_years, half_years_to_choose, header_lines
from wijkdesk.domain.refusal import EARLIEST, LATEST, Refused
from wijkdesk.domain.years import year_of

FIRST, LAST = dt.date(2022, 1, 1), dt.date(2027, 12, 31)
DAYS = st.dates(EARLIEST, LATEST)


def test_an_approach_needs_nothing_but_a_name():
    Programme(name="Rozenprieel").check()


def test_an_approach_without_a_name_is_refused():
    with pytest.raises(Refused, match="naam") as refused:
        Programme(name="  ").check()

    assert refused.value.field == "name"


def test_an_approach_that_ends_before_it_begins_is_refused():
    with pytest.raises(Refused, match="laatste dag"):
        Programme(name="Rozenprieel", first_day=LAST, last_day=FIRST).check()


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (dt.date(2021, 12, 31), None),
        (dt.date(2022, 1, 1), (1, 6)),
        (dt.date(2022, 12, 31), (1, 6)),
        (dt.date(2023, 1, 1), (2, 6)),
        (dt.date(2027, 12, 31), (6, 6)),
        (dt.date(2028, 1, 1), None),
    ],
)
def test_years_are_counted_from_the_first_day(day, year):
    assert year_of(day, FIRST, LAST) == year


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (dt.date(2025, 2, 28), (1, 4)),
        (dt.date(2025, 3, 1), (2, 4)),
        (dt.date(2028, 2, 28), (4, 4)),
    ],
)
def test_an_approach_that_begins_on_a_leap_day_turns_its_year_on_1_march(day, year):
    assert year_of(day, dt.date(2024, 2, 29), dt.date(2028, 2, 28)) == year


def test_a_last_year_that_is_not_full_counts_as_one():
    assert year_of(dt.date(2027, 1, 1), FIRST, dt.date(2028, 1, 1)) == (6, 7)


@pytest.mark.parametrize("period", [(None, None), (FIRST, None), (None, LAST)])
def test_without_a_first_and_last_day_there_is_no_year_and_no_half_year(period):
    assert year_of(dt.date(2024, 1, 1), *period) is None
    assert half_years(*period) == []


@given(DAYS, DAYS, DAYS)
def test_the_year_is_never_more_than_the_number_of_years(day, first, last):
    year = year_of(day, first, last)

    if year is not None:
        assert 1 <= year[0] <= year[1]


def test_six_years_have_twelve_half_years():
    found = half_years(FIRST, LAST)

    assert len(found) == 12
    assert (found[0], found[-1]) == (HalfYear(2022, 1), HalfYear(2027, 2))


@given(DAYS, DAYS)
def test_half_years_are_all_that_the_approach_touches_in_order(one, other):
    first, last = sorted((one, other))

    found = half_years(first, last)

    assert found[0].contains(first)
    assert found[-1].contains(last)
    assert all(earlier.next == later for earlier, later in pairwise(found))


def test_the_half_years_that_have_begun_can_be_chosen_newest_first():
    assert half_years_to_choose(FIRST, LAST, dt.date(2023, 3, 1)) == [
        HalfYear(2023, 1),
        HalfYear(2022, 2),
        HalfYear(2022, 1),
    ]
    assert half_years_to_choose(FIRST, LAST, dt.date(2040, 1, 1))[0] == HalfYear(2027, 2)


def test_before_the_approach_begins_its_first_half_year_can_be_chosen():
    assert half_years_to_choose(FIRST, LAST, dt.date(2020, 3, 1)) == [HalfYear(2022, 1)]


def test_without_dates_this_half_year_and_the_one_before_can_be_chosen():
    assert half_years_to_choose(None, None, dt.date(2026, 3, 1)) == [HalfYear(2026, 1), HalfYear(2025, 2)]


@pytest.mark.parametrize("nothing", ["", "\n \n", ":"])
def test_a_paper_has_the_usual_header_until_the_municipality_says_otherwise(nothing):
    assert [name for name, _ in header_lines(nothing)] == list(USUAL_HEADER)


def test_a_line_of_the_header_may_say_what_always_stands_there():
    assert header_lines("Onderwerp\n\n Openbaarheid : openbaar: vanaf 1 juli \n") == [
        ("Onderwerp", ""),
        ("Openbaarheid", "openbaar: vanaf 1 juli"),
    ]
