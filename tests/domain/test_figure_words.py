import pytest

from wijkdesk.domain.figure_words import decimals_of, number_in_words, value_in_words


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
