import datetime as dt

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTextEdit, QVBoxLayout, QWidget

from wijkdesk.ui.buttons import RemovableChip
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
from wijkdesk.ui.fields.date import CalendarButton, CalendarPopup
from wijkdesk.ui.fields.picker import Picker

# What Qt says of every window that pops up where there is no screen.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TODAY = dt.date(2026, 11, 23)
PARTNERS = (Option(1, "Ymere", "woningcorporatie"), Option(2, "Haarlem Effect"), Option(3, "Politie Haarlem"))


@pytest.fixture
def place(qtbot):
    """Put a field in a window, above another thing that can have the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)

    def put(field):
        layout.addWidget(field)
        window.elsewhere = QLineEdit()
        layout.addWidget(window.elsewhere)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        field.told = []
        field.edited.connect(field.told.append)
        window.elsewhere.setFocus()
        return field

    return put


def leave(field):
    field.window().elsewhere.setFocus()


def line(field):
    return field.findChild(QLineEdit)


def heard(window, qtbot):
    """The keys that reach the window because nobody in it took them."""
    keys = []

    class Ear(QObject):
        def eventFilter(self, watched, event):
            if watched is window and event.type() == QEvent.Type.KeyPress:
                keys.append(event.key())
            return False

    window.ear = Ear(window)
    window.installEventFilter(window.ear)
    return keys


# -- text --


def test_a_text_counts_after_a_second_of_rest(place, qtbot):
    field = place(TextField("Waar"))
    qtbot.keyClicks(line(field), "Linschotenstraat")
    assert field.told == []
    with qtbot.waitSignal(field.edited, timeout=3000) as told:
        pass
    assert told.args == ["Linschotenstraat"]
    leave(field)
    assert field.told == ["Linschotenstraat"]


def test_a_text_counts_on_leaving_on_enter_and_on_demand(place, qtbot):
    field = place(TextField("Waar"))
    line(field).setFocus()
    qtbot.keyClicks(line(field), " a ")
    leave(field)
    line(field).setFocus()
    qtbot.keyClicks(line(field), "b")
    qtbot.keyClick(line(field), Qt.Key.Key_Return)
    qtbot.keyClicks(line(field), "c")
    assert field.flush()
    assert field.told == ["a", "a b", "a bc"]
    assert field.value() == "a bc"


def test_a_value_that_is_set_is_told_to_nobody(place):
    for field in (TextField("Waar"), LongTextField("Les"), TitleField("Titel")):
        place(field)
        field.set_value("Oud")
        field.load("Nieuw")
        assert field.flush()
        assert field.told == []
        assert field.value() == "Nieuw"


def test_a_value_that_comes_in_does_not_disturb_who_types(place, qtbot):
    field = place(TextField("Waar"))
    line(field).setFocus()
    qtbot.keyClicks(line(field), "Linsch")
    field.set_value("Iets van elders")
    assert line(field).text() == "Linsch"
    field.flush()
    field.set_value("Linsch")
    qtbot.keyClicks(line(field), "oten")
    assert line(field).text() == "Linschoten"


def test_loading_another_thing_drops_what_was_half_typed(place, qtbot):
    field = place(TextField("Waar"))
    qtbot.keyClicks(line(field), "half")
    field.load("Van een ander")
    leave(field)
    assert field.told == []
    assert line(field).text() == "Van een ander"


def test_a_visit_runs_from_focus_to_focus(place, qtbot):
    field = place(TextField("Waar"))
    visits = []
    field.visit_started.connect(lambda: visits.append("in"))
    field.visit_ended.connect(lambda: visits.append("out"))
    field.edited.connect(visits.append)
    line(field).setFocus()
    qtbot.keyClicks(line(field), "x")
    leave(field)
    assert visits == ["in", "x", "out"]


def test_a_required_text_refuses_to_be_empty_and_says_so_on_leaving(place, qtbot):
    field = place(TextField("Naam", required=True))
    field.load("Ymere")
    line(field).setFocus()
    line(field).selectAll()
    qtbot.keyClick(line(field), Qt.Key.Key_Delete)
    assert not field.has_error
    leave(field)
    assert field.has_error
    assert field.told == []
    assert field.value() == "Ymere"
    assert line(field).accessibleDescription() == "Vul hier iets in."
    line(field).setFocus()
    qtbot.keyClicks(line(field), "Y")
    leave(field)
    assert not field.has_error
    assert field.told == ["Y"]


def test_a_required_text_that_nobody_touched_is_refused_on_demand(place):
    field = place(TextField("Naam", required=True))
    assert not field.flush()


def test_a_refusal_from_elsewhere_keeps_what_was_typed(place, qtbot):
    field = place(TextField("Code"))
    field.load("A")
    qtbot.keyClick(line(field), Qt.Key.Key_End)
    qtbot.keyClicks(line(field), "B")
    field.flush()
    field.set_error("Deze code bestaat al.")
    field.set_value("A")
    assert line(field).text() == "AB"
    assert field.has_error
    qtbot.keyClicks(line(field), "C")
    field.flush()
    assert not field.has_error


def test_a_field_that_was_not_touched_is_not_edited_by_a_visit(place):
    field = place(PickField("Trekker"))
    field.load(7)  # not among its options
    line(field).setFocus()
    leave(field)
    assert field.flush()
    assert field.told == []
    assert field.value() == 7


@pytest.mark.parametrize("text", ["<b>&\"'", "🙂 👩‍👩‍👧", "مرحبا بالجيران", "a\tb", "&amp;"])
def test_any_text_goes_in_and_comes_out_as_it_is(place, text):
    for field in (TextField("Waar"), LongTextField("Les"), TitleField("Titel")):
        place(field)
        field.load("x")
        editor = field.findChild(QTextEdit) or line(field)
        editor.selectAll()
        QApplication.clipboard().setText(text)
        editor.paste()
        assert field.flush()
        assert field.value() == (text if not isinstance(field, TitleField) else " ".join(text.split()))


def test_a_long_text_keeps_its_lines_and_grows_with_them(place, qtbot):
    field = place(LongTextField("Les", lines=1, most_lines=6))
    box = field.findChild(QTextEdit)
    low = box.height()
    qtbot.keyClicks(box, "een")
    for _ in range(3):
        qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClicks(box, "twee")
    field.flush()
    assert field.told == ["een\n\n\ntwee"]
    assert box.height() > 3 * low * 0.7
    field.load("regel\n" * 40)
    assert box.height() < 8 * low


def test_tab_leaves_a_long_text(place, qtbot):
    field = place(LongTextField("Les"))
    box = field.findChild(QTextEdit)
    box.setFocus()
    qtbot.keyClicks(box, "x")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert field.told == ["x"]


def test_enter_ends_a_title_and_pasted_lines_become_one(place, qtbot):
    field = place(TitleField("Titel"))
    box = field.findChild(QTextEdit)
    QApplication.clipboard().setText("Stoeptegels\nherleggen")
    box.paste()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert field.told == ["Stoeptegels herleggen"]


def test_a_text_that_does_not_fit_shows_its_beginning(place):
    field = place(TextField("Waar"))
    field.load("Het begin " + "en nog veel meer " * 40)
    assert line(field).cursorPosition() == 0


# -- choices --


def test_a_choice_counts_at_once(place, qtbot):
    field = place(ChoiceField("Stand", [Choice("a", "Idee"), Choice("b", "Loopt")]))
    field.load("a")
    box = field.findChild(QComboBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert field.told == ["b"]


def test_the_wheel_does_not_change_a_choice(place, qapp):
    field = place(ChoiceField("Stand", [Choice("a", "Idee"), Choice("b", "Loopt")]))
    field.load("a")
    box = field.findChild(QComboBox)
    box.setFocus()
    wheel = QWheelEvent(
        QPointF(5, 5),
        box.mapToGlobal(QPointF(5, 5)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    qapp.sendEvent(box, wheel)
    assert field.value() == "a"
    assert box.currentIndex() == 0


def test_a_value_that_is_not_among_the_choices_stays(place):
    field = place(ChoiceField("Stand", [Choice("a", "Idee")]))
    field.load("weg")
    assert field.findChild(QComboBox).currentIndex() == -1
    assert field.flush()
    assert field.value() == "weg"


def test_a_choice_of_none_is_a_choice(place, qtbot):
    field = place(ChoiceField("Pijler", [Choice(None, "Geen"), Choice(1, "Wonen")]))
    field.load(1)
    qtbot.keyClick(field.findChild(QComboBox), Qt.Key.Key_Up)
    assert field.told == [None]


def test_a_tick_counts_at_once_by_key_and_by_mouse(place, qtbot):
    field = place(CheckField("Snelle winst"))
    box = field.focusProxy()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert field.told == [True, False]


# -- dates --


def test_a_typed_date_is_told_while_typing_and_written_out_on_leaving(place, qtbot):
    field = place(DateField("Klaar", today=lambda: TODAY))
    line(field).setFocus()
    qtbot.keyClicks(line(field), "vr")
    assert line(field).echo == "vr 27 november 2026"
    leave(field)
    assert field.told == [dt.date(2026, 11, 27)]
    assert line(field).text() == "27 november 2026"


def test_a_date_that_is_no_date_stays_with_the_reason(place, qtbot):
    field = place(DateField("Klaar", today=lambda: TODAY))
    field.load(dt.date(2026, 12, 2))
    line(field).setFocus()
    line(field).selectAll()
    qtbot.keyClicks(line(field), "31-2")
    leave(field)
    assert line(field).text() == "31-2"
    assert line(field).accessibleDescription() == "31 februari 2026 bestaat niet."
    assert field.told == []


def test_a_date_that_is_no_date_is_said_at_the_first_tab(place, qtbot):
    field = place(DateField("Klaar", today=lambda: TODAY))
    line(field).setFocus()
    qtbot.keyClicks(line(field), "31-2")
    qtbot.keyClick(line(field), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is field.window().elsewhere
    assert field.has_error


def test_escape_puts_back_the_date_before_the_one_that_was_refused(place, qtbot):
    field = place(DateField("Klaar", today=lambda: TODAY))
    keys = heard(field.window(), qtbot)
    field.load(dt.date(2026, 12, 2))
    line(field).setFocus()
    for is_left_first in (False, True):
        line(field).selectAll()
        qtbot.keyClicks(line(field), "31-2")
        if is_left_first:
            leave(field)
            line(field).setFocus()
        qtbot.keyClick(line(field), Qt.Key.Key_Escape)
        assert line(field).text() == "2 december 2026"
        assert not field.has_error
    assert field.told == []
    assert keys == []
    qtbot.keyClick(line(field), Qt.Key.Key_Escape)
    assert keys == [Qt.Key.Key_Escape]


def test_escape_takes_back_a_date_that_the_dossier_refused(place, qtbot):
    field = place(DateField("Klaar", today=lambda: TODAY))
    field.load(dt.date(2026, 12, 2))
    field.edited.connect(lambda day: field.set_error("Dat is voor het begin.") if day.year < 2026 else None)
    line(field).setFocus()
    line(field).selectAll()
    qtbot.keyClicks(line(field), "1-1-2020")
    qtbot.keyClick(line(field), Qt.Key.Key_Return)
    assert field.has_error
    qtbot.keyClick(line(field), Qt.Key.Key_Escape)
    assert field.told == [dt.date(2020, 1, 1), dt.date(2026, 12, 2)]
    assert line(field).text() == "2 december 2026"
    assert not field.has_error


def test_the_calendar_opens_by_mouse_from_the_end_of_the_line(place, qtbot):
    field = place(DateField("Klaar", today=lambda: TODAY))
    qtbot.mouseClick(field.findChild(CalendarButton), Qt.MouseButton.LeftButton)
    assert field.findChild(CalendarPopup).isVisible()
    assert field._is_visited


@pytest.mark.parametrize("make", [lambda: DateField("Klaar"), lambda: PickField("Wie", PARTNERS)], ids=["date", "name"])
def test_a_date_or_a_name_is_selected_whole_on_entering(place, qtbot, make):
    field = place(make())
    field.load(dt.date(2026, 12, 2) if isinstance(field, DateField) else 1)
    before = QLineEdit()
    field.window().layout().insertWidget(0, before)
    QWidget.setTabOrder(before, line(field))
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert line(field).selectedText() == line(field).text() != ""
    leave(field)
    line(field).deselect()
    line(field).setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.mouseClick(line(field), Qt.MouseButton.LeftButton)
    assert line(field).selectedText() == line(field).text()


def test_an_emptied_date_is_unknown(place, qtbot):
    field = place(DateField("Klaar", today=lambda: TODAY))
    field.load(dt.date(2026, 12, 2))
    line(field).setFocus()
    line(field).selectAll()
    qtbot.keyClick(line(field), Qt.Key.Key_Backspace)
    leave(field)
    assert field.told == [None]


def test_the_calendar_picks_with_the_keyboard(place, qtbot):
    field = place(DateField("Klaar", today=lambda: TODAY))
    line(field).setFocus()
    qtbot.keyClick(line(field), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(CalendarPopup)
    days = calendar.focusWidget()
    qtbot.keyClick(days, Qt.Key.Key_Right)
    qtbot.keyClick(days, Qt.Key.Key_Return)
    assert field.told == [dt.date(2026, 11, 24)]
    assert line(field).text() == "24 november 2026"


# -- picking --


def chips(field):
    return {chip.text(): chip for chip in field.findChildren(RemovableChip) if chip.isVisible()}


def typed_in(picker, text, qtbot):
    picker.setFocus()
    picker.selectAll()
    qtbot.keyClicks(picker, text)


def test_one_is_picked_by_typing_part_of_its_name(place, qtbot):
    field = place(PickField("Trekker", PARTNERS))
    picker = field.findChild(Picker)
    typed_in(picker, "effect", qtbot)
    qtbot.keyClick(picker.popup, Qt.Key.Key_Return)
    assert field.told == [2]
    assert picker.text() == "Haarlem Effect"


def test_what_tells_an_option_apart_finds_it_too(place):
    field = place(PickField("Trekker", PARTNERS))
    assert [option.key for option in field.findChild(Picker).matches("corporatie")] == [1]


def test_options_that_begin_with_it_come_first(place):
    field = place(PickField("Trekker", PARTNERS))
    assert [option.key for option in field.findChild(Picker).matches("haarlem")] == [2, 3]
    assert [option.key for option in field.findChild(Picker).matches("P")] == [3, 1]


def test_a_full_name_counts_on_leaving_whatever_its_capitals(place, qtbot):
    field = place(PickField("Trekker", PARTNERS))
    typed_in(field.findChild(Picker), "YMERE", qtbot)
    field.findChild(Picker).close_list()
    leave(field)
    assert field.told == [1]


def test_half_a_name_is_refused_on_leaving_and_stays(place, qtbot):
    field = place(PickField("Trekker", PARTNERS))
    picker = field.findChild(Picker)
    typed_in(picker, "Wijkraad", qtbot)
    picker.close_list()
    leave(field)
    assert field.told == []
    assert field.has_error
    assert picker.text() == "Wijkraad"


def test_tab_takes_what_is_highlighted(place, qtbot):
    field = place(PickField("Trekker", PARTNERS))
    picker = field.findChild(Picker)
    typed_in(picker, "pol", qtbot)
    qtbot.keyClick(picker, Qt.Key.Key_Tab)
    assert field.told == [3]


def test_tab_and_enter_make_what_does_not_exist(place, qtbot):
    field = place(PickField("Trekker", PARTNERS, can_create=True))
    made = []
    field.creation_requested.connect(lambda name: (made.append(name), field.choose(Option(8 + len(made), name))))
    picker = field.findChild(Picker)
    typed_in(picker, "Wijkraad", qtbot)
    qtbot.keyClick(picker, Qt.Key.Key_Tab)
    assert made == ["Wijkraad"]
    typed_in(picker, "Buurtraad", qtbot)
    picker.close_list()
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert made == ["Wijkraad", "Buurtraad"]
    assert field.told == [9, 10]
    assert not field.has_error


def test_enter_makes_no_third_where_two_have_the_same_name(place, qtbot):
    field = place(PickField("Trekker", (*PARTNERS, Option(4, "Ymere")), can_create=True))
    made = []
    field.creation_requested.connect(made.append)
    picker = field.findChild(Picker)
    typed_in(picker, "ymere", qtbot)
    picker.close_list()
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert made == []
    assert picker.accessibleDescription() == "Er is meer dan één “ymere”. Kies uit de lijst."


def test_emptying_the_field_picks_nobody(place, qtbot):
    field = place(PickField("Trekker", PARTNERS))
    field.load(1)
    picker = field.findChild(Picker)
    picker.setFocus()
    picker.selectAll()
    qtbot.keyClick(picker, Qt.Key.Key_Delete)
    picker.close_list()
    leave(field)
    assert field.told == [None]


def test_what_does_not_exist_is_offered_to_be_made(place, qtbot):
    field = place(PickField("Trekker", PARTNERS, can_create=True))
    field.creation_requested.connect(lambda name: field.choose(Option(9, name)))
    picker = field.findChild(Picker)
    typed_in(picker, "Wijkraad", qtbot)
    qtbot.keyClick(picker.popup, Qt.Key.Key_Return)
    assert field.told == [9]
    assert picker.text() == "Wijkraad"


def test_a_name_that_exists_is_not_offered_to_be_made(place, qtbot):
    field = place(PickField("Trekker", PARTNERS, can_create=True))
    picker = field.findChild(Picker)
    typed_in(picker, "ymere", qtbot)
    assert picker.popup.model().rowCount() == 1


def test_many_are_picked_one_after_the_other_in_one_visit(place, qtbot):
    field = place(PickManyField("Samen met", PARTNERS))
    visits = []
    field.visit_ended.connect(lambda: visits.append("out"))
    picker = field.findChild(Picker)
    for name in ("ymere", "pol"):
        typed_in(picker, name, qtbot)
        qtbot.keyClick(picker.popup, Qt.Key.Key_Return)
    assert field.told == [(1,), (1, 3)]
    qtbot.waitUntil(lambda: list(chips(field)) == ["Ymere", "Politie Haarlem"])
    assert visits == []
    field.window().activateWindow()  # without a screen the list that popped up took the window's place
    qtbot.waitUntil(field.window().isActiveWindow)
    leave(field)
    assert visits == ["out"]


def test_a_chip_goes_by_mouse_by_delete_and_by_backspace(place, qtbot):
    field = place(PickManyField("Samen met", PARTNERS))
    field.load((1, 2, 3))
    qtbot.waitUntil(lambda: len(chips(field)) == 3)
    qtbot.mouseClick(chips(field)["Ymere"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(chips(field)) == 2)
    qtbot.keyClick(chips(field)["Politie Haarlem"], Qt.Key.Key_Delete)
    qtbot.keyClick(field.findChild(Picker), Qt.Key.Key_Backspace)
    assert field.told == [(2, 3), (2,), ()]


def test_picking_what_was_picked_already_changes_nothing(place, qtbot):
    field = place(PickManyField("Samen met", PARTNERS))
    field.load((1,))
    field.choose(PARTNERS[0])
    assert field.told == []
    assert field.value() == (1,)


# -- labels --


def test_a_label_that_does_not_fit_beside_its_field_stands_above_it(place, qtbot):
    short, long = place(TextField("Waar")), place(TextField("Portefeuillehouder en opdrachtgever"))

    def top(widget, field):
        return widget.mapTo(field, QPoint()).y()

    qtbot.waitUntil(lambda: top(line(long), long) > 0)

    assert top(short.label, short) < line(short).height()
    assert top(short.label, short) <= top(line(short), short) + 1
    assert top(long.label, long) + long.label.height() <= top(line(long), long)


@pytest.mark.parametrize("kind", [TextField, LongTextField])
def test_undo_in_a_field_is_its_own_first_and_then_the_windows(qtbot, kind):
    window = QWidget()
    qtbot.addWidget(window)
    field = kind("Naam", parent=window)
    undone = []
    shortcut = QShortcut(QKeySequence.StandardKey.Undo, window)
    shortcut.activated.connect(lambda: undone.append("window"))
    field.load("eerst")
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    editor = window.focusWidget()
    qtbot.keyClicks(editor, "x")
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == []
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["window"]


def test_what_has_happened_has_no_day_that_must_still_come(qtbot):
    field = DateField("Klaar", is_past=True, today=lambda: dt.date(2026, 3, 12))
    qtbot.addWidget(field)
    field.load(dt.date(2026, 3, 1))
    field.focusProxy().selectAll()
    qtbot.keyClicks(field.focusProxy(), "13-3-2026")

    assert not field.flush()
    assert "moet nog komen" in field.error_text()
    assert field.value() == dt.date(2026, 3, 1)


def test_a_day_that_the_dossier_holds_is_no_reason_to_refuse_it(qtbot):
    field = DateField("Klaar", is_past=True, today=lambda: dt.date(2026, 3, 12))
    qtbot.addWidget(field)
    field.load(dt.date(2027, 1, 1))

    assert field.flush()
