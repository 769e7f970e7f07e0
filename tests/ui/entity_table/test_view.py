from typing import NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent
from PySide6.QtWidgets import QToolTip

from wijkdesk.ui.entity_table import Column, EntityTable, Group
from wijkdesk.ui.marks import StateMark
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import ROW

# What Qt says of every window that pops up where there is no screen.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Row(NamedTuple):
    id: int
    title: str
    state: str


WORDS = {"running": "loopt", "waiting": "wacht"}
COLUMNS = (
    Column[Row](
        key="title",
        heading="Actie",
        text=lambda row: row.title,
        mark=lambda row: StateMark(WORDS[row.state], row.state),
    ),
    Column[Row](key="state", heading="Stand", width=100, text=lambda row: WORDS[row.state]),
    Column[Row](key="lead", heading="Trekker", width=150, wide_from=860, text=lambda row: "Ymere"),
)
ROWS = [Row(number, f"Actie {number:02}", "waiting" if number % 2 else "running") for number in range(1, 41)]


@pytest.fixture
def table(qtbot):
    table = EntityTable(COLUMNS, "Acties")
    qtbot.addWidget(table)
    table.resize(600, 400)
    table.set_rows(ROWS)
    table.show()
    return table


@pytest.fixture
def grouped(table):
    table.group_by([Group("running", "Loopt"), Group("waiting", "Wacht")], lambda row: row.state)
    return table


@pytest.fixture
def painted(grouped, qapp):
    """How high each part of the list is that is painted from now on."""

    class Watcher(QObject):
        def eventFilter(self, _watched, event):
            if event.type() == QEvent.Type.Paint:
                heights.append(event.region().boundingRect().height())
            return False

    qapp.processEvents()
    heights, watcher = [], Watcher()
    grouped.viewport().installEventFilter(watcher)
    yield heights
    grouped.viewport().removeEventFilter(watcher)


def test_a_click_chooses_a_row_and_says_so_once(table, qtbot):
    chosen = []
    table.chosen.connect(chosen.append)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert chosen == [[2]]
    assert table.current_id() == 2


def test_down_passes_over_the_heading_of_a_group(grouped, qtbot):
    last_running = grouped.shown_rows()[19].id
    grouped.choose(last_running)
    qtbot.keyClick(grouped, Qt.Key.Key_Down)
    assert grouped.chosen_ids() == [1]
    qtbot.keyClick(grouped, Qt.Key.Key_Up)
    assert grouped.chosen_ids() == [last_running]


def test_home_and_end_go_to_the_first_and_last_row(grouped, qtbot):
    grouped.choose(10)
    qtbot.keyClick(grouped, Qt.Key.Key_End)
    assert grouped.chosen_ids() == [39]
    qtbot.keyClick(grouped, Qt.Key.Key_Home)
    assert grouped.chosen_ids() == [2]


def test_pages_go_up_and_down_and_end_on_rows(grouped, qtbot):
    grouped.choose(2)
    for _ in range(6):
        qtbot.keyClick(grouped, Qt.Key.Key_PageDown)
    assert grouped.chosen_ids() == [39]
    for _ in range(6):
        qtbot.keyClick(grouped, Qt.Key.Key_PageUp)
    assert grouped.chosen_ids() == [2]


def test_shift_down_chooses_several(table, qtbot):
    table.choose(3)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.chosen_ids() == [3, 4]


def test_typing_goes_to_the_row_that_begins_so(table, qtbot):
    table.choose(1)
    qtbot.keyClicks(table, "Actie 17")
    assert table.chosen_ids() == [17]


def test_enter_and_a_double_click_open_a_row(table, qtbot):
    opened = []
    table.activated_row.connect(opened.append)
    table.choose(5)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(50, 10))
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(50, 10))
    assert opened == [5, 1]


def test_who_goes_down_the_list_is_told_once_where_the_keys_rest(table, qtbot):
    told = []
    table.chosen.connect(told.append)
    table.choose(1)
    for _ in range(3):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(told) > 1)
    assert told == [[1], [4]]


def test_who_leaves_the_list_at_once_has_what_was_chosen_there(table, qtbot):
    table.choose(1)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.chosen, timeout=0) as told:
        QCoreApplication.sendEvent(table, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert told.args == [[2]]


def test_what_is_chosen_survives_sorting_search_and_new_rows_without_a_word(table, qtbot):
    table.choose(12)
    with qtbot.assertNotEmitted(table.chosen):
        table.sort_by("title", descending=True)
        table.search("actie 1")
        table.filter(lambda row: row.id < 20)
        table.set_rows(ROWS)
    assert table.chosen_ids() == [12]
    assert table.current_id() == 12


def test_a_search_that_leaves_the_chosen_row_out_says_so(table, qtbot):
    table.choose(12)
    with qtbot.waitSignal(table.chosen) as told:
        table.search("actie 03")
    assert told.args == [[]]


def test_of_thousands_that_are_chosen_it_is_told_a_little_later_what_a_search_left(grouped, qtbot):
    rows = [Row(number, f"Actie {number:04}", "waiting" if number % 3 else "running") for number in range(1, 1201)]
    grouped.set_rows(rows)
    grouped.selectAll()
    found = [row.id for state in ("running", "waiting") for row in rows if row.state == state and "7" in row.title]
    with qtbot.waitSignal(grouped.chosen) as told:
        grouped.search("7")
        assert grouped.chosen_ids() == found
    assert told.args == [found]
    grouped.search("")
    assert sorted(grouped.chosen_ids()) == sorted(found)
    assert [row.id for row in grouped.chosen_rows()] == grouped.chosen_ids()


def test_a_patch_keeps_the_choice_and_the_place_in_the_list(grouped):
    grouped.choose(21)
    place = grouped.verticalScrollBar().value()
    grouped.patch_row(ROWS[1]._replace(title="Anders"))
    grouped.patch_row(ROWS[20]._replace(state="running"))
    grouped.patch_row(Row(99, "Nieuw", "waiting"))
    grouped.remove_row(37)
    assert place > 0
    assert grouped.verticalScrollBar().value() == place
    assert grouped.chosen_ids() == [21]


def test_a_patch_that_moves_no_row_paints_that_row_alone(grouped, painted, qtbot, qapp):
    with qtbot.waitSignal(grouped.shown_changed):
        grouped.patch_row(ROWS[1]._replace(title="Actie 02, anders"))
    qapp.processEvents()
    assert len(painted) == 1
    assert painted[0] < 2 * current_theme().px(ROW)


def test_a_search_paints_the_list_once(grouped, painted, qapp):
    grouped.search("actie 1")
    for _ in range(3):
        qapp.processEvents()
    assert len(painted) == 1


def test_who_scrolls_to_the_end_sees_the_last_row_also_when_a_heading_came(table, qapp):
    table.group_by([Group("running", "Loopt"), Group("waiting", "Wacht")], lambda row: row.state)
    table.set_rows(row for row in ROWS if row.state == "running")
    qapp.processEvents()
    table.patch_row(ROWS[0])
    assert table.verticalScrollBar().maximum() == table.verticalHeader().length() - table.viewport().height()


def test_removing_the_chosen_row_leaves_no_ghost(table):
    table.choose(40)
    table.remove_row(40)
    assert 40 not in table.chosen_ids()


def test_rows_and_headings_have_the_heights_of_the_design(grouped):
    theme = current_theme()
    for size in (100, 200):
        theme.set_text_size(size)
        heights = [grouped.verticalHeader().sectionSize(row) for row in (0, 1, 20, 21, 22)]
        assert heights == [theme.px(38), theme.px(36), theme.px(36), theme.px(38), theme.px(36)]
    theme.set_text_size(100)


def test_a_heading_that_moves_takes_its_height_along(grouped):
    grouped.patch_row(ROWS[1]._replace(state="waiting"))
    heights = [grouped.verticalHeader().sectionSize(row) for row in (19, 20, 21)]
    assert heights == [36, 38, 36]


def test_a_click_on_a_heading_sorts_and_a_second_one_turns_it_round(table, qtbot):
    header = table.horizontalHeader().viewport()
    qtbot.mouseClick(header, Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    assert [row.id for row in table.shown_rows()][:2] == [1, 2]
    qtbot.mouseClick(header, Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    assert [row.id for row in table.shown_rows()][:2] == [40, 39]


def test_the_menu_sorts_too(table):
    texts = {action.text(): action for action in table.sort_menu().actions()}
    texts["Sorteer op stand"].trigger()
    {action.text(): action for action in table.sort_menu().actions()}["Aflopend"].trigger()
    assert table.shown_rows()[0].state == "waiting"


def test_a_column_appears_when_there_is_room_for_it(table):
    assert table.isColumnHidden(2)
    table.resize(900, 400)
    assert not table.isColumnHidden(2)
    assert table.columnWidth(2) == 150


def test_columns_fill_the_table_exactly(table):
    assert sum(table.columnWidth(number) for number in range(3)) == table.viewport().width()


def test_widths_given_by_the_user_come_back(table, qtbot):
    table.horizontalHeader().resizeSection(1, 140)
    other = EntityTable(COLUMNS, "Acties")
    qtbot.addWidget(other)
    other.resize(600, 400)
    other.restore_layout(table.layout_state() | {"gone": 300})
    assert other.columnWidth(1) == 140
    assert other.layout_state() == {"state": 140}


def test_a_tool_tip_says_what_the_cell_cannot_show(table, qapp):
    table.patch_row(ROWS[0]._replace(title="Een <b>heel</b> lange titel " * 10))
    position = QPoint(100, 10)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, position, table.viewport().mapToGlobal(position))
    qapp.sendEvent(table.viewport(), event)
    assert "&lt;b&gt;heel" in QToolTip.text()
    assert QToolTip.text().endswith("wacht</span>")


def test_chosen_rows_go_to_a_spreadsheet_as_a_table(table):
    table.patch_row(ROWS[1]._replace(title="Met\ttab en\nregel"))
    table.choose(1, 2)
    assert table.as_text() == ("Actie\tStand\tTrekker\nActie 01\twacht\tYmere\nMet tab en regel\tloopt\tYmere")


def test_an_empty_table_takes_keys_without_harm(table, qtbot):
    table.set_rows([])
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Return):
        qtbot.keyClick(table, key)
    assert table.chosen_ids() == []


def test_painting_shows_the_selection_as_a_tint_with_a_bar(grouped):
    theme = current_theme()
    grouped.choose(2)
    grouped.clearFocus()
    picture = grouped.viewport().grab().toImage()
    y = 38 + 18
    assert picture.pixelColor(1, y) == theme.colour("accent")
    assert picture.pixelColor(8, y) == theme.colour("selection")
    assert picture.pixelColor(8, y + 36) == theme.colour("surface")


def test_a_column_keeps_what_it_needs_and_takes_what_is_left(qtbot):
    columns = (
        Column[Row](key="title", heading="Actie", text=lambda row: row.title, least=120),
        Column[Row](key="state", heading="Stand", width=300, text=lambda row: WORDS[row.state]),
    )
    table = EntityTable(columns, "Acties")
    qtbot.addWidget(table)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    table.set_rows(ROWS)
    table.show()
    for width, is_cut in ((700, False), (350, True), (700, False)):
        table.resize(width, 400)
        qtbot.waitUntil(lambda is_cut=is_cut: (table.horizontalScrollBar().maximum() > 0) == is_cut)
        assert table.columnWidth(0) == (120 if is_cut else table.viewport().width() - 300)
