"""The parts of the window around lists and forms: places, pages, panes, dialogs, the undo bar."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from tests.ui.accessibility import unnamed_controls
from wijkdesk.ui.buttons import Button, IconButton
from wijkdesk.ui.dialogs import Dialog, Message
from wijkdesk.ui.empty_state import EmptyState
from wijkdesk.ui.entity_table import Column, EntityTable
from wijkdesk.ui.fields import (
    CheckField,
    Choice,
    ChoiceField,
    DateField,
    LongTextField,
    Option,
    PickField,
    PickManyField,
    TextField,
    TitleField,
)
from wijkdesk.ui.fields.date import CalendarPopup
from wijkdesk.ui.filters import FilterChip
from wijkdesk.ui.flyout import Flyout
from wijkdesk.ui.form import Foot, Form
from wijkdesk.ui.labels import ElidedText, Paragraph, Text
from wijkdesk.ui.list_and_detail import DetailPane, ListAndDetail, ListPage
from wijkdesk.ui.places import Place, Places
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.undo_bar import UndoBar

# What Qt says of every window that pops up where there is no screen.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PLACES = [Place("Pijlers", "layers"), Place("Acties", "list-checks"), Place("Contacten", "users")]


@pytest.fixture
def places(qtbot):
    places = Places(PLACES)
    qtbot.addWidget(places)
    places.show_programme("Rozenprieel", "jaar 4 van 6")
    places.years.show_progress(6, 3.5, "Jaar 4 van 6")
    places.tabs.set_count(1, 38)
    attention = QWidget()
    attention.setAccessibleName("Vraagt aandacht")
    places.set_attention(attention)
    places.attention = attention
    places.resize(256, 600)
    places.show()
    return places


@pytest.fixture
def pane(qtbot):
    pane = DetailPane(TitleField("Titel"), Foot(Button("Afronden…")))
    pane.form.add(ChoiceField("Stand", [Choice(1, "Loopt")]))
    pane.form.add(TextField("Waar"))
    pane.form.add(DateField("Klaar"))
    pane.form.add(PickField("Trekker", [Option(1, "Ymere")]))
    pane.form.add(PickManyField("Samen met", [Option(1, "Ymere")])).load((1,))
    more = pane.form.fold("Meer")
    more.add(LongTextField("Toelichting"))
    more.add(CheckField("Initiatief van bewoners"))
    pane.add_tool(IconButton("history", "Geschiedenis"))
    pane.resize(372, 700)
    return pane


@pytest.fixture
def page(qtbot):
    table = EntityTable([Column(key="title", heading="Actie", text=lambda row: row)], "Acties")
    page = ListPage("Acties", "Zoeken in acties", "Nieuwe actie", table)
    page.add_filter(FilterChip("Pijler", [Choice(1, "Wonen")]))
    page.add_tool(IconButton("sliders-horizontal", "Weergave"))
    return page


# -- places --


def test_places_are_tabs_to_a_screen_reader(places):
    tabs = QAccessible.queryAccessibleInterface(places.tabs)
    assert tabs.role() == QAccessible.Role.PageTabList
    names = [tabs.child(number).text(QAccessible.Text.Name) for number in range(3)]
    assert names == ["Pijlers", "Acties, 38", "Contacten"]
    assert tabs.child(0).role() == QAccessible.Role.PageTab


def test_up_down_home_and_end_go_through_the_places(places, qtbot):
    visited = []
    places.tabs.currentChanged.connect(visited.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Home):
        qtbot.keyClick(places.tabs, key)
    assert visited == [1, 0, 2, 0]


def test_a_click_goes_to_a_place(places, qtbot):
    qtbot.mouseClick(places.tabs, Qt.MouseButton.LeftButton, pos=places.tabs.tabRect(2).center())
    assert places.tabs.currentIndex() == 2


def test_places_stand_below_each_other_at_the_height_of_the_design(places):
    tops = [places.tabs.tabRect(number).top() for number in range(3)]
    assert tops == [0, 36, 72]
    assert places.width() == 256


def test_in_a_narrow_window_the_column_becomes_a_rail(places, qtbot):
    places.adapt_to(1099)
    assert places.width() == 56
    assert not places.attention.isVisible()
    qtbot.waitUntil(lambda: places.tabs.tabRect(0).width() <= 56)
    places.adapt_to(1100)
    assert places.width() == 256
    assert places.attention.isVisible()


def test_what_needs_attention_flies_out_of_the_rail_and_comes_back(places, qtbot):
    places.set_attention_count(6)
    places.adapt_to(900)
    button = next(each for each in places.findChildren(IconButton) if "aandacht" in each.accessibleName())
    assert button.accessibleName() == "Vraagt aandacht, 6"
    button.click()
    assert places.attention.isVisible()
    places.findChild(Flyout).close()
    places.adapt_to(1366)
    assert places.attention.isVisible()
    assert places.attention.parent() is places


def test_the_years_say_in_words_how_far_they_are(places):
    assert places.years.accessibleName() == "Jaar 4 van 6"


# -- a list and its detail --


def test_the_detail_stands_beside_the_list_or_in_its_place(page, pane, qtbot):
    split = ListAndDetail(page, pane)
    qtbot.addWidget(split)
    split.resize(1100, 600)
    split.show()
    assert page.isVisible()
    assert not pane.isVisible()
    split.open_detail()
    assert (page.isVisible(), pane.isVisible()) == (True, True)
    assert pane.width() == 372
    split.resize(700, 600)
    assert (page.isVisible(), pane.isVisible()) == (False, True)
    split.close_detail()
    assert (page.isVisible(), pane.isVisible()) == (True, False)


def test_the_width_of_the_detail_is_remembered(page, pane, qtbot):
    split = ListAndDetail(page, pane)
    qtbot.addWidget(split)
    split.resize(1200, 600)
    split.show()
    split.restore_layout({"detail": 420})
    split.open_detail()
    assert pane.width() == 420
    assert split.layout_state() == {"detail": 420}


def test_escape_and_the_cross_close_the_detail(pane, qtbot):
    qtbot.addWidget(pane)
    pane.show()
    closed = []
    pane.closed.connect(lambda: closed.append(True))
    qtbot.keyClick(pane.title.focusProxy(), Qt.Key.Key_Escape)
    next(each for each in pane.findChildren(IconButton) if each.accessibleName() == "Sluiten").click()
    assert len(closed) == 2


def test_an_empty_list_says_what_to_do_and_comes_back(page, qtbot):
    qtbot.addWidget(page)
    page.resize(800, 500)
    page.show()
    state = EmptyState("list-checks", "Nog geen acties.", Button("Nieuwe actie", "plus"))
    page.show_empty(state)
    assert state.isVisible()
    assert not page.body.isVisible()
    page.show_empty(None)
    assert page.body.isVisible()


def test_enter_in_the_search_goes_to_the_list(page, qtbot):
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.search.setFocus()
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert page.body.hasFocus()


# -- forms --


def test_tab_goes_through_a_pane_as_the_eye_reads(pane, qtbot):
    qtbot.addWidget(pane)
    pane.show()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    pane.title.setFocus()
    names = []
    for _ in range(8):
        focused = QApplication.focusWidget()
        names.append(focused.accessibleName() or focused.text())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert names == [
        *("Titel", "Stand", "Waar", "Klaar"),
        *("Trekker", "Ymere weghalen", "Samen met", "Meer"),
    ]


def test_what_is_folded_away_opens_by_keyboard(pane, qtbot):
    qtbot.addWidget(pane)
    pane.show()
    fold = next(button for button in pane.findChildren(Button) if button.text() == "Meer")
    inner = next(field for field in pane.findChildren(LongTextField) if field.label.text() == "Toelichting")
    assert not inner.isVisible()
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    assert inner.isVisible()


def test_flushing_a_form_commits_all_fields_also_after_one_that_refuses(qtbot):
    form = Form(quiet=False)
    qtbot.addWidget(form)
    name, place = form.add(TextField("Naam", required=True)), form.fold("Meer").add(TextField("Waar"))
    told = []
    place.edited.connect(told.append)
    qtbot.keyClicks(place.focusProxy(), "hier")
    assert not form.flush()
    assert told == ["hier"]
    qtbot.keyClicks(name.focusProxy(), "Ymere")
    assert form.flush()


def test_the_foot_says_when_the_last_edit_was_kept(qtbot):
    foot = Foot()
    qtbot.addWidget(foot)
    foot.show_kept(dt.datetime(2026, 11, 23, 14, 5))
    assert foot.findChild(QLabel).text() == "Bewaard om 14.05 uur"


def test_a_foot_with_nothing_in_it_is_hidden(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    finish = Button("Afronden…")
    foot, empty = Foot(finish, parent=window), Foot(parent=window)
    window.show()
    assert foot.isVisible()
    assert not empty.isVisible()
    finish.hide()
    assert not foot.isVisible()
    finish.show()
    assert foot.isVisible()
    empty.show_kept(dt.datetime(2026, 11, 23, 14, 5))
    assert empty.isVisible()


def test_a_place_with_nothing_in_it_shows_no_number(places):
    places.tabs.set_count(1, 0)
    assert places.tabs.accessibleTabName(1) == "Acties"


# -- dialogs --


def test_a_dialog_accepts_only_what_no_field_refuses(qtbot):
    dialog = Dialog("Nieuwe actie", "Toevoegen")
    qtbot.addWidget(dialog)
    name = dialog.column.add(TextField("Titel", required=True, label_above=True))
    dialog.show()
    dialog.commit.click()
    assert dialog.isVisible()
    assert name.has_error
    qtbot.keyClicks(name.focusProxy(), "Bankjes")
    dialog.commit.click()
    assert dialog.result() == Dialog.DialogCode.Accepted


def test_a_dialog_begins_in_its_first_field_and_escape_leaves_it(qtbot):
    dialog = Dialog("Nieuwe actie", "Toevoegen")
    qtbot.addWidget(dialog)
    name = dialog.column.add(TextField("Titel"))
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: name.focusProxy().hasFocus())
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == Dialog.DialogCode.Rejected


def test_enter_in_a_field_presses_the_verb(qtbot):
    dialog = Dialog("Nieuwe actie", "Toevoegen")
    qtbot.addWidget(dialog)
    name = dialog.column.add(TextField("Titel"))
    dialog.show()
    qtbot.keyClicks(name.focusProxy(), "Bankjes")
    qtbot.keyClick(name.focusProxy(), Qt.Key.Key_Return)
    assert dialog.result() == Dialog.DialogCode.Accepted


def test_technical_data_of_a_message_can_be_copied(qtbot):
    message = Message("Er ging iets mis.", "Probeer het opnieuw.", "ValueError in line 3")
    qtbot.addWidget(message)
    next(button for button in message.findChildren(Button) if button.icon_name == "copy").click()
    assert QGuiApplication.clipboard().text() == "ValueError in line 3"


# -- the undo bar --


@pytest.fixture
def bar(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    window.shown = QTextEdit(accessibleName="Waar")
    bar = UndoBar(window)
    for widget in (window.shown, bar):
        column.addWidget(widget)
    window.resize(600, 400)
    window.show()
    window.shown.setFocus()
    yield bar
    window.close()


def test_the_undo_bar_stands_below_what_is_shown_and_takes_no_focus(bar, qtbot):
    shown = bar.window().shown
    before = bar.window().focusWidget()
    bar.say("Actie afgerond")
    qtbot.waitUntil(lambda: shown.geometry().bottom() < bar.geometry().top())
    assert bar.window().focusWidget() is before
    bar.window().resize(700, 500)
    qtbot.waitUntil(lambda: bar.geometry().bottom() == 500 - 1)
    assert shown.geometry().bottom() < bar.geometry().top()
    bar.dismiss()
    qtbot.waitUntil(lambda: shown.height() == 500)


def test_escape_takes_the_undo_bar_away(bar, qtbot):
    bar.say("Actie afgerond")
    qtbot.keyClick(bar.window(), Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_the_undo_bar_asks_to_undo_once(bar, qtbot):
    bar.say("Een heel lange naam " * 20)
    assert bar.findChild(Button).geometry().right() <= 600 - 16
    with qtbot.waitSignal(bar.undo_requested):
        bar.findChild(Button).click()
    assert not bar.isVisible()


# -- texts --


@pytest.mark.parametrize("kind", [Text, ElidedText, Paragraph])
def test_texts_show_markup_as_it_was_typed(qtbot, kind):
    label = kind("<b>Lunch</b> & 'thee'")
    qtbot.addWidget(label)
    spoken = QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name)
    assert spoken == "<b>Lunch</b> & 'thee'"
    plain = kind("Lunch")
    qtbot.addWidget(plain)
    assert label.sizeHint().width() > plain.sizeHint().width() + 40 or kind is Paragraph


def test_a_paragraph_is_as_high_as_what_it_says_now_at_the_size_of_now(qtbot):
    paragraph = Paragraph("Lunch")
    qtbot.addWidget(paragraph)
    paragraph.show()
    one_line = paragraph.heightForWidth(200)
    paragraph.set_text("Lunch in het buurthuis met alle bewoners. " * 5)
    many_lines = paragraph.heightForWidth(200)
    assert many_lines > 3 * one_line
    assert paragraph.heightForWidth(400) < many_lines
    try:
        current_theme().set_text_size(200)
        qtbot.waitUntil(lambda: paragraph.heightForWidth(200) > 2 * many_lines)
    finally:
        current_theme().set_text_size(100)
    qtbot.waitUntil(lambda: paragraph.heightForWidth(200) == many_lines)


# -- everything has a name --


def test_every_control_of_the_parts_has_a_name(places, page, pane, bar, qtbot):
    split = ListAndDetail(page, pane)
    qtbot.addWidget(split)
    split.show()
    dialog = Dialog("Nieuwe actie", "Toevoegen")
    qtbot.addWidget(dialog)
    dialog.column.add(TextField("Titel"))
    calendar = CalendarPopup("Klaar", dt.date(2026, 11, 23), split)
    for window in (places, split, bar.window(), dialog, calendar):
        assert unnamed_controls(window) == []


def test_the_search_for_unnamed_controls_is_not_fooled(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    unnamed = QLineEdit("inhoud")
    unnamed.setPlaceholderText("een voorbeeld")
    scroll = QScrollArea()
    choice = ChoiceField("Stand", [Choice(1, "Loopt")])
    choice.focusProxy().setAccessibleName("")
    choice.label.setText("")
    named = QLineEdit()
    label = QLabel("Naam")
    label.setBuddy(named)
    for widget in (unnamed, scroll, choice, label, named):
        layout.addWidget(widget)
    window.show()
    found = unnamed_controls(window)
    assert [each.split(" < ")[0] for each in found] == [
        "EditableText in QLineEdit",
        "Client in QScrollArea",
        "ComboBox in ComboBox",
    ]


def test_all_parts_follow_the_theme_and_the_text_size(places, page, pane, qtbot):
    split = ListAndDetail(page, pane)
    qtbot.addWidget(split)
    split.resize(1700, 700)  # wide enough for both halves at any text size
    split.open_detail()
    split.show()
    theme = current_theme()
    split.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and pane.title.height() < 50)
    before = split.grab().toImage()
    theme.set_colour_scheme(Qt.ColorScheme.Dark)
    theme.set_text_size(200)
    assert split.grab().toImage().pixelColor(4, 4).name().upper() == theme.tokens.surface
    assert places.width() == 512
    theme.set_text_size(100)
    theme.set_colour_scheme(Qt.ColorScheme.Unknown)
    qtbot.waitUntil(lambda: split.grab().toImage() == before)
