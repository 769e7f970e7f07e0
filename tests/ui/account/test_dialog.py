"""The account of the dossier, as somebody reads it, looks for something in it and saves it."""

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from tests.dossiers import new_dossier
from tests.ui.accessibility import unnamed_controls
from wijkdesk.domain.words import AccountAction
from wijkdesk.storage.account import note
from wijkdesk.storage.dossier import Dossier
from wijkdesk.ui.account.dialog import AccountDialog
from wijkdesk.ui.changes import Changes

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(scope="module")
def dossier(tmp_path_factory):
    with Dossier.open(new_dossier(tmp_path_factory.mktemp("account"))) as dossier:
        yield dossier


@pytest.fixture
def show(qtbot, dossier):
    parent = QWidget()
    qtbot.addWidget(parent)

    def show():
        dialog = AccountDialog(Changes(dossier, parent), parent)
        with qtbot.waitExposed(dialog):
            dialog.open()
        return dialog

    return show


def told(dialog):
    return [row.what for row in dialog.table.shown_rows()]


def test_an_empty_account_says_so(show):
    dialog = show()

    assert dialog.nothing.accessibleName() == "Hier staat nog niets."
    assert not dialog.csv.isEnabled()
    assert unnamed_controls(dialog) == []


def test_what_left_is_listed_found_and_saved_without_formulas(qtbot, show, dossier, tmp_path, monkeypatch):
    note(dossier, AccountAction.EXPORT, "Uitvoeringsplan", Path("/media/stick/plan.pdf"))
    note(dossier, AccountAction.EXPORT, "=2+5", Path("/tmp/-som.pdf"))
    dialog = show()

    assert told(dialog) == ["=2+5", "Uitvoeringsplan"]
    assert dialog.about.accessibleName() == "Waarheen: /tmp/-som.pdf"
    qtbot.keyClicks(dialog.search, "stick")
    assert told(dialog) == ["Uitvoeringsplan"]
    assert dialog.about.accessibleName() == "Waarheen: /media/stick/plan.pdf"
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is dialog.table
    dialog.search.setText("niets van dat al")
    assert dialog.nothing.accessibleName() == "Niets gevonden."
    assert unnamed_controls(dialog) == []

    saved = tmp_path / "Logboek"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    dialog.csv.click()
    assert dialog.said.accessibleName() == "Opgeslagen: Logboek.csv."
    lines = list(csv.reader(io.StringIO((tmp_path / "Logboek.csv").read_text("utf-8-sig")), delimiter=";"))
    assert [line[1:] for line in lines] == [
        ["Handeling", "Wat", "Waarheen", "Resultaat"],
        ["uitvoer", "'=2+5", "/tmp/-som.pdf", "gelukt"],
        ["uitvoer", "Uitvoeringsplan", "/media/stick/plan.pdf", "gelukt"],
    ]
    dialog.search.clear()
    assert told(dialog)[0] == "Logboek"  # which left the dossier too


def test_a_place_that_cannot_be_written_is_said(show, dossier, tmp_path, monkeypatch):
    note(dossier, AccountAction.EXPORT, "Plan")
    dialog = show()
    before = told(dialog)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "weg" / "a.csv"), ""))
    dialog.csv.click()

    assert dialog.said.accessibleName().startswith("Dat kon niet worden geschreven.")
    assert told(dialog) == before
