"""What concerns very many things at once, from the window: changing all that is chosen, and taking a step back."""

import datetime as dt
import threading

import pytest

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Organisation
from wijkdesk.domain.pillar import Pillar
from wijkdesk.storage import driver
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import DossierFault
from wijkdesk.ui import several_changed
from wijkdesk.ui.long_edit import LongEdit

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
MANY = 300
FEW = 5  # so that the lists of the example have many


@pytest.fixture(autouse=True)
def _few(monkeypatch):
    monkeypatch.setattr(several_changed, "FEW", FEW)


@pytest.fixture
def dossier(program):
    dossier = program.window.changes.dossier
    with dossier.write("Tabel ingelezen") as session:
        session.add_all(Organisation(name=f"Vereniging {number}") for number in range(MANY))
    return dossier


def organisations(dossier):
    return dossier.reader.execute("SELECT id FROM organisations WHERE name LIKE 'Vereniging%'").fetchall()


def turned(qtbot, program, turn):
    """Wait until the step is turned; meanwhile nobody gets at the window."""
    turn()
    [dialog] = [each for each in program.window.findChildren(LongEdit) if each.isVisible()]
    assert dialog.isModal()
    with qtbot.waitSignal(dialog.carried_out):
        dialog.reject()
        assert dialog.isVisible()
    assert not any(each.isVisible() for each in program.window.findChildren(LongEdit))


def test_an_import_is_taken_back_and_done_again_as_one_step(qtbot, program, dossier):
    told = []
    program.window.changes.changed.connect(told.append)
    turned(qtbot, program, program.window.undo)
    assert organisations(dossier) == []
    assert dossier.redoable == "Tabel ingelezen"
    assert program.window.statusBar().currentMessage() == "Ongedaan gemaakt: Tabel ingelezen"
    qtbot.waitUntil(lambda: len(told) == 1)
    assert len(told[0][Organisation]) == MANY
    turned(qtbot, program, program.window.redo)
    assert len(organisations(dossier)) == MANY
    assert dossier.undoable == "Tabel ingelezen"
    assert program.window.statusBar().currentMessage() == "Opnieuw gedaan: Tabel ingelezen"


def test_what_fails_is_said_and_leaves_all_as_it_was(qtbot, program, dossier, monkeypatch):
    said = []
    monkeypatch.setattr("wijkdesk.ui.dialogs.tell", lambda _window, _what, sentence: said.append(sentence))

    def full(_dossier):
        raise DossierFault("De schijf is vol.")

    monkeypatch.setattr(Dossier, "undo", full)
    program.window.undo()
    qtbot.waitUntil(lambda: bool(said))
    assert "De schijf is vol." in said[0]
    assert len(organisations(dossier)) == MANY


def test_a_step_of_a_few_things_is_taken_back_at_once(program):
    dossier = program.window.changes.dossier
    with dossier.write("Organisatie toegevoegd") as session:
        session.add(Organisation(name="Vereniging"))
    program.window.undo()
    assert program.window.findChild(LongEdit) is None
    assert organisations(dossier) == []


# -- all that is chosen --


def rows_of(tab, source=None):
    """The ids of the first rows of a list, more than are changed at once."""
    rows = [row.id for row in tab.table.shown_rows() if source is None or row.source == source]
    assert len(rows) > FEW + 2
    return rows


def numbers(dossier, table):
    return {number for (number,) in dossier.reader.execute(f"SELECT id FROM {table}").fetchall()}


@pytest.fixture
def place(program, qtbot):
    """Goes to a place, chooses the first rows of its list, and gives its tab and those rows."""

    def go(key, count=FEW + 1, source=None):
        program.window.activateWindow()
        program.window.go_to(key)
        tab = program.window.tab(key)
        chosen = rows_of(tab, source)[:count]
        tab.table.setFocus()
        tab.table.choose(*chosen)
        return tab, chosen

    return go


@pytest.mark.parametrize(
    ("key", "source", "table", "label"),
    [
        ("actions", None, "actions", "6 acties verwijderd"),
        ("contacts", None, "contacts", "6 contacten verwijderd"),
        ("timeline", "event", "events", "6 keer van de tijdlijn verwijderd"),
    ],
)
def test_many_chosen_things_are_removed_behind_a_dialog_as_one_step(qtbot, program, place, key, source, table, label):
    tab, chosen = place(key, source=source)
    dossier = program.window.changes.dossier
    before, below = numbers(dossier, table), tab.table.next_to(chosen)
    turned(qtbot, program, tab.remove)
    assert len(before - numbers(dossier, table)) == len(chosen)
    assert dossier.undoable == label
    qtbot.waitUntil(lambda: not {row.id for row in tab.table.shown_rows()} & set(chosen))
    assert tab.table.chosen_ids() == [below]
    assert program.window.focusWidget() is tab.table
    dossier.undo()
    assert numbers(dossier, table) == before
    qtbot.waitUntil(lambda: {row.id for row in tab.table.shown_rows()} >= set(chosen))


def test_many_actions_are_duplicated_behind_a_dialog_and_the_copies_chosen(qtbot, program, place):
    tab, chosen = place("actions")
    before = numbers(program.window.changes.dossier, "actions")
    turned(qtbot, program, tab.duplicate)
    made = numbers(program.window.changes.dossier, "actions") - before
    assert len(made) == len(chosen)
    assert set(tab.table.chosen_ids()) == made
    assert program.window.changes.dossier.undoable == "6 acties gedupliceerd"


def test_many_actions_go_to_one_pillar_behind_a_dialog(qtbot, program, place):
    tab, chosen = place("actions")
    turned(qtbot, program, lambda: tab.several.pillar.edited.emit(2))
    assert {tab.page.rows[number].main_pillar_id for number in chosen} == {2}
    assert program.window.changes.dossier.undoable == "6 acties naar een andere pijler"


def test_what_many_actions_refuse_is_said_beside_the_field_and_changes_none(qtbot, program, place):
    tab, _ = place("actions")
    assert len(tab.several._going()) > FEW
    dossier = program.window.changes.dossier
    before = dossier.undoable
    tab.several.due.edited.emit(dt.date(1901, 1, 1))
    qtbot.waitUntil(lambda: tab.several.due.has_error)
    assert dossier.undoable == before


def test_a_fault_while_many_things_change_is_said_and_changes_none(qtbot, program, place, monkeypatch):
    said = []
    monkeypatch.setattr("wijkdesk.ui.dialogs.tell", lambda _window, _what, sentence: said.append(sentence))
    tab, _ = place("actions")
    dossier = program.window.changes.dossier
    before = numbers(dossier, "actions")
    other = driver.connect(dossier.path)
    other.execute("BEGIN IMMEDIATE")  # as a program would that goes on writing in the file
    tab.remove()
    qtbot.waitUntil(lambda: bool(said))
    other.close()
    assert "in gebruik door een ander programma" in said[0]
    assert numbers(dossier, "actions") == before


def test_a_few_things_are_changed_at_once(program, place):
    tab, chosen = place("actions", count=FEW)
    tab.remove()
    assert program.window.findChild(LongEdit) is None
    assert not numbers(program.window.changes.dossier, "actions") & set(chosen)


def test_who_closes_the_window_meanwhile_waits_until_all_is_written(qtbot, program, place):
    tab, chosen = place("actions")
    path = program.window.changes.dossier.path
    tab.remove()
    program.window.close()
    assert program.window.isVisible()
    qtbot.waitUntil(program.window.isHidden)
    with Dossier.open(path) as dossier:
        assert not numbers(dossier, "actions") & set(chosen)


def test_a_pillar_of_many_actions_is_removed_behind_a_dialog(qtbot, program):
    dossier = program.window.changes.dossier
    with dossier.write("Tabel ingelezen") as session:
        pillar = session.get(Pillar, 1)
        session.add_all(Action(title=f"Actie {number}", main_pillar=pillar) for number in range(100))
    program.window.go_to("pillars")
    tab = program.window.tab("pillars")
    tab.open(Pillar, 1)
    turned(qtbot, program, tab.remove)
    assert 1 not in numbers(dossier, "pillars")
    assert dossier.undoable == "Pijler verwijderd"


def test_the_dialog_is_no_higher_than_what_it_says(qtbot, program):
    is_done = threading.Event()
    edit = LongEdit(is_done.wait, "Verwijderen", "Dat duurt even.", program.window)
    edit.open()
    qtbot.waitUntil(edit.isVisible)
    assert edit.height() < edit.width() / 2
    with qtbot.waitSignal(edit.carried_out):
        is_done.set()
