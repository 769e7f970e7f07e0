from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.measuring import measure
from tests.drawing.test_comparison import HOSTILE
from wijkdesk.drawing.shapes import Drawing, Line, Mark, Rectangle, Text
from wijkdesk.drawing.svg import NAMESPACE, svg_of
from wijkdesk.drawing.trend import Series, draw_trend

SVG = f"{{{NAMESPACE}}}"


def drawn(*shapes, alternative="Een lijn. Noord: 2020 22,0."):
    return ET.fromstring(svg_of(Drawing(240, 84, shapes, alternative)))


def one(root, name):
    [element] = root.iter(SVG + name)
    return element


def test_a_drawing_is_a_picture_of_its_own_size():
    root = drawn()
    assert root.tag == f"{SVG}svg"
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("240pt", "84pt", "0 0 240 84")


def test_a_screen_reader_says_what_the_drawing_shows():
    root = drawn()
    assert root.get("role") == "img"
    named = {element.get("id"): element.text for element in root}
    assert [named[each] for each in root.get("aria-labelledby").split()] == ["Een lijn", "Een lijn. Noord: 2020 22,0."]


def test_a_picture_may_have_a_title_of_its_own():
    root = ET.fromstring(svg_of(Drawing(10, 10, (), "Een lijn. Noord: 22,0."), "Moeite met rondkomen"))
    assert one(root, "title").text == "Moeite met rondkomen"


def test_it_stands_on_white_so_that_it_can_be_read_on_any_ground():
    ground = next(drawn(Line(((0, 0), (1, 1)), "text")).iter(f"{SVG}rect"))
    assert (ground.get("width"), ground.get("height"), ground.get("fill")) == ("240", "84", "#FFFFFF")


def test_a_line_goes_through_all_its_points():
    line = one(drawn(Line(((1, 2), (3.456, 4)), "pillar3.fill", 1.5)), "polyline")
    assert (line.get("points"), line.get("stroke"), line.get("stroke-width")) == ("1,2 3.46,4", "#0A6A56", "1.5")
    assert line.get("fill") == "none"
    assert line.get("stroke-dasharray") is None


def test_what_is_not_measured_is_dashed():
    assert one(drawn(Line(((1, 2), (3, 4)), "text2", dashed=True)), "polyline").get("stroke-dasharray")


def test_a_ring_is_as_large_as_a_disc():
    disc, ring = drawn(Mark(5, 6, 3, "text"), Mark(5, 6, 3, "text", filled=False)).iter(f"{SVG}circle")
    assert float(disc.get("r")) == float(ring.get("r")) + float(ring.get("stroke-width")) / 2
    assert (disc.get("fill"), ring.get("fill")) == ("#1D2126", "none")


def test_an_outline_lies_within_the_measures_of_its_rectangle():
    _, box = drawn(Rectangle(10, 20, 30, 40, None, "accent")).iter(f"{SVG}rect")
    assert (box.get("x"), box.get("width"), box.get("fill"), box.get("stroke")) == ("10.38", "29.25", "none", "#24508F")


def test_a_text_stands_where_it_is_anchored():
    text = one(drawn(Text(200, 10, "22,0 % Noord", 8.5, "pillar4", "strong", "end")), "text")
    assert text.text == "22,0 % Noord"
    assert (text.get("x"), text.get("text-anchor"), text.get("font-weight")) == ("200", "end", "600")
    assert text.get("fill") == "#7B4C00"


def test_fonts_are_named_with_others_for_who_does_not_have_them():
    families = drawn().get("font-family").split(", ")
    assert families[0] == "InterTab"
    assert families[-1] == "sans-serif"


@pytest.mark.parametrize("name", ['</text><script>"&', "regel\neen\x00\x08", "\ud800half", "لا"])
def test_what_a_user_typed_is_text_and_never_markup(name):
    root = drawn(Text(0, 0, name, 8), alternative=name)
    assert {element.tag for element in root} == {SVG + tag for tag in ("title", "desc", "rect", "text")}
    assert "\n" not in (one(root, "text").text or "")


def test_what_has_no_colour_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        drawn(Text(0, 0, "x", 8, "purple"))


@given(st.sampled_from(HOSTILE), st.floats(-1e12, 1e12))
def test_every_chart_can_be_drawn(name, value):
    series = [Series(name, (value, None, value), ("", "", "1,0"))]
    drawing = draw_trend(name, ("2016", "2017", "2018"), series, None, colour=2, width=240, measure=measure)
    root = ET.fromstring(svg_of(drawing))
    assert len(list(root.iter(f"{SVG}circle"))) == sum(isinstance(shape, Mark) for shape in drawing.shapes)
