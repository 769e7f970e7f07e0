import datetime as dt
import re

import pytest
from reportlab.lib.colors import HexColor

from tests.pdf.structure import faults, told
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.drawing.comparison import Bar, Target, draw_comparison
from wijkdesk.drawing.shapes import Drawing, Line, Mark, Rectangle, Text
from wijkdesk.drawing.trend import Series, draw_trend
from wijkdesk.drawing.year_strip import draw_year_strip
from wijkdesk.pdf.document import Document
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.shapes import Drawn, colour_of, text_width
from wijkdesk.pdf.styles import NUMBER

WIDTH = 240.0
HOSTILE = "<b>Wijk</i> & 🏡 中 \ud800 \u202e حي (الورد)\nregel\x00"


def charts(name="Rozenprieel"):
    bars = [Bar(name, 22.0, "22,0 %", True, 28.3, "28,3 %"), Bar("Haarlem", None, "", False)]
    series = [Series(name, (3.0, None, 4.0), ("3", "", "4"))]
    return [
        draw_comparison(name, bars, Target(18.0, "18,0 %"), colour=4, width=WIDTH, measure=text_width),
        draw_trend(name, ("2023", "2024", "2025"), series, None, colour=3, width=WIDTH, measure=text_width),
        draw_year_strip(
            dt.date(2024, 1, 1),
            dt.date(2029, 12, 31),
            dt.date(2026, 8, 31),
            HalfYear(2026, 2),
            width=WIDTH,
            measure=text_width,
        ),
    ]


def test_a_drawing_is_one_figure_with_its_alternative():
    drawings = charts()
    content = Document("Overzicht").render([Drawn(drawing) for drawing in drawings])
    figures = [text for role, text in told(content) if role == "Figure"]
    assert figures == [drawing.alternative for drawing in drawings]


@pytest.mark.parametrize("name", ["Rozenprieel", HOSTILE])
def test_charts_keep_both_standards_whatever_an_area_is_called(name):
    assert faults(Document("Overzicht").render([Drawn(drawing) for drawing in charts(name)])) == []


def test_texts_stand_on_the_page(text_of):
    found = text_of(*(Drawn(drawing) for drawing in charts()))
    for text in ("Rozenprieel", "22,0 %", "geen gegevens", "doel 18,0 %", "4 Rozenprieel", "nu", "tweede helft 2026"):
        assert text in found


def test_a_text_has_the_letters_that_a_paragraph_has(text_of):
    for text in ("<b>Wijk</i> & 🏡 中", "حي الورود (شمال)", "Wijk (حي) 12"):
        drawn = text_of(Drawn(Drawing(200, 20, (Text(0, 12, text, 8),), "Tekst")))
        paragraph = text_of(Paragraph.plain(text, NUMBER))
        assert sorted("".join(drawn.split())) == sorted("".join(paragraph.split()))


def test_only_fonts_that_are_in_the_file_are_used(made):
    reader = made(*(Drawn(drawing) for drawing in charts(HOSTILE)))
    for font in reader.pages[0]["/Resources"]["/Font"].values():
        descriptor = font.get("/FontDescriptor") or font["/DescendantFonts"][0]["/FontDescriptor"]
        assert "/FontFile2" in descriptor


def test_each_shape_is_painted_where_it_belongs(made):
    drawing = Drawing(
        100,
        50,
        (
            Rectangle(10, 5, 30, 8, "pillar2.fill"),
            Rectangle(50, 5, 30, 8, None, "accent"),
            Line(((0, 20), (50, 30), (100, 20)), "text2", 1.5),
            Line(((0, 40), (100, 40)), "line", dashed=True),
            Mark(50, 25, 3, "pillar2"),
            Mark(60, 25, 3, "pillar2", filled=False),
            Text(100, 48, "eind", 8, anchor="end"),
        ),
        "Alle vormen",
    )
    code = made(Drawn(drawing)).pages[0].get_contents().get_data().decode("latin-1")
    assert re.search(r"10 37 30 8 re f\*?", code)  # the drawing is 50 high, and y goes upwards on a page
    assert "50.375 37.375 29.25 7.25 re S" in code
    assert "0 30 m 50 20 l 100 30 l S" in code.replace("\n", " ")
    assert "[2.5 2] 0 d" in code


def test_tones_are_colours_of_print():
    assert colour_of("pillar4.fill") == HexColor(0xB58017)
    assert colour_of("pillar7") == colour_of("pillar1")
    for tone in ("pillar", "pillar0", "pillar1.other", "blauw", "hasOwnProperty"):
        with pytest.raises(KeyError):
            colour_of(tone)


def test_own_bars_are_darker_than_the_others_in_black_and_white():
    def lightness(tone):
        red, green, blue = colour_of(tone).rgb()
        return 0.299 * red + 0.587 * green + 0.114 * blue

    assert all(lightness(f"pillar{number}.fill") + 0.1 < lightness("bar") for number in range(1, 7))


def test_a_text_is_as_wide_as_its_letters():
    narrow, wide = text_width("Rozenprieel", 8, "regular"), text_width("Rozenprieel", 8, "strong")
    assert 0 < narrow < wide
    assert text_width("Rozenprieel", 16, "regular") == pytest.approx(2 * narrow)
