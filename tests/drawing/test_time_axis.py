import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.measuring import check, lines, marks, measure, texts, words
from tests.drawing.test_comparison import HOSTILE
from wijkdesk.drawing.time_axis import Happened, TimeAxis
from wijkdesk.drawing.trend import Series, draw_trend, scale_of


def year(number):
    return dt.date(number, 1, 1), dt.date(number, 12, 31)


def series(area, *values, is_own=True):
    return Series(area, values, tuple("" if value is None else f"{value:g}" for value in values), is_own)


def draw(years, *areas, borders=(), happened=(), width=240.0, **given):
    axis = TimeAxis(tuple(map(year, years)), borders, happened)
    names = [str(each) for each in years]
    return draw_trend("Moeite", names, areas, None, colour=3, width=width, measure=measure, axis=axis, **given)


def drawn_lines(drawing):
    return [line for line in lines(drawing) if line.tone.startswith("pillar")]


def test_each_period_stands_at_its_time():
    drawing = draw((2012, 2016, 2018), series("Noord", 30, 28, 22))
    first, second, third = sorted({mark.x for mark in marks(drawing)})
    assert (second - first) / (third - first) == pytest.approx(4 / 6, abs=0.01)
    check(drawing)


def test_years_that_follow_each_other_are_joined():
    [line] = drawn_lines(draw((2018, 2019, 2020), series("Noord", 30, 28, 22)))
    assert len(line.points) == 3
    assert not line.dashed


def test_over_years_in_which_nobody_was_measured_the_line_is_dashed():
    solid, dashed = drawn_lines(draw((2015, 2016, 2020), series("Noord", 30, 28, 22)))
    assert (solid.dashed, dashed.dashed) == (False, True)


def test_where_others_were_measured_a_gap_stays_a_gap():
    drawing = draw((2016, 2018, 2020), series("Noord", 30, None, 22), series("Haarlem", 18, 17, 17, is_own=False))
    assert drawn_lines(drawing) == []
    assert "Noord: 2016 30, 2018 geen gegevens, 2020 22" in drawing.alternative


def test_other_borders_are_marked_at_their_year_and_told():
    said = "Noord heeft vanaf 2019 andere grenzen"
    drawing = draw((2018, 2019, 2020), series("Noord", 30, 28, 22), borders=((2019, said), (2018, "eerder")))
    [upright] = [line for line in lines(drawing) if line.dashed and line.points[0][0] == line.points[1][0]]
    at = sorted({mark.x for mark in marks(drawing)})
    assert at[0] < upright.points[0][0] < at[1]
    assert said in drawing.alternative
    assert "eerder" not in drawing.alternative


@pytest.mark.parametrize(
    ("width", "words_there"), [(420.0, "andere grenzen 2019"), (165.0, "grenzen 2019"), (140.0, "2019")]
)
def test_the_year_of_other_borders_stands_below_its_line(width, words_there):
    borders = ((2019, "Noord heeft vanaf 2019 andere grenzen"), (2019, "Zuid heeft vanaf 2019 andere grenzen"))
    drawing = draw((2016, 2018, 2020, 2022), series("Noord", 30, 28, 22, 20), borders=borders, width=width)
    [upright] = [line for line in lines(drawing) if line.dashed and line.points[0][0] == line.points[1][0]]
    assert [text.x for text in texts(drawing) if text.text == words_there] == [upright.points[0][0]]
    check(drawing)


def test_what_happened_stands_below_under_its_day_and_claims_no_cause():
    happened = (Happened(dt.date(2018, 7, 1), "Eerste lunch"), Happened(dt.date(2020, 7, 1), "Fundering klaar"))
    without, drawing = (draw((2018, 2020), series("Noord", 30, 22), happened=each) for each in ((), happened))
    assert drawing.height > without.height
    assert {"Eerste lunch", "Fundering klaar"} <= set(words(drawing))
    assert "Intussen gebeurde: Eerste lunch; Fundering klaar." in drawing.alternative
    below = [mark for mark in marks(drawing) if mark.tone == "text2"]
    assert [mark.y > without.height for mark in below] == [True, True]
    check(drawing)


@pytest.mark.parametrize("width", [160.0, 240.0, 700.0])
@given(st.lists(st.tuples(st.sampled_from(HOSTILE), st.dates(dt.date(1990, 1, 1), dt.date(2050, 1, 1))), max_size=6))
def test_whatever_happened_stays_within_the_drawing(width, things):
    happened = tuple(Happened(day, said) for said, day in things)
    check(draw((2018, 2020), series("Noord", 30, 22), happened=happened, width=width))


def test_a_single_period_has_a_place():
    check(draw((2020,), series("Noord", 22), happened=(Happened(dt.date(2021, 1, 1), "Later"),)))


def test_numbers_far_from_nothing_may_fill_the_height():
    areas = [series("Noord", 89.2, 89.8), series("Haarlem", 90.4, 90.9)]
    least, most = scale_of(areas, None, from_zero=False)
    assert (least, most) == pytest.approx((89.2 - 0.25 * 1.7, 90.9))
    assert scale_of(areas, None, from_zero=True) == (0.0, 90.9)
    check(draw((2018, 2020), *areas, from_zero=False))


def test_numbers_near_nothing_or_around_it_are_shown_from_nothing():
    assert scale_of([series("Noord", 4, 9)], None, from_zero=False)[0] == 0
    assert scale_of([series("Noord", -0.2, 0.1)], None, from_zero=False) == (-0.2, 0.1)
    assert scale_of([series("Noord", -90, -80)], None, from_zero=False)[1] == pytest.approx(-77.5)
