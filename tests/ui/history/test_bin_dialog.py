"""The bin, as somebody looks in it, takes out of it and empties it."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.dossiers import HOSTILE
from tests.ui.accessibility import unnamed_controls
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Organisation
from wijkdesk.domain.figures import Area
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.writing import edit
from wijkdesk.ui.history import bin_dialog
from wijkdesk.ui.long_edit import LongEdit

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def answer(monkeypatch):
    """Answer every question so, and note what was asked."""
    asked = []

    def answer(is_sure):
        monkeypatch.setattr(bin_dialog, "ask", lambda _parent, *texts: asked.append(texts) or is_sure)
        return asked

    return answer


def titles(dialog):
    return [row.title for row in dialog.table.shown_rows()]


def test_what_was_deleted_is_listed_last_first_and_the_last_is_chosen(show):
    dialog = show("bin")

    assert titles(dialog) == ["Ymere", "Weg"]
    assert QApplication.focusWidget() is dialog.table
    assert dialog.about.accessibleName() == "Organisatie verwijderd."
    assert unnamed_controls(dialog) == []


def test_enter_puts_back_and_arrows_choose(qtbot, show):
    dialog = show("bin")
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)

    assert [row.title for row in list_actions(dialog.dossier.reader)] == ["Bankje", "Weg"]
    assert titles(dialog) == ["Ymere"]
    assert dialog.said.accessibleName() == "Teruggezet: Weg."
    assert dialog.isVisible()
    assert QApplication.focusWidget() is dialog.table
    dialog.dossier.undo()
    assert [row.title for row in list_actions(dialog.dossier.reader)] == ["Bankje"]


def test_the_button_puts_back_what_is_chosen_with_all_that_let_go_of_it(show):
    dialog = show("bin")
    dialog.commit.click()

    assert list_actions(dialog.dossier.reader, only=[1])[0].lead == "Ymere"
    dialog.commit.click()
    assert dialog.nothing.isVisible()
    assert not dialog.table.isVisible()
    assert not dialog.commit.isEnabled()


def test_what_went_with_it_is_told(show, path):
    with Dossier.open(path) as dossier:
        organisation = edit.add(dossier, Organisation, name="School")
        edit.add(dossier, Commitment, organisation=organisation, what="Twee dagen")
        edit.remove(dossier, Organisation, organisation)
    dialog = show("bin")

    assert dialog.about.accessibleName() == "Organisatie verwijderd. Ging mee: 1 commitment."


def test_a_conflict_is_told_in_a_sentence_and_nothing_changes(show, path):
    with Dossier.open(path) as dossier:
        edit.remove(dossier, Area, edit.add(dossier, Area, code="NL00"))
        edit.add(dossier, Area, code="NL00")
    dialog = show("bin")
    dialog.commit.click()

    assert dialog.said.accessibleName() == "Er is al een gebied met deze code. Kies dat gebied."
    assert len(titles(dialog)) == 3


def test_what_could_not_come_along_is_told(show, path):
    with Dossier.open(path) as dossier:
        organisation = edit.add(dossier, Organisation, name="School")
        number = edit.add(dossier, Action, title="Lezen", lead=organisation)
        edit.remove(dossier, Action, number)
        edit.remove(dossier, Organisation, organisation)
    dialog = show("bin")
    dialog.table.choose(("actions", number))
    dialog.commit.click()

    assert dialog.said.accessibleName().startswith("Teruggezet: Lezen. Niet alles kon mee")
    assert dialog.said.accessibleName().endswith("trekker.")


def test_delete_asks_and_then_deletes_for_good(qtbot, show, answer):
    dialog = show("bin")
    erased = []
    dialog.erased.connect(lambda: erased.append(True))
    asked = answer(False)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert "“Ymere”" in asked[0][1]
    assert titles(dialog) == ["Ymere", "Weg"]

    answer(True)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert titles(dialog) == ["Weg"]
    assert erased == [True]
    assert b"Ymere" not in dialog.dossier.path.read_bytes()
    dialog.erase.click()
    assert dialog.nothing.isVisible()
    assert QApplication.focusWidget() is dialog.cancel


def test_after_thirty_days_nothing_is_shown(show):
    dialog = show("bin", now=lambda: dt.datetime.now(dt.UTC) + dt.timedelta(days=31))

    assert dialog.nothing.isVisible()
    assert unnamed_controls(dialog) == []


def test_a_dossier_that_is_only_read_shows_its_bin_and_changes_nothing(qtbot, show, answer):
    asked = answer(True)
    dialog = show("bin", read_only=True)

    assert titles(dialog) == ["Ymere", "Weg"]
    assert not dialog.commit.isEnabled()
    assert not dialog.erase.isEnabled()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert titles(dialog) == ["Ymere", "Weg"]
    assert asked == []


def test_hostile_and_long_titles_are_shown_on_one_line(show, path):
    with Dossier.open(path) as dossier:
        edit.remove(dossier, Action, edit.add(dossier, Action, title=f"<b>{HOSTILE}" + "y" * 10_000))
    dialog = show("bin")
    dialog.commit.click()

    assert dialog.said.accessibleName().startswith("Teruggezet: <b><b>&\"'</b>")
    assert len(dialog.said.accessibleName()) < 300


def test_of_thousands_that_went_together_one_comes_back_behind_a_dialog(qtbot, show, path):
    with Dossier.open(path) as dossier:
        with dossier.write("Tabel ingelezen") as session:
            session.add_all(Organisation(name=f"Vereniging {number}") for number in range(bin_dialog.AT_ONCE))
        numbers = [number for (number,) in dossier.reader.execute("SELECT id FROM organisations").fetchall()]
        edit.remove_several(dossier, Organisation, numbers)
    dialog = show("bin")
    qtbot.waitUntil(lambda: len(titles(dialog)) == len(numbers) + 2)
    assert titles(dialog)[0] == "Vereniging 0"
    dialog.commit.click()
    [waited_for] = dialog.findChildren(LongEdit)
    assert waited_for.isModal()
    qtbot.waitUntil(lambda: dialog.said.accessibleName() == "Teruggezet: Vereniging 0.")
    assert [name for (name,) in dialog.dossier.reader.execute("SELECT name FROM organisations")] == ["Vereniging 0"]
    qtbot.waitUntil(lambda: titles(dialog)[0] == "Vereniging 1")
    assert dialog.commit.isEnabled()
    dialog.dossier.undo()
    assert dialog.dossier.reader.execute("SELECT name FROM organisations").fetchall() == []
