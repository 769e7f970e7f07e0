"""Taking a list along as a spreadsheet, as somebody asks for it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from python_calamine import CalamineWorkbook

from tests.dossiers import new_dossier
from tests.ui.accessibility import unnamed_controls
from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.account import list_account
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.seen import Seen
from wijkdesk.ui.taking_along.list_dialog import ListDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def dossier(tmp_path):
    things = [Action(title="Lampen"), Action(title="Stil", confidential=True), Action(title="Bankjes")]
    with Dossier.open(new_dossier(tmp_path, *things)) as dossier:
        yield dossier


@pytest.fixture
def documents(tmp_path, monkeypatch):
    folder = tmp_path / "documenten"
    folder.mkdir()
    monkeypatch.setattr(paths, "documents", lambda: folder)
    return folder


@pytest.fixture
def show(qtbot, dossier, documents):
    parent = QWidget()
    qtbot.addWidget(parent)

    def show(seen=None):
        dialog = ListDialog(Changes(dossier, parent), seen, parent)
        with qtbot.waitExposed(dialog):
            dialog.open()
        return dialog

    return show


def finish(qtbot, dialog):
    dialog.commit.click()
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=30_000)
    return dialog.said.accessibleName()


def titles(path):
    head, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return [row[head.index("Titel")] for row in rows]


def test_what_is_seen_goes_along_in_its_order_and_is_noted(qtbot, show, documents, dossier):
    dialog = show(Seen("actions", (3, 2, 1)))
    assert unnamed_controls(dialog) == []
    assert finish(qtbot, dialog) == "Klaar: Acties Testbuurt.xlsx."

    target = documents / "Acties Testbuurt.xlsx"
    assert titles(target) == ["Bankjes", "Lampen"]
    [line] = list_account(dossier.reader)
    assert (line.what, Path(line.destination).name) == ("Lijst: Acties", target.name)
    dialog.commit.click()
    assert not dialog.isVisible()


def test_the_whole_list_may_go_along_with_what_is_confidential(qtbot, show, documents):
    dialog = show(Seen("actions", (3,)))
    dialog.part.load(False)
    dialog.format.load(".ods")
    dialog.format.edited.emit(".ods")
    dialog.confidential.setChecked(True)
    finish(qtbot, dialog)

    assert titles(documents / "Acties Testbuurt.ods") == ["Lampen", "Stil", "Bankjes"]


def test_of_another_list_than_the_one_in_sight_all_goes_along(qtbot, show, documents):
    dialog = show(Seen("contacts", ()))
    dialog.kind.load("pillars")
    dialog.kind.edited.emit("pillars")
    assert not dialog.part.isVisible()
    finish(qtbot, dialog)

    rows = CalamineWorkbook.from_path(documents / "Pijlers Testbuurt.xlsx").get_sheet_by_index(0).to_python()
    assert len(rows) == 5


def test_it_comes_where_it_is_wanted(qtbot, show, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mijn lijst"), ""))
    dialog = show()
    dialog.place.choose.click()

    assert finish(qtbot, dialog) == "Klaar: mijn lijst.xlsx."
    assert (tmp_path / "mijn lijst.xlsx").exists()


def test_what_stands_in_the_way_is_said_and_one_can_choose_again(qtbot, show, documents):
    documents.rmdir()
    dialog = show()

    assert finish(qtbot, dialog).startswith("De map van Acties Testbuurt.xlsx is er niet.")
    assert dialog.kind.isEnabled()
    documents.mkdir()
    assert finish(qtbot, dialog).startswith("Klaar")
