import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.measuring import check, lines, marks, measure, texts, words
from tests.drawing.test_comparison import HOSTILE
from wijkdesk.drawing.comparison import Target
from wijkdesk.drawing.trend import Series, draw_trend

HALF_YEARS = tuple(f"{half} helft {year}" for year in range(2023, 2027) for half in ("eerste", "tweede"))


def series(area, *values, is_own=True):
    said = tuple("" if value is None else f"{value:g}".replace(".", ",") for value in values)
    return Series(area, values, said, is_own)


def draw(*areas, target=None, width=240.0):
    periods = HALF_YEARS[: len(areas[0].values)] if areas else ()
    return draw_trend("Meldingen", periods, areas, target, colour=3, width=width, measure=measure)


def drawn_lines(drawing):
    return [line for line in lines(drawing) if not line.dashed and line.tone != "line"]


def test_the_line_goes_through_all_numbers_and_ends_in_a_disc_with_its_label():
    drawing = draw(series("Rozenprieel", 34, 31, 28))
    [line] = drawn_lines(drawing)
    assert len(line.points) == 3
    newest = max(marks(drawing), key=lambda mark: mark.x)
    assert newest.filled
    assert (newest.x, newest.y) == line.points[-1]
    assert "28 Rozenprieel" in words(drawing)
    check(drawing)


def test_the_first_number_is_a_ring_with_its_value():
    drawing = draw(series("Rozenprieel", 34, 31, 28))
    rings = [mark for mark in marks(drawing) if not mark.filled]
    assert len(rings) == 1
    assert "34" in words(drawing)


def test_lines_that_begin_together_share_their_first_number():
    drawing = draw(series("Noord", 0, 12), series("Zuid", 0, 14))
    assert words(drawing).count("0") == 1
    check(drawing)


def test_over_a_gap_nothing_is_drawn():
    drawing = draw(series("Rozenprieel", 34, 31, None, 28, 27))
    first, second = drawn_lines(drawing)
    assert first.points[-1][0] < second.points[0][0]
    assert len({(mark.x, mark.y) for mark in marks(drawing)}) == 4
    assert "eerste helft 2024 geen gegevens" in drawing.alternative


def test_a_number_between_two_gaps_is_a_mark_alone():
    drawing = draw(series("Rozenprieel", None, 31, None))
    assert drawn_lines(drawing) == []
    assert len(marks(drawing)) == 1


def test_a_line_that_ends_early_does_not_pass_for_the_newest():
    drawing = draw(series("Rozenprieel", 34, 31, None))
    assert not any(text.startswith("31") for text in words(drawing))
    assert "geen gegevens" in " ".join(words(drawing))


def test_an_area_without_any_number_is_still_named():
    drawing = draw(series("Rozenprieel", None, None))
    assert "Rozenprieel: geen gegevens" in " ".join(words(drawing))
    assert marks(drawing) == []


def test_the_target_is_a_dashed_line_with_its_label():
    drawing = draw(series("Rozenprieel", 34, 31), target=Target(31, "31"))
    [target] = [line for line in lines(drawing) if line.dashed]
    [line] = drawn_lines(drawing)
    assert target.points[0][1] == line.points[-1][1]
    assert "doel 31" in words(drawing)
    check(drawing)


def test_the_scale_begins_at_nothing():
    drawing = draw(series("Rozenprieel", 100, 50))
    [line] = drawn_lines(drawing)
    [nothing] = [shape.y for shape in drawing.shapes if getattr(shape, "height", 0) == 0.75]
    heights = [nothing - y for _, y in line.points]
    assert heights[0] == pytest.approx(2 * heights[1])


def test_lines_that_end_at_one_height_have_labels_below_each_other():
    drawing = draw(*(series(f"Buurt {name}", 3, 10) for name in "abcdefgh"), target=Target(10, "10"))
    check(drawing)
    assert sum("Buurt" in text.text for text in texts(drawing)) == 8


def leaders(drawing):
    return [line for line in lines(drawing) if line.thickness < 0.75]


def test_a_thin_line_leads_to_each_label_that_stands_far_from_its_line_and_they_cross_nowhere():
    drawing = draw(*(series(f"Buurt {name}", 30, 10 + place / 10) for place, name in enumerate("abcdefgh")))
    newest = sorted({(mark.x, mark.y) for mark in marks(drawing) if mark.x > 100}, key=lambda each: each[1])
    found = sorted((line.points for line in leaders(drawing)), key=lambda ends: ends[0][1])
    assert [begin[1] for begin, _ in found] == [y for _, y in newest]
    assert [end[1] for _, end in found] == sorted(end[1] for _, end in found)
    labels = sorted((text for text in texts(drawing) if "Buurt" in text.text), key=lambda text: text.y)
    assert [text.text[-1] for text in labels] == list("hgfedcba")
    for (_, end), label in zip(found, labels, strict=True):
        assert newest[0][0] < end[0] < label.x
        assert abs(end[1] - (label.y - 3)) < 2
    check(drawing)


def test_labels_that_take_each_others_room_stand_around_the_middle_of_their_lines():
    drawing = draw(*(series(f"Buurt {name}", 3, 10) for name in "abcde"), series("Top", 3, 30), target=None)
    found = sorted(text.y for text in texts(drawing) if "Buurt" in text.text)
    [height] = {mark.y for mark in marks(drawing) if mark.x > 100 and mark.y > 10}
    assert (found[0] + found[-1]) / 2 - 3 == pytest.approx(height, abs=1.5)


def test_where_labels_stand_at_their_lines_nothing_leads_to_them():
    assert leaders(draw(series("Noord", 34, 31), series("Zuid", 12, 14))) == []


def test_a_label_of_a_line_that_ended_earlier_has_nothing_that_leads_to_it():
    drawing = draw(*(series(f"Buurt {name}", 3, 10) for name in "abcd"), series("Zuid", 10, None))
    assert len(leaders(drawing)) == 4


def test_pointing_at_a_period_tells_its_numbers():
    drawing = draw(series("Noord", 34, None), series("Zuid", 12, 14))
    assert [spot.said for spot in drawing.spots] == [
        "eerste helft 2023: Noord 34; Zuid 12",
        "tweede helft 2023: Noord geen gegevens; Zuid 14",
    ]


def test_neighbours_differ_in_darkness_and_other_areas_are_grey():
    drawing = draw(series("Noord", 3, 4), series("Zuid", 1, 2), series("Haarlem", 5, 6, is_own=False))
    assert [line.tone for line in drawn_lines(drawing)] == ["pillar3", "pillar3.second", "other"]


def test_a_line_and_its_words_have_the_same_tone():
    drawing = draw(series("Noord", 3, 4), series("Zuid", 1, 2), series("Oost", 5, 6))
    words = {text.tone for text in texts(drawing) if text.weight == "strong"}
    assert words == {line.tone for line in drawn_lines(drawing)} == {"pillar3", "pillar3.second"}


@given(
    st.integers(0, 8).flatmap(
        lambda periods: st.lists(
            st.tuples(
                st.sampled_from(HOSTILE),
                st.lists(st.none() | st.floats(-1e6, 1e6), min_size=periods, max_size=periods),
            ),
            max_size=6,
        )
    ),
    st.none() | st.floats(-1e6, 1e6),
    st.floats(160, 600),
)
def test_anything_that_may_be_measured_is_drawn_within_its_measures(areas, target, width):
    drawn = [series(name, *values) for name, values in areas]
    check(draw(*drawn, target=None if target is None else Target(target, f"{target:g}"), width=width))
