import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.measuring import bars, check, lines, measure, texts, words
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.years import year_of
from wijkdesk.drawing.year_strip import draw_year_strip

FIRST, LAST = dt.date(2024, 1, 1), dt.date(2029, 12, 31)
WIDTH = 480.0


def draw(first_day=FIRST, last_day=LAST, today=dt.date(2026, 12, 31), half_year=None, width=WIDTH):
    return draw_year_strip(first_day, last_day, today, half_year, width=width, measure=measure)


def of_tone(drawing, tone):
    return [shape for shape in bars(drawing) if shape.tone == tone]


def test_it_says_which_year_of_how_many():
    drawing = draw()
    assert drawing.alternative == "Jaar 3 van 6: de wijkaanpak loopt van 1 januari 2024 tot en met 31 december 2029."
    check(drawing)


def test_a_segment_for_each_year_and_what_is_over_filled_in():
    drawing = draw(today=dt.date(2026, 6, 30))
    assert len(of_tone(drawing, "faint")) == 6
    over = of_tone(drawing, "bar")
    assert len(over) == 3
    assert over[2].width == pytest.approx(over[1].width / 2, abs=2)


def test_now_is_named_where_it_is():
    drawing = draw(today=dt.date(2026, 6, 30))
    [now] = [text for text in texts(drawing) if text.text == "nu"]
    end = of_tone(drawing, "bar")[-1]
    assert abs(now.x - (end.x + end.width)) < 12
    assert end.x + end.width in {line.points[0][0] for line in lines(drawing)}


def test_the_half_year_stands_out_and_is_named():
    drawing = draw(half_year=HalfYear(2026, 2))
    [told] = of_tone(drawing, "accent")
    assert told.x + told.width == pytest.approx(WIDTH / 2, abs=2.1)
    assert "tweede helft 2026" in words(drawing)


def test_what_is_left_of_the_half_year_is_an_outline():
    drawing = draw(today=dt.date(2026, 8, 31), half_year=HalfYear(2026, 2))
    [to_come] = [shape for shape in bars(drawing) if shape.outline == "accent"]
    [over] = of_tone(drawing, "accent")
    assert to_come.tone is None
    assert to_come.x == pytest.approx(over.x + over.width)


def test_years_of_an_approach_that_begins_in_the_middle_of_a_year_are_counted_from_there():
    drawing = draw(dt.date(2023, 9, 1), dt.date(2029, 8, 31), dt.date(2026, 2, 14), HalfYear(2026, 1))
    assert "2023/24" in words(drawing)
    assert drawing.alternative.startswith("Jaar 3 van 6: de wijkaanpak loopt van 1 september 2023")
    check(drawing)


def test_before_the_begin_nothing_is_over():
    drawing = draw(today=dt.date(2023, 5, 1), half_year=HalfYear(2023, 1))
    assert of_tone(drawing, "bar") == of_tone(drawing, "accent") == []
    assert "nu" not in words(drawing)
    assert "nog niet begonnen" in words(drawing)
    assert drawing.alternative.startswith("De wijkaanpak begint op 1 januari 2024")
    check(drawing)


def test_after_the_end_all_is_over():
    drawing = draw(today=dt.date(2031, 5, 1), half_year=HalfYear(2029, 2))
    assert len(of_tone(drawing, "bar")) == 6
    assert "nu" not in words(drawing)
    assert drawing.alternative == "De wijkaanpak liep van 1 januari 2024 tot en met 31 december 2029."
    check(drawing)


def test_first_and_last_day_stand_below_in_words_or_in_figures():
    assert {"1 januari 2024", "31 december 2029"} <= set(words(draw()))
    assert {"01-01-2024", "31-12-2029"} <= set(words(draw(width=100)))


def test_an_alternative_of_ones_own_takes_the_place_of_the_usual():
    drawing = draw_year_strip(FIRST, LAST, FIRST, None, width=WIDTH, measure=measure, said="Jaar 1 van 6.")
    assert drawing.alternative == "Jaar 1 van 6."


def test_a_first_day_that_most_years_do_not_have():
    drawing = draw(dt.date(2024, 2, 29), dt.date(2028, 2, 28), dt.date(2026, 2, 28))
    assert drawing.alternative.startswith("Jaar 2 van 4:")
    check(drawing)


days = st.dates(dt.date(2000, 1, 1), dt.date(2060, 12, 31))


@given(days, st.integers(0, 366 * 12), days, st.integers(2000, 2060), st.sampled_from([1, 2]), st.floats(110, 600))
def test_any_approach_is_drawn_within_its_measures_and_counts_as_the_domain_does(
    first_day, length, today, year, half, width
):
    last_day = first_day + dt.timedelta(days=length)
    drawing = draw(first_day, last_day, today, HalfYear(year, half), width)
    check(drawing)
    place = year_of(today, first_day, last_day)
    if place is not None:
        assert drawing.alternative.startswith(f"Jaar {place[0]} van {place[1]}:")
