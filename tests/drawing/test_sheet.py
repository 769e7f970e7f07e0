import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.measuring import check, lines, measure, words
from tests.drawing.test_comparison import HOSTILE
from wijkdesk.drawing.sheet import MARGIN, draw_sheet, draw_side_by_side
from wijkdesk.drawing.trend import Series, draw_trend


def chart(name="Noord", width=240.0):
    series = [Series(name, (28.3, 22.0), ("28,3", "22,0"))]
    return draw_trend("Moeite", ("2016", "2020"), series, None, colour=3, width=width, measure=measure)


def test_a_sheet_has_the_chart_between_its_words():
    drawing = chart()
    sheet = draw_sheet("Moeite", "in procenten", drawing, ["Verschil met Haarlem 4,5."], "RIVM, 2020.", measure=measure)
    assert words(sheet)[:2] == ["Moeite", "in procenten"]
    assert words(sheet)[-2:] == ["Verschil met Haarlem 4,5.", "RIVM, 2020."]
    assert sheet.width == drawing.width + 2 * MARGIN
    [before, after] = [next(line for line in lines(each) if line.tone != "line") for each in (drawing, sheet)]
    assert after.points[0][0] == before.points[0][0] + MARGIN
    assert after.points[0][1] > before.points[0][1]
    check(sheet)


def test_who_does_not_see_it_hears_the_words_too():
    sheet = draw_sheet("Moeite", "", chart(), ["Verschil met Haarlem 4,5."], "RIVM, 2020.", measure=measure)
    assert sheet.alternative.endswith("22,0. Verschil met Haarlem 4,5. RIVM, 2020.")


@pytest.mark.parametrize("width", [160.0, 440.0])
@given(st.sampled_from(HOSTILE), st.sampled_from(HOSTILE))
def test_whatever_is_said_stays_within_the_sheet(width, title, source):
    check(draw_sheet(title, title, chart(title, width), [source], source, measure=measure))


@given(st.sampled_from(HOSTILE), st.integers(1, 5))
def test_sheets_side_by_side_stay_within_one_picture_and_off_each_other(title, count):
    sheets = [draw_sheet(f"Cijfer {place}", "", chart(), [title], "", measure=measure) for place in range(count)]
    beside = draw_side_by_side(title, sheets, columns=2, measure=measure)
    check(beside)
    assert beside.width == sheets[0].width * min(count, 2)
    assert all(f"Cijfer {place}" in words(beside) for place in range(count))
