"""What cells, codes and periods of official tables mean."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkdesk.domain.words import AreaKind, ValueState
from wijkdesk.figures.cells import has_decimal_comma, read_value
from wijkdesk.figures.periods import read_period, year_in
from wijkdesk.figures.regions import code_of, has_name, may_be

GIVEN, MISSING, SECRET, PROVISIONAL = (
    *(ValueState.GIVEN, ValueState.MISSING),
    *(ValueState.SECRET, ValueState.PROVISIONAL),
)


@pytest.mark.parametrize(
    ("cell", "decimal_comma", "value"),
    [
        ("  -0.100", False, (-0.1, GIVEN)),
        ("1,5", True, (1.5, GIVEN)),
        ("1.234,5", True, (1234.5, GIVEN)),
        ("1,234.5", False, (1234.5, GIVEN)),
        ("1,234.5", True, (1234.5, GIVEN)),
        ("1.234,5", False, (1234.5, GIVEN)),
        ("51.5", True, (51.5, GIVEN)),
        ("0.166", True, (0.166, GIVEN)),
        ("51,5", False, (51.5, GIVEN)),
        ("12 345", True, (12345, GIVEN)),
        ("12\u202f345", True, (12345, GIVEN)),
        ("12\u00a0345", False, (12345, GIVEN)),
        ("12,3*", True, (12.3, PROVISIONAL)),
        ("45 %", True, (45, GIVEN)),
        ("€ 1.234,50", True, (1234.5, GIVEN)),
        ("€ 650,-", True, (650, GIVEN)),
        ("       .", False, (None, MISSING)),
        ("", False, (None, MISSING)),
        (None, False, (None, MISSING)),
        ("x", False, (None, SECRET)),
        ("X ", False, (None, SECRET)),
        ("-", False, (0, GIVEN)),
        (-99997, False, (None, MISSING)),
        (float("nan"), False, (None, MISSING)),
        (12, False, (12, GIVEN)),
    ],
)
def test_a_cell_means(cell, decimal_comma, value):
    assert read_value(cell, decimal_comma=decimal_comma) == value


@pytest.mark.parametrize("cell", ["Haarlem", "12-3-2024", "1e", "a1", True, "1,2,3,", "--"])
def test_other_text_is_no_value(cell):
    assert read_value(cell, decimal_comma=True) is None


@given(st.one_of(st.text(max_size=12), st.floats(), st.integers()), st.booleans())
def test_no_cell_breaks_it(cell, decimal_comma):
    value = read_value(cell, decimal_comma=decimal_comma)
    assert value is None or (value.number is None) == (value.state in (MISSING, SECRET))


@pytest.mark.parametrize(
    ("cells", "is_comma"),
    [
        (["1,5", "2"], True),
        (["1.5"], False),
        (["950", "17.811.291"], True),
        (["1.234,5"], True),
        (["1,234.5"], False),
        ([1.5, None, "x"], False),
    ],
)
def test_how_decimals_are_written_is_seen(cells, is_comma):
    assert has_decimal_comma(cells) is is_comma


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("BU03920204", None, "BU03920204"),
        (" wk039202 ", None, "WK039202"),
        ("BU 0392 02 04", None, "BU03920204"),
        ("WK 0392 02", None, "WK039202"),
        ("NL01", None, "NL00"),
        ("NL", None, ""),
        ("BU0392020", None, ""),
        ("3920204", AreaKind.NEIGHBOURHOOD, "BU03920204"),
        ("39202", AreaKind.DISTRICT, "WK039202"),
        ("03920200", AreaKind.DISTRICT, "WK039202"),
        ("03920204", AreaKind.DISTRICT, ""),
        ("392", AreaKind.MUNICIPALITY, "GM0392"),
        ("0", AreaKind.COUNTRY, "NL00"),
        ("3920204", None, ""),
        ("Haarlem", AreaKind.MUNICIPALITY, ""),
    ],
)
def test_a_region_has_the_code(text, kind, code):
    assert code_of(text, kind) == code


@pytest.mark.parametrize(
    ("name", "other", "may"),
    [
        ("Bergen (NH.)", "Bergen", True),
        ("Wijk 02 Haarlemmerhoutkwartier", "Haarlemmerhoutkwartier", True),
        ("Bedrijventerrein Waarder", "Bedrijventerrein Waarderpolder-Noord", True),
        ("Rozenprieel", "Rozenprieel-noord", False),
        ("Haarlem", "Haarlemmerhoutkwartier", False),
    ],
)
def test_a_name_alone_is_an_area_when_it_is_the_same_or_was_cut_off(name, other, may):
    assert may_be(name, other) is may_be(other, name) is may


def test_a_code_that_went_to_another_area_is_told_by_its_name():
    assert has_name("Wijk 02 Haarlemmerhoutkwartier", "Haarlemmerhoutkwartier")
    assert has_name("", "Rozenprieel-noord")
    assert has_name("Rozenprieel Noord", "Rozenprieel-noord")
    assert not has_name("Slachthuisbuurt", "Rozenprieel-noord")


@pytest.mark.parametrize(
    ("text", "first", "last", "is_provisional"),
    [
        ("2020JJ00", (2020, 1, 1), (2020, 12, 31), False),
        ("2019*", (2019, 1, 1), (2019, 12, 31), True),
        ("2019 (voorlopig)", (2019, 1, 1), (2019, 12, 31), True),
        ("2024-02-29", (2024, 2, 29), (2024, 2, 29), False),
        ("2024-01-01 00:00:00", (2024, 1, 1), (2024, 1, 1), False),
        ("1-7-2024", (2024, 7, 1), (2024, 7, 1), False),
        ("Q3 2024", (2024, 7, 1), (2024, 9, 30), False),
        ("2024-Q1*", (2024, 1, 1), (2024, 3, 31), True),
        ("kwartaal 4 2024", (2024, 10, 1), (2024, 12, 31), False),
        ("2024MM02", (2024, 2, 1), (2024, 2, 29), False),
        ("2023KW03", (2023, 7, 1), (2023, 9, 30), False),
        ("2023 2e kwartaal", (2023, 4, 1), (2023, 6, 30), False),
        ("2023 2e halfjaar", (2023, 7, 1), (2023, 12, 31), False),
        ("maart 2024", (2024, 3, 1), (2024, 3, 31), False),
        ("2019.0", (2019, 1, 1), (2019, 12, 31), False),
    ],
)
def test_a_period_is_read(text, first, last, is_provisional):
    assert read_period(text) == (dt.date(*first), dt.date(*last), is_provisional)


@pytest.mark.parametrize("text", ["", "vandaag", "2024MM13", "2024KW00", "1", "20245"])
def test_other_text_is_no_period(text):
    assert read_period(text) is None


def test_the_year_of_a_file_is_the_last_that_its_name_speaks_of():
    assert year_in("kwb-2021", 2026).first_day.year == 2021
    assert year_in("Kerncijfers 2018 en 2019", 2026).first_day.year == 2019
    assert year_in("StatLine_25042023_160857", 2026) is None
    assert year_in("prognose 2040", 2026) is None
