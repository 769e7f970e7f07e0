import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from wijkdesk.ui.buttons import Button, Chip, IconButton, Kind, RemovableChip
from wijkdesk.ui.fields import Choice
from wijkdesk.ui.filters import FilterChip, SearchField
from wijkdesk.ui.theme import current_theme


def pixel(widget, x, y):
    return widget.grab().toImage().pixelColor(x, y).name().upper()


def shown(qtbot, widget):
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(widget)
    window.show()
    widget.clearFocus()
    widget.kept = window
    return widget


def test_buttons_are_as_high_as_the_design_says_at_every_text_size(qtbot):
    button, chip = shown(qtbot, Button("Nieuwe actie", "plus")), shown(qtbot, Chip("Pijler"))
    for size in (100, 150, 200):
        current_theme().set_text_size(size)
        assert button.sizeHint().height() == current_theme().px(32)
        assert chip.sizeHint().height() == current_theme().px(28)
    current_theme().set_text_size(100)


def test_an_icon_makes_room_for_itself_and_six_pixels(qtbot):
    plain, with_icon = shown(qtbot, Button("Opslaan")), shown(qtbot, Button("Opslaan", "check"))
    assert with_icon.sizeHint().width() - plain.sizeHint().width() == 16 + 6


def test_the_filled_button_is_filled_with_the_accent(qtbot):
    button = shown(qtbot, Button("Nieuw", kind=Kind.PRIMARY))
    assert pixel(button, 6, button.height() // 2) == current_theme().tokens.accent


@pytest.mark.parametrize("kind", list(Kind))
def test_focus_can_be_seen_on_every_button(qtbot, kind):
    button = shown(qtbot, Button("Nieuw", kind=kind))
    button.window().activateWindow()
    qtbot.waitUntil(button.window().isActiveWindow)
    button.clearFocus()
    before = button.grab().toImage()
    button.setFocus()
    assert button.grab().toImage() != before


def test_a_button_with_an_icon_alone_has_a_name(qtbot):
    button = shown(qtbot, IconButton("x", "Sluiten"))
    assert (button.accessibleName(), button.toolTip()) == ("Sluiten", "Sluiten")


def test_an_icon_alone_stands_in_the_middle(qtbot):
    button = shown(qtbot, IconButton("x", "Sluiten", "text"))
    image = button.grab().toImage()
    ink = [x for x in range(28) for y in range(28) if image.pixelColor(x, y).lightness() < 100]
    assert (min(ink) + max(ink)) / 2 == pytest.approx(13.5, abs=0.5)


def test_a_menu_shows_a_chevron(qtbot):
    button = shown(qtbot, Button("Meer"))
    width = button.sizeHint().width()
    button.setMenu(QMenu(button))
    assert button.sizeHint().width() > width


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space])
def test_a_removable_chip_goes_by_keyboard(qtbot, key):
    chip = shown(qtbot, RemovableChip("Ymere", "Ymere weghalen"))
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, key)


@pytest.fixture
def chip(qtbot):
    return shown(qtbot, FilterChip("Pijler", [Choice(1, "Wonen"), Choice(2, "Ondermijning")]))


def test_a_filter_shows_what_it_lets_through(chip, qtbot):
    with qtbot.waitSignal(chip.value_changed) as told:
        next(action for action in chip.menu().actions() if action.text() == "Wonen").trigger()
    assert told.args == [1]
    assert chip.text() == "Wonen"
    assert chip.accessibleName() == "Pijler: Wonen"
    with qtbot.waitSignal(chip.value_changed) as told:
        chip.menu().actions()[0].trigger()
    assert told.args == [None]
    assert chip.text() == "Pijler"
    assert chip.accessibleName() == "Pijler: alle"


def test_setting_a_filter_is_silent(chip, qtbot):
    with qtbot.assertNotEmitted(chip.value_changed):
        chip.set_value(2)
    assert chip.value() == 2


def test_a_filter_on_something_that_is_gone_lets_all_through(chip):
    chip.set_value(2)
    chip.set_choices([Choice(1, "Wonen")])
    assert chip.value() is None
    assert chip.text() == "Pijler"


def test_escape_empties_the_search_and_down_goes_to_the_list(qtbot):
    search = shown(qtbot, SearchField("Zoeken in acties"))
    qtbot.keyClicks(search, "lamp")
    with qtbot.waitSignal(search.list_requested):
        qtbot.keyClick(search, Qt.Key.Key_Down)
    with qtbot.waitSignal(search.searched) as told:
        qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert told.args == [""]
