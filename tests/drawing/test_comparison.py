from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.measuring import bars, box, check, lines, measure, overlap, texts, words
from wijkdesk.drawing.comparison import Bar, Target, draw_comparison

COLOUR, WIDTH = 4, 240.0

HOSTILE = [
    "",
    "   ",
    "Haarlemmerhoutkwartier",
    "Donaudampfschifffahrtsgesellschaftskapitänsbuurt",
    "Burgemeester Van Heemskerckbuurt en omgeving, noordwest",
    "<b>Rozenprieel & co",
    "regel\neen\r\ntwee",
    "حي الورود (شمال)",
    "🏡👩‍👩‍👧 中文",
    "a" * 5000,
    "- " * 300,
]


def bar(area="Rozenprieel", value=22.0, *, is_own=False, start=None):
    said = "" if value is None else f"{value:.1f} %".replace(".", ",")
    return Bar(area, value, said, is_own, start, "" if start is None else f"{start:.1f} %".replace(".", ","))


def draw(*areas, target=None, width=WIDTH):
    return draw_comparison("Moeite met rondkomen, 2020", areas, target, colour=COLOUR, width=width, measure=measure)


def values_shown(drawing):
    """The bars themselves, without what they were longer at the start."""
    return [shape for shape in bars(drawing) if shape.tone in ("bar", f"pillar{COLOUR}.fill")]


def test_bars_are_as_long_as_their_numbers_are_large():
    first, second = values_shown(draw(bar(value=20.0), bar("Haarlem", 5.0)))
    assert first.width == pytest.approx(4 * second.width)
    assert first.x == second.x


def test_the_own_area_stands_out_by_weight_and_colour():
    drawing = draw(bar(is_own=True), bar("Haarlem", 17.5))
    assert [shape.tone for shape in values_shown(drawing)] == ["pillar4.fill", "bar"]
    assert [text.text for text in texts(drawing) if text.weight == "strong"] == ["Rozenprieel", "22,0 %"]


def test_a_number_stands_right_behind_its_bar():
    drawing = draw(bar())
    [number] = [text for text in texts(drawing) if text.text == "22,0 %"]
    [shape] = values_shown(drawing)
    assert 0 < number.x - (shape.x + shape.width) < 6


def test_a_missing_number_has_words_and_no_bar():
    drawing = draw(bar(value=None), bar("Haarlem", 17.5))
    assert len(values_shown(drawing)) == 1
    assert "geen gegevens" in words(drawing)
    assert "Rozenprieel geen gegevens;" in drawing.alternative


def test_the_caller_may_say_why_a_number_is_missing():
    drawing = draw(Bar("Rozenprieel", None, "geheim", is_own=True))
    assert "geheim" in words(drawing)
    assert "Rozenprieel geheim." in drawing.alternative


def test_nothing_is_a_bar_so_thin_that_it_is_no_number():
    [shape] = [shape for shape in values_shown(draw(bar(value=0.0), bar("Haarlem", 17.5))) if shape.width < 5]
    assert 0 < shape.width <= 1


def test_below_nothing_a_bar_goes_to_the_left_and_its_number_with_it():
    drawing = draw(bar(value=-4.0), bar("Haarlem", 8.0))
    below, above = values_shown(drawing)
    assert below.x + below.width == pytest.approx(above.x)
    [number] = [text for text in texts(drawing) if text.text == "-4,0 %"]
    assert box(number)[2] < below.x
    check(drawing)


def test_all_below_nothing_or_all_missing_is_drawn_as_well():
    check(draw(bar(value=-4.0, start=-6.0), bar("Haarlem", -8.0), target=Target(-2.0, "-2,0 %")))
    check(draw(bar(value=None), bar("Haarlem", None)))
    check(draw(bar(value=0.0), bar("Haarlem", 0.0), target=Target(0.0, "0,0 %")))


def test_the_start_is_an_upright_line_where_the_bar_ended_then():
    drawing = draw(bar(value=10.0, start=20.0))
    [shape] = values_shown(drawing)
    [start] = [line for line in lines(drawing) if line.tone != "surface"]
    assert start.points[0][0] - shape.x == pytest.approx(2 * shape.width)
    assert "Rozenprieel 10,0 % (eerst 20,0 %)" in drawing.alternative


def test_the_target_is_named_over_its_dashed_line():
    drawing = draw(bar(value=20.0), target=Target(10.0, "10,0 %"))
    [line] = [line for line in lines(drawing) if line.dashed]
    [shape] = values_shown(drawing)
    assert line.points[0][0] - shape.x == pytest.approx(shape.width / 2)
    assert "doel 10,0 %" in words(drawing)
    assert drawing.alternative.endswith(" Het doel is 10,0 %.")


def test_no_line_runs_through_a_number():
    areas = [bar(f"Buurt {place}", float(place)) for place in range(1, 30)]
    drawing = draw(*areas, target=Target(15.0, "15,0 %"))
    numbers = [text for text in texts(drawing) if "%" in text.text and "doel" not in text.text]
    for line, number in product(lines(drawing), numbers):
        assert not overlap(line, number)
        (x, top), (_, bottom) = line.points
        assert not (box(number)[0] < x < box(number)[2] and top < number.y - 3 < bottom)


def test_two_long_names_with_one_beginning_stay_apart():
    drawing = draw(bar("Burgemeester Van Heemskerckbuurt-noord"), bar("Burgemeester Van Heemskerckbuurt-zuid"))
    assert any(text.endswith("noord") for text in words(drawing))
    assert any(text.endswith("zuid") for text in words(drawing))


def test_pointing_at_a_row_tells_the_whole_name_and_number():
    drawing = draw(bar("a" * 300, 12.0), bar("Haarlem", None), bar(start=28.3))
    assert [spot.said for spot in drawing.spots] == [
        f"{'a' * 300}: 12,0 %",
        "Haarlem: geen gegevens",
        "Rozenprieel: 22,0 %, eerst 28,3 %",
    ]


def test_the_alternative_tells_all_numbers():
    drawing = draw(bar(is_own=True), bar("Haarlem", 17.5))
    assert drawing.alternative == "Staafdiagram. Moeite met rondkomen, 2020: Rozenprieel 22,0 %; Haarlem 17,5 %."


@pytest.mark.parametrize("width", [110, 240, 480])
@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_an_area_is_called_it_stays_in_its_place(name, width):
    drawing = draw(bar(name, is_own=True, start=30.0), bar(name, None), bar(), target=Target(18.0, name), width=width)
    check(drawing)
    starts_at = min(shape.x for shape in values_shown(drawing))
    for text in texts(drawing):
        if text.x == 0 and not text.text.startswith("doel"):
            assert box(text)[2] < starts_at


numbers = st.none() | st.floats(-1e6, 1e6, allow_nan=False) | st.integers(-3, 3).map(float)


@given(
    st.lists(st.tuples(st.sampled_from(HOSTILE), numbers, numbers, st.booleans()), max_size=8),
    st.none() | st.floats(-1e6, 1e6),
    st.floats(110, 600),
)
def test_anything_that_may_be_measured_is_drawn_within_its_measures(areas, target, width):
    drawn = [bar(name, value, is_own=own, start=start) for name, value, start, own in areas]
    drawing = draw(*drawn, target=None if target is None else Target(target, f"{target:.1f}"), width=width)
    check(drawing)
    assert len(values_shown(drawing)) == sum(each.value is not None for each in drawn)
