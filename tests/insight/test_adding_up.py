import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkdesk.domain.words import Measure
from wijkdesk.insight.adding_up import Part, Sum, add_up, adds_up


def test_counts_are_summed():
    assert add_up(Measure.COUNT, [Part("Noord", 1740), Part("Zuid", 1285)]) == Sum(3025)


def test_a_percentage_is_weighted_by_what_it_is_of():
    # (22.0 x 1200 + 21.7 x 800) / 2000 = (26400 + 17360) / 2000 = 21.88, where the plain average would be 21.85
    parts = [Part("Noord", 22.0, 1200), Part("Zuid", 21.7, 800)]
    assert add_up(Measure.PERCENTAGE, parts).value == pytest.approx(21.88)


def test_an_average_is_weighted_as_well():
    # (1.8 x 900 + 2.2 x 300) / 1200 = (1620 + 660) / 1200 = 1.9
    assert add_up(Measure.AVERAGE, [Part("Noord", 1.8, 900), Part("Zuid", 2.2, 300)]).value == pytest.approx(1.9)


def test_with_one_part_missing_there_is_no_sum_and_it_says_which_part():
    parts = [Part("Noord", 98), Part("Zuid", None)]
    assert add_up(Measure.COUNT, parts) == Sum(None, ("Zuid",))


def test_without_its_weight_a_part_is_missing_too():
    parts = [Part("Noord", 22.0, 1200), Part("Zuid", 21.7, None)]
    assert add_up(Measure.PERCENTAGE, parts) == Sum(None, ("Zuid",))


def test_where_there_is_nothing_nothing_is_missing():
    parts = [Part("Noord", 22.0, 1200), Part("Bedrijventerrein", None, 0)]
    assert add_up(Measure.PERCENTAGE, parts) == Sum(22.0)
    assert add_up(Measure.COUNT, parts) == Sum(None, ("Bedrijventerrein",))


def test_nothing_was_counted_is_a_count():
    assert add_up(Measure.COUNT, [Part("Noord", 0), Part("Zuid", 0)]) == Sum(0)


def test_a_percentage_of_nobody_is_no_percentage():
    assert add_up(Measure.PERCENTAGE, [Part("Noord", 20, 0), Part("Zuid", 30, 0)]).value is None
    assert add_up(Measure.COUNT, []).value is None


@pytest.mark.parametrize(
    ("measure", "base", "expected"),
    [
        (Measure.COUNT, None, True),
        (Measure.PERCENTAGE, Measure.COUNT, True),
        (Measure.PERCENTAGE, None, False),
        (Measure.PERCENTAGE, Measure.PERCENTAGE, False),
        (Measure.AVERAGE, Measure.COUNT, True),
        (Measure.AVERAGE, None, False),
        (Measure.AMOUNT, None, False),
        (Measure.SCORE, None, False),
        (Measure.MEDIAN, Measure.COUNT, False),
    ],
)
def test_only_what_can_be_one_number_adds_up(measure, base, expected):
    assert adds_up(measure, base) is expected


@given(st.lists(st.tuples(st.floats(0, 100), st.integers(1, 10**6)), min_size=1, max_size=9))
def test_a_weighted_number_lies_between_those_of_its_parts(parts):
    value = add_up(Measure.PERCENTAGE, [Part("", share, weight) for share, weight in parts]).value
    shares = [share for share, _ in parts]
    assert min(shares) - 1e-9 <= value <= max(shares) + 1e-9
