import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.measuring import bars, check, lines, measure, texts
from wijkdesk.drawing.attendance import Present, draw_attendance

WIDTH = 240.0


def draw(*half_years, width=WIDTH):
    return draw_attendance(half_years, width=width, measure=measure)


def half_years(*times, agreed=6):
    return [
        Present(
            f"{'eerste' if place % 2 == 0 else 'tweede'} helft {2022 + place // 2}", f"{place % 2 + 1}/22", each, agreed
        )
        for place, each in enumerate(times)
    ]


def test_a_bar_for_each_half_year_as_high_as_its_number():
    drawing = draw(*half_years(6, 3, 0))
    heights = [bar.height for bar in bars(drawing)]
    assert heights[0] == pytest.approx(2 * heights[1])
    assert heights[2] == 0
    check(drawing)


def test_what_was_not_noted_has_no_bar_and_no_number_and_is_said():
    drawing = draw(*half_years(6, None, 5))
    assert len(bars(drawing)) == 2
    assert "tweede helft 2022 niets vastgelegd" in drawing.alternative
    assert "None" not in drawing.alternative
    assert [line.dashed for line in lines(drawing) if line.tone == "line"] == [False, True, False]


def test_what_was_agreed_is_a_line_and_stands_in_the_words():
    drawing = draw(*half_years(6, 2))
    assert len([line for line in lines(drawing) if line.tone == "text"]) == 2
    assert drawing.alternative == (
        "Staafdiagram. Hoe vaak aan tafel per halfjaar: eerste helft 2022 6 keer, afgesproken 6; "
        "tweede helft 2022 2 keer, afgesproken 6."
    )


def test_without_a_rhythm_there_is_no_line_and_no_word_of_it():
    drawing = draw(*half_years(6, 2, agreed=None))
    assert not [line for line in lines(drawing) if line.tone == "text"]
    assert "afgesproken" not in drawing.alternative


def test_a_number_never_stands_on_the_line():
    for times in range(13):
        drawing = draw(*half_years(times, 12))
        number = next(text for text in texts(drawing) if text.text == str(times))
        level = next(line.points[0][1] for line in lines(drawing) if line.tone == "text")
        assert not number.y - 7 < level < number.y + 1, times


def test_what_is_told_of_stands_out_by_more_than_colour():
    first, last = half_years(6, 2)
    drawing = draw(first, Present(last.name, last.short, last.times, last.agreed, stands_out=True))
    numbers = {text.text: text.weight for text in texts(drawing)}
    assert (numbers["6"], numbers["2"]) == ("regular", "strong")


@given(st.lists(st.one_of(st.none(), st.integers(0, 400)), max_size=16), st.floats(60, 600))
def test_any_history_fits_in_any_width(times, width):
    drawing = draw(*half_years(*times), width=width)
    check(drawing)
    assert len(drawing.spots) == len(times)
