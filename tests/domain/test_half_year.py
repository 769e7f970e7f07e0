"""Half-years."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.refusal import EARLIEST, LATEST, Refused

DAYS = st.dates(EARLIEST, LATEST)


@pytest.mark.parametrize(
    ("day", "half_year"),
    [
        (dt.date(2026, 1, 1), HalfYear(2026, 1)),
        (dt.date(2026, 6, 30), HalfYear(2026, 1)),
        (dt.date(2026, 7, 1), HalfYear(2026, 2)),
        (dt.date(2026, 12, 31), HalfYear(2026, 2)),
        (dt.date(2024, 2, 29), HalfYear(2024, 1)),
    ],
)
def test_the_year_turns_after_30_june_and_after_31_december(day, half_year):
    assert HalfYear.of(day) == half_year


@given(DAYS)
def test_every_day_lies_in_its_own_half_year_alone(day):
    half_year = HalfYear.of(day)

    assert half_year.contains(day)
    assert half_year.first_day <= day <= half_year.last_day
    if day.year not in (EARLIEST.year, LATEST.year):
        assert not half_year.next.contains(day)
        assert not half_year.previous.contains(day)


@given(st.integers(1901, 2198), st.sampled_from([1, 2]))
def test_half_years_follow_each_other_without_a_gap(year, half):
    half_year = HalfYear(year, half)

    assert half_year.next.first_day - half_year.last_day == dt.timedelta(days=1)
    assert half_year.next.previous == half_year
    assert half_year.previous < half_year < half_year.next
    assert HalfYear.parse(str(half_year)) == half_year


def test_an_unknown_day_lies_in_no_half_year():
    assert not HalfYear(2026, 1).contains(None)


@pytest.mark.parametrize(
    ("first", "last", "touches"),
    [
        (None, None, True),
        (None, dt.date(2025, 12, 31), False),
        (None, dt.date(2026, 1, 1), True),
        (dt.date(2026, 6, 30), None, True),
        (dt.date(2026, 7, 1), None, False),
        (dt.date(2025, 1, 1), dt.date(2027, 1, 1), True),
        (dt.date(2026, 3, 1), dt.date(2026, 3, 1), True),
    ],
)
def test_a_period_overlaps_by_a_single_day_and_an_open_side_reaches_on_for_ever(first, last, touches):
    assert HalfYear(2026, 1).overlaps(first, last) is touches


def test_it_reads_as_people_say_it():
    assert HalfYear(2026, 1).dutch == "eerste helft 2026"
    assert HalfYear(2026, 2).dutch == "tweede helft 2026"


def test_it_is_read_from_year_and_half():
    assert HalfYear.parse(" 2026-2 ") == HalfYear(2026, 2)


@pytest.mark.parametrize(
    "text",
    ["", "2026", "2026-0", "2026-3", "2026-12", "26-1", "2026/1", "1899-1", "2200-1", "٢٠٢٦-1", "-2026-1", "2026-1x"],
)
def test_anything_else_is_refused_with_an_example(text):
    with pytest.raises(Refused, match="bijvoorbeeld 2026-1"):
        HalfYear.parse(text)


def test_its_number_tells_it_from_every_other_and_leads_back_to_it():
    assert HalfYear(2026, 1).number == 20261
    assert HalfYear.numbered(20262) == HalfYear(2026, 2)
    with pytest.raises(Refused):
        HalfYear.numbered(20263)
