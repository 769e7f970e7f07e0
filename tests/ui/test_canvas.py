import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijkdesk.drawing.comparison import Bar, Target, draw_comparison
from wijkdesk.drawing.shapes import Drawing, Line, Mark, Rectangle, Spot, Text
from wijkdesk.ui.canvas import Canvas, paint_drawing, text_width
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import DARK, LIGHT, with_high_contrast

BARS = [Bar("Rozenprieel", 22.0, "22,0 %", True, 28.3, "28,3 %"), Bar("Haarlemmerhoutkwartier", None, "", False)]


@pytest.fixture
def theme(qapp):
    theme = current_theme()
    theme.set_colour_scheme(Qt.ColorScheme.Light)
    yield theme
    theme.set_colour_scheme(Qt.ColorScheme.Unknown)
    theme.set_text_size(100)


def draw(width, measure):
    return draw_comparison("Cijfer", BARS, Target(18.0, "18,0 %"), colour=4, width=width, measure=measure)


def painted(*shapes):
    image = QImage(100, 60, QImage.Format.Format_RGB32)
    image.fill(current_theme().colour("surface"))
    painter = QPainter(image)
    paint_drawing(painter, Drawing(60, 40, shapes, "Proef"))
    painter.end()
    return image


def colours(image):
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_straight_lines_and_bars_have_no_blurred_edges(theme):
    image = painted(
        Rectangle(3.3, 4.4, 20.7, 9, "pillar4.fill"),
        Rectangle(30.1, 4.4, 20.7, 9, None, "accent"),
        Line(((1, 20.3), (60, 20.3)), "line"),
        Line(((33.3, 1), (33.3, 40)), "text2", dashed=True),
    )
    tones = ("surface", "pillar4.fill", "accent", "line", "text2")
    assert colours(image) == {theme.colour(tone).name() for tone in tones}


def test_a_hairline_is_one_pixel(theme):
    image = painted(Line(((1, 20.3), (60, 20.3)), "line"))
    column = [image.pixelColor(40, y).name() for y in range(60)]
    assert column.count(theme.colour("line").name()) == 1


def test_bars_that_touch_leave_no_gap(theme):
    image = painted(Rectangle(0, 5, 10.3, 9, "bar"), Rectangle(10.3, 5, 10.3, 9, "accent"))
    row = [image.pixelColor(x, 14).name() for x in range(30)]
    assert theme.colour("surface").name() not in row


def test_every_shape_leaves_something_to_see(theme):
    for shape in (
        Mark(20, 20, 4, "pillar1"),
        Mark(20, 20, 4, "pillar1", filled=False),
        Line(((1, 1), (20, 30), (50, 5)), "pillar1", dashed=True),
        Text(30, 20, "nu", 8, "pillar1", "strong", "middle"),
    ):
        assert len(colours(painted(shape))) > 1, shape


def test_colours_follow_the_theme(theme):
    shape = Rectangle(0, 0, 60, 40, "pillar3.fill")
    light = painted(shape).pixelColor(20, 20)
    theme.set_colour_scheme(Qt.ColorScheme.Dark)
    assert painted(shape).pixelColor(20, 20) == theme.colour("pillar3.fill") != light


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_other_bars_differ_from_those_of_each_pillar(theme, scheme):
    theme.set_colour_scheme(scheme)
    grey = painted(Rectangle(0, 0, 60, 40, "bar")).pixelColor(20, 20)
    assert all(grey != theme.colour(f"pillar{number}.fill") for number in range(1, 7))
    assert grey != QColor(theme.tokens.surface)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, with_high_contrast(LIGHT), with_high_contrast(DARK)])
def test_what_is_over_can_be_told_from_what_is_to_come(theme, monkeypatch, tokens):
    monkeypatch.setattr(theme, "_tokens", tokens)
    over, to_come = (painted(Rectangle(0, 0, 60, 40, tone)).pixelColor(20, 20) for tone in ("bar", "faint"))
    assert abs(over.lightnessF() - to_come.lightnessF()) > 0.15


def test_text_is_as_large_as_the_rest_of_the_window(theme):
    for size in (100, 150):
        theme.set_text_size(size)
        wide = theme.metrics("figure").horizontalAdvance("Rozenprieel-noord")
        assert text_width("Rozenprieel-noord", 8.5, "regular") * 13 / 8.5 * size / 100 == pytest.approx(wide, abs=1)


@pytest.fixture
def page(qtbot, theme):
    """A page with one canvas, on which names take two lines when it is narrow."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(Canvas(draw_long))
    column.addStretch(1)
    with qtbot.waitExposed(page):
        page.show()
    return page


def draw_long(width, measure):
    bars = [Bar("Van Heemskerckbuurt en omgeving", 3.0, "3,0 %", True), *BARS]
    return draw_comparison("Cijfer", bars, None, colour=4, width=width, measure=measure)


def settle(qtbot, page, width):
    """Give the canvas of a page some room; its height when that is what it asks for."""
    page.resize(width, 500)
    canvas = page.findChild(Canvas)
    qtbot.waitUntil(lambda: abs(canvas.width() - width) < 50 and canvas.height() == canvas.sizeHint().height())
    return canvas.height()


def test_a_canvas_is_as_high_as_its_drawing_is_at_its_width(qtbot, page):
    wide = settle(qtbot, page, 600)
    assert settle(qtbot, page, 230) > wide
    assert settle(qtbot, page, 600) == wide


def test_a_canvas_grows_with_the_text(qtbot, page, theme):
    before = settle(qtbot, page, 400)
    theme.set_text_size(200)
    assert settle(qtbot, page, 800) == pytest.approx(2 * before, abs=2)


def test_a_canvas_says_what_its_drawing_shows(qtbot, theme):
    canvas = Canvas(draw)
    qtbot.addWidget(canvas)
    assert canvas.accessibleName().startswith("Staafdiagram. Cijfer: Rozenprieel 22,0 %")


def test_pointing_at_a_part_tells_what_it_says(qtbot, theme):
    spots = (Spot(0, 0, 30, 10, "boven"), Spot(0, 10, 30, 10, "onder"))
    canvas = Canvas(lambda width, measure: Drawing(width, 20, (), "Proef", spots))
    qtbot.addWidget(canvas)
    canvas.resize(300, 40)
    assert canvas.said_at(5, 5) == "boven"
    assert canvas.said_at(5, 25) == "onder"
    assert canvas.said_at(200, 5) == ""


def test_a_canvas_paints_whatever_a_user_typed(qtbot, theme):
    hostile = "<b>Wijk</i> & 🏡 中 \u202e حي (الورد)\nregel\x00" + "a" * 3000
    canvas = Canvas(
        lambda width, measure: draw_comparison(
            hostile, [Bar(hostile, 3.0, hostile, True)], None, colour=1, width=width, measure=measure
        )
    )
    qtbot.addWidget(canvas)
    canvas.resize(300, 60)
    assert not canvas.grab().isNull()
