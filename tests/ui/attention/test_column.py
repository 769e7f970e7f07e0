"""The lines that need attention, as somebody works with them on a real dossier."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from tests.dossiers import HOSTILE, new_dossier
from tests.ui.accessibility import unnamed_controls
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ActionState, AttentionReason, ContactKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.attention import list_postponements
from wijkdesk.storage.writing.actions import end_action
from wijkdesk.storage.writing.edit import add
from wijkdesk.ui.attention.column import AttentionColumn
from wijkdesk.ui.attention.later import LaterDialog
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.command_dialog import CommandDialog
from wijkdesk.ui.remembered import Remembered

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
TODAY = dt.date(2026, 11, 28)
LATE = {"state": ActionState.RUNNING, "first_day": dt.date(2026, 1, 5)}


class Lines:
    """The column in a window of its own, on a dossier."""

    def __init__(self, qtbot, path, folder, *, read_only=False):
        self.qtbot, self.opened = qtbot, []
        self.dossier = Dossier.open(path, read_only=read_only)
        self.changes = Changes(self.dossier)
        self.remembered = Remembered(folder)
        self.column = AttentionColumn(self.changes, self.remembered, today=lambda: TODAY)
        self.column.open_requested.connect(lambda kind, number: self.opened.append((kind, number)))
        qtbot.addWidget(self.column)
        self.column.resize(256, 700)
        with qtbot.waitExposed(self.column):
            self.column.show()
        self.column.activateWindow()
        qtbot.waitUntil(self.column.isActiveWindow)
        self.read()

    def read(self):
        with self.qtbot.waitSignal(self.column.counted):
            self.column.read()

    def do(self, command, *arguments, **values):
        """Carry out a command, and wait for the lines that follow from it."""
        with self.qtbot.waitSignal(self.column.counted):
            assert self.changes.carry_out(command, *arguments, **values)

    def titles(self):
        return [item.said.title for item in self.column.items]

    def press(self, key, widget=None):
        self.qtbot.keyClick(widget or QApplication.focusWidget() or self.column, key)

    def menu(self):
        [menu] = [menu for menu in self.column.findChildren(QMenu) if menu.isVisible()]
        return menu


@pytest.fixture
def make_lines(qtbot, tmp_path):
    made = []

    def make(*content, path=None, read_only=False):
        made.append(Lines(qtbot, path or new_dossier(tmp_path, *content), tmp_path, read_only=read_only))
        return made[-1]

    yield make
    for each in made:
        each.column.close()
        each.dossier.close()


def late(title, days=3, **values):
    return Action(title=title, due=TODAY - dt.timedelta(days=days), **LATE | values)


def test_an_empty_dossier_says_that_nothing_waits(make_lines):
    lines = make_lines()
    assert lines.column.items == []
    assert lines.column.quiet.isVisible()
    assert not lines.column.all_button.isVisible()


def test_each_line_has_its_reason_and_opens_the_thing(qtbot, make_lines):
    lines = make_lines(late("Stoep"), Promise(what="Een lamp", due=TODAY - dt.timedelta(days=2)))
    assert lines.titles() == ["Toezegging over tijd", "Actie over tijd"]
    assert lines.column.items[0].said.reason == "Een lamp. Wijzelf, uiterlijk 26 november."
    assert lines.column.items[1].said.reason == "Stoep. 3 dagen over tijd."
    qtbot.mouseClick(lines.column.items[1], Qt.MouseButton.LeftButton)
    lines.column.items[0].setFocus()
    lines.press(Qt.Key.Key_Return)
    assert lines.opened == [(Action, 1), (Promise, 1)]


def test_what_is_done_leaves_the_lines_and_undo_brings_it_back(qtbot, make_lines):
    lines = make_lines(late("Stoep"))
    values = {"how": ActionState.SUCCEEDED, "on": TODAY, "lesson": "Begin klein"}
    lines.do(end_action, 1, **values)
    assert lines.titles() == ["Overzicht: nog 5 weken"]
    assert lines.column.items[0].said.reason == "Tweede helft 2026. Nog 1 afgeronde actie zonder resultaat."
    with qtbot.waitSignal(lines.column.counted):
        lines.dossier.undo()
    assert lines.titles() == ["Actie over tijd"]


def test_at_most_seven_lines_are_shown_and_all_of_them_on_asking(qtbot, make_lines):
    lines = make_lines(*[late(f"Actie {number}", number + 1) for number in range(12)])
    assert len(lines.column.items) == 7
    assert lines.column.all_button.text() == "Alles tonen (12)"
    qtbot.mouseClick(lines.column.all_button, Qt.MouseButton.LeftButton)
    dialog = lines.column.all_shown
    [shown] = dialog.lists
    assert len(shown.lines) == 12
    assert unnamed_controls(dialog) == []
    lines.press(Qt.Key.Key_Down, shown)
    lines.press(Qt.Key.Key_Return, shown)
    assert lines.opened == [(Action, 11)]


def test_what_is_more_than_the_dialog_is_high_comes_below_at_later_turns(qtbot, make_lines):
    lines = make_lines(*(late(f"Actie {number}", number % 30 + 1) for number in range(130)))
    lines.column.show_all()
    [shown] = lines.column.all_shown.lists
    assert 20 < len(shown.lines) < 130
    qtbot.waitUntil(lambda: len(shown.lines) == 130)
    assert shown.model().rowCount() == 130
    assert {line.key[1] for line in shown.lines} == {need.about for need in lines.column.found.now}
    assert shown.height() > 130 * shown.line_height()


def test_a_line_is_put_off_by_keyboard_until_a_day_and_undo_takes_that_back(qtbot, make_lines):
    lines = make_lines(late("Stoep", 9), late("Bank", 3))
    lines.column.items[0].setFocus()
    lines.press(Qt.Key.Key_L)
    menu = lines.menu()
    assert [action.text().replace("&", "") for action in menu.actions() if action.text()] == [
        "Morgen",
        "Over een week",
        "Over een maand",
        "Kies een dag…",
    ]
    with qtbot.waitSignal(lines.column.counted):
        lines.qtbot.keyClick(menu, Qt.Key.Key_W)
    assert [item.said.what for item in lines.column.items] == ["Bank"]
    [row] = list_postponements(lines.dossier.reader)
    assert (row.reason, row.about, row.until) == (AttentionReason.LATE_ACTION, 1, TODAY + dt.timedelta(days=7))
    with qtbot.waitSignal(lines.column.counted):
        assert lines.dossier.undo() == "Later: actie over tijd"
    assert len(lines.column.items) == 2


def test_a_line_is_put_off_until_a_day_of_ones_own(qtbot, make_lines):
    lines = make_lines(late("Stoep"))
    LaterDialog(lines.changes, lines.column.items[0].need, TODAY, lines.column).open()
    [dialog] = lines.column.findChildren(CommandDialog)
    field = dialog.column.fields()[0]
    field.focusProxy().selectAll()
    qtbot.keyClicks(field.focusProxy(), "24-12-2026")
    with qtbot.waitSignal(lines.column.counted):
        qtbot.mouseClick(dialog.commit, Qt.MouseButton.LeftButton)
    [row] = list_postponements(lines.dossier.reader)
    assert row.until == dt.date(2026, 12, 24)


def test_what_was_put_off_stands_in_the_whole_list_and_is_shown_again_from_there(qtbot, make_lines):
    lines = make_lines(late("Stoep"))
    lines.column.items[0].setFocus()
    lines.press(Qt.Key.Key_L)
    with qtbot.waitSignal(lines.column.counted):
        qtbot.keyClick(lines.menu(), Qt.Key.Key_M)
    assert lines.column.all_button.isVisible()
    qtbot.mouseClick(lines.column.all_button, Qt.MouseButton.LeftButton)
    [shown] = lines.column.all_shown.lists
    assert shown.lines[0].end == "tot 29 november 2026"
    qtbot.waitUntil(shown.hasFocus)
    with qtbot.waitSignal(lines.column.counted):
        lines.press(Qt.Key.Key_L, shown)
    assert lines.titles() == ["Actie over tijd"]
    assert lines.column.all_shown.lists[0].lines[0].title == "Stoep"


def test_the_keyboard_walks_the_lines_and_stays_where_it_was_after_an_edit(qtbot, make_lines):
    lines = make_lines(late("Stoep", 9), late("Bank", 3))
    lines.column.items[0].setFocus()
    lines.press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is lines.column.items[1]
    lines.do(add, Action, title="Heg", due=TODAY - dt.timedelta(days=20), **LATE)
    assert [item.said.what for item in lines.column.items] == ["Heg", "Stoep", "Bank"]
    assert QApplication.focusWidget() is lines.column.items[2]
    lines.press(Qt.Key.Key_Up)
    lines.press(Qt.Key.Key_Up)
    lines.press(Qt.Key.Key_Up)
    assert QApplication.focusWidget() is lines.column.heading


def test_it_folds_to_a_count_and_stays_folded(qtbot, make_lines, tmp_path):
    lines = make_lines(late("Stoep"))
    lines.column.heading.setFocus()
    lines.press(Qt.Key.Key_Return)
    assert not lines.column.items[0].isVisible()
    assert lines.column.heading.accessibleName() == "Vraagt aandacht, 1, ingeklapt"
    lines.read()
    assert not lines.column.items[0].isVisible()
    again = AttentionColumn(lines.changes, Remembered(tmp_path), today=lambda: TODAY)
    qtbot.addWidget(again)
    assert not again.heading.isChecked()


def test_every_kind_of_line_leads_to_its_thing(qtbot, make_lines):
    alderman = Contact(last_name="Koster", kind=ContactKind.ADMINISTRATOR)
    report = Escalation(subject="Weer uitgeleend", reported_to=alderman)
    report.send(TODAY - dt.timedelta(days=9))
    resident = Contact(first_name="Bo", kind=ContactKind.RESIDENT, review_on=TODAY)
    pillar = Pillar(name="Groen", position=5, colour=5)
    lines = make_lines(alderman, report, resident, pillar, late("Stoep"))
    for item in lines.column.items:
        item.click()
    kinds = {kind for kind, _ in lines.opened}
    assert {Escalation, Contact, Action} <= kinds


def test_on_the_example_the_police_fade_and_the_overview_is_due(qtbot, make_lines, example):
    lines = make_lines(path=example)
    found = {(item.said.title, item.said.what) for item in lines.column.items}
    assert ("Commitment wordt minder", "Politie, basisteam Haarlem") in found
    assert len({item.need.reason for item in lines.column.items}) >= 4
    for need in lines.column.found.now:
        lines.column.open_need(need)
    assert {kind for kind, _ in lines.opened} >= {Promise, Organisation, Escalation, HalfYear}
    assert unnamed_controls(lines.column) == []


def test_in_a_dossier_that_is_only_read_nothing_can_be_put_off(qtbot, make_lines, tmp_path):
    path = new_dossier(tmp_path, late("Stoep"))
    lines = make_lines(path=path, read_only=True)
    lines.column.items[0].setFocus()
    assert not lines.column.items[0].later.isVisible()
    lines.press(Qt.Key.Key_L)
    assert not any(menu.isVisible() for menu in lines.column.findChildren(QMenu))


def test_any_text_is_shown_as_it_is(qtbot, make_lines):
    lines = make_lines(late(HOSTILE), late("x" * 10_000), late("<b>vet</b> مرحبا"))
    lines.column.grab()
    assert any("<b>vet</b>" in item.said.reason for item in lines.column.items)
    assert all("<b>" not in item.toolTip().replace("<span>", "") for item in lines.column.items)


def test_the_menu_of_the_mouse_puts_off_too(qtbot, make_lines):
    lines = make_lines(late("Stoep"))
    lines.column.items[0].later_requested.emit(lines.column.mapToGlobal(QPoint(10, 10)))
    assert lines.menu().isVisible()
    lines.menu().close()
