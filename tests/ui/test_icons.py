import gc

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from wijkdesk.ui.icons import blank_pixmap, icon
from wijkdesk.ui.marks import IconMark, PillarBadge, PillarMark, RatingMark, StateMark, mark_icon
from wijkdesk.ui.theme import current_theme

STATES = ("idea", "planned", "running", "waiting", "succeeded", "partly", "failed", "stopped")


@pytest.fixture
def theme(qapp):
    theme = current_theme()
    yield theme
    theme.set_colour_scheme(Qt.ColorScheme.Unknown)


def colours(pixmap):
    image = pixmap.toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {pixel.name().upper() for pixel in pixels if pixel.alpha() == 255}


def painted(mark, side=16):
    pixmap = blank_pixmap(side, 1.0)
    painter = QPainter(pixmap)
    mark.paint(painter, QRect(0, 0, side, side))
    painter.end()
    return pixmap


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_an_icon_has_every_pixel_of_the_screen(qapp, ratio):
    pixmap = icon("house").pixmap(QSize(16, 16), ratio)
    assert pixmap.width() == round(16 * ratio)
    assert pixmap.devicePixelRatio() == pytest.approx(ratio)


def test_an_icon_follows_the_theme_by_itself(theme):
    house = icon("house", "accent")
    light = house.pixmap(64, 64)
    theme.set_colour_scheme(Qt.ColorScheme.Dark)
    dark = house.pixmap(64, 64)
    assert "#24508F" in colours(light)
    assert "#8FB6EE" in colours(dark)


def test_a_disabled_icon_is_grey(theme):
    assert theme.tokens.disabled in colours(icon("house", "accent").pixmap(64, 64, QIcon.Mode.Disabled))


def test_an_icon_that_does_not_exist_is_an_error(qapp):
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_an_icon_survives_being_copied_by_qt(qapp):
    for _ in range(100):
        one = icon("house")
        other = QIcon(one)
        other.addPixmap(QPixmap(4, 4))  # makes Qt copy the engine, and delete the copy later
        del one
        assert not other.pixmap(8, 8).isNull()
        del other
    gc.collect()


@pytest.mark.parametrize("state", STATES)
def test_every_state_of_an_action_has_a_shape_of_its_own(qapp, state):
    shapes = {each: painted(StateMark(each, each)).toImage() for each in STATES}
    assert colours(painted(StateMark(state, state), 64))
    assert all(shapes[state] != shapes[each] for each in STATES if each != state)


def test_only_success_is_green_and_failure_is_ink(theme):
    assert theme.tokens.green.text in colours(painted(StateMark("", "succeeded"), 64))
    assert colours(painted(StateMark("", "failed"), 64)) >= {theme.tokens.text2}


@pytest.mark.parametrize("light", ["green", "orange", "red"])
def test_a_rating_is_a_shape_in_its_colour(theme, light):
    pixmap = painted(RatingMark("", light), 32)
    assert getattr(theme.tokens, light).fill in colours(pixmap)
    corners = [pixmap.toImage().pixelColor(x, 7).alpha() for x in (7, 24)]
    assert all(corners) == (light == "red")


def test_the_seventh_pillar_is_hatched(theme):
    assert painted(PillarMark("", 7), 16).toImage() != painted(PillarMark("", 1), 16).toImage()
    assert theme.tokens.pillar(1).fill in colours(painted(PillarMark("", 7), 16))


@pytest.mark.parametrize("mark", [IconMark("", "zap", "orange"), StateMark("", "idea"), PillarMark("", 2)])
def test_a_mark_can_stand_in_a_menu(qapp, mark):
    assert not mark_icon(mark).pixmap(16, 16).isNull()


def test_the_badge_of_a_pillar_says_its_name(qtbot):
    badge = PillarBadge("Wonen", "house", 1)
    qtbot.addWidget(badge)
    assert badge.accessibleName() == "Wonen"
    assert "#E7F0F8" in colours(badge.grab())
