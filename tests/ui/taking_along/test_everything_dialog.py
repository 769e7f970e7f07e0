"""Taking everything along, as somebody asks for it, and a dossier of it again."""

import threading

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from tests.disks import mount  # noqa: F401 - a fixture
from tests.exchange.whole_dossier.folders import TODAY, everything_in, full_dossier
from tests.ui.accessibility import unnamed_controls
from wijkdesk import paths
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.account import list_account
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dossier.bring_back_dialog import BringBackDialog
from wijkdesk.ui.second_process import second_process
from wijkdesk.ui.taking_along.everything_dialog import EverythingDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
PASSWORD = "vier losse woorden"


@pytest.fixture
def documents(tmp_path, monkeypatch):
    folder = tmp_path / "documenten"
    folder.mkdir()
    monkeypatch.setattr(paths, "documents", lambda: folder)
    return folder


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def dossier(tmp_path):
    with Dossier.open(full_dossier(tmp_path, password=PASSWORD), password=PASSWORD) as dossier:
        yield dossier


def shown(qtbot, dialog):
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def finish(qtbot, dialog):
    dialog.commit.click()
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=30_000)
    return dialog.said.accessibleName()


def test_everything_goes_along_and_comes_back(qtbot, dossier, documents, parent):
    before = everything_in(dossier.path, PASSWORD)
    dialog = shown(qtbot, EverythingDialog(Changes(dossier, parent), lambda: TODAY, parent))
    assert unnamed_controls(dialog) == []
    assert finish(qtbot, dialog) == "Klaar: alles staat in de map Testbuurt gegevens. Begin bij LEESMIJ.txt."
    folder = documents / "Testbuurt gegevens"
    assert list_account(dossier.reader)[0].what == "Alle gegevens"

    back, made = shown(qtbot, BringBackDialog(folder, parent)), []
    back.finished_work.connect(made.append)
    assert unnamed_controls(back) == []
    for field in (back.password.first, back.password.again):
        field.box.setText("heel iets anders")
    assert finish(qtbot, back) == "Klaar: Testbuurt gegevens.wijkdesk."
    assert back.password.value() == ""
    [opened] = made
    assert opened.is_locked
    assert list_account(opened.reader)[0].what == "Meegenomen gegevens"
    opened.close()
    rows, journal, _ = everything_in(opened.path, "heel iets anders")
    rows.pop("account_entries")
    assert rows.items() <= before[0].items()
    assert journal == before[1]


def test_a_folder_that_is_there_is_never_written_in(qtbot, dossier, documents, parent):
    (documents / "Testbuurt gegevens").mkdir()
    dialog = shown(qtbot, EverythingDialog(Changes(dossier, parent), lambda: TODAY, parent))

    assert finish(qtbot, dialog).startswith("Klaar: alles staat in de map Testbuurt gegevens 2.")
    assert list((documents / "Testbuurt gegevens").iterdir()) == []


def test_it_comes_in_the_folder_that_is_wanted(qtbot, dossier, tmp_path, parent, documents, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    dialog = shown(qtbot, EverythingDialog(Changes(dossier, parent), lambda: TODAY, parent))
    dialog.place.choose.click()
    finish(qtbot, dialog)

    assert (tmp_path / "Testbuurt gegevens" / "LEESMIJ.txt").exists()


def test_who_stops_it_finds_nothing_and_can_begin_again(qtbot, dossier, documents, parent, monkeypatch):
    goes_on, call = threading.Event(), second_process().call

    def call_slowly(work, *arguments):
        given = call(work, *arguments)
        goes_on.wait(30)
        return given

    monkeypatch.setattr(second_process(), "call", call_slowly)
    dialog = shown(qtbot, EverythingDialog(Changes(dossier, parent), lambda: TODAY, parent))
    dialog.commit.click()
    assert not dialog.place.isEnabled()
    dialog.cancel.click()
    goes_on.set()
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=30_000)

    assert dialog.said.accessibleName() == "Gestopt; er is niets geschreven."
    assert list(documents.iterdir()) == []
    assert dialog.isVisible()
    assert [row.what for row in list_account(dossier.reader)] == ["Uitvoeringsplan"]
    assert finish(qtbot, dialog).startswith("Klaar")


def test_a_full_disk_is_said_and_leaves_nothing(qtbot, dossier, parent, mount, monkeypatch):  # noqa: F811
    disk = mount("size=64k")
    monkeypatch.setattr(paths, "documents", lambda: disk)
    dialog = shown(qtbot, EverythingDialog(Changes(dossier, parent), lambda: TODAY, parent))

    assert finish(qtbot, dialog).startswith("De schijf is vol")
    assert list(disk.iterdir()) == []


def test_a_folder_that_is_none_says_so_and_makes_nothing(qtbot, documents, parent):
    (documents / "leeg").mkdir()
    dialog = shown(qtbot, BringBackDialog(documents / "leeg", parent))

    assert finish(qtbot, dialog).startswith("leeg is geen map met meegenomen gegevens")
    assert [each.name for each in documents.iterdir()] == ["leeg"]
