import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication, QWidget

from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import DARK, LIGHT, TYPE, Hue, with_high_contrast

SCHEMES = {
    "light": LIGHT,
    "dark": DARK,
    "light, high contrast": with_high_contrast(LIGHT),
    "dark, high contrast": with_high_contrast(DARK),
}
PILLARS = tuple(f"pillar{number}" for number in range(1, 7))
SECONDS = tuple(f"{pillar}.second" for pillar in PILLARS)
TEXTS = ("text", "text2", "text3", "link", "green", "orange", "red", *PILLARS, *SECONDS)
GROUNDS = ("surface", "canvas", "selection", "hover", "raised", "sunken")


def contrast(one, other):
    """The contrast ratio of WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.fixture
def theme(qapp):
    theme = current_theme()
    yield theme
    theme.set_colour_scheme(Qt.ColorScheme.Unknown)
    theme.set_text_size(100)


def test_contrast_is_computed_as_wcag_does():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("tone", TEXTS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_can_be_read_on_every_ground_that_it_stands_on(scheme, tone, ground):
    tokens = SCHEMES[scheme]
    assert contrast(tokens.colour(tone), tokens.colour(ground)) >= 4.5


@pytest.mark.parametrize("tone", ["green", "orange", "red", *PILLARS])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_coloured_text_can_be_read_on_its_own_tint(scheme, tone):
    tokens = SCHEMES[scheme]
    assert contrast(tokens.colour(tone), tokens.colour(f"{tone}.tint")) >= 4.5
    assert contrast(tokens.text, tokens.colour(f"{tone}.tint")) >= 4.5


@pytest.mark.parametrize(
    ("text", "ground"), [("on_accent", "accent"), ("on_accent", "accent_hover"), ("on_ink", "ink"), ("ink_link", "ink")]
)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_can_be_read_on_filled_things(scheme, text, ground):
    tokens = SCHEMES[scheme]
    assert contrast(tokens.colour(text), tokens.colour(ground)) >= 4.5


@pytest.mark.parametrize("ground", ["surface", "canvas"])
@pytest.mark.parametrize("line", ["line_strong", "focus", "accent", "red.fill", "orange.fill", "green.fill"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_no_text_can_be_seen(scheme, line, ground):
    tokens = SCHEMES[scheme]
    assert contrast(tokens.colour(line), tokens.colour(ground)) >= 3


@pytest.mark.parametrize("pillar", PILLARS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_two_lines_of_a_pillar_differ_in_darkness(scheme, pillar):
    tokens = SCHEMES[scheme]
    assert contrast(tokens.colour(pillar), tokens.colour(f"{pillar}.second")) >= 1.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_high_contrast_never_has_less(scheme):
    plain, strong = SCHEMES[scheme], SCHEMES[f"{scheme}, high contrast"]
    for tone in (*TEXTS, "line", "line_strong", "focus", "disabled"):
        before = contrast(plain.colour(tone), plain.surface)
        assert contrast(strong.colour(tone), strong.surface) >= before


def test_light_and_dark_have_the_same_tones():
    for name in LIGHT._fields:
        assert isinstance(getattr(LIGHT, name), type(getattr(DARK, name)))
    assert len(LIGHT.pillars) == len(DARK.pillars) == 6


def test_the_seventh_pillar_has_the_colour_of_the_first():
    assert LIGHT.pillar(7) == LIGHT.pillar(1) == Hue("#2466A5", "#4C90C2", "#E7F0F8", "#123A63")


@pytest.mark.parametrize("tone", ["purple", "pillar", "text.tint", "dark"])
def test_a_tone_that_does_not_exist_is_an_error(tone):
    with pytest.raises(KeyError):
        LIGHT.colour(tone)


@pytest.mark.parametrize("style", TYPE)
def test_every_type_style_is_set_in_the_shipped_fonts(theme, style):
    font = theme.font(style)
    assert QFontInfo(font).family() == ("InterTab" if TYPE[style].tabular else "Inter")
    assert QFontInfo(font).weight() == TYPE[style].weight


def test_figures_in_columns_are_equally_wide(theme):
    metrics = theme.metrics("figure")
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_choosing_a_scheme_recolours_the_application(theme, qapp, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.set_colour_scheme(Qt.ColorScheme.Dark)
    assert theme.tokens == DARK
    assert qapp.palette().window().color().name().upper() == DARK.canvas
    assert DARK.line_strong in qapp.styleSheet()


def test_a_larger_text_size_enlarges_type_and_rows_alike(theme):
    theme.set_text_size(150)
    assert theme.font("title").pixelSize() == 33
    assert theme.px(36) == 54
    assert theme.text_size == 150


@pytest.mark.parametrize("size", [99, 201, 0, -100])
def test_text_sizes_outside_100_to_200_per_cent_are_refused(theme, size):
    with pytest.raises(ValueError, match=str(size)):
        theme.set_text_size(size)


class StyleCounter(QWidget):
    count = 0

    def changeEvent(self, event):
        self.count += event.type() == QEvent.Type.StyleChange
        super().changeEvent(event)


def test_a_widget_deep_in_the_window_is_styled_no_more_often_than_one_at_its_edge(theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    edge, deep = StyleCounter(window), StyleCounter()
    around = window
    for _ in range(8):
        around = QWidget(around)
    deep.setParent(around)
    window.show()
    edge.count = deep.count = 0
    theme.set_text_size(150)
    assert 1 <= deep.count <= edge.count


def test_choosing_what_is_in_force_already_changes_nothing(theme, qtbot):
    theme.set_text_size(150)
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_text_size(150)
        theme.set_colour_scheme(Qt.ColorScheme.Light)


def test_menus_and_what_a_system_gives_fonts_of_its_own_have_that_of_the_program(theme):
    QApplication.setFont(QFont("serif", 7), "QMenuBar")
    theme.set_text_size(110)

    for kind in ("QMenuBar", "QMenu", "QStatusBar", "QMessageBox"):
        assert QApplication.font(kind) == theme.font("body")
