"""Areas, indicators and measurements."""

import datetime as dt
import math

import pytest

from wijkdesk.domain.figures import Area, Indicator, Measurement, larger_areas, period_in_words
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import AreaKind, ValueState

FIRST, LAST = dt.date(2020, 1, 1), dt.date(2020, 12, 31)
WITH_VALUE = [ValueState.GIVEN, ValueState.PROVISIONAL]
WITHOUT_VALUE = [ValueState.MISSING, ValueState.SECRET]


def measurement(**values):
    return Measurement(
        **{"indicator": Indicator(name="Meldingen"), "area": Area(code="NL00"), "first_day": FIRST, "last_day": LAST}
        | values
    )


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("NL00", AreaKind.COUNTRY),
        ("GM0392", AreaKind.MUNICIPALITY),
        ("WK039202", AreaKind.DISTRICT),
        ("BU03920204", AreaKind.NEIGHBOURHOOD),
    ],
)
def test_a_code_of_the_cbs_says_what_kind_of_area_it_is(code, kind):
    area = Area(code=code)
    area.check()

    assert area.kind is kind


@pytest.mark.parametrize(
    "code",
    [
        "",
        "NL",
        "NL0",
        "NL000",
        "GM392",
        "GM03920",
        "WK0392",
        "BU0392020",
        "bu03920204",
        "XX00",
        "BU0392020A",
        " NL00",
        "NL00\n",
        "BU٠٣٩٢٠٢٠٤",
    ],
)
def test_any_other_code_is_refused(code):
    with pytest.raises(Refused, match="gebiedscode van het CBS") as refused:
        Area(code=code).check()

    assert refused.value.field == "code"


def test_an_area_lies_in_a_larger_one_so_that_no_area_can_lie_in_itself():
    codes = ("NL00", "GM0392", "WK039202", "BU03920204")
    areas = [Area(code=code) for code in codes]

    for place, inner in enumerate(areas):
        for other, outer in enumerate(areas):
            inner.parent = outer
            if other < place:
                inner.check()
            else:
                with pytest.raises(Refused, match="groter gebied"):
                    inner.check()
        inner.parent = None


def test_an_indicator_needs_nothing_but_a_name():
    Indicator(name="Meldingen").check()

    with pytest.raises(Refused):
        Indicator(name="").check()


def test_an_indicator_is_not_weighted_by_itself():
    indicator = Indicator(name="Meldingen")
    indicator.base = indicator

    with pytest.raises(Refused) as refused:
        indicator.check()
    assert refused.value.field == "base"


@pytest.mark.parametrize("state", WITH_VALUE)
@pytest.mark.parametrize("value", [0.0, -3.5, 1e9])
def test_a_known_measurement_has_a_value_also_when_that_is_zero(state, value):
    measurement(value=value, state=state).check()


@pytest.mark.parametrize("state", WITHOUT_VALUE)
def test_a_missing_or_secret_measurement_has_no_value(state):
    measurement(value=None, state=state).check()


@pytest.mark.parametrize(("value", "state"), [(None, s) for s in WITH_VALUE] + [(0.0, s) for s in WITHOUT_VALUE])
def test_a_value_and_its_absence_are_never_mixed_up(value, state):
    with pytest.raises(Refused, match="geen gegevens") as refused:
        measurement(value=value, state=state).check()

    assert refused.value.field == "value"


@pytest.mark.parametrize("number", [math.inf, -math.inf, math.nan])
def test_a_number_that_nobody_can_calculate_with_is_refused(number):
    with pytest.raises(Refused, match="geen getal"):
        measurement(value=number).check()
    with pytest.raises(Refused, match="geen getal"):
        Indicator(name="Meldingen", target=number).check()


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: measurement(value=1.0, first_day=LAST, last_day=FIRST), "last_day"),
        (lambda: measurement(value=1.0, published_on=dt.date(226, 1, 1)), "published_on"),
        (lambda: Indicator(name="a", target_on=dt.date(226, 1, 1)), "target_on"),
    ],
)
def test_the_dates_of_figures_are_sane(make, field):
    thing = make()

    with pytest.raises(Refused) as refused:
        thing.check()

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (FIRST, LAST, "2020"),
        (dt.date(2026, 3, 12), dt.date(2026, 3, 12), "12-03-2026"),
        (dt.date(2024, 2, 1), dt.date(2024, 2, 29), "februari 2024"),
        (dt.date(2024, 2, 1), dt.date(2024, 2, 28), "01-02-2024 t/m 28-02-2024"),
        (dt.date(2026, 10, 1), dt.date(2026, 12, 31), "4e kwartaal 2026"),
        (dt.date(2026, 2, 1), dt.date(2026, 4, 30), "01-02-2026 t/m 30-04-2026"),
        (dt.date(2025, 1, 1), dt.date(2026, 3, 31), "01-01-2025 t/m 31-03-2026"),
        (dt.date(2026, 1, 1), dt.date(2026, 6, 30), "01-01-2026 t/m 30-06-2026"),
        (dt.date(2020, 1, 1), dt.date(2021, 12, 31), "01-01-2020 t/m 31-12-2021"),
    ],
)
def test_a_period_reads_as_a_year_a_month_a_quarter_a_day_or_from_and_to(first, last, words):
    assert period_in_words(first, last) == words
    assert measurement(value=1.0, first_day=first, last_day=last).period == words


@pytest.mark.parametrize(
    ("code", "larger"),
    [
        ("BU03920204", ("WK039202", "GM0392", "NL00")),
        ("WK039202", ("GM0392", "NL00")),
        ("GM0392", ("NL00",)),
        ("NL00", ()),
    ],
)
def test_the_code_of_an_area_says_what_it_lies_in(code, larger):
    assert larger_areas(code) == larger
