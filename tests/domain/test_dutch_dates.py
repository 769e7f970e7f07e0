import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkdesk.domain.dutch_dates import DateRefused, date_in_words, parse_date

TODAY = dt.date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("vandaag", "2026-11-23"),
        ("Morgen", "2026-11-24"),
        ("overmorgen", "2026-11-25"),
        ("gisteren", "2026-11-22"),
        ("eergisteren", "2026-11-21"),
        ("vr", "2026-11-27"),
        ("vrijdag", "2026-11-27"),
        ("ma", "2026-11-23"),
        ("komende vrijdag", "2026-11-27"),
        ("volgende vrijdag", "2026-12-04"),
        ("vorige vr", "2026-11-20"),
        ("afgelopen maandag", "2026-11-16"),
        ("volgende week", "2026-11-30"),
        ("vorige week", "2026-11-16"),
        ("12-3-26", "2026-03-12"),
        ("12-03-2026", "2026-03-12"),
        ("12/3/2026", "2026-03-12"),
        ("12.3.26", "2026-03-12"),
        (" 12 - 3 - 2026 ", "2026-03-12"),
        ("2026-03-12", "2026-03-12"),
        ("12 maart 2026", "2026-03-12"),
        ("12 mrt 2026", "2026-03-12"),
        ("12 mrt. '26", "2026-03-12"),
        ("12maart26", "2026-03-12"),
        ("do 12 maart 2026", "2026-03-12"),
        ("donderdag 12 maart 2026", "2026-03-12"),
        ("1 okt", "2026-10-01"),
        ("+3d", "2026-11-26"),
        ("-1w", "2026-11-16"),
        ("+2 weken", "2026-12-07"),
        ("over 3 dagen", "2026-11-26"),
        ("over een week", "2026-11-30"),
        ("2 weken geleden", "2026-11-09"),
        ("29-2-2028", "2028-02-29"),
        ("over twee weken", "2026-12-07"),
        ("over een maand", "2026-12-23"),
        ("drie maanden geleden", "2026-08-23"),
        ("volgende week vrijdag", "2026-12-04"),
        ("deze week do", "2026-11-26"),
        ("vanmiddag", "2026-11-23"),
        ("gisteravond", "2026-11-22"),
        ("١٢-٣-٢٠٢٦", "2026-03-12"),
    ],
)
def test_dates_are_understood_as_people_type_them(typed, date):
    assert parse_date(typed, TODAY).isoformat() == date


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("vr", "2026-11-20"),
        ("zondag", "2026-11-22"),
        ("ma", "2026-11-23"),
        ("vorige vr", "2026-11-20"),
        ("komende vr", "2026-11-27"),
        ("morgen", "2026-11-24"),
        ("di 24-11-2026", "2026-11-24"),
    ],
)
def test_of_what_has_happened_a_weekday_is_the_last_that_was(typed, date):
    assert parse_date(typed, TODAY, is_past=True).isoformat() == date


@pytest.mark.parametrize(
    ("typed", "today", "date"),
    [
        ("12-3", "2026-11-23", "2027-03-12"),
        ("12-3", "2026-04-23", "2026-03-12"),
        ("28-12", "2027-01-04", "2026-12-28"),
        ("2 jan", "2026-12-30", "2027-01-02"),
        ("29 februari", "2027-12-01", "2028-02-29"),
    ],
)
def test_without_a_year_the_nearest_day_of_that_name_is_meant(typed, today, date):
    assert parse_date(typed, dt.date.fromisoformat(today)).isoformat() == date


def test_a_month_from_the_last_day_of_a_month_ends_where_that_month_does():
    assert parse_date("over een maand", dt.date(2027, 1, 31)) == dt.date(2027, 2, 28)
    assert parse_date("1 maand geleden", dt.date(2028, 3, 30)) == dt.date(2028, 2, 29)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("31-2", "31 februari 2026 bestaat niet."),
        ("0 mei 2026", "0 mei 2026 bestaat niet."),
        ("29-2-2027", "29 februari 2027 bestaat niet."),
        ("3-13-2026", "Maand 13 bestaat niet. Typ eerst de dag en dan de maand, zoals 12-3."),
        ("12-3-0226", "Het jaar 226 kan niet kloppen. Vul een jaar tussen 1900 en 2199 in."),
        ("over 9999 weken", "Dat ligt meer dan tien jaar van vandaag. Typ de datum zelf."),
    ],
)
def test_a_day_that_does_not_exist_is_refused_with_its_reason(typed, reason):
    with pytest.raises(DateRefused) as refused:
        parse_date(typed, TODAY)
    assert str(refused.value) == reason


@pytest.mark.parametrize("typed", ["", "straks", "12", "12-", "maart", "12-3-226", "🙂", "12 foo", "volgende"])
def test_what_is_no_date_is_refused_in_one_sentence_with_an_example(typed):
    with pytest.raises(DateRefused, match="begrijp ik niet"):
        parse_date(typed, TODAY)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)), st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))
def test_a_date_written_out_is_read_back(date, today):
    for written in (date_in_words(date), f"{date:%d-%m-%Y}", date.isoformat()):
        assert parse_date(written, today) == date


@given(st.text(max_size=20))
def test_no_text_does_more_than_refuse(typed):
    with suppress(DateRefused):
        parse_date(typed, TODAY)
