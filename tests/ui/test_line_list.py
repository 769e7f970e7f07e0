import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QToolTip

from wijkdesk.ui.line_list import LINE, Line, LineList
from wijkdesk.ui.marks import IconMark, StateMark
from wijkdesk.ui.theme import current_theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LINES = (
    Line(1, "Lunch op dinsdag", StateMark("loopt", "running"), "Haarlem Effect", "doorlopend"),
    Line(2, "Stoep herstellen", StateMark("loopt", "running"), end="12-12-2026", badge=IconMark("snelle winst", "zap")),
    Line(None, "Alleen om te lezen"),
)


@pytest.fixture
def lines(qtbot):
    lines = LineList("Nu aan het werk")
    qtbot.addWidget(lines)
    lines.resize(380, 200)
    lines.set_lines(LINES)
    lines.show()
    lines.activateWindow()
    qtbot.waitUntil(lines.isActiveWindow)
    return lines


def place_of(lines, row):
    return lines.visualRect(lines.model().index(row)).center()


def test_a_line_is_said_with_the_words_of_its_signs(lines):
    QAbstractItemModelTester(lines.model())
    said = [lines.model().index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert said == [
        "Lunch op dinsdag, loopt, Haarlem Effect, doorlopend",
        "Stoep herstellen, loopt, snelle winst, 12-12-2026",
        "Alleen om te lezen",
    ]


def test_a_click_and_enter_open_a_line_and_one_without_a_key_does_not_open(lines, qtbot):
    opened = []
    lines.opened.connect(opened.append)
    for row in range(3):
        qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=place_of(lines, row))
    assert opened == [1, 2]
    qtbot.keyClick(lines, Qt.Key.Key_Return)
    assert opened == [1, 2]
    qtbot.keyClick(lines, Qt.Key.Key_Up)
    qtbot.keyClick(lines, Qt.Key.Key_Enter)
    assert opened == [1, 2, 2]


def test_the_keyboard_stays_at_its_line_when_others_come_and_go(lines):
    lines.setCurrentIndex(lines.model().index(1))
    lines.set_lines((Line(3, "Nieuw"), *LINES))
    assert lines.currentIndex().row() == 2
    lines.set_lines(LINES[:1])
    assert lines.currentIndex().row() == 0
    lines.set_lines(())
    assert not lines.currentIndex().isValid()


def test_the_page_hears_which_line_to_bring_into_view(lines, qtbot):
    with qtbot.waitSignal(lines.line_shown) as shown:
        qtbot.keyClick(lines, Qt.Key.Key_End)
    assert shown.args[0] == lines.visualRect(lines.model().index(2))


def test_where_a_line_does_not_fit_its_remark_and_its_end_stand_below_the_title(lines):
    lines.resize(200, 200)
    assert lines.is_double
    assert lines.height() == 3 * lines.line_height() + 2
    assert lines.line_height() > LINE
    lines.resize(380, 200)
    assert not lines.is_double
    assert lines.height() == 3 * LINE + 2


def test_it_is_as_high_as_its_lines_at_every_text_size_and_leaves_the_wheel_to_the_page(lines):
    theme = current_theme()
    for text_size in (100, 200):
        theme.set_text_size(text_size)
        lines.resize(theme.px(380), lines.height())
        assert lines.height() == 3 * theme.px(LINE) + 2
    theme.set_text_size(100)
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(lines.viewport(), wheel)
    assert not wheel.isAccepted()


def test_a_tip_has_all_of_a_line_and_no_markup(lines):
    lines.set_lines((Line(1, "<b>Lunch</b>", detail="Ymere"),))
    place = place_of(lines, 0)
    QApplication.sendEvent(
        lines.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, lines.viewport().mapToGlobal(place))
    )
    assert QToolTip.text() == "<span>&lt;b&gt;Lunch&lt;/b&gt;, Ymere</span>"
    QToolTip.hideText()


def test_what_does_not_fit_is_cut_and_nothing_is_painted_outside_the_line(lines):
    long = "Arbeidsongeschiktheidsverzekeringsmaatschappij " * 5
    lines.set_lines((Line(1, long, StateMark("loopt", "running"), long, "te laat, 12-12-2026"),))
    for width in (120, 380, 900):
        lines.resize(width, lines.height())
        assert lines.grab().width() == width
