"""Taking back and doing again a step of very many things, from the window."""

import pytest

from wijkdesk.domain.contact import Organisation
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import DossierFault
from wijkdesk.ui.long_edit import LongEdit

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
MANY = 300


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
