"""The whole program in one window, on a real dossier, as somebody uses it."""

import datetime as dt
import json
import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QWidget

from tests.dossiers import new_dossier
from tests.ui.accessibility import unnamed_controls
from tests.ui.kinds import KINDS
from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Indicator
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ActionState
from wijkdesk.storage import search_state
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import Gone
from wijkdesk.storage.reading.account import list_account
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.figures import list_indicators
from wijkdesk.storage.reading.programme import list_programmes
from wijkdesk.storage.reading.search import search
from wijkdesk.storage.writing.actions import start_action
from wijkdesk.storage.writing.edit import add, change
from wijkdesk.ui import other_dossiers
from wijkdesk.ui.contacts.duplicates.dialog import MergeDialog
from wijkdesk.ui.contacts.panes import PANES
from wijkdesk.ui.dialogs import Dialog
from wijkdesk.ui.dossier.new_dossier import NewDossier
from wijkdesk.ui.figures.tab import FiguresTab
from wijkdesk.ui.importing.table_dialog import TableDialog
from wijkdesk.ui.pillars.tab import PillarsTab
from wijkdesk.ui.places import PlaceTabs
from wijkdesk.ui.program import Program, application, technical_details
from wijkdesk.ui.search.box import SearchBox
from wijkdesk.ui.shortcuts.sheet import ShortcutSheet

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(qtbot, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    application()
    (paths.config() / "wijkdesk.ini").unlink(missing_ok=True)
    program = Program()
    qtbot.addWidget(program.window)
    yield program
    program.window.close()


@pytest.fixture
def on_example(qtbot, program, example):
    with qtbot.waitExposed(program.window):
        program.start(example)
    return program


def menu_action(program, name):
    [action] = [a for a in program.window.menus.actions_with_names() if a.text().replace("&", "").startswith(name)]
    return action


def test_the_first_start_shows_how_to_begin(qtbot, program):
    program.start(None)
    assert program.start_page.isVisible()
    assert program.window.windowTitle() == "Wijkdesk"
    assert unnamed_controls(program.window) == []


def test_a_dossier_that_is_not_there_is_told_to_who_asked_for_it(program, tmp_path):
    with pytest.raises(Gone):
        program.start(tmp_path / "weg.wijkdesk")


def test_the_five_places_are_a_key_away(qtbot, on_example):
    window = on_example.window
    for number, room in enumerate(window.rooms, start=1):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0.value + number), CONTROL)
        assert window.current_tab() is window.tab(room.key)
    qtbot.keyClick(window, Qt.Key.Key_Tab, CONTROL)
    assert window.current_tab() is window.tab("pillars")
    qtbot.keyClick(window, Qt.Key.Key_Tab, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert window.current_tab() is window.tab("overview")


def test_two_that_are_chosen_become_one_from_the_menu_and_elsewhere_that_cannot_be_asked(qtbot, on_example):
    window, merge = on_example.window, on_example.window.menus.merge
    menu = next(each for each in window.menuBar().findChildren(QMenu) if merge in each.actions())
    window.go_to("actions")
    menu.aboutToShow.emit()
    assert not merge.isEnabled()
    window.go_to("contacts")
    table = window.tab("contacts").people
    for chosen in ([1], [1, 2], [1, 2, 3]):
        table.choose(*chosen)
        menu.aboutToShow.emit()
        assert merge.isEnabled() == (len(chosen) == 2)
    table.choose(1, 2)
    menu.aboutToShow.emit()
    merge.trigger()
    [dialog] = [each for each in window.findChildren(MergeDialog) if each.isVisible()]
    assert unnamed_controls(dialog) == []
    dialog.reject()


def test_every_control_of_every_place_has_a_name(on_example):
    for room in on_example.window.rooms:
        on_example.window.go_to(room.key)
        assert unnamed_controls(on_example.window.tab(room.key)) == []
    assert unnamed_controls(on_example.window) == []


def test_every_control_of_every_pane_has_a_name_whether_it_shows_something_or_not(on_example):
    window = on_example.window
    for room in window.rooms:
        window.go_to(room.key)
    contacts, timeline = window.tab("contacts"), window.tab("timeline")
    for kind in PANES:
        contacts.panes.of(kind)
    assert unnamed_controls(window) == []
    for room in window.rooms:
        for kind in map(KINDS.__getitem__, room.kinds):
            window.open_thing(kind, 20261 if kind is HalfYear else 1)
            assert window.current_tab() is window.tab(room.key)
            assert unnamed_controls(window) == [], kind.__name__
    window.go_to("timeline")
    for source in {row.source for row in timeline.table.shown_rows()}:
        timeline.table.choose(next(row.id for row in timeline.table.shown_rows() if row.source == source))
        assert unnamed_controls(window) == [], source
    for room in window.rooms:
        if room.new_text:
            window.new_in(room.key)
            assert unnamed_controls(window) == [], room.key


@pytest.mark.parametrize(
    "kind", [Action, Contact, Organisation, ContactMoment, Promise, PolicyGoal, Event, Pillar, HalfYear]
)
def test_tab_leads_from_any_pane_through_the_whole_window_and_back(qtbot, on_example, kind):
    window = on_example.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_thing(kind, 20261 if kind is HalfYear else 1)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        qtbot.keyClick(QApplication.focusWidget(), key)
        start, seen = QApplication.focusWidget(), []
        while start not in seen and len(seen) < 300:
            qtbot.keyClick(QApplication.focusWidget(), key)
            seen.append(QApplication.focusWidget())
        assert start in seen, "it comes round"
        assert len(seen) == len(set(seen)), "and goes nowhere twice"
        assert any(isinstance(each, PlaceTabs) for each in seen)
        assert len(seen) > 10


@pytest.mark.parametrize("name", ["Contacten inlezen", "Agenda inlezen", "Contacten als vCard", "Data als agenda"])
def test_other_programs_are_reached_from_the_menu(qtbot, on_example, tmp_path, monkeypatch, name):
    file = tmp_path / "leeg"
    file.write_bytes(b"")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    commands = [each for _menu, commands in on_example.window.menus.commands() for each in commands]
    [command] = [action for text, action in commands if name in text]
    command.trigger()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in on_example.window.findChildren(Dialog)))
    [dialog] = [each for each in on_example.window.findChildren(Dialog) if each.isVisible()]
    assert dialog.windowTitle() == name
    assert unnamed_controls(dialog) == []
    dialog.reject()


def test_a_command_in_a_menu_within_a_menu_is_found_as_any_other(on_example):
    told = [command.name for command in on_example.window.menus.commands_to_choose()]
    assert "Inlezen: Tabel inlezen…" in told
    assert "Meenemen: Lijst als spreadsheet…" in told
    assert menu_action(on_example, "Agenda inlezen…").isEnabled()


def test_what_can_be_undone_stands_in_the_menu_and_is_undone_from_there(qtbot, on_example):
    changes = on_example.window.changes
    undo = on_example.window.menus.undo
    assert not undo.isEnabled()
    changes.carry_out(add, Action, title="Bankje bij het plein")
    qtbot.waitUntil(lambda: undo.text() == "Ongedaan maken: Actie toegevoegd")
    undo.trigger()
    qtbot.waitUntil(lambda: not undo.isEnabled())
    assert on_example.window.menus.redo.text() == "Opnieuw: Actie toegevoegd"
    on_example.window.menus.redo.trigger()
    titles = [row.title for row in list_actions(changes.dossier.reader)]
    assert "Bankje bij het plein" in titles


def test_what_was_done_can_be_undone_by_key_after_a_restart(qtbot, program, example):
    with Dossier.open(example) as dossier:
        number = add(dossier, Action, title="Bankje")
        start_action(dossier, number, on=dt.date(2026, 11, 23))
    with qtbot.waitActive(program.window):
        program.start(example)
    program.window.current_tab().setFocus()
    qtbot.keyClick(program.window, Qt.Key.Key_Z, CONTROL)
    reader = program.window.changes.dossier.reader
    [row] = list_actions(reader, only=[number])
    assert row.state is ActionState.PLANNED


def test_the_search_index_follows_an_edit_beside_the_work(qtbot, on_example):
    on_example._indexing.setInterval(0)
    dossier = on_example.dossier
    change(dossier, Action, 1, title="Zebrapad")
    assert search_state.is_behind(dossier.reader)
    qtbot.waitUntil(lambda: not search_state.is_behind(dossier.reader))
    [group] = search(dossier.reader, "zebrapad")
    assert [hit.id for hit in group.hits] == [1]


def test_a_refused_command_is_said_in_one_sentence_and_changes_nothing(on_example, monkeypatch):
    told = []
    monkeypatch.setattr("wijkdesk.ui.dialogs.tell", lambda parent, what, way_out: told.append(way_out))
    changes = on_example.window.changes
    number = next(row.id for row in list_actions(changes.dossier.reader) if row.state.is_ended)
    assert not changes.carry_out(start_action, number, dt.date(2026, 11, 23))
    assert told == ["Deze actie is al geëindigd. Heropen de actie om verder te gaan."]


def test_another_dossier_takes_the_place_of_the_first_and_frees_it(on_example, example, tmp_path):
    other = tmp_path / "Ander.wijkdesk"
    on_example.window.changes.dossier.copy_to(other)
    on_example.others.open_dossier(other)
    assert on_example.window.windowTitle() == "Ander – Wijkdesk"
    with Dossier.open(example) as freed:
        assert not freed.is_read_only


def test_a_dossier_that_is_open_elsewhere_can_be_read(qtbot, program, example, monkeypatch):
    program.start(None)
    monkeypatch.setattr(other_dossiers, "ask", lambda *arguments: True)
    with Dossier.open(example) as elsewhere:
        program.others.open_dossier(example)
        assert program.window.changes.dossier.is_read_only
        assert not program.window.menus.undo.isEnabled()
        change(elsewhere, Action, 1, title="door een ander")


def test_a_file_that_is_no_dossier_is_told_and_what_was_open_stays(on_example, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(other_dossiers, "tell", lambda parent, what, way_out, *more: told.append(way_out))
    wrong = tmp_path / "brief.wijkdesk"
    wrong.write_text("geen dossier")
    on_example.others.open_dossier(wrong)
    assert len(told) == 1
    assert on_example.window.changes is not None


def test_a_copy_is_written_beside_the_dossier_and_the_dossier_stays_open(on_example, example, tmp_path, monkeypatch):
    chosen = tmp_path / "stick" / "Kopie"
    chosen.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *arguments: (str(chosen), ""))
    menu_action(on_example, "Opslaan als kopie").trigger()
    with Dossier.open(chosen.with_name("Kopie.wijkdesk")) as copy:
        assert list_programmes(copy.reader)[0].name == "Rozenprieel"
    [line] = list_account(on_example.window.changes.dossier.reader)
    assert (line.what, line.destination) == ("Kopie van het dossier", str(chosen.with_name("Kopie.wijkdesk")))
    assert on_example.window.changes.dossier.path == example


def test_a_table_that_is_chosen_is_shown_and_changes_nothing_until_it_is_read_in(
    qtbot, on_example, tmp_path, monkeypatch
):
    table = tmp_path / "acties.csv"
    table.write_text("Actie;Deadline\nLampen;1-3-2027\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *arguments: (str(table), ""))
    read_in = [command for command in on_example.window.menus.commands_to_choose() if "Tabel inlezen" in command.name]
    assert [command.name for command in read_in] == ["Inlezen: Tabel inlezen…"]
    read_in[0].action.trigger()
    [dialog] = on_example.window.findChildren(TableDialog)
    qtbot.waitUntil(dialog.columns.isVisible, timeout=60_000)
    assert dialog.columns.table.shown_rows()[0].heading == "Actie"
    assert on_example.window.changes.dossier.undoable is None
    dialog.reject()


def test_the_last_dossier_and_place_come_back_at_the_next_start(qtbot, on_example, example):
    on_example.window.go_to("contacts")
    on_example.window.close()
    again = Program()
    qtbot.addWidget(again.window)
    again.start(None)
    assert again.window.changes.dossier.path == example
    assert again.window.current_tab() is again.window.tab("contacts")
    again.window.close()


def test_cut_and_paste_stay_with_the_text_that_has_the_focus(qtbot, on_example):
    window = on_example.window
    window.go_to("actions")
    with qtbot.waitActive(window):
        window.activateWindow()
    window.current_tab().find()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "stoep")
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_X, CONTROL)
    assert field.text() == ""
    qtbot.keyClick(field, Qt.Key.Key_V, CONTROL)
    assert field.text() == "stoep"


def test_technical_details_say_where_it_went_wrong_and_nothing_that_was_typed():
    def fail():
        raise ValueError("Anna van den Berg, 06-12345678")

    try:
        fail()
    except ValueError as error:
        told = technical_details(type(error), error.__traceback__)
    assert "ValueError" in told
    assert "test_program.py" in told
    assert "Anna" not in told
    assert "/" not in told.split("\n", 1)[1]


def test_our_own_mistake_is_told_in_dutch_and_work_goes_on(on_example, monkeypatch, capsys):
    told = []
    monkeypatch.setattr(
        "wijkdesk.ui.dialogs.tell", lambda parent, what, way_out, technical: told.append((what, technical))
    )
    sys.excepthook(ValueError, ValueError("geheim"), None)
    [(what, technical)] = told
    assert what == "Er ging iets mis in Wijkdesk"
    assert "geheim" not in technical + capsys.readouterr().err


def test_nothing_heavy_is_loaded_before_the_first_paint(example):
    script = """
import json, sys
from pathlib import Path
from wijkdesk.ui.program import Program, application
qt = application()
program = Program()
heavy = ("sqlalchemy", "alembic", "reportlab", "pypdfium2", "PIL", "babel", "wijkdesk.example", "multiprocessing",
    "wijkdesk.ui.fields", "wijkdesk.ui.dialogs", "wijkdesk.ui.pillars", "wijkdesk.ui.attention", "wijkdesk.insight",
    "wijkdesk.domain.action", "wijkdesk.domain.contact", "wijkdesk.domain.words", "wijkdesk.ui.menus",
    "wijkdesk.ui.buttons", "dataclasses", "hashlib", "platform", "platformdirs", "sqlite3")
def report():
    print(json.dumps([name for name in heavy if name in sys.modules]))
    sys.stdout.flush()
    import os
    os._exit(0)
program.window.painted.disconnect()
program.window.painted.connect(report)
program.start(Path(sys.argv[1]))
qt.exec()
"""
    done = subprocess.run([sys.executable, "-c", script, str(example)], capture_output=True, text=True, check=False)
    assert json.loads(done.stdout) == [], done.stderr


def test_a_start_imports_as_python_does_and_loads_no_commands():
    script = """
import builtins, sys
own = builtins.__import__
from wijkdesk import app
def started(path):
    loaded = [name for name in ("argparse", "logging", "multiprocessing", "wijkdesk.cli") if name in sys.modules]
    print(builtins.__import__ is own, loaded)
    sys.exit()
app._has_screen = lambda: True
import wijkdesk.ui.plain_import, wijkdesk.ui.program
wijkdesk.ui.program.Program.start = lambda _self, path: started(path)
app.main([])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout == "True []\n", done.stderr


def test_the_frame_tells_what_there_is_before_the_place_itself_is_made(qtbot, program, example):
    program.start(example)
    window = program.window
    assert (window.awaited, window.findChild(PlaceTabs).accessibleTabName(1)) == ("pillars", "Acties, 30")
    names = [action.text() for action in window.menuBar().actions()]
    assert "menus" not in vars(window)
    qtbot.waitUntil(lambda: not window.awaited)
    assert window.current_tab() is window.tab("pillars")
    assert window.current_tab().page.content is not None
    assert [action.text() for action in window.menuBar().actions()] == names
    assert [menu for menu, commands in window.menus.commands() if commands] == [name.replace("&", "") for name in names]


def test_the_place_behind_the_frame_is_not_seen_until_it_is_shown(program, example):
    program.start(example)
    program.window.make_room()
    [tab] = program.window.findChildren(PillarsTab)
    assert (program.window.awaited, tab.isVisible()) == ("pillars", False)
    program.window.show_room()
    assert (program.window.awaited, tab.isVisible()) == ("", True)


def test_a_place_is_painted_a_turn_after_it_is_shown(qtbot, on_example):
    qtbot.waitUntil(lambda: not on_example.window.awaited)
    on_example.window.go_to("actions")
    tab = on_example.window.tab("actions")
    assert (tab.isVisible(), tab.updatesEnabled()) == (True, False)
    qtbot.waitUntil(tab.updatesEnabled)


def test_what_is_asked_before_its_turn_is_answered_once(qtbot, program, example):
    with qtbot.waitSignal(program.dossier_shown):
        program.start(example)
        program.window.search_requested.emit()
        assert [each.isVisible() for each in program.window.findChildren(SearchBox)] == [True]
        program.window.open_thing(Action, 1)
        assert program.window.current_tab().pane.number == 1
    assert len(program.window.findChildren(SearchBox)) == 1


def test_a_part_that_was_needed_sooner_answers_once_too(qtbot, program, example):
    with qtbot.waitSignal(program.dossier_shown):
        program.start(example)
        assert program.dialogs.begun() == []
        program.window.shortcuts_requested.emit()
        assert len(program.window.findChildren(ShortcutSheet)) == 1


def test_a_place_of_before_is_shown_again_at_the_next_start(qtbot, program, example):
    program.remembered.keep_text("place", "figures")
    with qtbot.waitSignal(program.dossier_shown):
        program.start(example)
    assert isinstance(program.window.current_tab(), FiguresTab)


def test_a_dialog_says_its_verb_and_closes_on_escape(qtbot, on_example):
    dialog = NewDossier(dt.date(2026, 11, 23), on_example.window)
    assert isinstance(dialog, Dialog)
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


class ShownWindows(QObject):
    """Every window of its own that was shown, by kind."""

    def __init__(self):
        super().__init__()
        self.kinds = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.kinds.append(type(watched).__name__)
        return False


def test_no_part_of_a_place_is_ever_a_window_of_its_own(qtbot, program, example):
    shown = ShownWindows()
    QApplication.instance().installEventFilter(shown)
    program.start(example)
    for room in program.window.rooms:
        program.window.go_to(room.key)
    QApplication.instance().removeEventFilter(shown)
    assert shown.kinds == ["MainWindow"]


@pytest.mark.parametrize("place", ["actions", "contacts", "timeline"])
def test_tab_goes_through_all_of_a_place_and_comes_round(qtbot, on_example, place):
    window = on_example.window
    with qtbot.waitActive(window):
        window.activateWindow()
    window.go_to(place)
    tab = window.current_tab()
    start, visited = QApplication.focusWidget(), []
    for _ in range(40):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
        if visited[-1] is start:
            break
    assert start is tab.table
    assert {tab.table, tab.page.search, tab.page.new_button} <= set(visited)


def test_the_figures_are_a_room_beside_the_places(on_example):
    window = on_example.window
    named = {action.text().replace("&", ""): action for action in window.menus.actions_with_names()}
    named["Cijfers"].trigger()
    assert isinstance(window.current_tab(), FiguresTab)
    window.go_to("actions")
    number = list_indicators(window.changes.dossier.reader)[0].id
    window.open_thing(Indicator, number)
    assert isinstance(window.current_tab(), FiguresTab)


def test_in_a_text_the_keys_of_remove_remove_a_word_and_not_the_thing(qtbot, on_example):
    window = on_example.window
    window.go_to("actions")
    with qtbot.waitActive(window):
        window.activateWindow()
    window.current_tab().find()
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "stoep kapot")
    field.home(False)
    window.menus._remove()
    assert field.text() == "kapot"
    assert window.changes.dossier.undoable is None


def test_a_field_that_refuses_does_not_keep_anything_else_from_being_undone(qtbot, on_example):
    changes = on_example.window.changes
    on_example.window.go_to("actions")
    changes.carry_out(add, Action, title="Bankje")
    on_example.window.flush = lambda: False
    on_example.window.undo()
    assert "Bankje" not in [row.title for row in list_actions(changes.dossier.reader)]


def test_each_dossier_has_filters_of_its_own_and_widths_are_for_all(qtbot, on_example, tmp_path, example):
    other = tmp_path / "Ander.wijkdesk"
    window = on_example.window
    window.changes.dossier.copy_to(other)
    window.go_to("actions")
    window.tab("actions").page.chips.state.set_value("running")
    window.tab("actions").table.sort_by("title", descending=True)
    on_example.others.open_dossier(other)
    assert window.tab("actions").page.chips.state.value() is None
    assert window.tab("actions").table.rows_model.sorted_by == ("title", True)
    on_example.others.open_dossier(example)
    assert window.tab("actions").page.chips.state.value() == "running"
    on_example.remembered._settings.sync()
    of_dossiers = (paths.config() / "wijkdesk.ini").read_text("utf-8").split("[dossier]")[1].split("\n[")[0]
    assert "Ander" not in of_dossiers
    assert str(tmp_path) not in of_dossiers


def test_what_it_brought_a_partner_is_a_page_away_from_its_pane(qtbot, program, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *what: (asked.append(what[2]), ("", ""))[1])
    ymere = Organisation(name="Ymere")
    goal = PolicyGoal(title="Droge huizen", organisation=ymere)
    action = Action(title="Fundering", state=ActionState.RUNNING, lead=ymere, goals=[goal])
    with qtbot.waitExposed(program.window):
        program.start(new_dossier(tmp_path, ymere, goal, action))
    program.window.open_thing(Organisation, 1)
    contacts = program.window.tab("contacts")
    qtbot.mouseClick(contacts.pane.brought, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: contacts.panes.brought.page.isVisible())
    qtbot.mouseClick(contacts.panes.brought.page, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(asked), timeout=30_000)
    assert program.window.current_tab() is program.window.tab("overview")
    assert "Opbrengst voor Ymere Testbuurt" in asked[0]
