import datetime as dt

import pytest

from wijkdesk.domain.words import Measure, ValueState
from wijkdesk.insight.course import Place, Reading, course_of

NORTH = Place(1, "Noord", "BU03920204", True)
SOUTH = Place(2, "Zuid", "BU03920205", True)
DISTRICT = Place(3, "Wijk", "WK039202", False)
CITY = Place(4, "Haarlem", "GM0392", False)
COUNTRY = Place(5, "Nederland", "NL00", False)
OTHER = Place(6, "Vijfhoek", "BU03920101", False)
PLACES = (COUNTRY, CITY, DISTRICT, NORTH, SOUTH, OTHER)


def year(number):
    return dt.date(number, 1, 1), dt.date(number, 12, 31)


def readings(**of_year):
    """``y2020={NORTH: 22.0}``; None is suppressed."""
    return {
        (place.id, year(int(name[1:]))): Reading(value, ValueState.GIVEN if value is not None else ValueState.SECRET)
        for name, values in of_year.items()
        for place, value in values.items()
    }


def course(found, measure=Measure.PERCENTAGE, weights=None, base=None):
    return course_of(PLACES, found, measure=measure, weights=weights or {}, base=base, own="Rozenprieel")


def names(lines):
    return [line.name for line in lines]


def test_the_own_area_comes_first_and_the_country_last():
    found = readings(y2020={COUNTRY: 13.9, CITY: 17.5, DISTRICT: 13.2, NORTH: 22.0, SOUTH: 21.7, OTHER: 12.0})
    assert names(course(found).lines) == ["Noord", "Zuid", "Vijfhoek", "Wijk", "Haarlem", "Nederland"]


def test_counts_of_the_neighbourhoods_are_one_line_with_its_parts_apart():
    found = readings(y2019={NORTH: 98, SOUTH: 114}, y2020={NORTH: 92, SOUTH: 103})
    shown = course(found, Measure.COUNT)
    assert names(shown.lines) == ["Rozenprieel"]
    assert shown.lines[0].values == (212, 195)
    assert names(shown.parts) == ["Noord", "Zuid"]


def test_a_percentage_is_weighted_by_the_base_of_the_same_year():
    found = readings(y2016={NORTH: 28.0, SOUTH: 20.0}, y2020={NORTH: 22.0, SOUTH: 18.0})
    weights = readings(y2016={NORTH: 100, SOUTH: 300}, y2020={NORTH: 300, SOUTH: 100})
    [line] = course(found, weights=weights, base=Measure.COUNT).lines
    assert line.values == pytest.approx((22.0, 21.0))  # (2800 + 6000) / 400 and (6600 + 1800) / 400


def test_what_has_no_base_stays_per_neighbourhood():
    shown = course(readings(y2020={NORTH: 22.0, SOUTH: 21.7, CITY: 17.5}))
    assert names(shown.lines) == ["Noord", "Zuid", "Haarlem"]
    assert shown.parts == ()


def test_a_sum_with_a_suppressed_part_is_no_sum_and_names_the_part():
    [line] = course(readings(y2019={NORTH: 98, SOUTH: None}, y2020={NORTH: 92, SOUTH: 103}), Measure.COUNT).lines
    assert line.values == (None, 195)
    assert line.readings[0].lacking == ("Zuid",)


def test_a_sum_of_something_provisional_is_provisional():
    found = readings(y2020={NORTH: 92, SOUTH: 103})
    found[SOUTH.id, year(2020)] = Reading(103, ValueState.PROVISIONAL)
    [line] = course(found, Measure.COUNT).lines
    assert line.readings[0].state is ValueState.PROVISIONAL


def test_one_neighbourhood_needs_no_adding_up():
    shown = course_of([NORTH], readings(y2020={NORTH: 9}), measure=Measure.COUNT, weights={}, base=None, own="x")
    assert (names(shown.lines), shown.parts) == (["Noord"], ())


def test_periods_go_from_the_first_number_to_the_last_with_the_gaps_between():
    found = readings(
        y2015={NORTH: None}, y2016={NORTH: 28.3}, y2018={NORTH: None}, y2020={NORTH: 22.0}, y2021={CITY: None}
    )
    shown = course(found)
    assert shown.periods == (year(2016), year(2018), year(2020))
    assert shown.lines[0].values == (28.3, None, 22.0)


def test_an_area_of_which_nothing_is_known_has_no_line_unless_it_is_ours():
    assert names(course(readings(y2020={NORTH: 22.0, CITY: None})).lines) == ["Noord", "Zuid"]
