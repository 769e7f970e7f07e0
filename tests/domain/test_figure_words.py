import pytest

from wijkdesk.domain.figure_words import decimals_of, number_in_words, number_of, value_in_words
from wijkdesk.domain.refusal import Refused


@pytest.mark.parametrize(
    ("values", "unit", "expected"),
    [
        ([], "", 0),
        ([12, 14], "meldingen", 0),
        ([22.0, 17.5], "%", 1),
        ([21.8764], "%", 1),
        ([4.13, 4.2], "", 2),
        ([-0.171, 0.1234], "", 3),
        ([1040.5, 980.25], "euro", 0),
    ],
)
def test_numbers_have_the_decimals_that_they_were_given_with(values, unit, expected):
    assert decimals_of(values, unit) == expected


def test_numbers_are_written_as_dutch_text_has_them():
    assert number_in_words(1234.5, 1) == "1.234,5"
    assert number_in_words(-0.04, 1) == "0,0"
    assert number_in_words(-0.06, 1) == "-0,1"


def test_a_value_has_its_unit_where_that_is_short():
    assert value_in_words(22, "%", 1) == "22,0 %"
    assert value_in_words(1250, "euro", 0) == "1.250"
    assert value_in_words(None, "%", 1) == "geen gegevens"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("22,5", 22.5),
        ("22.5 %", 22.5),
        ("1.234", 1234),
        ("1.234,5", 1234.5),
        ("-0,171", -0.171),
        ("−3", -3),
        (" 12 000 ", 12000),
        ("-", None),
        ("Geen gegevens", None),
    ],
)
def test_a_number_is_understood_as_dutch_text_has_it(typed, expected):
    assert number_of(typed) == expected


@pytest.mark.parametrize("typed", ["", "veel", "1,2,3", "12,", "1e5", "nan", "12.34.56", "9" * 30])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(Refused):
        number_of(typed)
