import datetime as dt

import pytest

from wijkdesk.domain.words import Direction, Measure
from wijkdesk.insight.course import Line, Reading
from wijkdesk.insight.gap import gap_between, gap_in_words


def year(number):
    return dt.date(number, 1, 1), dt.date(number, 12, 31)


def line(name, *values, is_own=False):
    return Line(name, "", is_own, tuple(Reading(value) for value in values))


def said(own, other, *, years=(2016, 2020), measure=Measure.PERCENTAGE, unit="%", good_is=None, borders=(), decimals=1):
    periods = [year(each) for each in years]
    gap = gap_between(line("Noord", *own), line("Haarlem", *other), periods, measure, borders)
    return gap and gap_in_words(gap, unit=unit, decimals=decimals, good_is=good_is)


def test_the_gap_says_how_large_it_is_how_large_it_was_and_whether_it_closes():
    # 22.0 - 17.5 = 4.5; 28.3 - 22.4 = 5.9
    sentence = "Verschil met Haarlem 4,5 procentpunt (ongunstig); in 2016 5,9: kleiner geworden."
    assert said((28.3, 22.0), (22.4, 17.5), good_is=Direction.DOWN) == sentence


def test_a_gap_can_grow_or_stay():
    assert said((20, 25), (18, 20)).endswith("in 2016 2,0: groter geworden.")
    assert said((20, 24), (18, 22)).endswith("in 2016 2,0: even groot gebleven.")


def test_what_rounds_to_the_same_did_not_change():
    assert said((20.04, 24.01), (18, 22)).endswith("Haarlem 2,0 procentpunt (hoger); in 2016 2,0: even groot gebleven.")


def test_whether_more_is_better_decides_which_side_is_good():
    assert "(gunstig)" in said((89, 92), (90, 91), good_is=Direction.UP)
    assert "(ongunstig)" in said((89, 92), (90, 91), good_is=Direction.DOWN)
    assert "(hoger)" in said((89, 92), (90, 91))


def test_a_gap_that_turned_is_told_as_such():
    sentence = "Verschil met Haarlem 1,0 procentpunt (gunstig); in 2016 3,0 (ongunstig): omgeslagen."
    assert said((25, 19), (22, 20), good_is=Direction.DOWN) == sentence


def test_where_there_is_no_gap_any_more_it_says_so():
    sentence = "Geen verschil met Haarlem; in 2016 3,0: kleiner geworden."
    assert said((25, 20), (22, 20), good_is=Direction.DOWN) == sentence


def test_counts_of_areas_of_different_size_have_no_gap():
    assert said((98, 92), (9000, 8000), measure=Measure.COUNT, unit="meldingen") is None


def test_an_average_differs_in_its_unit_and_what_has_none_in_numbers():
    sentence = "Verschil met Haarlem 0,30 personen (lager); in 2016 0,20: groter geworden."
    assert said((1.9, 1.8), (2.1, 2.1), measure=Measure.AVERAGE, unit="personen", decimals=2) == sentence
    assert "Haarlem 0,120 (lager);" in said((0, -0.02), (0.2, 0.1), measure=Measure.SCORE, unit="", decimals=3)


@pytest.mark.parametrize("unit", ["x 1.000 euro", "x 1 000 euro"])
def test_a_unit_of_thousands_is_said_as_one_says_it(unit):
    assert "Haarlem 43 duizend euro (lager);" in said(
        (205, 162), (220, 205), measure=Measure.AVERAGE, unit=unit, decimals=0
    )


def test_where_both_are_never_known_together_there_is_no_gap():
    assert said((28.3, None), (None, 17.5)) is None


def test_one_period_is_no_change():
    assert said((None, 22.0), (22.4, 17.5)) == "Verschil met Haarlem 4,5 procentpunt (hoger)."


def test_a_gap_of_before_says_of_when_it_is():
    sentence = said((28.3, 22.0, 20.0), (22.4, 17.5, None), years=(2016, 2020, 2024))
    assert sentence.startswith("Verschil met Haarlem in 2020 4,5 procentpunt")


def test_with_other_borders_nothing_is_said_of_change():
    sentence = "Verschil met Haarlem 4,5 procentpunt (hoger); in 2016 5,9, maar toen met andere grenzen."
    assert said((28.3, 22.0), (22.4, 17.5), borders=(2018,)) == sentence
    assert "kleiner" in said((28.3, 22.0), (22.4, 17.5), borders=(2016, 2021))
